import type { Anchor } from "../contract";
import { make } from "../components/element";
import { icon } from "../components/icon";
import { openWording } from "../state/draft";
import type { State } from "../state/state";
import type { Words } from "../words";
import type { Actions } from "./actions";

/** The way to say something about one place on the page in view; `id` keeps several on a screen apart. */
export function tellButton(state: State, words: Words, anchor: Anchor, number: number, actions: Actions, id: string): HTMLElement | null {
  const key = state.keyframe?.overlay.template?.key;
  if (key === undefined) return null;
  const page = key.slice(key.lastIndexOf("/") + 1);
  return make(
    "button",
    { type: "button", class: "button button--quiet", id: `${id}-${anchor.id}`, onclick: () => actions.openDraft(key, anchor.id, anchor.translation ?? anchor.label, openWording(`fields/${page}/${anchor.id}/label`, anchor.translation, state.language)) },
    icon("tell"),
    make("span", {}, words.say("field.tell"), make("span", { class: "unseen" }, `: ${number}`)),
  );
}
