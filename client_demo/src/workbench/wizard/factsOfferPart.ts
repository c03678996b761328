/** What the organisation's last published form says of itself, to look through and take over for this one. */
import { make } from "../../components/element";
import type { Content } from "./content";
import type { FactsOffer, Operation } from "./contract";
import { OfferList, type Offered } from "./offerList";
import type { WizardPhrase, WizardWords } from "./wizardWords";

const NAMES: Readonly<Record<string, WizardPhrase>> = { "send-to": "about.send-to", before: "about.before", contact: "about.contact", payment: "about.ibans" };

/** A deadline is mostly of one form alone: who wants it says so. */
const LEFT_OUT = ["before"];

export class FactsOfferPart {
  readonly element: HTMLElement;
  readonly #edit: (operation: Operation) => void;
  readonly #words: WizardWords;
  readonly #list: OfferList;
  readonly #offer: FactsOffer | null;

  constructor(parts: { readonly offers: readonly FactsOffer[]; readonly words: WizardWords; readonly language: string; readonly edit: (operation: Operation) => void }) {
    this.#offer = parts.offers[0] ?? null;
    this.#words = parts.words;
    this.#edit = parts.edit;
    this.#list = new OfferList({
      id: "wizard-facts",
      words: parts.words,
      language: parts.language,
      acts: { take: (ids) => this.#take(ids), undo: () => this.#edit({ kind: "undo" } as Operation) },
    });
    this.element = this.#list.element;
  }

  /** Offers what is not said yet. */
  show(content: Content): void {
    const offer = this.#offer;
    if (offer === null) return;
    const words = this.#words;
    const open = content.draft.mayEdit ? Object.entries(offer.facts).filter(([path]) => content.values[path] === undefined) : [];
    this.#list.show(
      words.say("facts.heading", { title: offer.title }),
      words.say("facts.help"),
      open.map(([path, value]): Offered => ({ id: path, name: words.say(NAMES[path] ?? "about.contact"), text: lines(value).map((line) => make("p", { dir: "auto", lang: content.draft.language }, line)), from: null, isTicked: !LEFT_OUT.includes(path) })),
    );
  }

  take(): boolean {
    return this.#list.take();
  }

  #take(ids: readonly string[]): void {
    const facts = Object.entries(this.#offer?.facts ?? {}).filter(([path]) => ids.includes(path));
    const named = facts.map(([path, value]) => [path.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase()), value]);
    this.#edit({ kind: "write-facts", ...Object.fromEntries(named) } as Operation);
  }
}

/** A text, or the numbers and addresses of an object. */
function lines(value: unknown): readonly string[] {
  return typeof value === "string" ? [value] : Object.values(value as Readonly<Record<string, readonly string[]>>).flat();
}
