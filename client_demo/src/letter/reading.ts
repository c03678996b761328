/** Has the pages of a letter read, each picture once, one after the other; then has them understood as one letter. */
import type { Service } from "../api";
import type { Progress } from "../contract";
import { isToBePutTogether, loosePages, picturesOfLetter, troublePassing, type LetterPage } from "../state/letter";
import type { State } from "../state/state";
import type { Store } from "../state/store";
import { pauseAfterS } from "../state/trouble";

export class Reading {
  readonly #store: Store;
  readonly #service: Service;
  #underWay: { readonly page: LetterPage; readonly turn: number; readonly abort: AbortController } | null = null;
  #joining: { readonly turn: number; readonly pages: readonly number[]; readonly abort: AbortController } | null = null;
  #timer: number | null = null;

  constructor(store: Store, service: Service) {
    this.#store = store;
    this.#service = service;
    store.onChange((state) => this.#onChange(state));
    // Whoever comes out of a tunnel need not wait either.
    window.addEventListener("online", () => this.#again());
    this.#onChange(store.state);
  }

  #onChange(state: State): void {
    const { letter } = state;
    const isWanted = this.#underWay !== null && this.#underWay.turn === letter.turn && picturesOfLetter(letter).includes(this.#underWay.page.picture);
    if (this.#underWay !== null && !isWanted) {
      this.#underWay.abort.abort();
      this.#underWay = null;
    }
    const next = letter.pages.find((page) => page.isWaiting);
    if (state.screen === "letter" && next !== undefined && this.#underWay === null) void this.#read(next, letter.turn);
    this.#onPages(state);
    this.#planAgain(state);
  }

  /** The network or the service may be back without anybody saying so: asked ever less often, for who stays. */
  #planAgain({ screen, letter }: State): void {
    const passing = screen === "letter" && !letter.pages.some(({ isWaiting }) => isWaiting) ? troublePassing(letter) : null;
    if (passing === null && this.#timer !== null) {
      window.clearTimeout(this.#timer);
      this.#timer = null;
    }
    if (passing !== null) this.#timer ??= window.setTimeout(() => this.#again(), 1000 * pauseAfterS(passing.trouble, passing.times));
  }

  /** Pages that are no more those of the letter are understood for nobody. */
  #onPages({ screen, letter }: State): void {
    const pages = loosePages(letter).map(({ id }) => id);
    const { turn } = letter;
    if (this.#joining !== null && (this.#joining.turn !== turn || this.#joining.pages.join() !== pages.join())) {
      this.#joining.abort.abort();
      this.#joining = null;
    }
    if (screen === "letter" && this.#joining === null && isToBePutTogether(letter)) void this.#join(turn, pages);
  }

  async #join(turn: number, pages: readonly number[]): Promise<void> {
    const { letter, language } = this.#store.state;
    const joining = { turn, pages, abort: new AbortController() };
    this.#joining = joining;
    const reply = await this.#service.together(loosePages(letter).map(({ loose }) => loose), language, joining.abort.signal);
    if (joining.abort.signal.aborted) return;
    this.#joining = null;
    if ("answer" in reply) return this.#store.dispatch({ type: "letter-together", turn, pages, together: reply.answer });
    this.#store.dispatch({ type: "letter-apart", turn, trouble: reply.trouble });
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
    if ("answer" in reply) return this.#store.dispatch({ type: "letter-answered", turn, page: page.id, overlay: reply.answer, loose: reply.loose ?? null });
    this.#store.dispatch({ type: "letter-failed", turn, page: page.id, trouble: reply.trouble });
  }

  #again(): void {
    if (this.#timer !== null) window.clearTimeout(this.#timer);
    this.#timer = null;
    const { screen, letter } = this.#store.state;
    if (screen === "letter" && troublePassing(letter) !== null) this.#store.dispatch({ type: "letter-retried", byPerson: false });
  }
}
