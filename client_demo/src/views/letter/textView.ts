/** The whole letter in words: part by part what is printed and what it means. The picture's twin for who does not see it. */
import type { Anchor, Text } from "../../contract";
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import { provenance, said } from "../../components/said";
import type { ReadPage } from "../../letter/card";
import type { LetterWords } from "../../letter/letterWords";
import { partsOf, type Part } from "../../letter/parts";
import type { Spoken } from "../../speech";
import type { LetterActions } from "./letterActions";

export interface TextShown {
  readonly pages: readonly ReadPage[];
  readonly canSpeak: boolean;
  readonly isReading: boolean;
}

/** What is said of a line: in the reader's language where it is known, else as printed. */
export function lineText({ translation, label }: Anchor): Text | null {
  return translation ?? label;
}

/** The lines in the order in which they are read aloud; their places are those of `mark`. */
export function spokenLines(pages: readonly ReadPage[]): readonly Spoken[] {
  return pages.flatMap(({ overlay }) => partsOf(overlay.anchors).flatMap(({ lines }) => lines.map((line) => lineText(line)!)));
}

export class TextView {
  readonly element = make("article", { class: "letter__text", id: "letter-text", "aria-labelledby": "letter-text-title" });
  readonly #acts: LetterActions;
  readonly #changed = whenChanged();
  #read: number | null = null;

  constructor(acts: LetterActions) {
    this.#acts = acts;
  }

  render({ pages, canSpeak, isReading }: TextShown, words: LetterWords): void {
    this.#changed([words, canSpeak, isReading, pages.length, ...pages.map(({ overlay }) => overlay)], () => {
      let place = 0;
      const nextPlace = (): number => place++;
      refill(
        this.element,
        make("h2", { id: "letter-text-title", tabindex: -1 }, words.say("text.heading")),
        make("p", { class: "letter__unchecked" }, icon("draft"), make("span", {}, words.say("text.about"))),
        make(
          "div",
          { class: "buttons" },
          canSpeak &&
            make(
              "button",
              { type: "button", class: "button", id: "letter-read-text", onclick: () => (isReading ? this.#acts.stopReading() : this.#acts.readAloud("text")) },
              icon("sound"),
              words.general.say(isReading ? "coach.stop" : "coach.read"),
            ),
        ),
        ...pages.flatMap((page, number) => [
          pages.length > 1 ? make("h3", {}, words.general.say("look.page", { page: number + 1 })) : null,
          make("ol", { class: "parts" }, ...partsOf(page.overlay.anchors).map((part) => this.#part(part, page.id, words, nextPlace))),
        ]),
      );
      this.mark(isReading ? this.#read : null);
    });
  }

  /** Shows which line is being read aloud; null: none. */
  mark(place: number | null): void {
    this.#read = place;
    this.element.querySelector(".line--read")?.classList.remove("line--read");
    if (place === null) return;
    const line = this.element.querySelector(`[data-line="${place}"]`);
    line?.classList.add("line--read");
    line?.scrollIntoView({ block: "nearest" });
  }

  #part({ key, lines }: Part, page: number, words: LetterWords, nextPlace: () => number): HTMLElement {
    const shared = sharedSource(lines);
    const isForeign = lines.some(({ label }) => label !== null && label.language !== words.language);
    const untranslated = isForeign && lines.some(({ translation }) => translation === null);
    const id = `part-${page}-${key.replace("part/", "")}`;
    return make(
      "li",
      { class: "part" },
      ...lines.map((line) => lineOf(line, words, nextPlace(), shared === null)),
      shared && !(untranslated && shared.provenance === "source") && provenance(words.general, shared),
      untranslated && make("p", { class: "quiet part__untranslated" }, words.say(lines.every(({ translation }) => translation === null) ? "text.untranslated" : "text.partly-translated")),
      make("button", { type: "button", class: "button button--quiet part__point", id, onclick: () => this.#acts.point({ page, key }) }, icon("locate"), make("span", {}, words.say("fact.on-paper"), make("span", { class: "unseen" }, `: ${lines[0]?.label?.text ?? ""}`))),
    );
  }
}

/** A line: what it means, what is printed, and what its words mean for who asks. */
export function lineOf(line: Anchor, words: LetterWords, place: number, namesSource: boolean): HTMLElement {
  const { label, translation, explanation } = line;
  const isTwice = translation !== null && label !== null && translation.text !== label.text;
  const text = lineText(line)!;
  return make(
    "div",
    { class: "line", "data-line": place, "data-anchor": line.id },
    make("p", { class: "line__said" }, said(text)),
    isTwice && make("p", { class: "line__printed", lang: label.language, dir: label.direction }, make("span", { class: "unseen", lang: words.language }, `${words.say("fact.printed")}: `), label.text),
    namesSource && provenance(words.general, text),
    explanation &&
      make("details", { class: "line__term" }, make("summary", {}, words.say("text.term")), make("div", { class: "said" }, make("p", {}, said(explanation)), provenance(words.general, explanation))),
  );
}

/** A source that all lines of a part share is named once, under them. */
function sharedSource(lines: readonly Anchor[]): Text | null {
  const [first, ...rest] = lines.map((line) => lineText(line)!);
  if (first === undefined) return null;
  return rest.every(({ provenance: from, detail }) => from === first.provenance && detail === first.detail) ? first : null;
}
