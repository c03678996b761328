/** The way to a part of the page that is fetched when somebody wants it, not before. */
import { make, refill } from "../components/element";
import { icon } from "../components/icon";
import type { Screen, State } from "../state/state";
import type { Words } from "../words";

/** What stands behind a door. */
export interface Room {
  render(state: State, words: Words): void;
  focus(): void;
}

export class Door<R extends Room> {
  readonly element: HTMLElement;
  readonly #screen: Screen;
  readonly #open: (element: HTMLElement) => Promise<R>;
  readonly #leave: () => void;
  #room: R | null = null;
  #opening: Promise<void> | null = null;
  #isShut = false;

  /** Behind it is `screen`; `open` puts the part into the element. */
  constructor(screen: Screen, open: (element: HTMLElement) => Promise<R>, leave: () => void) {
    this.element = make("main", { class: screen, id: screen, hidden: true });
    this.#screen = screen;
    this.#open = open;
    this.#leave = leave;
  }

  /** The part, once it is there. */
  get room(): R | null {
    return this.#room;
  }

  render(state: State, words: Words): void {
    this.element.hidden = state.screen !== this.#screen;
    if (this.#room !== null) return this.#room.render(state, words);
    if (this.element.hidden) return;
    this.#opening ??= this.#fetch(state, words);
  }

  focus(): void {
    if (this.#room !== null) this.#room.focus();
    else document.getElementById(`${this.#screen}-door`)?.focus();
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
    const id = (what: string): string => `${this.#screen}-${what}`;
    refill(
      this.element,
      make(
        "div",
        { class: "door" },
        make("div", { role: "status" }, make("h1", { id: id("door"), tabindex: -1 }, words.say(this.#isShut && again ? "trouble.offline" : "letter.opening"))),
        again && make("button", { type: "button", class: "button button--main", id: id("again"), onclick: again }, words.say("action.again")),
        make("button", { type: "button", class: "button", id: id("leave"), onclick: this.#leave }, icon("back"), words.say("action.back")),
      ),
    );
  }
}
