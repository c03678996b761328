/**
 * What the sentence of a last day tells of it: which day is the last in time, and of an appeal. What is
 * looked for is what the service looks for (`forms/letters/days/last_day.py`): both say the same of a letter. Pure.
 */
import patterns from "../../../forms/letters/days/last_day.json";
import type { Fact } from "../contract";
import type { Task } from "./card";
import { dayBefore, daysUntil, isDay, sayDays } from "./days";
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

/** Whether the day itself is still in time: "uiterlijk 1 mei" and terms, not "vóór 1 mei". */
export function countsToo(deadline: Fact): boolean {
  return tells("still-in-time-before", saidBefore(deadline)) || tells("term", plain(deadline.text));
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

/** The last day in time of a day by itself. */
export function lastOf(deadline: Fact): string {
  const day = String(deadline.value);
  const isOver = isDay(day) && !countsToo(deadline) && tells("over-before", saidBefore(deadline));
  return isOver ? dayBefore(day) : day;
}

/** What its sentence says before the day. */
function saidBefore({ sentence, text }: Fact): string {
  const [before = ""] = plain(sentence ?? "").split(plain(text));
  return before;
}

function tells(pattern: keyof typeof patterns, text: string): boolean {
  return new RegExp(patterns[pattern]).test(text);
}
