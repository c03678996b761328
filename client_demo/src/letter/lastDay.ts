/**
 * What the sentence of a last day tells of a thing to do: what stands before its day, how long there is, and whether
 * it is an appeal. Pure.
 */
import type { Fact } from "../contract";
import type { Task } from "./card";
import { countsToo, lastOf, tells } from "./dayInTime";
import { daysUntil, sayDays } from "./days";
import type { LetterPhrase, LetterWords } from "./letterWords";
import { plain } from "./plain";

/** What a task is called: who goes to a court does not object with who wrote. */
export function nameOfTask(task: Task): LetterPhrase {
  return isAppeal(task) ? "task.appeal" : `task.${task.kind}`;
}

/** What stands before its day: to come on, to be early for, or still in time. */
export function leadOfDay({ kind, deadline }: Task): LetterPhrase {
  if (kind === "come") return "task.on";
  return deadline !== null && countsToo(deadline.fact) ? "task.by" : "task.before";
}

/** What a task that is too late is told; who is late for a court is not sent to the sender. */
export function laterOfTask(task: Task): LetterPhrase {
  if (isAppeal(task)) return "task.passed.appeal";
  return task.kind === "come" ? "task.passed.come" : "task.passed";
}

/** The last day on which it can be done, of a task with a day: of "vóór 1 mei" that is 30 April. */
export function lastInTime({ kind, before, deadline }: Task): string {
  return kind === "come" || deadline === null ? before! : lastOf(deadline.fact);
}

/** How long there is, as a reader needs it: before a day is too late on that day, and last the day before, which is counted to. */
export function sayTimeLeft({ kind, before, deadline }: Task, words: LetterWords, now: Date): string {
  return kind === "come" || deadline === null ? sayDays(daysUntil(before!, now), words.language) : sayTimeUntil(deadline.fact, words, now);
}

/** The same of a day by itself. */
export function sayTimeUntil(deadline: Fact, words: LetterWords, now: Date): string {
  const day = String(deadline.value);
  const left = daysUntil(lastOf(deadline), now);
  // A table tells of a day no more than what it is: on that day nobody is called late, nor in time.
  const isOpen = left > 0 || (left === 0 && !countsToo(deadline) && lastOf(deadline) === day);
  if (deadline.role === "hearing") return sayDays(daysUntil(day, now), words.language);
  if (isOpen) return lastOf(deadline) === day ? sayDays(left, words.language) : words.say("day.last-is", { when: sayDays(left, words.language) });
  return left === 0 ? words.say("day.last-is-today") : words.say("day.last-was", { when: sayDays(left, words.language) });
}

/** Whether who disagrees goes to another than who wrote, as a court: "in beroep gaan". */
export function isAppeal({ kind, deadline, named }: Task): boolean {
  const said = plain(`${deadline?.fact.sentence ?? ""} ${named ?? ""}`);
  return kind === "object" && tells("appeal", said) && !tells("objection", said);
}
