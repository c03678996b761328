/** Texts that tell where to send and before when: said to be of their owner only where that was looked into. */
import type { Text } from "../contract";
import type { State } from "../state/state";
import { templateOf } from "../state/filling";
import type { Actions } from "../views/actions";
import type { Phrase, Words } from "../words";
import { make } from "./element";
import { saidAlone } from "./said";

/** A block for each that is there, under its heading. */
export function told(state: State, words: Words, actions: Actions): readonly (HTMLElement | null)[] {
  const { notes = null, owners = null } = state.notes ?? {};
  if (notes === null) return [];
  const block = (heading: Phrase, path: string, text: Text | null): HTMLElement | null =>
    text === null || text.text === "" ? null : make("section", { class: "block" }, make("h3", {}, words.say(heading)), owners?.said(words, path, text) ?? saidAlone(text));
  const organisations = templateOf(state)?.organisations ?? [];
  return [
    owners?.chooser(organisations, state.organisation, (slug) => actions.chooseOrganisation(slug)) ?? null,
    block("about.send-to", "send-to", notes.sendTo),
    owners?.online(notes.online) ?? null,
    block("about.before", "before", notes.before),
  ];
}
