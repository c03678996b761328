/** What was written before for such a field, in other forms: taken over with one key, and then made one's own. */
import { make, refill } from "../../components/element";
import { icon } from "../../components/icon";
import type { Calmly } from "../../components/press";
import type { Place } from "./content";
import type { Precedent } from "./contract";
import type { DraftService } from "./service";
import type { WizardWords } from "./wizardWords";

export class PrecedentsPart {
  readonly element = make("section", { class: "wizard-precedents", hidden: true, "aria-labelledby": "wizard-precedents-heading" });
  readonly #service: DraftService;
  readonly #words: WizardWords;
  readonly #language: string;
  readonly #use: (said: Precedent) => void;
  readonly #calmly: Calmly;
  #found: readonly Precedent[] = [];
  #offered: readonly Precedent[] = [];

  constructor(parts: { readonly service: DraftService; readonly words: WizardWords; readonly language: string; readonly use: (said: Precedent) => void; readonly calmly: Calmly }) {
    this.#service = parts.service;
    this.#words = parts.words;
    this.#language = parts.language;
    this.#use = parts.use;
    this.#calmly = parts.calmly;
  }

  /** Looks for what was said; help that cannot be had is not missed. */
  async load(draftId: number, { page, id }: Place, explanation: () => string): Promise<void> {
    const reply = await this.#service.precedents(draftId, page, id);
    if (!("answer" in reply)) return;
    this.#found = reply.answer;
    this.#calmly(() => this.show(explanation()));
  }

  /** Offers all but what stands there already. */
  show(explanation: string): void {
    const offered = this.#found.filter((each) => each.explanation !== explanation);
    if (offered.length === this.#offered.length && offered.every((each, index) => each === this.#offered[index])) return;
    this.#offered = offered;
    this.element.hidden = offered.length === 0;
    refill(
      this.element,
      make("h3", { id: "wizard-precedents-heading" }, this.#words.say("precedents.heading")),
      make("ul", { class: "desk-hits" }, ...offered.map((each, index) => this.#card(each, index))),
    );
  }

  /** Takes over the one of that number, from 1; false where there is none. */
  take(number: number): boolean {
    const said = this.#offered[number - 1];
    if (said === undefined) return false;
    this.#use(said);
    return true;
  }

  #card(said: Precedent, index: number): HTMLElement {
    const words = this.#words;
    const written = { lang: this.#language, dir: "auto" } as const;
    return make(
      "li",
      { class: "desk-hit" },
      make("p", { class: "provenance" }, icon("paper"), make("span", {}, words.say("precedents.of"), " ", make("bdi", { lang: this.#language }, `${said.label} · ${said.title}`))),
      make("p", written, said.explanation),
      said.where !== null && make("p", { ...written, class: "quiet" }, said.where),
      said.steps.length > 0 && make("ol", { ...written, class: "steps" }, ...said.steps.map((step) => make("li", {}, step))),
      make("button", { type: "button", class: "button", id: `wizard-precedent-${index + 1}`, "aria-keyshortcuts": `Alt+${index + 1}`, onclick: () => this.take(index + 1) }, words.say("precedents.use"), " ", make("kbd", { dir: "ltr", "aria-hidden": "true" }, `Alt ${index + 1}`)),
    );
  }
}
