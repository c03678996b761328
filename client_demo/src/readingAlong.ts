/** Marks on the page the word that is being read aloud. Where browsers cannot mark, they only read. */

const NAME = "spoken";

interface Piece {
  readonly node: Text;
  /** Where its text begins in that of the whole place. */
  readonly from: number;
}

/** Marks the `length` characters from `from` on in `sentence`, where that stands within `place`. */
export function markSpoken(place: Element, sentence: string, from: number, length: number): void {
  const marks = highlights();
  if (marks === null) return;
  const range = rangeOf(place, sentence, from, length);
  if (range === null) return void marks.delete(NAME);
  marks.set(NAME, new Highlight(range));
  const { top, bottom } = range.getBoundingClientRect();
  const seen = place.getBoundingClientRect();
  if (top < seen.top || bottom > seen.bottom) range.startContainer.parentElement?.scrollIntoView({ block: "center" });
}

export function unmarkSpoken(): void {
  highlights()?.delete(NAME);
}

/** A sentence may be in several pieces on the page: dates and numbers are kept together there. */
export function rangeOf(place: Element, sentence: string, from: number, length: number): Range | null {
  const pieces: Piece[] = [];
  let all = "";
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    pieces.push({ node, from: all.length });
    all += node.data;
  }
  const start = all.indexOf(sentence);
  const first = pieceAt(pieces, start + from);
  const last = pieceAt(pieces, start + from + Math.max(0, length - 1));
  if (start < 0 || length <= 0 || first === null || last === null) return null;
  const range = document.createRange();
  range.setStart(first.node, start + from - first.from);
  range.setEnd(last.node, Math.min(last.node.length, start + from + length - last.from));
  return range;
}

/** How long the word at `from` is: some voices do not say. */
export function wordLength(sentence: string, from: number): number {
  return /^\S+/.exec(sentence.slice(from))?.[0].length ?? 0;
}

function pieceAt(pieces: readonly Piece[], at: number): Piece | null {
  return pieces.findLast(({ from, node }) => from <= at && at < from + node.length) ?? null;
}

function highlights(): HighlightRegistry | null {
  return "highlights" in CSS && typeof Highlight === "function" ? CSS.highlights : null;
}
