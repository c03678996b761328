/**
 * One card of all pages of a letter. Facts are the same when they have the same value and role;
 * each keeps the page it was first, or first surely, read on. Pure.
 */
import type { ActionKind, Fact, LetterAction, LetterKind, Overlay, Text, Warning } from "../contract";
import { calledOnPaper } from "./called";
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
  /** What the paper calls it, where it does. */
  readonly called: string | null;
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
}

export type Card = {
  readonly [sort in FactList]: readonly PlacedFact[];
} & {
  readonly kind: LetterKind;
  readonly sender: PlacedFact | null;
  readonly subject: PlacedFact | null;
  readonly date: PlacedFact | null;
  readonly tasks: readonly Task[];
  readonly warnings: readonly (Warning & { readonly page: number })[];
  readonly partial: readonly Overlay["partial"][number][];
};

/** The card of the pages, in the order in which they were photographed; null before one is a letter. */
export function cardOf(pages: readonly ReadPage[]): Card | null {
  const letters = pages.filter(({ overlay }) => overlay.letter !== null);
  if (letters.length === 0) return null;
  const lists = Object.fromEntries(FACT_LISTS.map((sort) => [sort, mergedFacts(letters, sort)])) as unknown as Record<FactList, readonly PlacedFact[]>;
  return {
    ...lists,
    kind: letters.map(({ overlay }) => overlay.letter!.kind).find((kind) => kind !== "other") ?? "other",
    sender: firstFact(letters, "sender"),
    subject: firstFact(letters, "subject"),
    date: firstFact(letters, "date"),
    tasks: mergedTasks(letters, lists),
    warnings: mergedWarnings(letters),
    partial: [...new Set(pages.flatMap(({ overlay }) => overlay.partial))],
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

function firstFact(pages: readonly ReadPage[], sort: "sender" | "subject" | "date"): PlacedFact | null {
  for (const { id, overlay } of pages) {
    const fact = overlay.letter![sort];
    if (fact !== null) return { key: `fact/${sort}`, sort, fact, page: id, called: null, isWarned: false };
  }
  return null;
}

function mergedFacts(pages: readonly ReadPage[], sort: FactList): readonly PlacedFact[] {
  const found = new Map<string, PlacedFact>();
  for (const { id, overlay } of pages) {
    for (const fact of overlay.letter![sort]) {
      const value = valueKey(fact);
      const before = found.get(value);
      const isWarned = isWarnedAbout(overlay, sort, fact) || before?.isWarned === true;
      const isBetter = before === undefined || (!before.fact.certain && fact.certain);
      found.set(value, { key: before?.key ?? `fact/${sort}/${found.size}`, sort, fact: isBetter ? fact : before.fact, page: isBetter ? id : before.page, called: before?.called ?? calledOnPaper(overlay, fact), isWarned });
    }
  }
  return [...found.values()];
}

/** By last day, those without one later; what one may do (object) after what one must. */
function mergedTasks(pages: readonly ReadPage[], lists: Record<FactList, readonly PlacedFact[]>): readonly Task[] {
  const found = new Map<string, Task>();
  for (const { id, overlay } of pages) {
    for (const action of overlay.letter!.actions) {
      const key = `task/${action.kind}/${action.before ?? ""}`;
      if (!found.has(key)) found.set(key, taskOf(key, action, id, overlay, lists));
    }
  }
  const all = [...found.values()];
  const isNeeded = (task: Task): boolean => {
    // A page that asks nothing says nothing about the others, and a payment slip has no date.
    if (task.kind === "nothing") return !all.some(({ kind }) => kind !== "nothing" && kind !== "object");
    return task.before !== null || !all.some(({ kind, before }) => kind === task.kind && before !== null);
  };
  const rank = ({ kind, before }: Task): string => `${kind === "nothing" ? 0 : kind === "object" ? 2 : 1} ${before ?? "9999"}`;
  return all.filter(isNeeded).sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}

function taskOf(key: string, action: LetterAction, page: number, overlay: Overlay, lists: Record<FactList, readonly PlacedFact[]>): Task {
  const { kind, message, before, factPolygons } = action;
  const rests = (fact: Fact): boolean => factPolygons.some((polygon) => isSamePlace(polygon, fact.polygon));
  const resting = overlay.letter!.amounts.filter(rests).map(valueKey);
  const deadlines = lists.deadlines.filter(({ fact }) => fact.value === before);
  const deadline = deadlines.find((placed) => placed.page === page && rests(placed.fact)) ?? deadlines[0] ?? null;
  const toPay = lists.amounts.filter(({ fact }) => fact.role === "to-pay");
  const isAmountOf = ({ fact }: PlacedFact): boolean => resting.includes(valueKey(fact));
  const amounts = lists.amounts.filter(isAmountOf);
  const amount = kind !== "pay" ? null : (amounts.find(({ fact }) => fact.role === "to-pay") ?? amounts[0] ?? (toPay.length === 1 ? toPay[0]! : null));
  return { key, kind, message, before, deadline, amount };
}

function mergedWarnings(pages: readonly ReadPage[]): Card["warnings"] {
  const found = new Map<string, Warning & { readonly page: number }>();
  for (const { id, overlay } of pages) {
    for (const warning of overlay.warnings) {
      const key = `${warning.code} ${warning.message.text}`;
      if (!found.has(key)) found.set(key, { ...warning, page: id });
    }
  }
  return [...found.values()];
}
