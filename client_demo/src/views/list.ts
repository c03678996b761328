import { make, refill, whenChanged } from "../components/element";
import { fieldBody, fieldFacts, fieldNumber, fieldTitle, fieldTitleSource } from "../components/fieldCard";
import { icon } from "../components/icon";
import { said } from "../components/said";
import { nextAnchor } from "../state/filling";
import { anchorsInOrder, formTitle, type State } from "../state/state";
import type { Words } from "../words";
import type { Actions } from "./actions";
import { cautions } from "./cautions";
import { tellButton } from "./tellButton";

/** Everything that stands on the picture, in words and in order. */
export class ListView {
  readonly element = make("div", { class: "list", id: "list" });
  readonly #actions: Actions;
  readonly #whenChanged = whenChanged();

  constructor(actions: Actions) {
    this.#actions = actions;
  }

  render(state: State, words: Words): void {
    this.#whenChanged([words, state.keyframe, formTitle(state)?.text, nextAnchor(state)], () => {
      refill(this.element, ...(state.keyframe === null ? this.#tips(words) : this.#fields(state, words)));
    });
  }

  #tips(words: Words): readonly HTMLElement[] {
    return [
      make("h2", { class: "panel__heading", id: "list-heading", tabindex: -1 }, words.say("look.unrecognised")),
      make("p", { class: "quiet" }, words.say("tips.heading")),
      make("ul", { class: "points" }, ...(["tips.flat", "tips.light", "tips.whole"] as const).map((tip) => make("li", {}, words.say(tip)))),
    ];
  }

  #fields(state: State, words: Words): readonly (HTMLElement | null)[] {
    const anchors = anchorsInOrder(state);
    const title = formTitle(state);
    const next = nextAnchor(state);
    return [
      make("h2", { class: "panel__heading", id: "list-heading", tabindex: -1 }, words.say("list.heading")),
      title ? make("p", { class: "list__form quiet" }, said(title), ` · ${words.count("list.count", anchors.filter((anchor) => anchor.kind === "field").length)}`) : null,
      cautions(state, words),
      make("button", { type: "button", class: "button", id: "list-not-mine", onclick: () => this.#actions.openForms() }, icon("search"), words.say("look.not-mine")),
      anchors.length === 0
        ? make("p", {}, words.say("list.empty"))
        : make(
            "ol",
            { class: "fields" },
            ...anchors.map((anchor, index) =>
              make(
                "li",
                { class: anchor.id === next ? "field field--next" : "field", "data-anchor": anchor.id },
                anchor.id === next && make("p", { class: "next" }, icon("pen"), words.say("field.next")),
                make("h3", { class: "field__title" }, fieldNumber(anchor, index + 1), make("span", {}, fieldTitle(words, anchor))),
                fieldTitleSource(words, anchor),
                fieldFacts(words, anchor),
                ...fieldBody(words, anchor, "h4"),
                make(
                  "div",
                  { class: "buttons" },
                  make(
                    "button",
                    { type: "button", class: "button field__point", id: `point-${anchor.id}`, onclick: () => this.#actions.select(anchor.id) },
                    icon("locate"),
                    make("span", {}, words.say("action.on-paper"), make("span", { class: "unseen" }, `: ${index + 1}`)),
                  ),
                  tellButton(state, words, anchor, index + 1, this.#actions, "list-tell"),
                ),
              ),
            ),
          ),
    ];
  }
}
