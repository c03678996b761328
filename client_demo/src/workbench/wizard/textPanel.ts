/** What people read about the chosen field: explanation, where to find it, steps, messages; with the gauge. */
import { make, refill, whenChanged } from "../../components/element";
import type { Calmly } from "../../components/press";
import { button, textControl } from "./controls";
import { checksOf, fieldOf, placesOf, stepsOf, textOf, type Content, type Place } from "./content";
import type { Operation, Precedent, TypePhrases } from "./contract";
import { FieldOffersPart } from "./fieldOffersPart";
import { Gauge } from "./gauge";
import { TAKE_ALL } from "./offerList";
import { PrecedentsPart } from "./precedentsPart";
import type { DraftService } from "./service";
import type { WizardWords } from "./wizardWords";

type Texts = Omit<Extract<Operation, { kind: "write-field" }>, "kind" | "page" | "id">;

export interface TextActs {
  edit(operation: Operation): void;
  choose(place: Place): void;
  /** Goes back to what is said of the page as a whole. */
  chooseNone(): void;
  readonly calmly: Calmly;
}

export class TextPanel {
  readonly element = make("section", { class: "wizard-panel", id: "wizard-texts", "aria-labelledby": "wizard-texts-heading" });
  readonly #acts: TextActs;
  readonly #service: DraftService;
  readonly #offers: FieldOffersPart;
  /** It stays while somebody types: what is typed makes the offers fewer. */
  readonly #more: HTMLButtonElement;
  readonly #changed = whenChanged();
  #phrases: TypePhrases | null = null;
  #language = "";
  #precedents: PrecedentsPart | null = null;
  #show: (content: Content) => void = () => undefined;
  #again: () => void = () => undefined;

  constructor(acts: TextActs, service: DraftService) {
    this.#acts = acts;
    this.#service = service;
    this.#more = button("wizard-offers-show", [], () => acts.chooseNone(), "quiet");
    this.#offers = new FieldOffersPart(service, (operation) => acts.edit(operation));
  }

  render(content: Content, page: number, chosen: readonly string[], words: WizardWords): void {
    void this.#load(content.draft.language);
    const [id] = chosen;
    // An answer may come when another field was chosen meanwhile.
    this.#again = () => this.render(content, page, chosen, words);
    this.#offers.render(content, page, words, () => this.#acts.calmly(() => this.#again()));
    const { count } = this.#offers;
    this.#more.classList.toggle("wizard__undo--idle", count === 0);
    this.#more.textContent = words.say("offers.show", { n: words.number(count) });
    this.#changed([page, id, words, content.draft.mayEdit, this.#phrases], () => this.#build(content, page, id, words));
    this.#show(content);
  }

  /** Alt with a figure takes over what was written before; false where the press is not ours. */
  press({ altKey, ctrlKey, metaKey, code }: KeyboardEvent): boolean {
    // Only what is in sight: all of the page where no field is chosen.
    if (altKey && !ctrlKey && !metaKey && code === TAKE_ALL) return this.#offers.element.isConnected && this.#offers.take();
    const figure = /^Digit([1-9])$/.exec(code)?.[1];
    return altKey && !ctrlKey && !metaKey && figure !== undefined && this.#precedents?.take(Number(figure)) === true;
  }

  async #load(language: string): Promise<void> {
    if (this.#language === language) return;
    this.#language = language;
    const reply = await this.#service.phrases(language);
    if ("answer" in reply) this.#phrases = reply.answer;
  }

