/** What changes of the version before: the facts of the form, then field by field as the paper is read. */
import { pagePicture } from "../../api";
import { make } from "../../components/element";
import { icon } from "../../components/icon";
import { listed } from "../../tongues";
import { placesOf, textOf, type Content, type Place } from "./content";
import type { Box, Change, Differences, DraftPage, Field } from "./contract";
import { meaningNamed } from "./meanings";
import { pageAddress } from "./service";
import type { WizardPhrase, WizardWords } from "./wizardWords";

/** All changes, folded away where everything is new. */
export function changesPart(differences: Differences, content: Content, words: WizardWords): HTMLElement {
  const { replaces } = differences;
  const told = differences.changes.filter(({ path }) => !path.startsWith("order/"));
  const heading = make("h3", { id: "wizard-changes" }, replaces === null ? words.say("changes.new") : words.say("changes.heading", { version: replaces.split("/").at(-1)! }));
  if (told.length === 0) return make("div", { class: "block" }, heading, make("p", { class: "quiet" }, words.say("changes.none")));
  const items = new ChangeList(differences, content, words).items(told);
  return make(
    "details",
    { class: "wb-more wizard-changes", open: replaces !== null },
    make("summary", {}, words.say("changes.count", { n: items.length })),
    heading,
    make("ul", { class: "wizard-changes__list" }, ...items),
  );
}

/** What one change is of: a text or the whole of a field, or something about the form. */
interface Told extends Change {
  readonly place: Place | null;
  readonly text: string | undefined;
}

class ChangeList {
  readonly #differences: Differences;
  readonly #content: Content;
  readonly #words: WizardWords;

  constructor(differences: Differences, content: Content, words: WizardWords) {
    this.#differences = differences;
    this.#content = content;
    this.#words = words;
  }

