/** What the paper's own words about a fact mean, in the reader's language: as the service says the line they stand on. Pure. */
import subjects from "../../../forms/letters/subject_said.json";
import type { Anchor, Fact, Overlay, Text } from "../contract";
import { holdsPrint } from "../origins";
import { liesOn } from "./onLine";
import { madeOf } from "./parts";

/** "Onderwerp: " on the paper, and what the service says of it: the card has that word already (`forms/letters/subject_said.py`). */
const LABEL = new RegExp(subjects.label, "u");
const MARKS = /[\u2066-\u2069\u200e\u200f\u061c]/g;

/** What a subject says, where all of its line is said; null where that is not known, or is the print itself. */
export function subjectMeant({ anchors }: Overlay, { polygon, text }: Fact): Text | null {
  if (polygon === null) return null;
  const lines = inOrder(anchors).filter((line) => liesOn(line.polygon, polygon) || liesOn(polygon, line.polygon));
  const [first] = lines;
  const printed = lines.map(({ label }) => label?.text ?? "").join(" ");
  // With more beside the subject than its label, the line says other things too.
  if (first === undefined || printed.length > text.length + subjects["longest-label"]) return null;
  const said = wholeOf(first);
  return said !== null && LABEL.test(printed) && !LABEL.test(text) ? withoutLabel(said) : said;
}

function withoutLabel(said: Text): Text {
  const bare = said.text.replace(LABEL, "");
  return { ...said, text: bare.charAt(0).toLocaleUpperCase(said.language) + bare.slice(1) };
}

/** What the name means that the paper gives a value: on its line before it, or alone on the line above. */
export function nameMeant({ anchors }: Overlay, { polygon, text }: Fact): Text | null {
  if (polygon === null) return null;
  const lines = inOrder(anchors);
  const at = lines.findIndex((line) => liesOn(line.polygon, polygon));
  const line = lines[at];
  const isAlone = line?.label?.text.trim() === text.trim();
  const said = isAlone ? (lines[at - 1] === undefined ? null : wholeOf(lines[at - 1]!)) : line === undefined ? null : wholeOf(line);
  if (said === null) return null;
  const name = isAlone ? said.text : beforeValue(said.text, text);
  const bare = name?.replace(MARKS, "").replace(/[:\s]+$/, "").trim() ?? "";
  // With a day or a number in it, it names more than this value.
  return /\p{L}/u.test(bare) && !/\d{2}/.test(bare) ? { ...said, text: bare } : null;
}

/** What stands before the value: as printed in its own cell, or behind the colon of a label. */
function beforeValue(said: string, printed: string): string | null {
  const at = said.indexOf(printed);
  if (at >= 0) return said.slice(0, at);
  const [name, value, ...more] = said.split(/:\s/);
  return value !== undefined && more.length === 0 && !/\p{L}{4}/u.test(value) ? name! : null;
}

/** A line's translation where nothing of it is left in the language of the paper. */
function wholeOf(line: Anchor): Text | null {
  const said = madeOf(line);
  return said === null || holdsPrint(said) || said.language === line.label?.language ? null : said;
}

function inOrder(anchors: readonly Anchor[]): readonly Anchor[] {
  return [...anchors].sort((a, b) => a.order - b.order);
}
