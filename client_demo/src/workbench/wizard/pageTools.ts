/** What a press on the page does, and how near it is looked at. */
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import { drawing } from "../icons";
import type { Command, Mode } from "./keys";
import type { WizardWords } from "./wizardWords";
import type { Zoom } from "./zooming";

const MODES: readonly Mode[] = ["choose", "draw", "several"];

export class PageTools {
  readonly element = make("div", { class: "wizard-page-tools", role: "group" });
  /** Says what a press does now; the longest of what it may say gets its room, so that nothing below it moves. */
  readonly hint = make("p", { class: "wizard-hint quiet", id: "wizard-hint" });
  readonly #command: (command: Command) => void;
  readonly #built = whenChanged();

  constructor(command: (command: Command) => void) {
    this.#command = command;
  }

  render(mode: Mode, zoom: Zoom, words: WizardWords): void {
    this.#built([words], () => this.#build(words));
    for (const each of ["draw", "several"] as const) this.#button(each).setAttribute("aria-pressed", String(mode === each));
    this.#button("larger").setAttribute("aria-disabled", String(!zoom.canGrow));
    this.#button("smaller").setAttribute("aria-disabled", String(!zoom.canShrink));
    for (const each of this.hint.children) {
      const isNow = (each as HTMLElement).dataset["mode"] === mode;
      each.classList.toggle("wizard-hint__other", !isNow);
      each.setAttribute("aria-hidden", String(!isNow));
    }
  }

  #build(words: WizardWords): void {
    this.element.setAttribute("aria-label", words.say("tool.page"));
    const press = (kind: "draw" | "several" | "larger" | "smaller", key: string, isRound: boolean, ...children: readonly (Node | string)[]): HTMLElement =>
      make("button", { type: "button", class: `button${isRound ? " button--round" : ""}`, id: `wizard-${kind}`, title: isRound ? words.say(`tool.${kind}`) : null, "aria-label": isRound ? words.say(`tool.${kind}`) : null, "aria-keyshortcuts": key, onclick: () => this.#command({ kind }) }, ...children);
    refill(
      this.element,
      press("draw", "W", false, icon("add"), words.say("tool.draw")),
      press("several", "V", false, drawing("several"), words.say("tool.several")),
      press("smaller", "-", true, drawing("farther")),
      press("larger", "+", true, drawing("nearer")),
    );
    refill(this.hint, ...MODES.map((mode) => make("span", { "data-mode": mode }, words.say(`hint.${mode}`))));
  }

  #button(kind: "draw" | "several" | "larger" | "smaller"): HTMLElement {
    return this.element.querySelector<HTMLElement>(`#wizard-${kind}`)!;
  }
}
