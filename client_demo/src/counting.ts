/**
 * Counts of steps met, for who chose to help the makers of forms: which step was shown, done, left out,
 * or asked about. No word, no time, no name; sent in one go when the coach is left.
 */
import type { Service } from "./api";
import type { StepEvent } from "./contract";
import { shownStep } from "./state/filling";
import type { State } from "./state/state";
import { partsOf } from "./state/steps";
import type { Store } from "./state/store";

export class Counting {
  readonly #service: Service;
  /** By page key, then by place and event. */
  readonly #counts = new Map<string, Map<string, number>>();

  constructor(store: Store, service: Service) {
    this.#service = service;
    store.onChange((state, before) => this.#onChange(state, before));
    // A page that is closed is hidden first; the request outlives it.
    document.addEventListener("visibilitychange", () => document.hidden && this.#send());
  }

  #onChange(state: State, before: State): void {
    if (!state.counts) {
      // Whoever takes back their choice takes back what was not sent yet.
      this.#counts.clear();
      return;
    }
    const step = shownStep(state);
    const isHere = state.screen === "coach" && state.coach.view === "step" && step !== null;
    const wasHere = before.counts && before.screen === "coach" && before.coach.view === "step" && before.coach.step === step?.id && shownStep(before) !== null;
    if (isHere && !wasHere) this.#count(state, step.id, "shown");
    if (isHere && state.draft !== null && before.draft === null) this.#count(state, step.id, "asked");
    this.#countMarks(state, before);
    if (before.screen === "coach" && state.screen !== "coach") this.#send();
  }

  #countMarks(state: State, before: State): void {
    const { version } = state;
    if (version === null || version !== before.version) return;
    const [marks, earlier] = [state.works.get(version)?.marks, before.works.get(version)?.marks];
    if (marks === earlier) return;
    for (const [key, mark] of marks ?? []) if (earlier?.get(key) !== mark) this.#count(state, key, mark === "done" ? "done" : "skipped");
  }

  #count({ version }: State, key: string, event: StepEvent): void {
    const [page, anchorId] = partsOf(key);
    const pageKey = `${version}/${page}`;
    const ofPage = this.#counts.get(pageKey) ?? new Map<string, number>();
    const name = `${event} ${anchorId}`;
    this.#counts.set(pageKey, ofPage.set(name, (ofPage.get(name) ?? 0) + 1));
  }

  /** What cannot be sent is let go: nobody waits for a count. */
  #send(): void {
    for (const [pageKey, ofPage] of this.#counts) {
      const counts = [...ofPage].map(([name, count]) => {
        const [event, anchorId] = name.split(" ") as [StepEvent, string];
        return { anchorId, event, count };
      });
      void this.#service.count({ pageKey, counts });
    }
    this.#counts.clear();
  }
}
