/** Sends the pages of a letter to be read: each picture once, one after the other. */
import type { Service } from "../api";
import type { Progress } from "../contract";
import { picturesOfLetter, type LetterPage } from "../state/letter";
import type { State } from "../state/state";
import type { Store } from "../state/store";
import { pauseAfterS } from "../state/trouble";

/** A busy server is asked again this many times before the person is. */
const RETRIES = 3;

export class Reading {
  readonly #store: Store;
  readonly #service: Service;
  #underWay: { readonly page: LetterPage; readonly turn: number; readonly abort: AbortController } | null = null;
  #timer: number | null = null;

  constructor(store: Store, service: Service) {
    this.#store = store;
    this.#service = service;
    store.onChange((state) => this.#onChange(state));
    // Whoever comes out of a tunnel need not press anything.
    window.addEventListener("online", () => this.#again(() => this.#store.state.letter.pages.some(({ trouble }) => trouble?.kind === "offline")));
    this.#onChange(store.state);
  }

  #onChange(state: State): void {
    const { letter } = state;
    const isWanted = this.#underWay !== null && this.#underWay.turn === letter.turn && picturesOfLetter(state).includes(this.#underWay.page.picture);
    if (this.#underWay !== null && !isWanted) {
      this.#underWay.abort.abort();
      this.#underWay = null;
    }
    const next = letter.pages.find((page) => page.isWaiting);
    if (state.screen === "letter" && next !== undefined && this.#underWay === null) void this.#read(next, letter.turn);
  }

  async #read(page: LetterPage, turn: number): Promise<void> {
    const underWay = { page, turn, abort: new AbortController() };
    this.#underWay = underWay;
    const heard = (progress: Progress): void => {
      if (!underWay.abort.signal.aborted) this.#store.dispatch({ type: "letter-progress", turn, page: page.id, progress });
    };
    const reply = await this.#service.read(page.picture.jpeg, this.#store.state.language, underWay.abort.signal, heard);
    if (underWay.abort.signal.aborted) return;
    this.#underWay = null;
    if ("answer" in reply) return this.#store.dispatch({ type: "letter-answered", turn, page: page.id, overlay: reply.answer });
    const attempt = page.troubles + 1;
    this.#store.dispatch({ type: "letter-failed", turn, page: page.id, trouble: reply.trouble });
    if (reply.trouble.kind === "busy" && attempt <= RETRIES) this.#againIn(1000 * pauseAfterS(reply.trouble, attempt), turn);
  }

  #againIn(pauseMs: number, turn: number): void {
    if (this.#timer !== null) window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#again(() => this.#store.state.letter.turn === turn && this.#store.state.letter.pages.some(({ trouble }) => trouble?.kind === "busy")), pauseMs);
  }

  #again(isStillSo: () => boolean): void {
    if (this.#store.state.screen === "letter" && isStillSo()) this.#store.dispatch({ type: "letter-retried", byPerson: false });
  }
}
