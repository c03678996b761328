/** Which day is the last in time, by what the sentence of a day says before it. Pure. */
import patterns from "../../../forms/letters/days/last_day.json";
import type { Fact } from "../contract";
import { dayBefore, isDay } from "./days";
import { plain } from "./plain";

/** Whether the day itself is still in time: "uiterlijk 1 mei" and terms, not "vóór 1 mei". */
export function countsToo(deadline: Fact): boolean {
  return tells("still-in-time-before", saidBefore(deadline)) || tells("term", plain(deadline.text));
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

/** Whether plain text says what a pattern is for. */
export function tells(pattern: keyof typeof patterns, text: string): boolean {
  return new RegExp(patterns[pattern]).test(text);
}
