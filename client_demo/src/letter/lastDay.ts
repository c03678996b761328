/**
 * What the sentence of a last day tells of it: whether it is itself in time, and of an appeal. What is
 * looked for is what the service looks for (`forms/letters/days/last_day.py`): both say the same of a letter. Pure.
 */
import patterns from "../../../forms/letters/days/last_day.json";
import type { Fact } from "../contract";
import type { Task } from "./card";
import type { LetterPhrase } from "./letterWords";

/** What a task is called: who goes to a court does not object with who wrote. */
export function nameOfTask(task: Task): LetterPhrase {
  return isAppeal(task) ? "task.appeal" : `task.${task.kind}`;
}

/** What stands before its day: to come on, to be early for, or still in time. */
export function leadOfDay({ kind, deadline }: Task): LetterPhrase {
  if (kind === "come") return "task.on";
  return deadline !== null && countsToo(deadline.fact) ? "task.by" : "task.before";
}

/** Whether the day itself is still in time: "uiterlijk 1 mei" and terms, not "vóór 1 mei". */
export function countsToo({ sentence, text }: Fact): boolean {
  const printed = plain(text);
  const [before = ""] = plain(sentence ?? "").split(printed);
  return tells("still-in-time-before", before) || tells("term", printed);
}

/** Whether who disagrees goes to another than who wrote, as a court: "in beroep gaan". */
export function isAppeal({ kind, deadline }: Task): boolean {
  const said = plain(deadline?.fact.sentence ?? "");
  return kind === "object" && tells("appeal", said) && !tells("objection", said);
}

function tells(pattern: keyof typeof patterns, text: string): boolean {
  return new RegExp(patterns[pattern]).test(text);
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
