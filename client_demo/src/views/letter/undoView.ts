/** Gives a page back that was taken away: for some seconds, and for as long as a finger or the focus is on it. */
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import type { LetterWords } from "../../letter/letterWords";
import type { LetterState } from "../../state/letter";
import type { LetterActions } from "./letterActions";

/** Long enough to hear it said, find the button and press it. */
const SHOWN_MS = 12_000;

export class UndoView {
  readonly element = make("div", { class: "letter__undo", id: "letter-undone", role: "status", hidden: true });
  readonly #acts: LetterActions;
  readonly #changed = whenChanged();
  #timer: number | null = null;

  constructor(acts: LetterActions) {
    this.#acts = acts;
    for (const event of ["focusin", "pointerenter"]) this.element.addEventListener(event, () => this.#wait());
    for (const event of ["focusout", "pointerleave"]) this.element.addEventListener(event, () => this.#start());
  }

  render({ removed }: LetterState, words: LetterWords): void {
    this.#changed([words, removed], () => {
      this.element.hidden = removed === null;
      this.#wait();
      if (removed === null) return this.element.replaceChildren();
      refill(
        this.element,
        make("span", {}, words.say("pages.removed", { page: removed.at + 1 })),
        make("button", { type: "button", class: "button", id: "letter-undo", onclick: () => this.#acts.restorePage() }, icon("back"), words.say("pages.undo")),
      );
      this.#start();
    });
  }

  #start(): void {
    this.#wait();
    if (!this.element.hidden) this.#timer = window.setTimeout(() => this.#acts.letPageGo(), SHOWN_MS);
  }

  #wait(): void {
    if (this.#timer !== null) window.clearTimeout(this.#timer);
    this.#timer = null;
  }
}
