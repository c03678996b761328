import { reduce } from "./reduce";
import type { Event, State } from "./state";

/** Holds the one state and tells who wants to know when it changed. */
export class Store {
  #state: State;
  readonly #listeners: ((state: State, before: State) => void)[] = [];

  constructor(initial: State) {
    this.#state = initial;
  }

  get state(): State {
    return this.#state;
  }

  dispatch(event: Event): void {
    const before = this.#state;
    this.#state = reduce(before, event);
    if (this.#state === before) return;
    for (const listener of this.#listeners) listener(this.#state, before);
  }

  onChange(listener: (state: State, before: State) => void): void {
    this.#listeners.push(listener);
  }
}
