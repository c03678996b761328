/** What had better wait until the reader asked whether a letter is of who it says. Pure. */
import type { Warning } from "../contract";
import type { Card, PlacedFact, Task } from "./card";

/** What is said where somebody else may have written. */
const OF_ANOTHER: ReadonlySet<Warning["code"]> = new Set(["unknown-iban", "unknown-phone", "unknown-host", "unknown-code"]);

/** What hands something over: money, papers, words, oneself. To object gives nothing away, and its days run on. */
const HANDS_OVER: ReadonlySet<Task["kind"]> = new Set(["pay", "reply", "send-documents", "call", "come"]);

/** What to say before a task, by its name among the words; null where nothing is. */
export function cautionBefore(card: Pick<Card, "warnings" | "ibans">, { kind }: Pick<Task, "kind">): "advice.iban" | "task.wait" | null {
  if (kind === "pay" && card.ibans.some(({ isWarned }) => isWarned)) return "advice.iban";
  return HANDS_OVER.has(kind) && card.warnings.some(({ code }) => OF_ANOTHER.has(code)) ? "task.wait" : null;
}

/** What leads to somebody. */
const REACHES: ReadonlySet<PlacedFact["sort"]> = new Set(["phones", "emails", "urls"]);

/** Whether a fact is at hand to use: what is warned of is not, nor, where the account or what is asked is strange, any way to whoever wrote. */
export function isOfferedIn({ warnings }: Pick<Card, "warnings">, { sort, isWarned }: Pick<PlacedFact, "sort" | "isWarned">): boolean {
  return !isWarned && !(REACHES.has(sort) && warnings.some(({ code }) => code === "unknown-iban"));
}
