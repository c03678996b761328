/** How long there is until a day, as the phone's own calendar has it. Pure. */

/** A last day this near is to be seen at once. */
const SOON_DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole days from `now`, where the phone is, to the day `iso` (2026-04-01); below 0 once it has passed. */
export function daysUntil(iso: string, now: Date): number {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((dayOf(iso) - today) / DAY_MS);
}

/** The day before the day `iso`. */
export function dayBefore(iso: string): string {
  return new Date(dayOf(iso) - DAY_MS).toISOString().slice(0, 10);
}

export type Haste = "passed" | "soon" | "later";

export function hasteOf(days: number): Haste {
  if (days < 0) return "passed";
  return days <= SOON_DAYS ? "soon" : "later";
}

/** "In 12 days", "yesterday": in the reader's own words, with the figures of the paper. */
export function sayDays(days: number, language: string): string {
  return new Intl.RelativeTimeFormat(figured(language), { numeric: "auto" }).format(days, "day");
}

/** The day in words: "Wednesday 1 April 2026". */
export function sayDay(iso: string, language: string, withWeekday = false): string {
  return dayFormat(language, withWeekday).format(dayOf(iso));
}

/** The same to be read on a narrow screen: no line ends between the number of a day and its month. */
export function showDay(iso: string, language: string, withWeekday = false): string {
  const parts = dayFormat(language, withWeekday).formatToParts(dayOf(iso));
  return parts.map(({ type, value }, at) => (type === "literal" && parts[at - 1]?.type === "day" ? value.replaceAll(" ", "\u00a0") : value)).join("");
}

function dayFormat(language: string, withWeekday: boolean): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(figured(language), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC", ...(withWeekday && { weekday: "long" }) });
}

/** Whether this is a day that exists, as 2026-04-01. */
export function isDay(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(dayOf(value)).toISOString().startsWith(value);
}

/** The language with the calendar and the figures that stand on Dutch paper. */
export function figured(language: string): string {
  // Who reads English here lives in Europe: the day comes before the month.
  return `${language === "en" ? "en-GB" : language}-u-ca-gregory-nu-latn`;
}

function dayOf(iso: string): number {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  return Date.UTC(year, month - 1, day);
}
