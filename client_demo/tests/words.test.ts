import { describe, expect, test, vi } from "vitest";
import { filled, listed, scriptByBrowser, scriptOf } from "../src/tongues";
import { bundledLanguages, directionOf, nameByBrowser, nameOf, wordsIn } from "../src/words";
import { sourceOf } from "../src/components/said";
import { originsOf } from "../src/origins";
import { nextQuality } from "../src/still";

const files = import.meta.glob<Record<string, string>>("../src/locales/*.json", { eager: true, import: "default" });
const locales = Object.fromEntries(Object.entries(files).map(([path, locale]) => [path.replace(/^.*\/|\.json$/g, ""), locale]));
const PLURAL = /^list\.count\./;
const slots = (sentence: string): string[] => [...sentence.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();

describe.each(Object.keys(locales))("%s", (code) => {
  const locale = locales[code]!;
  const dutch = locales["nl"]!;

  test("says everything Dutch says, and nothing else", () => {
    const plain = (sentences: Record<string, string>): string[] => Object.keys(sentences).filter((key) => !PLURAL.test(key));
    expect(plain(locale)).toEqual(plain(dutch));
  });

  test("keeps the places for names and numbers", () => {
    for (const [key, sentence] of Object.entries(dutch)) if (!PLURAL.test(key)) expect(slots(locale[key]!), key).toEqual(slots(sentence));
  });

  test("has every plural its grammar asks for", () => {
    for (const form of new Intl.PluralRules(code).resolvedOptions().pluralCategories) expect(locale).toHaveProperty([`list.count.${form}`]);
  });

  test("leaves no sentence empty", () => {
    for (const sentence of Object.values(locale)) expect(sentence.trim()).not.toBe("");
  });
});

test("languages are named in themselves and know their direction", () => {
  expect(bundledLanguages().map(({ code }) => code).sort()).toEqual(Object.keys(locales).sort());
  expect(bundledLanguages().map(({ code }) => code)).toEqual(["nl", "de", "en", "es", "fr", "pl", "ro", "tr", "uk", "ar", "fa"]);
  expect([nameOf("ar"), nameOf("nl"), nameOf("fr")]).toEqual(["العربية", "Nederlands", "Français"]);
  expect([directionOf("ar"), directionOf("fa"), directionOf("nl")]).toEqual(["rtl", "rtl", "ltr"]);
});

test("the names and scripts at hand are those the browser gives", () => {
  for (const code of Object.keys(locales)) {
    expect(nameOf(code)).toBe(nameByBrowser(code));
    expect(scriptOf(code)).toBe(scriptByBrowser(code));
  }
  expect([directionOf("he"), directionOf("ti")]).toEqual(["rtl", "ltr"]);
});

test("what the page speaks is known without asking the browser, which takes long", () => {
  const asked = vi.spyOn(Intl, "Locale");
  for (const code of Object.keys(locales)) directionOf(code);
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
});

test("a language the page does not speak is answered in English", async () => {
  expect((await wordsIn("ti")).language).toBe("en");
});

test("Arabic counts in its own way", async () => {
  const words = await wordsIn("ar");
  expect([1, 2, 3, 17].map((n) => words.count("list.count", n))).toEqual(["سؤال واحد", "سؤالان", "3 أسئلة", "17 سؤالًا"]);
});

test("pictures come to about 45 KB, never below a legible quality", () => {
  expect(nextQuality(0.6, 45_000)).toBeCloseTo(0.6, 9);
  expect(nextQuality(0.6, 90_000)).toBeLessThan(0.6);
  expect(nextQuality(0.45, 500_000)).toBe(0.4);
});

test("things in one line have the comma of the language between them", () => {
  expect(listed(["naam", "adres"], "nl")).toBe("naam, adres");
  expect(listed(["الاسم", "العنوان"], "ar")).toBe("الاسم، العنوان");
  expect(listed(["نام"], "fa")).toBe("نام");
});

test("a remembered sentence says in the reader's words how far it is alike and who checked it", async () => {
  const text = (detail: string | null) => ({ text: "x", language: "uk", direction: "ltr", provenance: "memory", detail }) as const;
  const words = await wordsIn("uk");
  const [checked, memory, similar] = [words.say("provenance.draft"), words.say("provenance.memory"), words.say("provenance.similar")];
  expect(sourceOf(words, text("100 %, draft"))).toEqual([memory, `100% · ${checked}`]);
  expect(sourceOf(words, text("similar, 88 %, owner"))).toEqual([similar, `88% · ${words.say("provenance.owner")}`]);
  expect(sourceOf(words, text(null))).toEqual([memory, null]);
  const asPrinted = words.say("provenance.source");
  expect(sourceOf(words, { ...text("source"), provenance: "phrase" })).toEqual([words.say("provenance.phrase"), asPrinted]);
  expect(sourceOf(words, text("similar, 88 %, draft, source"))).toEqual([similar, `88% · ${checked} · ${asPrinted}`]);
  expect(originsOf({ ...text("source"), provenance: "phrase" }).map(({ provenance, detail }) => [provenance, detail])).toEqual([["phrase", null], ["source", null]]);
  expect(sourceOf(await wordsIn("ar"), text("97 %, draft"))[1]).toMatch(/97/);
  expect(sourceOf(words, { ...text("argos 1.9"), provenance: "machine" })).toEqual([words.say("provenance.machine"), "argos 1.9"]);
});

test("a day that ends in a full stop ends its sentence with one", () => {
  expect(filled("Діє до {day}.", { day: "27 лютого 2027 р." })).toBe("Діє до 27 лютого 2027 р.");
  expect(filled("Geldig tot {day}.", { day: "27 februari 2027" })).toBe("Geldig tot 27 februari 2027.");
  expect(filled("{day}.", {})).toBe("{day}.");
});
