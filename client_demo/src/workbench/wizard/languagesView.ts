/** How much of the form people could read in each language, and from where, before it is published. */
import { make, refill, whenChanged } from "../../components/element";
import type { Calmly } from "../../components/press";
import type { Content } from "./content";
import type { DraftLanguage } from "./contract";
import type { DraftService } from "./service";
import type { WizardWords } from "./wizardWords";

const RUNGS = ["reviewed", "draft", "memory", "stale", "glossary", "none"] as const;

export class LanguagesView {
  readonly element = make("section", { class: "wizard-languages", "aria-labelledby": "wizard-languages-heading" });
  readonly #service: DraftService;
  readonly #calmly: Calmly;
  readonly #counted = make("div", { class: "wizard-languages__counted" });
  readonly #built = whenChanged();
  readonly #changed = whenChanged();
  #found: readonly DraftLanguage[] | string | null = null;
  #revision = -1;

  constructor(service: DraftService, calmly: Calmly) {
    this.#service = service;
    this.#calmly = calmly;
  }

  render(content: Content, words: WizardWords): void {
    if (this.#revision !== content.draft.revision) void this.#load(content, words);
    this.#built([words], () => {
      refill(this.element, make("h2", { id: "wizard-languages-heading", tabindex: -1 }, words.say("step.languages")), make("p", { class: "quiet" }, words.say("languages.help")), meanings(words), this.#counted);
    });
    this.#changed([words, this.#found], () => this.#fill(words));
  }

  async #load(content: Content, words: WizardWords): Promise<void> {
    const { id, revision } = content.draft;
    this.#revision = revision;
    const reply = await this.#service.languages(id);
    // Something newer was asked meanwhile.
    if (this.#revision !== revision) return;
    this.#found = "answer" in reply ? reply.answer : reply.refusal.said;
    this.#calmly(() => this.#changed([words, this.#found], () => this.#fill(words)));
  }

  #fill(words: WizardWords): void {
    const found = this.#found;
    refill(
      this.#counted,
      ...(found === null ? [make("p", { class: "quiet waits", role: "status" }, words.say("languages.loading"))] : typeof found === "string" ? [make("p", { class: "wizard-care", role: "alert" }, found)] : told(found, words)),
    );
  }
}

function told(languages: readonly DraftLanguage[], words: WizardWords): readonly HTMLElement[] {
  const all = languages[0]?.strings ?? 0;
  if (all === 0) return [make("p", { class: "forms__empty", id: "wizard-languages-empty" }, words.say("languages.empty"))];
  // Said once, whatever number of languages it is true of.
  const isAlone = languages.some(({ translators }) => translators === 0);
  return [
    ...(isAlone ? [make("p", {}, words.say("languages.nobody"))] : []),
    make("ul", { class: "coverage-lines", id: "wizard-languages-list" }, ...languages.map((each) => line(each, words))),
  ];
}

/** Above what is counted, which comes later and is counted again after every edit. */
function meanings(words: WizardWords): HTMLElement {
  return make("details", { class: "wb-more" }, make("summary", {}, words.say("languages.meaning")), make("dl", { class: "wizard-rungs" }, ...RUNGS.flatMap((rung) => [make("dt", {}, words.say(`rung.${rung}`)), make("dd", {}, words.say(`rung.${rung}.help`))])));
}

function line(each: DraftLanguage, words: WizardWords): HTMLElement {
  const shown = each.reviewed + each.draft;
  const chips = RUNGS.filter((rung) => each[rung] > 0).map((rung) => make("li", { class: "chip", "data-rung": rung }, `${words.say(`rung.${rung}`)}: ${words.number(each[rung])}`));
  return make(
    "li",
    { class: "coverage-line", "data-language": each.language },
    make("h3", { class: "coverage-line__name" }, words.languageName(each.language)),
    make("span", { class: "coverage-bar", "aria-hidden": "true" }, part("shown", shown, each.strings), part("reviewed", each.reviewed, each.strings)),
    make("p", {}, words.say("languages.shown", { shown: words.number(shown), all: words.number(each.strings) })),
    make("ul", { class: "facts wizard-languages__facts" }, ...chips),
    make("p", { class: "quiet" }, words.say("languages.translators", { n: words.number(each.translators) })),
  );
}

function part(kind: "shown" | "reviewed", count: number, all: number): HTMLElement {
  const bar = make("span", { class: `coverage-bar__${kind}` });
  bar.style.inlineSize = `${(100 * count) / all}%`;
  return bar;
}
