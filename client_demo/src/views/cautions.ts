import { make } from "../components/element";
import { icon } from "../components/icon";
import { saidWithProvenance } from "../components/said";
import type { State } from "../state/state";
import type { Words } from "../words";

/** Warnings about the form, and what could not be done this time; null when there are none. */
export function cautions(state: State, words: Words): HTMLElement | null {
  const overlay = state.keyframe?.overlay;
  if (overlay === undefined || overlay.warnings.length + overlay.partial.length === 0) return null;
  return make(
    "div",
    { class: "cautions" },
    ...overlay.warnings.map((warning) =>
      make("div", { class: "check check--care", "data-warning": warning.code }, icon("care"), saidWithProvenance(words, warning.message)),
    ),
    ...overlay.partial.map((part) => make("div", { class: "check check--plain" }, icon("about"), make("p", {}, words.say(`partial.${part}`)))),
  );
}
