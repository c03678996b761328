/**
 * Steps met, for who chose to help the makers of forms: which step was shown, done, left out, asked about, where
 * somebody stopped, and where they turned to the language of the print. No word, no time, no name; sent in one go when
 * the coach is left. In one visit to this page nothing counts twice.
 */
import type { Service } from "./api";
import type { StepEvent } from "./contract";
import { shownStep } from "./state/filling";
import type { State } from "./state/state";
import { partsOf } from "./state/steps";
import type { Store } from "./state/store";

export class Counting {
  readonly #service: Service;
  /** What is to be sent, by page key and language: places and events. */
  readonly #met = new Map<string, Set<string>>();
  /** What was counted in this visit already. */
  readonly #counted = new Set<string>();

  constructor(store: Store, service: Service) {
    this.#service = service;
    store.onChange((state, before) => this.#onChange(state, before));
    // A page that is closed is hidden first; the request outlives it.
    document.addEventListener("visibilitychange", () => document.hidden && this.#send());
  }

  #onChange(state: State, before: State): void {
    if (!state.counts) {
      // Whoever takes back their choice takes back what was not sent yet.
      this.#met.clear();
      return;
    }
    const step = stepAt(state);
    const earlier = stepAt(before);
    if (step !== null && (!before.counts || step.id !== earlier?.id)) this.#count(state, step.id, "shown");
    if (step !== null && state.draft !== null && before.draft === null) this.#count(state, step.id, "asked");
    if (step !== null && step.id === earlier?.id && turnsToPrint(state, before)) this.#count(before, step.id, "original");
    this.#countMarks(state, before);
    if (before.screen === "coach" && state.screen !== "coach") {
      const isOpen = earlier !== null && !hasMark(before, earlier.id) && !hasMark(state, earlier.id);
      if (isOpen) this.#count(before, earlier.id, "stopped");
      this.#send();
    }
  }

  #countMarks(state: State, before: State): void {
    const { version } = state;
    if (version === null || version !== before.version) return;
    const [marks, earlier] = [state.works.get(version)?.marks, before.works.get(version)?.marks];
    if (marks === earlier) return;
    for (const [key, mark] of marks ?? []) if (earlier?.get(key) !== mark) this.#count(state, key, mark === "done" ? "done" : "skipped");
  }

  #count({ version, language }: State, key: string, event: StepEvent): void {
    const [page, anchorId] = partsOf(key);
    const name = `${event} ${anchorId}`;
    const place = `${version}/${page} ${language}`;
    if (this.#counted.has(`${place} ${name}`)) return;
    this.#counted.add(`${place} ${name}`);
    this.#met.set(place, (this.#met.get(place) ?? new Set<string>()).add(name));
  }

  /** What cannot be sent is let go: nobody waits for a count. */
  #send(): void {
    for (const [place, names] of this.#met) {
      const [pageKey, language] = place.split(" ") as [string, string];
      const counts = [...names].map((name) => {
        const [event, anchorId] = name.split(" ") as [StepEvent, string];
        return { anchorId, event, count: 1 };
      });
      void this.#service.count({ pageKey, language, counts });
    }
    this.#met.clear();
  }
}

/** The step somebody looks at; null when they look at something else. */
function stepAt(state: State): ReturnType<typeof shownStep> {
  return state.screen === "coach" && state.coach.view === "step" ? shownStep(state) : null;
}

function turnsToPrint(state: State, before: State): boolean {
  return state.language !== before.language && state.language === state.template?.template?.language;
}

function hasMark({ version, works }: State, key: string): boolean {
  return version !== null && works.get(version)?.marks.has(key) === true;
}
