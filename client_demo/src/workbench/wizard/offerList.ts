/** Texts to take over, many at once: each is read, and left out where it does not fit. */
import { make, refill } from "../../components/element";
import { icon } from "../../components/icon";
import type { WizardWords } from "./wizardWords";

export interface Offered {
  readonly id: string;
  /** What it is called here. */
  readonly name: string;
  readonly text: readonly HTMLElement[];
  /** Where it stands already. */
  readonly from: string | null;
  readonly isTicked: boolean;
}

export interface OfferActs {
  take(ids: readonly string[]): void;
  undo(): void;
}

/** Takes over what is ticked, from wherever in the wizard the focus is. */
export const TAKE_ALL = "Digit0";

export class OfferList {
  readonly element = make("section", { class: "wizard-offers", hidden: true });
  readonly #id: string;
  readonly #words: WizardWords;
  readonly #language: string;
  readonly #acts: OfferActs;
  readonly #heading = make("h2", { tabindex: -1 });
  readonly #help = make("p", { class: "quiet" });
  readonly #list = make("ul", { class: "wizard-offers__list" });
  readonly #take: HTMLButtonElement;
  readonly #count = make("span");
  readonly #taken = make("div", { class: "wizard-offers__taken", role: "status" });
  #boxes: readonly HTMLInputElement[] = [];
  #shown = "";
  #isUndone = false;

  constructor(parts: { readonly id: string; readonly words: WizardWords; readonly language: string; readonly acts: OfferActs }) {
    this.#id = parts.id;
    this.#words = parts.words;
    this.#language = parts.language;
    this.#acts = parts.acts;
    this.#heading.id = `${this.#id}-heading`;
    this.element.setAttribute("aria-labelledby", this.#heading.id);
    this.#take = make("button", { type: "button", class: "button button--main", id: `${this.#id}-take`, "aria-keyshortcuts": "Alt+0", onclick: () => void this.take() }, this.#count, " ", make("kbd", { dir: "ltr", "aria-hidden": "true" }, "Alt 0"));
    this.element.append(this.#heading, this.#help, this.#list, this.#take, this.#taken);
  }

  /** Shows what there is; what was left out stays so while the same is offered. */
  show(heading: string, help: string, offered: readonly Offered[]): void {
    const shown = JSON.stringify([heading, ...offered.map(({ id, name }) => [id, name])]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const left = new Set(this.#boxes.filter(({ checked }) => !checked).map(({ value }) => value));
    const before = new Set(this.#boxes.map(({ value }) => value));
    this.#boxes = offered.map(({ id, isTicked }) => make("input", { type: "checkbox", id: `${this.#id}-${id}`, value: id, checked: before.has(id) ? !left.has(id) : isTicked, onchange: () => this.#counted() }));
    this.#heading.textContent = heading;
    this.#help.textContent = help;
    refill(this.#list, ...offered.map((each, index) => this.#item(each, this.#boxes[index]!)));
    for (const part of [this.#heading, this.#help, this.#list, this.#take]) part.hidden = offered.length === 0;
    const isBack = this.#isUndone && offered.length > 0;
    if (isBack) this.#taken.replaceChildren();
    this.#hide();
    this.#counted();
    if (!isBack) return;
    this.#isUndone = false;
    this.#take.focus({ preventScroll: true });
  }

  /** Takes over what is ticked; false where nothing is. */
  take(): boolean {
    const ids = this.#boxes.filter(({ checked }) => checked).map(({ value }) => value);
    if (ids.length === 0 || this.element.hidden) return false;
    this.#acts.take(ids);
    const undo = make("button", { type: "button", class: "button", id: `${this.#id}-undo`, onclick: () => this.#undo() }, this.#words.say("tool.undo"));
    refill(this.#taken, make("p", { class: "wizard-done" }, icon("done"), this.#words.say("offers.taken", { n: this.#words.number(ids.length) })), undo);
    this.#hide();
    undo.focus({ preventScroll: true });
    return true;
  }

  /** What was taken is offered again, once the service undid it. */
  #undo(): void {
    this.#isUndone = true;
    this.#acts.undo();
  }

  #hide(): void {
    this.element.hidden = this.#boxes.length === 0 && this.#taken.childElementCount === 0;
  }

  #counted(): void {
    const count = this.#boxes.filter(({ checked }) => checked).length;
    this.#count.textContent = this.#words.say("offers.take", { n: this.#words.number(count) });
    this.#take.setAttribute("aria-disabled", String(count === 0));
  }

  #item({ name, text, from }: Offered, box: HTMLInputElement): HTMLElement {
    return make(
      "li",
      { class: "wizard-offer" },
      make("div", { class: "wb-check" }, box, make("label", { for: box.id }, make("bdi", { lang: this.#language }, name))),
      ...text,
      from !== null && make("p", { class: "provenance" }, icon("paper"), make("span", {}, this.#words.say("precedents.of"), " ", make("bdi", { lang: this.#language }, from))),
    );
  }
}
