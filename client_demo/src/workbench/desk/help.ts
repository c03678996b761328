/** What helps to write a text: what was translated before, and what a machine says. */
import { make, refill } from "../../components/element";
import { drawing } from "../icons";
import type { Wire } from "../service";
import type { WorkbenchWords } from "../words";
import { written } from "./marked";
import type { DeskService, DeskString } from "./service";

/** More than these are seldom read. */
const MOST_HITS = 3;

export class Help {
  readonly element = make("section", { class: "desk-help", "aria-labelledby": "desk-help-title" });
  readonly #service: DeskService;
  readonly #words: WorkbenchWords;
  readonly #use: (text: string) => void;
  #shownId = 0;

  constructor(service: DeskService, words: WorkbenchWords, use: (text: string) => void) {
    this.#service = service;
    this.#words = words;
    this.#use = use;
  }

  /** Looks for help; what comes too late for a string is dropped. */
  async show(string: DeskString): Promise<void> {
    this.#shownId = string.id;
    this.element.hidden = true;
    if (string.language === string.sourceLanguage) return;
    const [memory, machine] = await Promise.allSettled([this.#service.remembered(string), this.#service.machine(string)]);
    if (this.#shownId !== string.id) return;
    const hits = memory.status === "fulfilled" ? memory.value.slice(0, MOST_HITS) : [];
    const suggestion = machine.status === "fulfilled" ? machine.value : null;
    const cards = hits.map((hit, index) => this.#hit(hit, string, index));
    if (suggestion?.text) cards.push(this.#suggestion(suggestion.text, suggestion.engine, string));
    this.element.hidden = cards.length === 0;
    refill(this.element, make("h2", { id: "desk-help-title" }, this.#words.say("desk.help")), make("ul", { class: "desk-hits" }, ...cards));
  }

  #hit(hit: Wire["HitSchema"], string: DeskString, index: number): HTMLElement {
    const words = this.#words;
    const isSame = hit.score >= 100;
    return make(
      "li",
      { class: "desk-hit" },
      make(
        "p",
        { class: "provenance" },
        drawing("history"),
        make("span", {}, words.say(isSame ? "desk.memory.same" : "desk.memory.like", { score: words.number(hit.score) }), ` · ${words.say(hit.isChecked ? "desk.memory.checked" : "desk.memory.unchecked")}`),
      ),
      !isSame && make("div", { class: "desk-hit__source" }, make("span", { class: "desk-neighbour__place" }, words.say("desk.memory.differs")), written(hit.source, string.sourceLanguage, hit.theirs)),
      written(hit.target, string.language),
      this.#button(hit.target, `desk-use-${index}`),
    );
  }

  #suggestion(text: string, engine: string | null, { language }: DeskString): HTMLElement {
    const words = this.#words;
    const by = engine === null ? words.say("desk.machine") : `${words.say("desk.machine")} (${engine})`;
    return make("li", { class: "desk-hit desk-hit--machine" }, make("p", { class: "provenance" }, drawing("machine"), make("span", {}, by)), written(text, language), this.#button(text, "desk-use-machine"));
  }

  #button(text: string, id: string): HTMLElement {
    return make("button", { type: "button", class: "button", id, onclick: () => this.#use(text) }, drawing("pen"), this.#words.say("desk.use"));
  }
}
