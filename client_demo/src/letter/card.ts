/**
 * The card of a letter, of one page or of several that were understood together. Facts are the same when they have the
 * same value and role, and days when they are said alike too: "vóór 21 december" is another last day than "uiterlijk op
 * 21 december". Each keeps the place it was first, or first surely, read at. Pure.
 */
import type { ActionKind, Fact, Letter, LetterAction, LetterKind, Overlay, Text, Warning } from "../contract";
import { calledOnPaper, printedAbout } from "./called";
import { countsToo } from "./dayInTime";
import { nameMeant, subjectMeant } from "./meant";
import { addressOfObjection } from "./objectionAddress";
import { rowsOf } from "./rows";
import { isWarnedAbout } from "./warned";

/** A page that was read. */
export interface ReadPage {
  readonly id: number;
  readonly overlay: Overlay;
}

export const FACT_LISTS = ["deadlines", "amounts", "ibans", "references", "phones", "emails", "urls"] as const;
export type FactList = (typeof FACT_LISTS)[number];
type FactSort = FactList | "sender" | "subject" | "date";

/** A fact and the page it stands on. `key` is its own within the card. */
export interface PlacedFact {
  readonly key: string;
  readonly sort: FactSort;
  readonly fact: Fact;
  readonly page: number;
  /** What the paper calls it, where it does; of a row what stands beside it there. */
  readonly called: string | null;
  /** What that means, or a subject says, in the reader’s language; null where nobody wrote it. */
  readonly meant: Text | null;
  /** One of several rows that say the same. */
  readonly isRow: boolean;
  /** The sender has not published it. */
  readonly isWarned: boolean;
}

/** Something to do, with the facts it rests on. */
export interface Task {
  readonly key: string;
  readonly kind: ActionKind;
  readonly message: Text;
  /** The last day, ISO 8601. */
  readonly before: string | null;
  /** The fact that says the last day; null where none does. */
  readonly deadline: PlacedFact | null;
  readonly amount: PlacedFact | null;
  /** What is printed where no fact lies that it rests on: the word "beroep", as a rule. */
  readonly named: string | null;
  /** The key of the day till when one may say that one cannot come; null where the letter sets none. */
  readonly callOff: string | null;
  /** The lines of the address an objection goes to, as printed; empty where none is. */
  readonly goesTo: readonly string[];
}

export type Card = {
  readonly [sort in FactList]: readonly PlacedFact[];
} & {
  readonly kind: LetterKind;
  readonly sender: PlacedFact | null;
  readonly subject: PlacedFact | null;
  readonly date: PlacedFact | null;
  /** What the reader gets, where nothing is to be paid. */
  readonly given: PlacedFact | null;
  readonly tasks: readonly Task[];
  readonly warnings: readonly Warning[];
  readonly partial: readonly Overlay["partial"][number][];
};

/** The card of one answer; null where that is about no letter. */
export function cardOf({ id, overlay }: ReadPage): Card | null {
  const { letter } = overlay;
  if (letter === null) return null;
  const found = Object.fromEntries(FACT_LISTS.map((sort) => [sort, factsOfSort(id, overlay, letter, sort)])) as unknown as Record<FactList, readonly PlacedFact[]>;
  const lists = { ...found, deadlines: withThoseOfActions(id, letter, found.deadlines) };
  const single = (sort: "sender" | "subject" | "date"): PlacedFact | null => (letter[sort] === null ? null : { key: `fact/${sort}`, sort, fact: letter[sort], page: id, called: null, meant: sort === "subject" ? subjectMeant(overlay, letter[sort]) : null, isRow: false, isWarned: false });
  const tasks = tasksOf(overlay, letter, lists);
  return {
    ...lists,
    amounts: lists.amounts.flatMap((placed) => rowByRow(overlay, placed)),
    kind: letter.kind,
    sender: single("sender"),
    subject: single("subject"),
    date: single("date"),
    given: asksToPay({ tasks }) ? null : mostGiven(lists.amounts),
    tasks,
    warnings: warningsOf(overlay),
    partial: overlay.partial,
  };
}

/** Every fact of the card once, to find one by its key. */
export function factsOf(card: Card): readonly PlacedFact[] {
  const single = [card.sender, card.subject, card.date].filter((fact) => fact !== null);
  return [...single, ...FACT_LISTS.flatMap((sort) => card[sort])];
}

/** What makes two facts the same. */
export function valueKey({ value, role }: Fact): string {
  const said = typeof value === "string" ? value : `${value.amount} ${value.currency}`;
  return `${said}|${role ?? ""}`;
}

/** Values of one kind for the eye of a comparison, as deadline and action are given apart. */
export function isSamePlace(one: Fact["polygon"], other: Fact["polygon"]): boolean {
  if (one === null || other === null || one.length !== other.length) return false;
  return one.every(([x, y], corner) => Math.hypot(x - other[corner]![0], y - other[corner]![1]) < 1);
}

function factsOfSort(page: number, overlay: Overlay, letter: Letter, sort: FactList): readonly PlacedFact[] {
  const found = new Map<string, PlacedFact>();
  for (const fact of letter[sort]) {
    const value = sort === "deadlines" ? `${valueKey(fact)}|${String(countsToo(fact))}` : valueKey(fact);
    const before = found.get(value);
    const isWarned = isWarnedAbout(overlay, sort, fact) || before?.isWarned === true;
    const isBetter = before === undefined || (!before.fact.certain && fact.certain);
    found.set(value, { key: before?.key ?? `fact/${sort}/${found.size}`, sort, fact: isBetter ? fact : before.fact, page, called: before?.called ?? calledOnPaper(overlay, fact), meant: before?.called != null ? before.meant : nameMeant(overlay, fact), isRow: false, isWarned });
  }
  return [...found.values()];
}

