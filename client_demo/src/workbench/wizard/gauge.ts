/** How plain a text is, told while it is written. Dutch only: for other languages there is no measure yet. */
import { make, refill } from "../../components/element";
import { icon } from "../../components/icon";
import type { Calmly } from "../../components/press";
import type { Plainness } from "./contract";
import { giveRoomBack, keepRoom } from "./keptRoom";
import type { DraftService } from "./service";
import type { WizardWords } from "./wizardWords";

const PAUSE_MS = 350;

export class Gauge {
  readonly element = make("div", { class: "wizard-gauge", role: "status" });
  readonly #service: DraftService;
  readonly #words: WizardWords;
  readonly #calmly: Calmly;
  #timer = 0;
  #asked = "";

  constructor(service: DraftService, words: WizardWords, calmly: Calmly) {
    this.#service = service;
    this.#words = words;
    this.#calmly = calmly;
  }

  /** Judges the text a moment after the last key; `known` are words printed on the form. */
  follow(text: string, known: string, language: string): void {
    window.clearTimeout(this.#timer);
    if (language !== "nl") return refill(this.element, make("p", { class: "quiet" }, this.#words.say("gauge.other-language")));
    if (text.trim() === "") {
      this.#asked = "";
      giveRoomBack(this.element);
      return this.element.replaceChildren();
    }
    if (text === this.#asked) return;
    this.#timer = window.setTimeout(() => void this.#judge(text, known), PAUSE_MS);
  }

  async #judge(text: string, known: string): Promise<void> {
    this.#asked = text;
    const reply = await this.#service.judge(text, known);
    if (this.#asked !== text) return;
    // Not now: the next time it is asked again.
    if (!("answer" in reply)) return void (this.#asked = "");
    this.#calmly(() => {
      if (this.#asked !== text) return;
      refill(this.element, ...verdict(reply.answer, this.#words));
      // It says less the plainer a text becomes, while one goes on below it.
      keepRoom(this.element);
    });
  }
}

function verdict(found: Plainness, words: WizardWords): readonly HTMLElement[] {
  const head = make("p", { class: `wizard-gauge__verdict wizard-gauge__verdict--${found.isPlain ? "done" : "care"}` }, icon(found.isPlain ? "done" : "care"), words.say(found.isPlain ? "gauge.plain" : "gauge.hard"));
  const slots = { longest: found.longestSentenceWords, mean: words.number(found.meanSentenceWords, 1), passives: found.passives };
  const listed: Readonly<Record<string, readonly string[]>> = { "unfamiliar-words": found.unfamiliar, "long-words": found.long, officialese: found.officialese };
  const faults = found.faults.map((fault) => {
    const sentence = words.called("fault", fault).replace(/\{(\w+)\}/g, (_slot, name: string) => String(slots[name as keyof typeof slots] ?? ""));
    const those = listed[fault] ?? [];
    return make("li", {}, those.length === 0 ? sentence : `${sentence} `, ...(those.length === 0 ? [] : [make("bdi", { lang: "nl", class: "wizard-gauge__words" }, those.join(", "))]));
  });
  return [head, ...(faults.length === 0 ? [] : [make("ul", { class: "points" }, ...faults)]), ...officialWords(found, words)];
}

/** Words of the government in the text: who writes sees what they mean, and says that instead or beside it. */
function officialWords({ terms }: Plainness, words: WizardWords): readonly HTMLElement[] {
  if (terms.length === 0) return [];
  const items = terms.map(({ word, explanation, isProposed }) => make("li", { lang: "nl", dir: "auto" }, make("dfn", {}, word), `: ${explanation}`, isProposed && make("span", { class: "quiet", lang: words.language }, ` (${words.say("gauge.term.proposed")})`)));
  return [make("div", { class: "desk-terms", id: "wizard-terms" }, make("h3", {}, words.say("gauge.terms")), make("ul", { class: "points" }, ...items))];
}
