import type { Text } from "../contract";
import { changed } from "../components/changed";
import { make, refill, whenChanged } from "../components/element";
import { printed } from "../components/fieldCard";
import { said, saidList, saidWithProvenance, provenance } from "../components/said";
import { told } from "../components/told";
import { formTitle, versionKey, type State } from "../state/state";
import type { Words } from "../words";
import type { Actions } from "./actions";
import { cautions } from "./cautions";

/** What the form is for, what to have at hand, where to send it and before when. */
export class AboutView {
  readonly #actions: Actions;
  readonly element = make("div", { class: "about", id: "about" });
  readonly #whenChanged = whenChanged();

  constructor(actions: Actions) {
    this.#actions = actions;
  }

  render(state: State, words: Words): void {
    this.#whenChanged([words, state.keyframe, state.notes, state.template, state.changes, state.language], () => refill(this.element, ...this.#content(state, words)));
  }

  #content(state: State, words: Words): readonly (HTMLElement | null)[] {
    const template = state.keyframe?.overlay.template;
    const title = formTitle(state);
    if (!template || title === null) return [make("h2", { class: "panel__heading", id: "about-heading", tabindex: -1 }, words.say("about.heading"))];
    return [
      make("h2", { class: "panel__heading", id: "about-heading", tabindex: -1 }, said(title)),
      provenance(words, title),
      title.text === template.title.text ? null : printed(words, template.title),
      make("p", { class: "quiet" }, words.say("about.version", { version: template.version, page: template.page })),
      cautions(state, words),
      ...this.#notes(state, words),
    ];
  }

  #notes(state: State, words: Words): readonly (HTMLElement | null)[] {
    const arrived = state.notes?.version === versionKey(state) ? state.notes : null;
    if (arrived === null) return [make("p", { class: "quiet" }, words.say("about.loading"))];
    const { notes } = arrived;
    if (notes === null) return [make("p", { class: "quiet" }, words.say("about.missing"))];
    const block = (heading: "about.purpose", text: Text | null): HTMLElement | null =>
      text === null || text.text === "" ? null : make("section", { class: "block" }, make("h3", {}, words.say(heading)), saidWithProvenance(words, text));
    return [
      block("about.purpose", notes.purpose),
      notes.atHand.length === 0 ? null : make("section", { class: "block" }, make("h3", {}, words.say("about.at-hand")), saidList(words, notes.atHand, "ul")),
      ...told(state, words, this.#actions),
      changed(state, words),
    ];
  }
}