/** The days, and beside them those of the same date that another thing to do rests on: each has words and a place of its own. */
function withThoseOfActions(page: number, { actions, deadlines }: Letter, known: readonly PlacedFact[]): readonly PlacedFact[] {
  const own = actions.flatMap((action) => {
    const isItsOwn = (fact: Fact): boolean => fact.value === action.before && rests(action, fact);
    return known.some(({ fact }) => isItsOwn(fact)) ? [] : (deadlines.find(isItsOwn) ?? []);
  });
  return [...known, ...[...new Set(own)].map((fact, at): PlacedFact => ({ key: `fact/deadlines/${known.length + at}`, sort: "deadlines", fact, page, called: null, meant: null, isRow: false, isWarned: false }))];
}

/** Whether an action rests on a fact. */
function rests({ factPolygons }: LetterAction, { polygon }: Fact): boolean {
  return factPolygons.some((each) => isSamePlace(each, polygon));
}

/** The day of an action: its own, or else one of that date that nothing else rests on. */
function dayOf(action: LetterAction, letter: Letter, deadlines: readonly PlacedFact[]): PlacedFact | null {
  const onDay = deadlines.filter(({ fact }) => fact.value === action.before);
  const isFree = ({ fact }: PlacedFact): boolean => !letter.actions.some((other) => other !== action && rests(other, fact));
  return onDay.find(({ fact }) => rests(action, fact)) ?? onDay.find(isFree) ?? onDay[0] ?? null;
}

/** Whether a letter asks to pay. */
export function asksToPay({ tasks }: Pick<Card, "tasks">): boolean {
  return tasks.some(({ kind }) => kind === "pay");
}

/** A sum that several rows say, once for each, the row it was read in first. */
function rowByRow(overlay: Overlay, placed: PlacedFact): readonly PlacedFact[] {
  const rows = rowsOf(overlay, placed.fact);
  if (rows.length === 0) return [placed];
  return rows.map(({ beside, polygon }, at) => ({
    ...placed,
    ...(at > 0 && { key: `${placed.key}/${at}`, fact: { ...placed.fact, polygon } }),
    called: beside,
    meant: null,
    isRow: true,
  }));
}

/** The largest where the letter names several: the parts of it are given with it. */
function mostGiven(amounts: readonly PlacedFact[]): PlacedFact | null {
  const given = amounts.filter(({ fact }) => fact.role === "refund");
  return given.reduce<PlacedFact | null>((most, each) => (most === null || eurosOf(each) > eurosOf(most) ? each : most), null);
}

function eurosOf({ fact: { value } }: PlacedFact): number {
  return typeof value === "string" ? 0 : Number(value.amount);
}

/** By last day, those without one later; what one may do (object) after what one must. */
function tasksOf(overlay: Overlay, letter: Letter, lists: Record<FactList, readonly PlacedFact[]>): readonly Task[] {
  const found = new Map<string, Task>();
  for (const action of letter.actions) {
    const key = `task/${action.kind}/${action.before ?? ""}`;
    if (!found.has(key)) found.set(key, taskOf(key, action, overlay, letter, lists));
  }
  const all = [...found.values()];
  const isNeeded = (task: Task): boolean => {
    // A sentence that asks nothing says nothing about the others, and a payment slip has no date.
    if (task.kind === "nothing") return !all.some(({ kind }) => kind !== "nothing" && kind !== "object");
    return task.before !== null || !all.some(({ kind, before }) => kind === task.kind && before !== null);
  };
  const rank = ({ kind, before }: Task): string => `${kind === "nothing" ? 0 : kind === "object" ? 2 : 1} ${before ?? "9999"}`;
  return all.filter(isNeeded).sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

function taskOf(key: string, action: LetterAction, overlay: Overlay, letter: Letter, lists: Record<FactList, readonly PlacedFact[]>): Task {
  const { kind, message, before, factPolygons } = action;
  const resting = letter.amounts.filter((fact) => rests(action, fact)).map(valueKey);
  const deadline = dayOf(action, letter, lists.deadlines);
  const toPay = lists.amounts.filter(({ fact }) => fact.role === "to-pay");
  const amounts = lists.amounts.filter(({ fact }) => resting.includes(valueKey(fact)));
  const amount = kind !== "pay" ? null : (amounts.find(({ fact }) => fact.role === "to-pay") ?? amounts[0] ?? (toPay.length === 1 ? toPay[0]! : null));
  const facts = [...letter.deadlines, ...letter.amounts];
  const apart = factPolygons.find((polygon) => !facts.some((fact) => isSamePlace(polygon, fact.polygon)));
  const named = apart === undefined ? null : printedAbout(overlay, apart);
  const callOff = kind !== "come" ? null : (lists.deadlines.find(({ fact }) => fact.role === "due" && fact.value !== before && rests(action, fact))?.key ?? null);
  const goesTo = kind === "object" ? addressOfObjection(overlay, factPolygons) : [];
  return { key, kind, message, before, deadline, amount, named, callOff, goesTo };
}

/** Each once: two cautions in the same words are one to the reader. */
function warningsOf({ warnings }: Overlay): readonly Warning[] {
  return [...new Map(warnings.map((warning) => [`${warning.code} ${warning.message.text}`, warning])).values()];
}
