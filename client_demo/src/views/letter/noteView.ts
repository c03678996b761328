/** A word about what was just done, for a moment: seen, and said by a screen reader. */
import { make } from "../../components/element";

/** Long enough to read three words twice. */
const SHOWN_MS = 5000;

export class NoteView {
  readonly element: HTMLElement;
  #timer: number | null = null;

  constructor(id: string) {
    this.element = make("p", { class: "letter__copied", role: "status", "aria-live": "polite", id });
  }

  say(words: string): void {
    this.forget();
    this.element.textContent = words;
    this.#timer = window.setTimeout(() => this.forget(), SHOWN_MS);
  }

  forget(): void {
    if (this.#timer !== null) window.clearTimeout(this.#timer);
    this.#timer = null;
    this.element.textContent = "";
  }
}
