import type { TemplateField } from "../contract";
import { make } from "../components/element";
import { icon } from "../components/icon";
import { templateOf } from "../state/filling";
import type { State } from "../state/state";
import { partsFor, valueFor } from "../vault/profile";
import type { Words } from "../words";
import type { Actions } from "./actions";

/** What to copy onto the paper from the person's own data, where it belongs in this field. */
export function ownBox(state: State, words: Words, field: TemplateField | undefined, actions: Actions, id: string): HTMLElement | null {
  const template = templateOf(state);
  if (template === null || field === undefined || partsFor(field, template).length === 0) return null;
  if (state.own.stage === "locked") {
    return make("button", { type: "button", class: "button", id, onclick: () => actions.openOwn(true) }, icon("lock"), words.say("own.show"));
  }
  const value = state.own.profile === null ? null : valueFor(state.own.profile, field, template);
  if (value === null) return null;
  return make(
    "div",
    { class: "example example--own", id },
    make("p", { class: "example__lead" }, icon("person"), words.say("own.copy")),
    make("p", { class: "example__text" }, make("bdi", { dir: "ltr" }, value)),
  );
}
