/** What was written before for fields of a page that say nothing yet, to look through and take over together. */
import { make } from "../../components/element";
import { idsOf, fieldOf, textOf, type Content } from "./content";
import type { FieldOffer, Operation } from "./contract";
import { OfferList, type Offered } from "./offerList";
import type { DraftService } from "./service";
import type { WizardWords } from "./wizardWords";

export class FieldOffersPart {
  readonly element = make("div", { class: "wizard-offers__around" });
  readonly #service: DraftService;
  readonly #edit: (operation: Operation) => void;
  #list: OfferList | null = null;
  #content: Content | null = null;
  #page = 0;
  #asked = "";
  #found: readonly FieldOffer[] = [];

  constructor(service: DraftService, edit: (operation: Operation) => void) {
    this.#service = service;
    this.#edit = edit;
  }

  /** How many fields of the page something is offered for. */
  get count(): number {
    return this.#open().length;
  }

  /** Shows what is offered for that page; `changed` is called when the service told more. */
  render(content: Content, page: number, words: WizardWords, changed: () => void): void {
    this.#content = content;
    this.#page = page;
    const asked = [page, ...idsOf(content, page).map((id) => `${id}=${fieldOf(content, { page, id })?.type}=${textOf(content, { page, id }, "label")}`)].join("\n");
    if (asked !== this.#asked) void this.#load(asked, changed);
    this.#list ??= this.#make(content, words);
    this.#list.show(words.say("offers.heading"), words.say("offers.help"), this.#open().map((offer) => this.#offered(offer, content.draft.language)));
  }

  take(): boolean {
    return this.#list?.take() === true;
  }

  #make(content: Content, words: WizardWords): OfferList {
    const list = new OfferList({
      id: "wizard-offers",
      words,
      language: content.draft.language,
      acts: { take: (ids) => this.#take(ids), undo: () => this.#edit({ kind: "undo" } as Operation) },
    });
    this.element.replaceChildren(list.element);
    return list;
  }

  async #load(asked: string, changed: () => void): Promise<void> {
    this.#asked = asked;
    this.#found = [];
    const reply = await this.#service.fieldOffers(this.#content!.draft.id, this.#page);
    // Another page was turned to meanwhile; and help that cannot be had is not missed.
    if (this.#asked !== asked || !("answer" in reply)) return;
    this.#found = reply.answer;
    changed();
  }

  /** Those whose field still says nothing: what is undone is offered again. */
  #open(): readonly FieldOffer[] {
    const content = this.#content;
    if (content === null || !content.draft.mayEdit) return [];
    return this.#found.filter(({ id }) => fieldOf(content, { page: this.#page, id }) !== null && textOf(content, { page: this.#page, id }, "explanation") === "");
  }

  #offered({ id, label, precedent }: FieldOffer, language: string): Offered {
    const written = { lang: language, dir: "auto" } as const;
    const text = [
      make("p", written, precedent.explanation),
      ...(precedent.where === null ? [] : [make("p", { ...written, class: "quiet" }, precedent.where)]),
      ...(precedent.steps.length === 0 ? [] : [make("ol", { ...written, class: "steps" }, ...precedent.steps.map((step) => make("li", {}, step)))]),
    ];
    return { id, name: label, text, from: `${precedent.label} · ${precedent.title}`, isTicked: true };
  }

  #take(ids: readonly string[]): void {
    const fields = this.#found
      .filter(({ id }) => ids.includes(id))
      .map(({ id, precedent: { explanation, where, steps } }) => ({ id, explanation, where: where ?? "", steps: [...steps] }));
    this.#edit({ kind: "write-fields", page: this.#page, fields } as Operation);
  }
}
