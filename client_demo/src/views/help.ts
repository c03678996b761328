import { make, refill, whenChanged } from "../components/element";
import { icon } from "../components/icon";
import { qrCode } from "../components/qrCode";
import { addressFor } from "../handOver";
import type { State } from "../state/state";
import type { Words } from "../words";
import type { Actions } from "./actions";
import { PanelView } from "./panel";

/** Help by somebody else: a code that hands over form, step and language, and a sheet to print. */
export class HelpView {
  readonly element: HTMLElement;
  readonly #actions: Actions;
  readonly #panel: PanelView;
  readonly #inner = make("div", { class: "help" });
  readonly #changed = whenChanged();

  constructor(actions: Actions) {
    this.#actions = actions;
    this.#panel = new PanelView("help", () => actions.openHelp(false));
    this.element = this.#panel.element;
    this.#panel.body.append(this.#inner);
  }

  render(state: State, words: Words): void {
    if (state.isHelpOpen && state.version !== null) this.#changed([words, state.version, state.coach.step, state.language], () => this.#fill(state, words));
    this.#panel.render(state.isHelpOpen, words);
    if (!state.isHelpOpen) document.getElementById("print-sheet")?.remove();
  }

  #fill(state: State, words: Words): void {
    const address = addressFor({ version: state.version ?? "", step: state.coach.step, language: state.language }, document.baseURI);
    refill(
      this.#inner,
      make("h2", { class: "panel__heading", id: "help-heading", tabindex: -1 }, words.say("help.heading")),
      make("h3", {}, words.say("help.other")),
      make("p", {}, words.say("help.other.do")),
      qrCode(address, words.say("help.code")),
      make("p", { class: "help__address" }, make("a", { href: address, id: "help-address" }, make("bdi", { dir: "ltr" }, address))),
      make("h3", {}, words.say("help.print")),
      make("p", {}, words.say("help.print.do")),
      make("button", { type: "button", class: "button", id: "help-print", onclick: () => this.#actions.printSheet() }, icon("paper"), words.say("help.print.go")),
    );
  }
}
