/** What is true of the form as a whole. */
import { make, refill, whenChanged } from "../../components/element";
import type { Calmly } from "../../components/press";
import { COUNTRIES, HOME } from "../../vault/countries";
import { choiceControl, textControl } from "./controls";
import { factOf, type Content } from "./content";
import type { FactsOffer, Operation } from "./contract";
import { FactsOfferPart } from "./factsOfferPart";
import { Gauge } from "./gauge";
import type { DraftService } from "./service";
import type { WizardWords } from "./wizardWords";

type Facts = Omit<Extract<Operation, { kind: "write-facts" }>, "kind">;

const LISTS = [["contact", "phones"], ["contact", "emails"], ["contact", "hosts"], ["payment", "ibans"]] as const;

export class AboutView {
  readonly element = make("section", { class: "wizard-about", "aria-labelledby": "wizard-about-heading" });
  readonly #edit: (operation: Operation) => void;
  readonly #service: DraftService;
  readonly #facts: readonly FactsOffer[];
  readonly #calmly: Calmly;
  readonly #changed = whenChanged();
  #offer: FactsOfferPart | null = null;
  #show: (content: Content) => void = () => undefined;

  constructor(edit: (operation: Operation) => void, service: DraftService, facts: readonly FactsOffer[], calmly: Calmly) {
    this.#edit = edit;
    this.#service = service;
    this.#facts = facts;
    this.#calmly = calmly;
  }

  render(content: Content, words: WizardWords): void {
    this.#changed([words, content.draft.mayEdit], () => this.#build(content, words));
    this.#show(content);
  }

  /** Takes over what is ticked of what the last form said; false where there is nothing. */
  takeAll(): boolean {
    return this.#offer?.take() === true;
  }

  #build(content: Content, words: WizardWords): void {
    const write = (facts: Facts): void => this.#edit({ kind: "write-facts", ...facts } as Operation);
    const language = content.draft.language;
    const title = textControl({ label: words.say("about.title"), language }, (text) => write({ title: text }));
    const purpose = textControl({ label: words.say("about.purpose"), help: words.say("about.purpose.help"), rows: 3, language }, (text) => write({ purpose: text }));
    const atHand = textControl({ label: words.say("about.at-hand"), help: words.say("about.at-hand.help"), rows: 4, language }, (text) => write({ atHand: linesOf(text) }));
    const sendTo = textControl({ label: words.say("about.send-to"), rows: 3, language }, (text) => write({ sendTo: text }));
    const online = textControl({ label: words.say("about.online"), help: words.say("about.online.help"), type: "url" }, (text) => write({ online: text }));
    const before = textControl({ label: words.say("about.before"), help: words.say("about.before.help"), rows: 2, language }, (text) => write({ before: text }));
    const from = textControl({ label: words.say("about.valid-from"), type: "date" }, (text) => write({ validFrom: text }));
    const until = textControl({ label: words.say("about.valid-until"), type: "date" }, (text) => write({ validUntil: text }));
    const country = choiceControl({ label: words.say("about.country"), help: words.say("about.country.help") }, Object.keys(COUNTRIES).map((code) => [code, words.countryName(code)] as const), (code) => write({ country: code === HOME ? null : code }));
    let now: Content = content;
    const lists = LISTS.map(([kind, name]) =>
      textControl({ label: words.say(`about.${name}`), rows: 2 }, (text) => write({ [kind]: { ...objectOf(now, kind), [name]: linesOf(text) } } as Facts)),
    );
    const gauge = new Gauge(this.#service, words, this.#calmly);
    const offer = new FactsOfferPart({ offers: this.#facts, words, language, edit: this.#edit });
    this.#offer = offer;
    const named = { title, purpose, "at-hand": atHand, "send-to": sendTo, before, contact: lists[0]! };
    for (const [path, { input, element }] of Object.entries(named)) {
      input.id = `wizard-fact-${path}`;
      element.querySelector("label")?.setAttribute("for", input.id);
    }
    const spoken = [purpose, atHand, sendTo, before];
    const follow = (): void => gauge.follow(spoken.map(({ input }) => input.value).join("\n"), "", language);
    for (const { input } of spoken) input.addEventListener("input", follow);
    refill(
      this.element,
      make("h2", { id: "wizard-about-heading", tabindex: -1 }, words.say("step.about")),
      make("p", { class: "quiet" }, words.say("about.help")),
      make(
        "div",
        { class: "wizard-about__facts" },
        offer.element,
        ...[title, purpose, atHand, sendTo, online, before].map(({ element }) => element),
        country.element,
        make("fieldset", { class: "wizard-pair" }, make("legend", {}, words.say("about.valid")), from.element, until.element),
        make("fieldset", { class: "wizard-lists" }, make("legend", {}, words.say("about.contact")), make("p", { class: "quiet" }, words.say("about.contact.help")), ...lists.map(({ element }) => element)),
      ),
      // Beside them or under them: it grows and shrinks while one writes.
      gauge.element,
    );
    this.element.inert = !content.draft.mayEdit;
    this.#show = (latest) => {
      now = latest;
      offer.show(latest);
      title.show(factOf(latest, "title"));
      purpose.show(factOf(latest, "purpose"));
      atHand.show(((latest.values["at-hand"] as readonly string[] | undefined) ?? []).join("\n"));
      sendTo.show(factOf(latest, "send-to"));
      online.show(factOf(latest, "online"));
      before.show(factOf(latest, "before"));
      from.show(factOf(latest, "valid-from"));
      until.show(factOf(latest, "valid-until"));
      country.show(factOf(latest, "country") || HOME);
      LISTS.forEach(([kind, name], index) => lists[index]!.show((objectOf(latest, kind)[name] ?? []).join("\n")));
      follow();
    };
  }
}

function objectOf(content: Content, path: string): Readonly<Record<string, readonly string[]>> {
  return (content.values[path] as Readonly<Record<string, readonly string[]>> | undefined) ?? {};
}

function linesOf(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter(Boolean);
}
