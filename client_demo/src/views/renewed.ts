import { make, refill, whenChanged } from "../components/element";
import { icon } from "../components/icon";
import type { State } from "../state/state";
import type { Words } from "../words";
import type { Actions } from "./actions";

/** Over any screen: the service is newer (or older) than this page, which then had better be loaded again. */
export class RenewedView {
  readonly element = make("div", { class: "renewed", role: "status" });
  readonly #actions: Actions;
  readonly #changed = whenChanged();

  constructor(actions: Actions) {
    this.#actions = actions;
  }

  render(state: State, words: Words): void {
    this.#changed([words, state.renewal], () => refill(this.element, state.renewal === "offered" && this.#offer(words)));
  }

  #offer(words: Words): HTMLElement {
    return make(
      "div",
      { class: "renewed__card" },
      make("p", { class: "notice-title" }, icon("about"), words.say("renewed.heading")),
      make("p", {}, words.say("renewed.do")),
      make(
        "div",
        { class: "notice-buttons" },
        make("button", { type: "button", class: "button button--main", id: "renew", onclick: () => this.#actions.renew(true) }, words.say("renewed.reload")),
        make("button", { type: "button", class: "button", id: "renew-later", onclick: () => this.#actions.renew(false) }, words.say("renewed.later")),
      ),
    );
  }
}