  /** One item for each fact, and one for each field with all that changes of it. */
  items(changes: readonly Change[]): readonly HTMLElement[] {
    const told = changes.map(placed);
    const facts = inOrder(told.filter(({ place }) => place === null), Object.keys(FACTS), ({ path }) => path);
    const ofFields = told.filter(({ place }) => place !== null);
    // Fields that are gone come last.
    const keys = inOrder([...new Set(ofFields.map(({ place }) => keyOf(place!)))], placesOf(this.#content).map(keyOf), (key) => key);
    return [...facts.map((fact) => this.#fact(fact)), ...keys.map((key) => this.#field(ofFields.filter(({ place }) => keyOf(place!) === key)))];
  }

  #fact(fact: Told): HTMLElement {
    const name = FACTS[fact.path] ?? (fact.path.startsWith("questions/") ? "field.question" : null);
    return make("li", { class: "wizard-change" }, name !== null && make("p", {}, make("strong", {}, this.#words.say(name))), ...this.#textual(fact));
  }

  #field(changes: readonly Told[]): HTMLElement {
    const place = changes[0]!.place!;
    const name = make("bdi", { lang: this.#content.draft.language }, this.#nameOf(place) || this.#words.say("field.unnamed"));
    return make(
      "li",
      { class: "wizard-change" },
      make("p", {}, make("strong", {}, name)),
      ...inOrder(changes, ["", ...Object.keys(TEXTS)], ({ text }) => text ?? "").flatMap((change) => (change.text === undefined ? [this.#whole(change, place)] : this.#text(change))),
    );
  }

  #text(change: Told): readonly (HTMLElement | false)[] {
    // The name of a new field stands above it.
    if (change.text === "label" && change.before === null) return [];
    const what = TEXTS[change.text!];
    return [what !== undefined && make("p", { class: "quiet" }, this.#words.say(what)), ...this.#textual(change)];
  }

  /** A text before and after, and where the same is said already. */
  #textual({ path, before, after }: Change): readonly (HTMLElement | false)[] {
    const known = this.#differences.known.find((each) => each.path === path);
    return [
      known !== undefined && make("p", { class: "provenance" }, icon("paper"), make("span", {}, this.#words.say("changes.known", { title: known.title }))),
      this.#sides([textOfValue(before), textOfValue(after)], [null, null]),
    ];
  }

  /** A field is shown where it lay and where it lies, with the rules that differ. */
  #whole({ before, after }: Change, place: Place): HTMLElement {
    const page = this.#content.pages.find((each) => each.page === place.page);
    const { replaces } = this.#differences;
    const old = page !== undefined && replaces !== null ? crop(pagePicture(replaces, place.page), page, areaOf(before)) : null;
    const now = page === undefined ? null : crop(pageAddress(this.#content.draft.id, place.page), page, areaOf(after));
    return this.#sides(told(before as Field | null, after as Field | null, this.#words), [old, now]);
  }

  #sides([before, after]: readonly [string, string], [old, now]: readonly [HTMLElement | null, HTMLElement | null]): HTMLElement {
    if (this.#differences.replaces === null) return make("div", {}, side("", after, "after", now));
    return make("div", { class: "wizard-change__sides" }, side(this.#words.say("changes.before"), before, "before", old), side(this.#words.say("changes.after"), after, "after", now));
  }

  /** What a field is called, or was. */
  #nameOf(place: Place): string {
    const label = `fields/${keyOf(place)}/label`;
    const before = this.#differences.changes.find(({ path }) => path === label)?.before as string | undefined;
    return textOf(this.#content, place, "label") || before || "";
  }
}

function placed(change: Change): Told {
  const [kind, number, id, text] = change.path.split("/");
  return { ...change, place: kind === "fields" && id !== undefined ? { page: Number(number), id } : null, text };
}

function keyOf({ page, id }: Place): string {
  return `${page}/${id}`;
}

/** Items as `order` has their keys; those that it does not know come last. */
function inOrder<Item>(items: readonly Item[], order: readonly string[], key: (item: Item) => string): readonly Item[] {
  const rank = new Map(order.map((each, index) => [each, index]));
  return items.toSorted((one, other) => (rank.get(key(one)) ?? order.length) - (rank.get(key(other)) ?? order.length));
}

/** What each value is called where it is written. */
const FACTS: Readonly<Record<string, WizardPhrase>> = {
  title: "about.title", purpose: "about.purpose", "at-hand": "about.at-hand", "send-to": "about.send-to", before: "about.before",
  "valid-from": "about.valid-from", "valid-until": "about.valid-until", contact: "about.contact", payment: "about.ibans", country: "about.country",
};
const TEXTS: Readonly<Record<string, WizardPhrase>> = { label: "field.label", explanation: "texts.explanation", where: "texts.where", steps: "texts.steps", checks: "texts.messages" };
const RULES: Readonly<Partial<Record<keyof Field, WizardPhrase>>> = {
  type: "field.type", semantic: "field.meaning", required: "field.required", condition: "field.condition", group: "field.group", choose: "field.choose",
  combCells: "field.cells", checks: "field.checks", term: "field.term", example: "field.example",
};

/** The rules of a field that differ, in words; all of them where there is only one side. */
function told(before: Field | null, after: Field | null, words: WizardWords): readonly [string, string] {
  const names = Object.keys(RULES) as (keyof Field)[];
  const differing = names.filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]));
  const lines = (field: Field | null): string => (field === null ? "" : differing.filter((name) => field[name] !== undefined).map((name) => `${words.say(RULES[name]!).replace(/[?؟]$/u, "")}: ${ruleOf(field, name, words)}`).join("\n"));
  return [lines(before), lines(after)];
}

function ruleOf(field: Field, name: keyof Field, words: WizardWords): string {
  if (name === "type") return words.called("type", field.type);
  if (name === "semantic") return meaningNamed(field.semantic ?? "", words);
  if (name === "required") return words.say(field.required === true ? "field.required.yes" : "field.required.no");
  if (name === "term") return termOf(field.term, words);
  if (name === "checks") return listed((field.checks ?? []).map((code) => words.called("check", code)), words.language);
  return textOfValue(field[name]);
}

/** By when, as the fields of the wizard say it. */
function termOf(term: Field["term"], words: WizardWords): string {
  if (term?.after === undefined) return term?.lastDay ?? "";
  const counted = ([["months", "field.term.months"], ["days", "field.term.days"], ["workingDays", "field.term.working-days"]] as const).filter(([unit]) => (term[unit] ?? 0) > 0);
  return [`${words.say("field.term.after")} ${term.after}`, ...counted.map(([unit, phrase]) => `${words.say(phrase)}: ${words.number(term[unit]!)}`)].join(" · ");
}

function textOfValue(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.join("\n");
  return typeof value === "object" ? Object.values(value).flat().join("\n") : String(value);
}

function side(name: string, said: string, kind: "before" | "after", picture: HTMLElement | null): HTMLElement {
  const text = said === "" && picture === null ? "–" : said;
  return make("div", { class: `wizard-side wizard-side--${kind}` }, name !== "" && make("span", { class: "quiet" }, name), picture, text !== "" && make(kind === "before" ? "del" : "ins", {}, make("bdi", {}, text)));
}

function areaOf(value: unknown): Box | null {
  return (value as Field | null)?.areaMm ?? null;
}

const CROP_MM = { across: 110, down: 30 };

/** The place of a field on the picture of its page. */
function crop(address: string, page: DraftPage, area: Box | null): HTMLElement | null {
  if (area === null) return null;
  const [left, top, right, bottom] = area;
  const wide = Math.min(page.widthMm, Math.max(CROP_MM.across, right - left + 8));
  const high = Math.min(page.heightMm, Math.max(CROP_MM.down, bottom - top + 8));
  const x = Math.min(Math.max(0, (left + right) / 2 - wide / 2), page.widthMm - wide);
  const y = Math.min(Math.max(0, (top + bottom) / 2 - high / 2), page.heightMm - high);
  const share = (value: number, whole: number): string => `${(value / whole) * 100}%`;
  const image = make("img", { src: address, alt: "", loading: "lazy" });
  image.style.inlineSize = share(page.widthMm, wide);
  image.style.left = `-${share(x, wide)}`;
  image.style.top = `-${share(y, high)}`;
  const mark = make("span", { class: "wizard-crop__mark" });
  Object.assign(mark.style, { left: share(left - x, wide), top: share(top - y, high), width: share(right - left, wide), height: share(bottom - top, high) });
  const box = make("div", { class: "wizard-crop", "aria-hidden": "true" }, image, mark);
  box.style.aspectRatio = `${wide} / ${high}`;
  return box;
}
