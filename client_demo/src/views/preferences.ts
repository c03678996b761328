import { make, refill, whenChanged } from "../components/element";
import { LETTERS, type State } from "../state/state";
import type { Phrase, Words } from "../words";
import type { Actions } from "./actions";
import { languageChoice } from "./languages";
import { PanelView } from "./panel";

const NAMES: Readonly<Record<State["letters"], Phrase>> = { plain: "letters.plain", large: "letters.large", largest: "letters.largest" };

/** Three sizes of letters, each shown by a letter of that size. */
export function lettersChoice(words: Words, chosen: State["letters"], name: string, actions: Actions): HTMLElement {
  return make(
    "fieldset",
    { class: "letters" },
    make("legend", {}, words.say("letters.heading")),
    make(
      "div",
      { class: "letters__choices" },
      ...LETTERS.map((letters) =>
        make(
          "label",
          { class: `languages__choice letters__choice letters__choice--${letters}`, for: `${name}-${letters}`, title: words.say(NAMES[letters]) },
          make("input", { type: "radio", name, id: `${name}-${letters}`, value: letters, checked: letters === chosen, "aria-label": words.say(NAMES[letters]), onchange: () => actions.chooseLetters(letters) }),
          make("span", { "aria-hidden": "true", lang: "nl" }, "A"),
        ),
      ),
    ),
  );
}

/** The panel with what makes the page fit a person: language and letters. `name` keeps two of them apart. */
export class PreferencesView {
  readonly element: HTMLElement;
  readonly #panel: PanelView;
  readonly #name: string;
  readonly #actions: Actions;
  readonly #changed = whenChanged();

  constructor(id: string, name: string, actions: Actions) {
    this.#name = name;
    this.#actions = actions;
    this.#panel = new PanelView(id, () => actions.openPanel(null));
    this.#panel.body.classList.add("preferences");
    this.element = this.#panel.element;
  }

  render(isOpen: boolean, state: State, words: Words): void {
    this.#changed([words, state.languages, state.language, state.letters], () =>
      refill(
        this.#panel.body,
        make("h2", { class: "panel__heading", id: `${this.#name}-preferences-heading`, tabindex: -1 }, words.say("languages.and-letters")),
        languageChoice(words, state.languages, state.language, `${this.#name}-language`, this.#actions),
        make("p", { class: "quiet" }, words.say("languages.note")),
        lettersChoice(words, state.letters, `${this.#name}-letters`, this.#actions),
      ),
    );
    this.#panel.render(isOpen, words);
  }
}
