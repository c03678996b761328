/**
 * Answers to a sender, drafted on the phone in Dutch: the language in which the sender reads. Name,
 * address and reasons are left to the person. The sentences are those of the command line. Pure.
 */
import replies from "../../../forms/letters/helping/replies.json";
import type { Fact } from "../contract";
import type { AnswerKind } from "../state/letter";
import type { Card, PlacedFact } from "./card";
import { isDay, sayDay } from "./days";
import { isAppeal, lastInTime } from "./lastDay";

/** What a draft leaves open, in Dutch as the rest of it; beside it stands what each is in the reader's language. */
export const BLANKS = {
  name: "[uw naam]",
  address: "[uw adres]",
  town: "[uw postcode en plaats]",
  organisation: "[naam van de organisatie]",
  here: "[schrijf het hier]",
  signature: "[uw naam en handtekening]",
} as const;

/** What is said besides after the last day, where it helps. */
const LATE: Readonly<Partial<Record<AnswerKind, readonly (readonly string[])[]>>> = { object: replies.object.late };

/** How a letter calls the number that goes with a payment. */
const FOR_PAYING = /betal|betaal|acceptgiro|o\.v\.v|vermelding|overmaken|omschrijving/i;

/** What may be answered to this letter: what it asks for, else a reply. An appeal is written to another than its sender. */
export function answersTo(card: Card): readonly AnswerKind[] {
  const kinds = card.tasks.flatMap((task) => (task.kind in replies && !isAppeal(task) ? [task.kind as AnswerKind] : []));
  return kinds.length === 0 ? ["reply"] : [...new Set(kinds)];
}

/** The reference to give: that for payments where money is asked, else the first other; null where there is none. */
export function referenceFor(card: Card, kind: string): PlacedFact | null {
  const isForPaying = ({ called, fact: { sentence, text } }: PlacedFact): boolean => FOR_PAYING.test(`${called ?? ""} ${(sentence ?? "").split(text)[0]}`);
  return card.references.find((reference) => isForPaying(reference) === (kind === "pay")) ?? null;
}

/** The text of an answer, written on the day `now`. What was not read for sure is left out. */
export function answerText(kind: AnswerKind, card: Card, now: Date): string {
  const sent = sure(card.date?.fact);
  const reference = referenceFor(card, kind)?.fact;
  const slots = new Map<string, string>([["blank", BLANKS.here]]);
  if (sent !== null && isDay(sent)) slots.set("date", sayDay(sent, "nl"));
  if (reference?.certain === true) slots.set("reference", reference.text);
  const today = localDay(now);
  const { subject, paragraphs } = replies[kind];
  const late = (isLate(card, kind, today) && LATE[kind]) || [];
  const said = [...paragraphs.slice(0, -1), ...late, ...paragraphs.slice(-1)];
  return [
    BLANKS.name,
    BLANKS.address,
    BLANKS.town,
    "",
    "Aan:",
    ...addressedTo(kind, card),
    "",
    `Datum: ${sayDay(today, "nl")}`,
    `Onderwerp: ${fitting(subject, slots)}`,
    "",
    "Geachte heer, mevrouw,",
    ...withoutRepeats(said.map((alternatives) => fitting(alternatives, slots))).flatMap((paragraph) => ["", paragraph]),
    "",
    "Met vriendelijke groet,",
    "",
    BLANKS.signature,
    "",
  ].join("\n");
}

/** To whom and where it goes: of an objection as the letter prints it, else the sender. */
function addressedTo(kind: AnswerKind, card: Card): readonly string[] {
  const lines = card.tasks.find((task) => task.kind === "object" && kind === "object")?.goesTo ?? [];
  const hasName = lines.length > 0 && !/\d/.test(lines[0]!);
  return hasName ? lines : [sure(card.sender?.fact) ?? BLANKS.organisation, ...lines];
}

/** Whether the last day is over: who says why may be heard all the same. */
function isLate(card: Card, kind: AnswerKind, today: string): boolean {
  return card.tasks.some((task) => task.kind === kind && task.before !== null && lastInTime(task) < today);
}

/** The first of the alternatives whose slots are all known, filled. */
function fitting(alternatives: readonly string[], slots: ReadonlyMap<string, string>): string {
  const slot = /\{([a-z]+)\}/g;
  const chosen = alternatives.find((each) => [...each.matchAll(slot)].every(([, name]) => slots.has(name!))) ?? "";
  return chosen.replace(slot, (_, name: string) => slots.get(name)!);
}

/** Lines to write on by hand are one place to write in here. */
function withoutRepeats(paragraphs: readonly string[]): readonly string[] {
  return paragraphs.filter((paragraph, at) => paragraph !== paragraphs[at - 1]);
}

function sure(fact: Fact | undefined): string | null {
  return fact?.certain === true && typeof fact.value === "string" ? fact.value : null;
}

function localDay(now: Date): string {
  const two = (figure: number): string => String(figure).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
