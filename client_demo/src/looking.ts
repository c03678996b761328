import type { Service } from "./api";
import type { Picture } from "./state/picture";
import { pictureAtHand, wantsFrames, type State } from "./state/state";
import type { Store } from "./state/store";
import { passes, pauseAfterS } from "./state/trouble";

/** At most one picture a second leaves the phone. */
const FRAME_INTERVAL_MS = 1000;

/** 3 MB a minute, and a little less: a picture too full of detail to be small makes the next one wait. */
const BYTES_PER_MS = 48;

/** Where pictures of the camera come from, when one is worth sending; null when none will come. */
export interface Eyes {
  nextPicture(): Promise<Picture | null>;
}

/** Sends pictures one at a time: a still that waits for its answer, else one of the camera's. */
export class Looking {
  readonly #store: Store;
  readonly #service: Service;
  readonly #eyes: Eyes;
  #underWay: { readonly turn: number; readonly abort: AbortController } | null = null;
  #timer: number | null = null;
  #notBeforeMs = 0;

  constructor(store: Store, service: Service, eyes: Eyes) {
    this.#store = store;
    this.#service = service;
    this.#eyes = eyes;
    store.onChange((state, before) => this.#onChange(state, before));
    document.addEventListener("visibilitychange", () => this.#plan());
  }

  #onChange(state: State, before: State): void {
    if (this.#underWay !== null && this.#underWay.turn !== state.turn) {
      this.#underWay.abort.abort();
      this.#underWay = null;
      if (state.waiting) this.#notBeforeMs = 0;
    }
    const askedAgain = before.trouble !== null && state.trouble === null && this.#underWay === null;
    if (askedAgain) this.#notBeforeMs = 0;
    this.#plan();
  }

  #plan(): void {
    const { state } = this.#store;
    const wanted = state.waiting || (wantsFrames(state) && !document.hidden);
    if (!wanted || this.#underWay !== null) return;
    if (this.#timer !== null) window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#send(), Math.max(0, this.#notBeforeMs - performance.now()));
  }

  async #send(): Promise<void> {
    this.#timer = null;
    const { state } = this.#store;
    const wanted = state.waiting || (wantsFrames(state) && !document.hidden);
    if (!wanted || this.#underWay !== null) return;
    const underWay = { turn: state.turn, abort: new AbortController() };
    this.#underWay = underWay;
    const isAwaited = state.waiting;
    const picture = await this.#nextPicture();
    // Counted from the moment of sending: encoding takes longer at one time than at another.
    const bytes = isAwaited ? 0 : (picture?.jpeg.size ?? 0);
    this.#notBeforeMs = performance.now() + Math.max(FRAME_INTERVAL_MS, bytes / BYTES_PER_MS);
    if (picture !== null && this.#underWay === underWay) await this.#ask(picture, underWay.turn, underWay.abort.signal);
    if (this.#underWay === underWay) {
      this.#underWay = null;
      this.#plan();
    }
  }

  async #nextPicture(): Promise<Picture | null> {
    const { state } = this.#store;
    if (state.waiting) return pictureAtHand(state);
    return this.#eyes.nextPicture();
  }

  async #ask(picture: Picture, turn: number, signal: AbortSignal): Promise<void> {
    const reply = await this.#service.look(picture.jpeg, this.#store.state.language, signal);
    if (signal.aborted) return;
    if ("answer" in reply) {
      this.#store.dispatch({ type: "answered", turn, picture, overlay: reply.answer, nowMs: performance.now() });
      return;
    }
    const attempt = this.#store.state.troubles + 1;
    const pauseMs = 1000 * pauseAfterS(reply.trouble, attempt);
    this.#notBeforeMs = performance.now() + pauseMs;
    const stillWaits = this.#store.state.waiting;
    this.#store.dispatch({ type: "failed", turn, trouble: reply.trouble });
    if (stillWaits && passes(reply.trouble)) this.#askAgainIn(pauseMs, turn);
  }

  #askAgainIn(pauseMs: number, turn: number): void {
    window.setTimeout(() => {
      const { state } = this.#store;
      if (state.turn === turn && state.trouble !== null && passes(state.trouble)) this.#store.dispatch({ type: "retried", byPerson: false });
    }, pauseMs);
  }
}
