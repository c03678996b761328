/** A day for the phone's calendar (RFC 5545), made on the phone. It says what and why, nothing about the person. Pure. */

import type { Hours } from "./appointment";

export interface Appointment {
  /** The day, ISO 8601. */
  readonly day: string;
  readonly title: string;
  /** Lines that say more, as the reference. */
  readonly notes: readonly string[];
  /** When it begins and ends by a Dutch clock; the whole day where that is not printed. */
  readonly hours?: Hours | null;
  readonly place?: string | null;
}

/** Lines may be this long, counted in octets. */
const LONGEST_LINE = 75;

/** A morning reminder three days before and one the day before. */
const REMINDERS = ["-P2DT15H", "-PT15H"];
/** The same before an hour, at that hour. */
const REMINDERS_OF_HOUR = ["-P3D", "-P1D"];

/** So long an appointment lasts whose end is not printed. */
const USUALLY_MS = 60 * 60 * 1000;

/** The calendar file. `uid` and `now` make it one of its own. */
export function calendarFile({ day, title, notes, hours = null, place = null }: Appointment, uid: string, now: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Leeswijzer//Leeswijzer//NL",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${moment(now)}`,
    ...(hours === null ? [`DTSTART;VALUE=DATE:${basic(day)}`, `DTEND;VALUE=DATE:${basic(dayAfter(day))}`, "TRANSP:TRANSPARENT"] : timed(day, hours)),
    "CLASS:PRIVATE",
    `SUMMARY:${escaped(title)}`,
    ...(notes.length === 0 ? [] : [`DESCRIPTION:${escaped(notes.join("\n"))}`]),
    ...(place === null ? [] : [`LOCATION:${escaped(place)}`]),
    ...(hours === null ? REMINDERS : REMINDERS_OF_HOUR).flatMap((trigger) => ["BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:${trigger}`, `DESCRIPTION:${escaped(title)}`, "END:VALARM"]),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function timed(day: string, { begin, end }: Hours): readonly string[] {
  const from = inTheNetherlands(day, begin);
  const to = end === null ? new Date(from.getTime() + USUALLY_MS) : inTheNetherlands(day, end);
  return [`DTSTART:${moment(from)}`, `DTEND:${moment(to)}`, "TRANSP:OPAQUE"];
}

/** The moment at which a Dutch clock shows that time, wherever the phone is. */
function inTheNetherlands(day: string, time: string): Date {
  const shown = Date.parse(`${day}T${time}:00Z`);
  const about = shown - aheadOfUtc(shown);
  return new Date(shown - aheadOfUtc(about));
}

function aheadOfUtc(at: number): number {
  const there = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam", dateStyle: "short", timeStyle: "medium" }).format(at);
  return Date.parse(`${there.replace(" ", "T")}Z`) - at;
}

function moment(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d{3}/g, "");
}

function basic(day: string): string {
  return day.replaceAll("-", "");
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
}

/** Broken so that no line is too long and no letter is broken in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const pieces: string[] = [];
  let piece = "";
  let room = LONGEST_LINE;
  let used = 0;
  for (const letter of line) {
    const octets = encoder.encode(letter).length;
    if (used + octets > room) {
      pieces.push(piece);
      [piece, used, room] = ["", 0, LONGEST_LINE - 1];
    }
    piece += letter;
    used += octets;
  }
  return [...pieces, piece].join("\r\n ");
}
