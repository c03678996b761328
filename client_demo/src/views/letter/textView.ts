/** The whole letter in words: part by part what it says and what is printed. The picture's twin for who does not see it. */
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import type { ReadPage } from "../../letter/card";
import type { LetterWords } from "../../letter/letterWords";
import { partsOf, type Part } from "../../letter/parts";
import type { LetterActions } from "./letterActions";
import { partBody } from "./partView";

export interface TextShown {
  readonly pages: readonly ReadPage[];
  readonly canSpeak: boolean;
  readonly isReading: boolean;
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
        make("p", { class: "letter__unchecked" }, icon("draft"), make("span", {}, make("strong", {}, words.say("card.unchecked")), ` ${words.say("card.computer")}`)),
        pages.some(({ overlay }) => overlay.partial.includes("translation")) && make("p", { class: "check" }, icon("about"), words.general.say("partial.translation")),
        canSpeak ? make("div", { class: "buttons" }, this.#speaking(isReading, words)) : make("p", { class: "quiet", id: "letter-text-no-voice" }, words.say("aloud.no-voice")),
        ...pages.flatMap((page, number) => [
          pages.length > 1 ? make("h3", {}, words.general.say("look.page", { page: number + 1 })) : null,
          make("ol", { class: "parts" }, ...partsOf(page.overlay.anchors).map((part) => this.#part(part, page.id, words, nextPlace))),
        ]),
      );
      this.mark(isReading ? this.#read : null);
    });
  }

  /** Shows which piece is being read aloud; null: none. */
  mark(place: number | null): void {
    this.#read = place;
    this.element.querySelector(".line--read")?.classList.remove("line--read");
    if (place === null) return;
    const line = this.element.querySelector(`[data-line="${place}"]`);
    line?.classList.add("line--read");
    line?.scrollIntoView({ block: "nearest" });
  }

  #speaking(isReading: boolean, words: LetterWords): HTMLElement {
    const act = (): void => (isReading ? this.#acts.stopReading() : this.#acts.readAloud("text"));
    return make("button", { type: "button", class: "button", id: "letter-read-text", onclick: act }, icon("sound"), words.general.say(isReading ? "coach.stop" : "coach.read"));
  }

  #part(part: Part, page: number, words: LetterWords, nextPlace: () => number): HTMLElement {
    const id = `part-${page}-${part.key.replace("part/", "")}`;
    const point = (): void => this.#acts.point({ page, key: part.key });
    return make(
      "li",
      { class: part.runsOn ? "part" : "part part--labels" },
      make("div", { class: "part__body" }, ...partBody(part, id, words, nextPlace)),
      make("button", { type: "button", class: "button button--round part__point", id, "aria-label": `${words.say("fact.on-paper")}: ${part.lines[0]?.label?.text ?? ""}`, onclick: point }, icon("locate")),
    );
  }
}
