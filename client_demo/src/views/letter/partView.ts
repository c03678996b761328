/** One part of a letter: what it says, what is printed, and what its words mean for who asks. */
import type { Anchor, Text } from "../../contract";
import { make } from "../../components/element";
import { unbroken } from "../../components/figures";
import { provenance, said } from "../../components/said";
import type { LetterWords } from "../../letter/letterWords";
import { madeOf, saidOf, type Part } from "../../letter/parts";
import { termsOf } from "../../letter/terms";
import { originsOf } from "../../origins";

/** Its elements, `id` naming the part; `nextPlace` gives each piece its place in the order of reading aloud. */
export function partBody(part: Part, id: string, words: LetterWords, nextPlace: () => number): readonly (HTMLElement | null)[] {
  if (!part.runsOn) return [...part.lines.flatMap((line) => labelLine(line, words, nextPlace)), ...sources(part.lines.flatMap((line) => madeOf(line) ?? []), words), terms(part, id, words)];
  const { pieces, beside, isWhole } = saidOf(part, words.language);
  const isPrinted = pieces.every((text) => text.provenance === "source");
  return [
    make("p", { class: "part__said", dir: directionOfAll(pieces) }, ...pieces.flatMap((text) => [piece(text, nextPlace(), !isPrinted && text.provenance === "source"), " "])),
    ...sources(isPrinted && !isWhole ? [] : pieces, words),
    isWhole ? null : make("p", { class: "quiet" }, words.say(isPrinted ? "text.untranslated" : "text.partly-translated")),
    beside.length === 0 ? null : besideBox(beside, isPrinted ? "text.plainly" : "fact.printed", words),
    terms(part, id, words),
  ];
}

/** A name, a number or a label: what it says, and small beneath it the same in the other language. */
function labelLine(line: Anchor, words: LetterWords, nextPlace: () => number): readonly HTMLElement[] {
  const [{ label }, translation] = [line, madeOf(line)];
  const isOwn = label?.language === words.language;
  const [first, second] = isOwn ? [label, translation] : [translation ?? label, translation === null ? null : label];
  if (first === null || first === undefined) return [];
  const isSame = second?.text === first.text;
  return [make("p", { class: "part__said" }, piece(first, nextPlace())), ...(second && !isSame ? [make("p", { class: "part__small quiet" }, said(second))] : [])];
}

/** The same in other words, under it. */
function besideBox(texts: readonly Text[], lead: "text.plainly" | "fact.printed", words: LetterWords): HTMLElement {
  return make(
    "div",
    { class: "printed part__beside" },
    make("p", { class: "printed__lead" }, words.say(lead)),
    make("p", { dir: directionOfAll(texts) }, ...texts.flatMap((text) => [said(text), " "])),
    ...(lead === "text.plainly" ? sources(texts, words) : []),
  );
}

/** Lines that follow one another run as they do on the paper, also within words that run the other way. */
function directionOfAll(texts: readonly Text[]): Text["direction"] | null {
  const [first] = texts;
  return first !== undefined && texts.every(({ direction }) => direction === first.direction) ? first.direction : null;
}

/** A piece of what is said; what stands among others as it is printed is quoted, as within a line. */
function piece(text: Text, place: number, isQuoted = false): HTMLElement {
  const [open, close] = isQuoted ? ["“", "”"] : ["", ""];
  return make("bdi", { lang: text.language, dir: text.direction, "data-line": place }, open, ...unbroken(text.text), close);
}

/** Where it came from, each source once. */
export function sources(texts: readonly Text[], words: LetterWords): readonly HTMLElement[] {
  const once = new Map(texts.flatMap(originsOf).map((text) => [`${text.provenance} ${text.detail ?? ""}`, text]));
  return [...once.values()].map((text) => provenance(words.general, text));
}

/** Government words, explained when asked for; a line may hold several. */
function terms({ lines }: Part, id: string, words: LetterWords): HTMLElement | null {
  const meanings = lines.flatMap(termsOf);
  if (meanings.length === 0) return null;
  return make(
    "details",
    { class: "part__terms", id: `${id}-terms` },
    make("summary", {}, words.say("text.term")),
    make("ul", { class: "points" }, ...meanings.map((meaning) => make("li", {}, said(meaning)))),
    ...sources(meanings, words),
  );
}

/** What the word under a finger means, before all else. */
export function termBox(meanings: readonly Text[], words: LetterWords): HTMLElement {
  return make("div", { class: "slip__terms" }, ...meanings.map((meaning) => make("p", { lang: meaning.language, dir: meaning.direction }, said(meaning))), ...sources(meanings, words));
}
