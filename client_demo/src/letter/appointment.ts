/**
 * At what time and where the reader is expected on a day, as its sentence prints it; never guessed. What is
 * looked for is what the service looks for (`forms/letters/days/appointment.py`). Pure.
 */
import patterns from "../../../forms/letters/days/appointment.json";
import type { Fact } from "../contract";
import type { Task } from "./card";
import { plain } from "./plain";

/** A time of day, as 10:30. */
export interface Hours {
  readonly begin: string;
  /** Null where no end is printed. */
  readonly end: string | null;
}

interface Printed {
  readonly hours: Hours;
  /** Where they end in their sentence. */
  readonly to: number;
}

/** When one is to come; null where no one time is printed beside the day. */
export function hoursOf(task: Task): Hours | null {
  return comingOf(task, (sentence) => printedIn(plain(sentence))?.hours ?? null);
}

/** The address printed behind the hours, or in a row of its own. */
export function placeOf(task: Task): string | null {
  return comingOf(task, placeIn);
}

/** "10:30" or "10:30–11:15", which every language reads. */
export function sayHours({ begin, end }: Hours): string {
  return end === null ? begin : `${begin}–${end}`;
}

function comingOf<T>({ kind, deadline }: Task, read: (sentence: string) => T | null): T | null {
  const fact: Fact | undefined = deadline?.fact;
  return kind === "come" && fact?.role === "hearing" && fact.sentence !== null ? read(fact.sentence.normalize("NFC")) : null;
}

function placeIn(sentence: string): string | null {
  const found = printedIn(plain(sentence));
  const labelled = first("place-of-label", sentence);
  const match = labelled ?? (found === null ? null : first("place", sentence.slice(found.to)));
  const place = match?.[1]?.replace(/^[ .,]+|[ .,]+$/g, "") ?? null;
  return place === null || first("at-home", plain(place)) !== null ? null : place;
}

/** The hours of a sentence; a second day or hour, and hours to call, leave it open. */
function printedIn(text: string): Printed | null {
  if (first("of-calling", text) !== null || all("day", text).length > 1) return null;
  const spans = all("span", text);
  const hours = beginningsIn(text);
  const [span] = spans;
  if (span !== undefined && spans.length === 1 && hours.every((each) => isWithin(each, span))) {
    const [begin, end] = [timeOf(span[1], span[2]), timeOf(span[3], span[4])];
    return begin !== null && end !== null && begin < end ? { hours: { begin, end }, to: endOf(span) } : null;
  }
  const [only] = hours;
  if (spans.length > 0 || hours.length !== 1 || only === undefined) return null;
  const begin = timeOf(only[1], only[2]);
  return begin === null ? null : { hours: { begin, end: null }, to: endOf(only) };
}

/** The times at which something may begin: not how long it lasts, nor by when. */
function beginningsIn(text: string): readonly RegExpMatchArray[] {
  return all("hour", text).filter((match) => {
    const at = match.index! + match[0].indexOf(match[1]!);
    const [before, after] = [text.slice(0, at), text.slice(endOf(match))];
    if (first("is-other-before", before) !== null || first("is-other-after", after) !== null) return false;
    return first("begins-before", before) !== null || first("begins-with", match[0]) !== null;
  });
}

function isWithin(one: RegExpMatchArray, other: RegExpMatchArray): boolean {
  return other.index! <= one.index! && endOf(one) <= endOf(other);
}

function endOf(match: RegExpMatchArray): number {
  return match.index! + match[0].length;
}

function timeOf(hour: string | undefined, minute: string | undefined): string | null {
  const [hours, minutes] = [Number(hour), Number(minute ?? 0)];
  return hours < 24 && minutes < 60 ? `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}` : null;
}

function first(pattern: keyof typeof patterns, text: string): RegExpMatchArray | null {
  return text.match(new RegExp(patterns[pattern]));
}

function all(pattern: keyof typeof patterns, text: string): readonly RegExpMatchArray[] {
  return [...text.matchAll(new RegExp(patterns[pattern], "g"))];
}
