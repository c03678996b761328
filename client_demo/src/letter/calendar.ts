/** A day for the phone's calendar (RFC 5545), made on the phone. It says what and why, nothing about the person. Pure. */

export interface Appointment {
  /** The day, ISO 8601. */
  readonly day: string;
  readonly title: string;
  /** Lines that say more, as the reference. */
  readonly notes: readonly string[];
}

/** Lines may be this long, counted in octets. */
const LONGEST_LINE = 75;

/** A morning reminder three days before and one the day before. */
const REMINDERS = ["-P2DT15H", "-PT15H"];

/** The calendar file. `uid` and `now` make it one of its own. */
export function calendarFile({ day, title, notes }: Appointment, uid: string, now: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Leeswijzer//Leeswijzer//NL",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d{3}/g, "")}`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(dayAfter(day))}`,
    "TRANSP:TRANSPARENT",
    "CLASS:PRIVATE",
    `SUMMARY:${escaped(title)}`,
    ...(notes.length === 0 ? [] : [`DESCRIPTION:${escaped(notes.join("\n"))}`]),
    ...REMINDERS.flatMap((trigger) => ["BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:${trigger}`, `DESCRIPTION:${escaped(title)}`, "END:VALARM"]),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
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
