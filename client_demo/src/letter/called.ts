/** What the paper itself says about a place: the words on its line before it, or the short line above it. Pure. */
import type { Fact, Overlay } from "../contract";
import { liesOn, shareAlong, type Outline } from "./onLine";

/** More words than these are a sentence and no name. */
const MOST_WORDS = 4;

export function calledOnPaper({ anchors }: Overlay, { polygon, text }: Fact): string | null {
  if (polygon === null) return null;
  const lines = [...anchors].sort((a, b) => a.order - b.order);
  const at = lines.findIndex((line) => liesOn(line.polygon, polygon));
  const on = lines[at]?.label?.text ?? "";
  const start = on.indexOf(text);
  if (start < 0) return null;
  // Over several values stand several names, and nothing tells where one of them ends.
  const isAlone = on.trim() === text.trim();
  const before = on.slice(0, start);
  const above = lines[at - 1]?.label?.text ?? "";
  // "met uw contractnummer 123": a piece of a sentence, of which the name is only the end.
  const isPiece = /^\p{Ll}/u.test(before.trim());
  return (isPiece ? numberNameIn(before) : null) ?? nameIn(before) ?? numberNameIn(before.trim() === "" && !isAlone ? above : before) ?? (isAlone ? nameIn(above) : null);
}

/** The word for a number that a line or a sentence ends with: "Datum 16 november 2026 Aanslagnummer", "onder vermelding van uw betalingskenmerk". */
function numberNameIn(words: string): string | null {
  const name = /(?:\b(?:uw|ons|onze) )?[\p{L}-]*(?:kenmerk|nummer|code)$/iu.exec(words.replace(/[:\s]+$/, ""))?.[0];
  return name === undefined ? null : name.charAt(0).toUpperCase() + name.slice(1);
}

/** So many characters at either side of a place: a word, whichever letters are wide and which narrow. */
const AROUND = 10;

/** The print about the middle of a place; null where no line lies there. */
export function printedAbout({ anchors }: Overlay, polygon: Outline): string | null {
  const line = anchors.find((each) => liesOn(each.polygon, polygon));
  if (line?.label == null) return null;
  const { text } = line.label;
  const middle = text.length * shareAlong(line.polygon, polygon);
  return text.slice(Math.max(0, Math.round(middle - AROUND)), Math.round(middle + AROUND));
}

/** Words that can be a name: few, and no end of a sentence among them. */
function nameIn(words: string): string | null {
  const name = words.replace(/[:\s]+$/, "").trim();
  const isName = /\p{L}/u.test(name) && !/[.?!\d]/.test(name) && name.split(/\s+/).length <= MOST_WORDS;
  return isName ? name : null;
}