  #build(content: Content, page: number, id: string | undefined, words: WizardWords): void {
    this.#show = () => undefined;
    this.#precedents = null;
    if (id === undefined || fieldOf(content, { page, id }) === null) {
      // What is offered comes later, and becomes less: it is the last.
      return refill(this.element, make("h2", { id: "wizard-texts-heading" }, words.say("texts.none")), this.#next(content, null, words), this.#offers.element);
    }
    const place = { page, id };
    const write = (texts: Texts): void => this.#acts.edit({ kind: "write-field", page, id, ...texts } as Operation);
    const language = content.draft.language;
    const heading = make("h2", { id: "wizard-texts-heading" });
    const gauge = new Gauge(this.#service, words, this.#acts.calmly);
    const explanation = textControl({ label: words.say("texts.explanation"), help: words.say("texts.explanation.help"), rows: 4, language }, (text) => write({ explanation: text }));
    const where = textControl({ label: words.say("texts.where"), help: words.say("texts.where.help"), rows: 2, language }, (text) => write({ where: text }));
    const steps = textControl({ label: words.say("texts.steps"), help: words.say("texts.steps.help"), rows: 4, language }, (text) => write({ steps: text.split("\n").map((line) => line.trim()).filter(Boolean) }));
    const codes = fieldOf(content, place)?.checks ?? [];
    let now: Readonly<Record<string, string>> = {};
    const messages = codes.map((code) => textControl({ label: words.called("check", code), language, rows: 2 }, (text) => write({ checks: { ...now, [code]: text } })));
    explanation.input.id = "wizard-explanation";
    explanation.element.querySelector("label")?.setAttribute("for", "wizard-explanation");
    const all = [explanation, where, steps];
    const follow = (known: Content): void => gauge.follow(all.map(({ input }) => input.value).join("\n"), printOn(known), language);
    for (const { input } of all) input.addEventListener("input", () => follow(content));
    const precedents = content.draft.mayEdit ? new PrecedentsPart({ service: this.#service, words, language, use: (said) => this.#take(place, said), calmly: this.#acts.calmly }) : null;
    this.#precedents = precedents;
    void precedents?.load(content.draft.id, place, () => explanation.input.value);
    refill(
      this.element,
      heading,
      this.#begin(place, content, words),
      explanation.element,
      where.element,
      steps.element,
      messages.length > 0 && make("fieldset", { class: "wizard-checks" }, make("legend", {}, words.say("texts.messages")), ...messages.map(({ element }) => element)),
      this.#next(content, place, words),
      this.#more,
      // These come, grow and go while one writes: nothing stands below them that one may just press.
      gauge.element,
      precedents?.element ?? null,
    );
    this.element.inert = !content.draft.mayEdit;
    this.#show = (latest) => {
      now = checksOf(latest, place);
      heading.textContent = textOf(latest, place, "label") || words.say("field.unnamed");
      explanation.show(textOf(latest, place, "explanation"));
      where.show(textOf(latest, place, "where"));
      steps.show(stepsOf(latest, place).join("\n"));
      precedents?.show(textOf(latest, place, "explanation"));
      codes.forEach((code, index) => messages[index]!.show(now[code] ?? ""));
      follow(latest);
    };
  }

  /** What was said of such a field becomes what is said of this one, to be changed from there. */
  #take({ page, id }: Place, { explanation, where, steps }: Precedent): void {
    this.#acts.edit({ kind: "write-field", page, id, explanation, where: where ?? "", steps: [...steps] } as Operation);
    document.getElementById("wizard-usual")?.remove();
    document.getElementById("wizard-explanation")?.focus();
  }

  /** Takes what is usually said of such a field, to change into one's own words. */
  #begin(place: Place, content: Content, words: WizardWords): HTMLElement | null {
    const kind = fieldOf(content, place)?.type;
    const usual = kind === undefined ? undefined : this.#phrases?.types[kind];
    if (usual === undefined || textOf(content, place, "explanation") !== "") return null;
    return button("wizard-usual", [words.say("texts.usual")], () => {
      this.#acts.edit({ kind: "write-field", page: place.page, id: place.id, explanation: usual.explanation, steps: [...usual.steps] } as Operation);
      document.getElementById("wizard-usual")?.remove();
      document.getElementById("wizard-explanation")?.focus();
    });
  }

  #next(content: Content, place: Place | null, words: WizardWords): HTMLElement {
    const places = placesOf(content);
    const at = place === null ? -1 : places.findIndex(({ page, id }) => page === place.page && id === place.id);
    const ordered = [...places.slice(at + 1), ...places.slice(0, Math.max(at, 0))];
    const next = ordered.find((each) => textOf(content, each, "explanation") === "") ?? ordered[0];
    return next === undefined ? make("p", { class: "quiet" }, words.say("list.empty")) : button("wizard-next-text", [words.say("texts.next")], () => this.#acts.choose(next), "main");
  }
}

/** Words a reader meets anyway. */
function printOn(content: Content): string {
  return content.pages.flatMap(({ printed }) => printed.map(({ text }) => text)).join(" ").slice(0, 20_000);
}
