import { generate } from "lean-qr/nano";
import { make, refill, whenChanged } from "../components/element";
import { icon } from "../components/icon";
import { addressFor } from "../handOver";
import type { State } from "../state/state";
import type { Words } from "../words";
import type { Actions } from "./actions";
import { PanelView } from "./panel";

/** White around the code that readers need, in modules. */
const QUIET = 4;
const MODULE_PX = 8;

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
    const canvas = make("canvas", { class: "help__code", role: "img", "aria-label": words.say("help.code") });
    draw(canvas, address);
    refill(
      this.#inner,
      make("h2", { class: "panel__heading", id: "help-heading", tabindex: -1 }, words.say("help.heading")),
      make("h3", {}, words.say("help.other")),
      make("p", {}, words.say("help.other.do")),
      canvas,
      make("p", { class: "help__address" }, make("a", { href: address, id: "help-address" }, make("bdi", { dir: "ltr" }, address))),
      make("h3", {}, words.say("help.print")),
      make("p", {}, words.say("help.print.do")),
      make("button", { type: "button", class: "button", id: "help-print", onclick: () => this.#actions.printSheet() }, icon("paper"), words.say("help.print.go")),
    );
  }
}

/** Dark on white, whatever the colours of the page: cameras expect it. */
function draw(canvas: HTMLCanvasElement, address: string): void {
  const code = generate(address);
  const side = code.size + 2 * QUIET;
  canvas.width = canvas.height = side * MODULE_PX;
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#14222b";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) context.fillRect((x + QUIET) * MODULE_PX, (y + QUIET) * MODULE_PX, MODULE_PX, MODULE_PX);
  }
}
