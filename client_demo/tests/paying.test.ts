import { describe, expect, test } from "vitest";
import { cardOf } from "../src/letter/card";
import { helpersFor } from "../src/letter/helping";
import { paymentOf } from "../src/letter/paying";
import type { AidOrganisation, Letter } from "../src/contract";
import { action, euros, fact, page, warning } from "./letterBuilders";

const IBAN = "NL91ABNA0417164300";
const PAYEES = [{ name: "Gemeente Súdwest-Heuvelrijk", ibans: [IBAN] }];

const SAFE: Partial<Letter> = {
  sender: fact("GEMEENTE Sudwest Heuvelrijk"),
  amounts: [euros("45.60"), euros("245.60")],
  ibans: [fact(IBAN, { role: "sender" }), fact("NL20INGB0001234567", { role: "recipient" })],
  references: [fact("1234567890123456", { sentence: "met betalingskenmerk 1234567890123456" })],
  actions: [action("pay", "2026-05-01")],
};

const payment = (change: Partial<Letter> = {}, warnings: Parameters<typeof page>[2] = {}): ReturnType<typeof paymentOf> => paymentOf(cardOf(page(1, { ...SAFE, ...change }, warnings))!, PAYEES);

describe("a payment code", () => {
  test("pays what the letter asks, to who published the account", () => {
    expect(payment()?.payload.split("\n")).toEqual(["BCD", "002", "1", "SCT", "", "Gemeente Súdwest-Heuvelrijk", IBAN, "EUR245.60", "", "", "1234567890123456"]);
  });

  test.each<[string, Partial<Letter>]>([
    ["an account that nobody published", { ibans: [fact("NL20INGB0001234567", { role: "sender" })] }],
    ["an account that was not read for sure", { ibans: [fact(IBAN, { role: "sender", certain: false })] }],
    ["two accounts", { ibans: [fact(IBAN), fact("NL20INGB0001234567")] }],
    ["an amount that was not read for sure", { amounts: [euros("245.60", { certain: false })] }],
    ["no amount to pay", { amounts: [euros("245.60", { role: "refund" })] }],
    ["no reference", { references: [] }],
    ["a reference that was not read for sure", { references: [fact("1", { sentence: "met betalingskenmerk 1", certain: false })] }],
    ["a sender whose account it is not", { sender: fact("Gemeente Lindewaard") }],
  ])("is not made for %s", (_, change) => {
    expect(payment(change)).toBeNull();
  });

  test("is not made of a letter with a warning", () => {
    expect(payment({}, { warnings: [warning("unknown-host")] })).toBeNull();
  });
});

test("who helps fits what the letter asks; everybody helps with a letter that asks nothing", () => {
  const helper = (name: string, actions: AidOrganisation["actions"]): AidOrganisation => ({ name, message: { text: name, language: "nl", direction: "ltr", provenance: "phrase", detail: null }, website: null, actions });
  const all = [helper("debts", ["pay"]), helper("desk", ["object"]), helper("library", ["pay", "object", "nothing"])];
  const named = (letter: Partial<Letter>): readonly string[] => helpersFor(cardOf(page(1, letter))!, all).map(({ name }) => name);
  expect(named({ actions: [action("pay")] })).toEqual(["debts", "library"]);
  expect(named({})).toEqual(["library"]);
});
