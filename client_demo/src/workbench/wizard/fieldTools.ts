/** What can be done to the chosen fields: beside the page, and at the foot of a phone. */
import { make, refill, whenChanged } from "../../components/element";
import type { Command } from "./keys";
import { MOST } from "./editing";
import type { WizardPhrase, WizardWords } from "./wizardWords";

export interface ToolActs {
  command(command: Command): void;
  count(count: number): void;
}

interface Tool {
  readonly kind: Exclude<Command["kind"], "move" | "size" | "count">;
  readonly phrase: WizardPhrase;
  readonly key: string;
}

const FIRST: readonly Tool[] = [
  { kind: "check", phrase: "tool.check", key: "C" },
  { kind: "delete", phrase: "tool.delete", key: "Del" },
];
/** What makes so many of them as the number says. */
const COUNTED: readonly Tool[] = [
  { kind: "split", phrase: "tool.split", key: "S" },
  { kind: "stack", phrase: "tool.stack", key: "D" },
  { kind: "rows", phrase: "tool.rows", key: "R" },
];
const OF_ONE: readonly Tool[] = [
  { kind: "merge", phrase: "tool.merge", key: "M" },
  { kind: "earlier", phrase: "tool.earlier", key: "[" },
  { kind: "later", phrase: "tool.later", key: "]" },
];
const OF_SEVERAL: readonly Tool[] = [
  { kind: "merge", phrase: "tool.merge", key: "M" },
  { kind: "align-left", phrase: "tool.align-left", key: "L" },
  { kind: "align-top", phrase: "tool.align-top", key: "O" },
  { kind: "same-size", phrase: "tool.same-size", key: "G" },
];

export class FieldTools {
  readonly element = make("div", { class: "wizard-tools", role: "group", hidden: true });
  readonly #acts: ToolActs;
  readonly #changed = whenChanged();
  readonly #number = make("input", { type: "number", class: "wizard-tools__number", id: "wizard-count", min: 2, max: MOST, inputmode: "numeric" });

  constructor(acts: ToolActs) {
    this.#acts = acts;
    this.#number.addEventListener("change", () => acts.count(Number(this.#number.value) || 2));
  }

  render({ chosen, count, mayEdit }: { readonly chosen: number; readonly count: number; readonly mayEdit: boolean }, words: WizardWords): void {
    this.element.hidden = chosen === 0 || !mayEdit;
    this.#changed([Math.min(chosen, 2), words], () => this.#build(chosen > 1, words));
    if (document.activeElement !== this.#number) this.#number.value = String(count);
  }

  #build(isSeveral: boolean, words: WizardWords): void {
    this.element.setAttribute("aria-label", words.say("tool.group"));
    const all = (tools: readonly Tool[]): readonly HTMLElement[] => tools.map((each) => this.#button(each, words));
    const counted = isSeveral ? COUNTED.filter(({ kind }) => kind === "rows") : COUNTED;
    refill(
      this.element,
      ...all(FIRST),
      make("span", { class: "wizard-tools__counted" }, make("label", { for: "wizard-count" }, words.say("tool.count")), this.#number, ...all(counted)),
      ...all(isSeveral ? OF_SEVERAL : OF_ONE),
    );
  }

  #button({ kind, phrase, key }: Tool, words: WizardWords): HTMLElement {
    return make("button", { type: "button", class: "wizard-press wizard-tool", id: `wizard-${kind}`, "aria-keyshortcuts": key === "Del" ? "Delete" : key, onclick: () => this.#acts.command({ kind }) }, words.say(phrase), make("kbd", { "aria-hidden": "true", dir: "ltr" }, key));
  }
}
