/** Texts with parts marked, and what differs between two texts. */
import { make } from "../../components/element";

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Part {
  readonly text: string;
  readonly isMarked: boolean;
}

/** A text in parts: those within `spans`, and those between. */
export function partsOf(text: string, spans: readonly Span[]): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    parts.push({ text: text.slice(at, start), isMarked: false }, { text: text.slice(start, end), isMarked: true });
    at = end;
  }
  parts.push({ text: text.slice(at), isMarked: false });
  return parts.filter((part) => part.text !== "");
}

/** The words of `text` that `other` has not in that order: a longest common subsequence of words. */
export function differingSpans(text: string, other: string): readonly Span[] {
  const ours = wordsOf(text);
  const theirs = wordsOf(other);
  const lengths = Array.from({ length: ours.length + 1 }, () => new Array<number>(theirs.length + 1).fill(0));
  for (let i = ours.length - 1; i >= 0; i--)
    for (let j = theirs.length - 1; j >= 0; j--)
      lengths[i]![j] = ours[i]!.word === theirs[j]!.word ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  const spans: Span[] = [];
  for (let i = 0, j = 0; i < ours.length; ) {
    if (j < theirs.length && ours[i]!.word === theirs[j]!.word) {
      i++;
      j++;
    } else if (j < theirs.length && lengths[i]![j + 1]! > lengths[i + 1]![j]!) j++;
    else {
      const { start, end } = ours[i++]!;
      const last = spans.at(-1);
      // Words beside each other are one mark, not many.
      if (last !== undefined && text.slice(last.end, start).trim() === "") spans[spans.length - 1] = { start: last.start, end };
      else spans.push({ start, end });
    }
  }
  return spans;
}

function wordsOf(text: string): readonly (Span & { readonly word: string })[] {
  return [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));
}

/** A text of a form in its own language and direction, parts of it in `tag`. */
export function written(text: string, language: string, spans: readonly Span[] = [], tag: "mark" | "del" | "ins" | "dfn" = "mark"): HTMLElement {
  return make("p", { class: "desk-text", lang: language, dir: "auto" }, ...partsOf(text, spans).map((part) => (part.isMarked ? make(tag, {}, part.text) : part.text)));
}
