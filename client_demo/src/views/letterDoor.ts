/** The way to the part that reads letters: fetched when somebody has a letter, not before. */
import { make, refill } from "../components/element";
import { icon } from "../components/icon";
import type { State } from "../state/state";
import type { Words } from "../words";

/** What stands behind the door. */
export interface LetterRoom {
  render(state: State, words: Words): void;
  focus(): void;
  /** A picture dropped or pasted. */
  receive(file: File): Promise<void>;
}

export class LetterDoor {
  readonly element = make("main", { class: "letter", id: "letter", hidden: true });
  readonly #open: (element: HTMLElement) => Promise<LetterRoom>;
  readonly #leave: () => void;
  #room: LetterRoom | null = null;
  #opening: Promise<void> | null = null;
  #isShut = false;

  constructor(open: (element: HTMLElement) => Promise<LetterRoom>, leave: () => void) {
    this.#open = open;
    this.#leave = leave;
  }

  render(state: State, words: Words): void {
    this.element.hidden = state.screen !== "letter";
    if (this.#room !== null) return this.#room.render(state, words);
    if (this.element.hidden) return;
    this.#opening ??= this.#fetch(state, words);
  }

  focus(): void {
    if (this.#room !== null) this.#room.focus();
    else document.getElementById("letter-door")?.focus();
  }

  async receive(file: File): Promise<void> {
    await this.#room?.receive(file);
  }

  async #fetch(state: State, words: Words): Promise<void> {
    this.#say(words);
    try {
      const room = await this.#open(this.element);
      this.#isShut = false;
      this.#room = room;
      room.render(state, words);
      room.focus();
    } catch {
      // Without a network the part cannot come; the person may try again or go back.
      this.#isShut = true;
      this.#opening = null;
      this.#say(words, () => (this.#opening = this.#fetch(state, words)));
    }
  }

  #say(words: Words, again: (() => void) | null = null): void {
    refill(
      this.element,
      make(
        "div",
        { class: "letter__door" },
        make("h1", { id: "letter-door", tabindex: -1, role: "status" }, words.say(this.#isShut && again ? "trouble.offline" : "letter.opening")),
        again && make("button", { type: "button", class: "button button--main", id: "letter-again", onclick: again }, words.say("action.again")),
        make("button", { type: "button", class: "button", id: "letter-leave", onclick: this.#leave }, icon("back"), words.say("action.back")),
      ),
    );
  }
}
