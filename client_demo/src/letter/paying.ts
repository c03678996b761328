/**
 * A payment code that a bank app reads (EPC069-12), made on the phone: nothing of the letter is sent to ask for it.
 * Only for an account that the sender itself has published, and only where amount, account and reference were read
 * beyond doubt: a code is paid without looking. The rules are those of `forms/letters/helping/paying.py`, and where the phone
 * knows less, stricter. Pure.
 */
import type { Payee } from "../contract";
import { referenceFor } from "./answers";
import type { Card, PlacedFact } from "./card";

export interface Payment {
  /** What the code holds. */
  readonly payload: string;
  readonly name: string;
  readonly iban: string;
  readonly amount: PlacedFact;
  readonly reference: string;
}

/** What the standard has room for. */
const LONGEST_NAME = 70;
const LONGEST_TEXT = 140;

/** What a code would hold of the letter itself, whoever may be paid. */
export interface Payable {
  readonly amount: PlacedFact;
  readonly account: PlacedFact;
  readonly reference: PlacedFact;
}

/** What the letter asks to pay, beyond doubt; null where it is not safe to make a code of it, whoever is paid. */
export function payableOf(card: Card): Payable | null {
  const amount = mostToPay(card.amounts);
  const accounts = card.ibans.filter(({ fact }) => fact.role !== "recipient");
  const [account] = accounts;
  const reference = referenceFor(card, "pay");
  if (amount === null || account === undefined || accounts.length !== 1 || reference === null) return null;
  if (card.warnings.some(({ code }) => code.startsWith("unknown-"))) return null;
  return [amount, account, reference].every(({ fact }) => fact.certain) ? { amount, account, reference } : null;
}

/** The payment that the letter asks for; null where it is not safe to make a code of it. */
export function paymentOf(card: Card, payees: readonly Payee[]): Payment | null {
  const payable = payableOf(card);
  if (payable === null) return null;
  const { amount, account, reference } = payable;
  const iban = String(account.fact.value);
  const payee = payees.find(({ ibans }) => ibans.includes(iban));
  // Who writes and who is paid must be the same: an account of somebody else is one way to mislead.
  if (payee === undefined || (card.sender !== null && plain(String(card.sender.fact.value)) !== plain(payee.name))) return null;
  const given = String(reference.fact.value).slice(0, LONGEST_TEXT);
  const payload = ["BCD", "002", "1", "SCT", "", payee.name.slice(0, LONGEST_NAME), iban, `EUR${eurosOf(amount)}`, "", "", given].join("\n");
  return { payload, name: payee.name, iban, amount, reference: given };
}

/** The amount to pay; the largest where the letter names several. */
function mostToPay(amounts: readonly PlacedFact[]): PlacedFact | null {
  const owed = amounts.filter(({ fact }) => fact.role === "to-pay" && typeof fact.value !== "string" && fact.value.currency === "EUR");
  return owed.reduce<PlacedFact | null>((most, each) => (most === null || Number(eurosOf(each)) > Number(eurosOf(most)) ? each : most), null);
}

function eurosOf({ fact: { value } }: PlacedFact): string {
  return typeof value === "string" ? value : value.amount;
}

/** Names that differ in case, accents or spaces are the same. */
function plain(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
