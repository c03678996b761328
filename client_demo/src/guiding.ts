/** Finding help for whoever does not look at the screen: hints aloud, and a tremble when the form is found. */
import { pageToTurnTo } from "./state/filling";
import { formTitle, type State } from "./state/state";
import type { Store } from "./state/store";
import type { Speech, Spoken } from "./speech";
import type { Words } from "./words";

/** Two beats: found. One short one: listen. */
const FOUND_MS = [40, 60, 40];
const LISTEN_MS = [25];

export function guide(store: Store, speech: Speech, words: () => Words): void {
  store.onChange((state, before) => {
    if (state.screen !== "look" || state.source !== "camera") return;
    const isFound = pageOf(state) !== null && pageOf(state) !== pageOf(before);
    if (isFound) tremble(FOUND_MS);
    if (!state.aloud) return;
    const said = isFound ? found(state, words()) : hint(state, before, words());
    if (said === null) return;
    if (!isFound) tremble(LISTEN_MS);
    speech.read(said);
  });
}

function found(state: State, words: Words): readonly Spoken[] {
  const title = formTitle(state)?.text ?? "";
  const page = state.keyframe?.overlay.template?.page ?? 1;
  return [{ text: words.say("look.recognised", { title, page }), language: words.language }];
}

/** The hint on screen when it is a new one; nothing is said twice in a row. */
function hint(state: State, before: State, words: Words): readonly Spoken[] | null {
  if (state.hint !== null && state.hint.text.text !== before.hint?.text.text) return [state.hint.text];
  const page = pageToTurnTo(state);
  if (page !== null && page !== pageToTurnTo(before)) return [{ text: words.say("look.turn-over", { page }), language: words.language }];
  return null;
}

function pageOf(state: State): string | null {
  return state.keyframe?.overlay.template?.key ?? null;
}

function tremble(pattern: number[]): void {
  // Not every browser can, and none does before the person has touched the page.
  navigator.vibrate?.(pattern);
}
