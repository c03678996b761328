import { make, refill, whenChanged } from "../components/element";
import { icon } from "../components/icon";
import type { State } from "../state/state";
import type { Words } from "../words";
import type { Actions } from "./actions";
import { PanelView } from "./panel";

/** Asks before a new letter takes the place of the one that was left. */
export class KeptQuestion {
  readonly element: HTMLElement;
  readonly #panel: PanelView;
  readonly #actions: Actions;
  readonly #changed = whenChanged();

  constructor(actions: Actions) {
    this.#actions = actions;
    this.#panel = new PanelView("kept", () => actions.askNoMore());
    this.#panel.body.classList.add("preferences");
    this.element = this.#panel.element;
  }

  render(state: State, words: Words): void {
    const isAsked = state.newLetter !== null && state.kept !== null;
    if (isAsked) this.#changed([words], () => this.#fill(words));
    this.#panel.render(isAsked, words);
  }

  #fill(words: Words): void {
    refill(
      this.#panel.body,
      make("h2", { class: "panel__heading", id: "kept-heading", tabindex: -1 }, words.say("kept.heading")),
      make("p", {}, words.say("kept.one")),
      make(
        "div",
        { class: "buttons" },
        make("button", { type: "button", class: "button button--main", id: "kept-old", onclick: () => this.#actions.answerForKept(false) }, icon("letter"), words.say("kept.open")),
        make("button", { type: "button", class: "button", id: "kept-new", onclick: () => this.#actions.answerForKept(true) }, icon("add"), words.say("kept.new")),
      ),
    );
  }
}
