/** The lines of a page in the parts that a reader sees: what is printed close together belongs together. Pure. */
import type { Anchor, Point, Text } from "../contract";
import { boundsOf } from "../canvas/plane";
import { holdsPrint } from "../origins";

/** Lines of one part lie nearer than this share of a line's height. */
const GAP_SHARE = 1.1;
/** Lines that start further apart are another part, mm. */
const SHIFT_MM = 18;
/** So many words on a line are a sentence, or a piece of one; fewer are a name or a label. */
const WORDS_OF_SENTENCE = 7;

export interface Part {
  readonly key: string;
  readonly lines: readonly Anchor[];
  /** The box around its lines in the picture. */
  readonly polygon: readonly Point[];
  /** Sentences that run on over lines; otherwise each line stands by itself. */
  readonly runsOn: boolean;
}

export function partsOf(anchors: readonly Anchor[]): readonly Part[] {
  const inOrder = [...anchors].filter((anchor) => anchor.label !== null || anchor.translation !== null).sort((a, b) => a.order - b.order);
  const groups: Anchor[][] = [];
  for (const line of inOrder) {
    const last = groups.at(-1);
    if (last !== undefined && follows(last.at(-1)!, line)) last.push(line);
    else groups.push([line]);
  }
  return groups.map((lines, place) => ({ key: `part/${place + 1}`, lines, polygon: around(lines), runsOn: lines.some(isOfSentence) }));
}

/** The part that a line belongs to. */
export function partWith(anchors: readonly Anchor[], id: string): Part | null {
  return partsOf(anchors).find(({ lines }) => lines.some((line) => line.id === id)) ?? null;
}

/** A part as it is said to a reader: sentences in the reader's language, or else those of the paper. */
export interface Said {
  /** What is said, piece by piece, in the order in which it is read aloud. */
  readonly pieces: readonly Text[];
  /** The same in other words: the print under a translation, plain words under the print. */
  readonly beside: readonly Text[];
  /** Whether all of it is in the reader's language. */
  readonly isWhole: boolean;
}

/** What a line says in other words than those of the paper; a sentence that nobody could translate comes as it is printed. */
export function madeOf({ translation }: Anchor): Text | null {
  return translation?.provenance === "source" ? null : translation;
}

/** A sentence over several lines is translated once, at the line where it begins; one that is not stands between the others in its place. */
export function saidOf({ lines, runsOn }: Part, language: string): Said {
  const printed = lines.flatMap(({ label }) => label ?? []);
  const translated = lines.flatMap((line) => madeOf(line) ?? []);
  const isOwn = printed.every((text) => text.language === language);
  if (isOwn) return { pieces: printed.length > 0 ? printed : translated, beside: printed.length > 0 ? translated : [], isWhole: true };
  if (!runsOn) return { pieces: lines.flatMap((line) => madeOf(line) ?? line.label ?? []), beside: printed, isWhole: true };
  if (translated.length === 0) return { pieces: printed, beside: [], isWhole: false };
  const pieces = lines.flatMap(({ translation }) => translation ?? []);
  const isTranslated = pieces.every((text) => text.provenance !== "source" && !holdsPrint(text));
  return { pieces, beside: printed, isWhole: isTranslated && lines.every((line, at) => line.translation !== null || !beginsHere(lines[at - 1], line)) };
}

/** Whether a sentence begins on a line; one that begins in the middle of it is seen by its capital. */
function beginsHere(before: Anchor | undefined, { label }: Anchor): boolean {
  if (before === undefined || /[.?!:]["”’)]*$/.test(before.label?.text ?? "")) return true;
  // A salutation was translated by itself, its comma and all: what comes after it is said by nobody yet.
  if (/[,،]$/.test(before.translation?.text ?? "")) return true;
  return /[.?!] +["“‘(]?\p{Lu}/u.test(label?.text ?? "");
}

function isOfSentence({ label, translation }: Anchor): boolean {
  const text = (label ?? translation)!.text;
  return text.split(/\s+/).length >= WORDS_OF_SENTENCE || /\s\S+[.?!]$/.test(text);
}

/** Whether `line` goes on where `before` ends. */
function follows(before: Anchor, line: Anchor): boolean {
  const [above, below] = [boundsOf(before.areaMm), boundsOf(line.areaMm)];
  const height = Math.min(above.bottom - above.top, below.bottom - below.top);
  const gap = below.top - above.bottom;
  return gap > -height && gap < GAP_SHARE * height && Math.abs(below.left - above.left) < SHIFT_MM;
}

function around(lines: readonly Anchor[]): readonly Point[] {
  const { left, top, right, bottom } = boundsOf(lines.flatMap(({ polygon }) => polygon));
  return [[left, top], [right, top], [right, bottom], [left, bottom]];
}
