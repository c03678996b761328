import { describe, expect, test } from "vitest";
import type { Template, TemplateField } from "../src/contract";
import { holds, isBirthDate, isIban } from "../src/vault/checks";
import { COUNTRIES } from "../src/vault/countries";
import { numberHolds } from "../src/vault/numbers";
import { partsFor, valueFor } from "../src/vault/profile";
import { fromFile, keyOf, seal, toFile, unseal } from "../src/vault/sealing";

const TODAY = new Date(2026, 10, 26);

test.each([
  ["999990019", true],
  ["999 99 00 19", true],
  ["123456782", true],
  ["999990018", false],
  ["000000000", false],
  ["99999001", false],
  ["99999001a", false],
])("11-test of %s", (text, passes) => expect(holds("bsn", text)).toBe(passes));

test.each([
  ["NL91 ABNA 0417 1643 00", true],
  ["nl91abna0417164300", true],
  ["BE68 5390 0754 7034", true],
  ["NL92 ABNA 0417 1643 00", false],
  ["NL91 0417 1643 00", false],
  ["", false],
])("mod-97 of %s", (text, passes) => expect(isIban(text)).toBe(passes));

test.each([
  ["07-03-1985", true],
  ["7/3/1985", true],
  ["00-00-1960", true],
  ["29-02-2024", true],
  ["29-02-2023", false],
  ["27-11-2026", false],
  ["01-01-1890", false],
  ["1985-03-07", false],
])("birth date %s", (text, passes) => expect(isBirthDate(text, TODAY)).toBe(passes));

test("nothing typed is nothing wrong, and a name has no rule", () => {
  expect(holds("bsn", " ")).toBeNull();
  expect(holds("familyName", "X")).toBeNull();
});

// The very examples that the service is held to (tests/forms/countries/test_numbers.py).
const FILES = import.meta.glob<CountryFile>("../../forms/countries/*.json", { eager: true, import: "default" });
interface Examples {
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}
interface CountryFile {
  readonly code: string;
  readonly account: Examples;
  readonly postcode: Examples;
  readonly numbers: readonly ({ readonly id: string } & Examples)[];
}

describe.each(Object.values(FILES).map((file) => [file.code, file] as const))("what %s says of itself", (code, file) => {
  test.each(file.numbers.map((number) => [number.id, number] as const))("%s", (id, { right, wrong }) => {
    const rule = COUNTRIES[code]?.numbers.find((number) => number.id === id);
    expect(right.filter((text) => rule === undefined || !numberHolds(rule, text))).toEqual([]);
    expect(wrong.filter((text) => rule === undefined || numberHolds(rule, text))).toEqual([]);
  });

  test("accounts and postcodes", () => {
    expect([...file.account.right, ...file.account.wrong].map((text) => holds("iban", text))).toEqual([...file.account.right.map(() => true), ...file.account.wrong.map(() => false)]);
    expect([...file.postcode.right, ...file.postcode.wrong].map((text) => holds("postcode", text, code))).toEqual([...file.postcode.right.map(() => true), ...file.postcode.wrong.map(() => false)]);
  });
});

test("a number is judged as its country does, a postcode as that where one lives", () => {
  expect(holds("rijksregisternummer", "85.07.30-033.28")).toBe(true);
  expect(holds("steuer-id", "86 095 742 718")).toBe(false);
  expect([holds("postcode", "9790"), holds("postcode", "9790", "BE"), holds("postcode", "9790", "DE")]).toEqual([false, true, false]);
});

describe("where a profile belongs", () => {
  const field = (semantic: string | null): TemplateField => ({ semantic }) as TemplateField;
  const form = (...semantics: string[]): Template => ({ pages: [{ fields: semantics.map(field) }] }) as unknown as Template;
  const profile = { initials: "J.", familyName: "de Wit", street: "Molenweg", houseNumber: "27", postcode: "1234 AB", town: "Ouderdijk" };

  test("whole answers, or none", () => {
    expect(valueFor(profile, field("name"), form("name"))).toBe("J. de Wit");
    expect(valueFor(profile, field("street-address"), form())).toBe("Molenweg 27");
    expect(valueFor({ street: "Molenweg" }, field("street-address"), form())).toBeNull();
    expect(valueFor({ ...profile, suffix: "A" }, field("street-address"), form())).toBe("Molenweg 27 A");
    expect(valueFor(profile, field("x-bsn"), form())).toBeNull();
  });

  test("the number of another country, on its own form", () => {
    const abroad = { rijksregisternummer: "85.07.30-033.28", bsn: "999990019" };
    expect(valueFor(abroad, field("x-rijksregisternummer"), form())).toBe("85.07.30-033.28");
    expect(valueFor(abroad, field("x-steuer-id"), form())).toBeNull();
    expect(partsFor(field("x-gestructureerde-mededeling"), form())).toEqual([]);
  });

  test("never somebody else's", () => {
    for (const name of ["x-partner-bsn", "x-household-member-name", "x-main-occupant-name", null]) expect(partsFor(field(name), form())).toEqual([]);
  });

  test("the address that people leave, where a form asks for two", () => {
    const moving = form("x-old-street", "x-old-postal-code", "x-old-town", "x-street", "postal-code", "tel");
    expect(valueFor(profile, field("x-old-street"), moving)).toBe("Molenweg");
    expect(valueFor(profile, field("x-old-postal-code"), moving)).toBe("1234 AB");
    expect(valueFor(profile, field("x-old-town"), moving)).toBe("Ouderdijk");
    expect(partsFor(field("x-street"), moving)).toEqual([]);
    expect(partsFor(field("postal-code"), moving)).toEqual([]);
    expect(partsFor(field("tel"), moving)).toEqual(["phone"]);
    expect(valueFor(profile, field("x-old-street-address"), moving)).toBe("Molenweg 27");
  });
});

describe("the seal", () => {
  const profile = { bsn: "999990019" };

  test("opens with its code only, and hides what it holds", async () => {
    const sealed = await seal(profile, await keyOf("blauwe-fiets"));
    expect((await unseal(sealed, "blauwe-fiets"))?.profile).toEqual(profile);
    expect(await unseal(sealed, "groene-fiets")).toBeNull();
    expect(new TextDecoder("latin1").decode(sealed.data)).not.toContain("999990019");
  });

  test("is another each time, so that nobody sees what changed", async () => {
    const key = await keyOf("blauwe-fiets");
    const [one, other] = [await seal(profile, key), await seal(profile, key)];
    expect([...one.iv]).not.toEqual([...other.iv]);
  });

  test("that was tampered with does not open", async () => {
    const sealed = await seal(profile, await keyOf("blauwe-fiets"));
    new Uint8Array(sealed.data)[0]! ^= 1;
    expect(await unseal(sealed, "blauwe-fiets")).toBeNull();
  });

  test("goes into a file and comes out of it", async () => {
    const sealed = await seal(profile, await keyOf("blauwe-fiets"));
    const back = await fromFile(toFile(sealed));
    expect((await unseal(back!, "blauwe-fiets"))?.profile).toEqual(profile);
  });

  test.each(["", "{}", "[]", '{"leeswijzer":"profile","version":1,"iterations":1}', '{"leeswijzer":"profile","version":1,"iterations":1e12}', '{"leeswijzer":"profile","version":2}'])("is not in another file: %s", async (text) => {
    expect(await fromFile(new Blob([text]))).toBeNull();
  });
});
