/** What is still missing, asking for publication; and for the second person what changes, yes or no. */
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import type { Calmly } from "../../components/press";
import { button, textControl } from "./controls";
import { giveRoomBack, keepRoom } from "./keptRoom";
import { meaningNamed } from "./meanings";
import { textOf, type Content, type Place } from "./content";
import { pagePicture } from "../../api";
import { listed } from "../../tongues";
import type { Box, Change, Differences, Draft, DraftPage, Field, Step } from "./contract";
import { documentAddress, pageAddress, type DraftService, type Reply } from "./service";
import type { WizardPhrase, WizardWords } from "./wizardWords";

export interface PublicationActs {
  go(step: Step, places: readonly string[]): void;
  renew(): Promise<void>;
  readonly calmly: Calmly;
}

export class PublicationView {
  readonly element = make("section", { class: "wizard-publication", "aria-labelledby": "wizard-publication-heading" });
  readonly #acts: PublicationActs;
  readonly #service: DraftService;
  readonly #top = make("div", { class: "wizard-publication__part" });
  readonly #todos = make("div", { class: "wizard-publication__part" });
  readonly #decision = make("div", { class: "wizard-publication__part" });
  readonly #trouble = make("div", { class: "wizard-publication__part" });
  readonly #told = make("div", { class: "wizard-publication__part" });
  readonly #built = whenChanged();
  readonly #changed = { top: whenChanged(), todos: whenChanged(), decision: whenChanged(), trouble: whenChanged(), told: whenChanged() };
  #differences: Differences | null = null;
  #content: Content | null = null;
  #revision = -1;
  #refused: string | null = null;

  constructor(acts: PublicationActs, service: DraftService) {
    this.#acts = acts;
    this.#service = service;
  }

  /** Each part is drawn by itself: what one writes stays, and what comes later moves no button. */
  render(content: Content, words: WizardWords): void {
    this.#content = content;
    if (this.#revision !== content.draft.revision) void this.#load(content, words);
    const { draft, toDo } = content;
    this.#built([words, draft.id], () => this.#build(draft.id, words));
    const { state, reason, mayEdit, mayDecide, askedBy, decidedBy, publishOn } = draft;
    this.#changed.top([words, state, reason, decidedBy], () => refill(this.#top, this.#reason(draft, words)));
    this.#changed.todos([words, toDo, state], () => {
      if (isOpen(draft)) refill(this.#todos, this.#lacking(toDo, words));
      else this.#todos.replaceChildren();
      // Less is missing after an edit that was on its way.
      if (isOpen(draft)) keepRoom(this.#todos);
      else giveRoomBack(this.#todos);
    });
    this.#changed.decision([words, state, mayEdit, mayDecide, askedBy, decidedBy, publishOn], () => refill(this.#decision, this.#stage(draft, words)));
    document.getElementById("wizard-ask")?.setAttribute("aria-disabled", String(toDo.some(({ isBlocking }) => isBlocking)));
    this.#tellTrouble();
    this.#changed.told([words, this.#differences, content.values, content.pages], () => refill(this.#told, this.#changes(content, words)));
  }

  async #load(content: Content, words: WizardWords): Promise<void> {
    const { id, revision } = content.draft;
    this.#revision = revision;
    const reply = await this.#service.differences(id);
    // Something newer was asked meanwhile.
    if (this.#revision !== revision) return;
    if ("answer" in reply) this.#differences = reply.answer;
    this.#acts.calmly(() => this.#content !== null && this.render(this.#content, words));
  }

  #build(id: number, words: WizardWords): void {
    refill(
      this.element,
      make("h2", { id: "wizard-publication-heading", tabindex: -1 }, words.say("step.publication")),
      this.#top,
      this.#todos,
      this.#decision,
      this.#trouble,
      make("p", {}, make("a", { class: "button", id: "wizard-document", href: documentAddress(id), download: "" }, icon("print"), words.say("publication.document"))),
      this.#told,
    );
  }

  #reason({ reason, state, decidedBy }: Draft, words: WizardWords): HTMLElement | null {
    if (reason === null || state !== "editing") return null;
    return make("div", { class: "check check--care", id: "wizard-reason" }, icon("care"), make("div", {}, make("p", {}, words.say("publication.refused", { who: decidedBy ?? "" })), make("p", {}, make("bdi", {}, reason))));
  }

  #lacking(toDo: Content["toDo"], words: WizardWords): HTMLElement {
    if (toDo.length === 0) return make("p", { class: "wizard-done" }, icon("done"), words.say("publication.complete"));
    const items = toDo.map(({ step, lack, places, isBlocking }) =>
      make(
        "li",
        { class: isBlocking ? "wizard-todo wizard-todo--blocking" : "wizard-todo" },
        icon(isBlocking ? "care" : "about"),
        make("button", { type: "button", class: "wizard-link", onclick: () => this.#acts.go(step, places) }, words.called("lack", lack) + (places.length > 0 ? ` (${words.number(places.length)})` : "")),
        isBlocking && make("span", { class: "quiet" }, words.say("publication.needed")),
      ),
    );
    const isBlocked = toDo.some(({ isBlocking }) => isBlocking);
    return make("div", { class: "wizard-lacking" }, make("p", {}, words.say(isBlocked ? "publication.must-have" : "publication.may-lack")), make("ul", { class: "wizard-todos", id: "wizard-todos" }, ...items));
  }

  #stage(draft: Draft, words: WizardWords): HTMLElement | null {
    switch (draft.state) {
      case "published":
        return make("p", { class: "wizard-done", id: "wizard-published" }, icon("done"), words.say("publication.published", { who: draft.decidedBy ?? "" }));
      case "scheduled":
        return make("div", { class: "block" }, make("p", { class: "wizard-done" }, icon("calendar"), words.say("publication.scheduled", { day: words.day(draft.publishOn ?? ""), who: draft.decidedBy ?? "" })), this.#withdrawing(draft, words));
      case "asked":
        return draft.mayDecide ? this.#deciding(draft, words) : make("div", { class: "block" }, make("p", { id: "wizard-asked", class: "wizard-done" }, icon("lock"), words.say("publication.waiting", { who: draft.askedBy ?? "" })), this.#withdrawing(draft, words));
      default:
        return draft.mayEdit ? this.#asking(draft, words) : null;
    }
  }

  #asking(draft: Draft, words: WizardWords): HTMLElement {
    const on = textControl({ label: words.say("publication.on"), help: words.say("publication.on.help"), type: "date" }, () => undefined);
    const ask = (event: Event): void => {
      if ((event.currentTarget as HTMLElement).getAttribute("aria-disabled") !== "true") void this.#do(this.#service.ask(draft.id, on.input.value || null));
    };
    return make(
      "div",
      { class: "block" },
      on.element,
      make("button", { type: "button", class: "button button--main", id: "wizard-ask", onclick: ask }, words.say("publication.ask")),
      make("p", { class: "quiet" }, words.say("publication.ask.help")),
    );
  }

  #deciding(draft: Draft, words: WizardWords): HTMLElement {
    const why = textControl({ label: words.say("publication.reason"), rows: 3 }, () => undefined);
    return make(
      "div",
      { class: "block wizard-deciding" },
      make("p", {}, words.say("publication.asked-you", { who: draft.askedBy ?? "" }), " ", draft.publishOn === null ? words.say("publication.at-once") : words.say("publication.on-day", { day: words.day(draft.publishOn) })),
      button("wizard-accept", [icon("done"), words.say("publication.accept")], () => void this.#do(this.#service.decide(draft.id, true, null)), "main"),
      make("div", { class: "block" }, why.element, button("wizard-refuse", [words.say("publication.refuse")], () => void this.#do(this.#service.decide(draft.id, false, why.input.value)))),
    );
  }

  #withdrawing(draft: Draft, words: WizardWords): HTMLElement {
    return button("wizard-withdraw", [words.say("publication.withdraw")], () => void this.#do(this.#service.withdraw(draft.id)));
  }

  async #do(doing: Promise<Reply<unknown>>): Promise<void> {
    const reply = await doing;
    this.#refused = "refusal" in reply ? reply.refusal.said : null;
    await this.#acts.renew();
    // Who was refused at an unchanged form is told so too.
    this.#tellTrouble();
    const told = document.getElementById("wizard-refused");
    // What was pressed stays for another try: the reason comes into sight below it.
    if (told !== null) told.scrollIntoView({ block: "nearest" });
    else document.getElementById("wizard-publication-heading")?.focus();
  }

  #tellTrouble(): void {
    this.#changed.trouble([this.#refused], () => refill(this.#trouble, this.#refused !== null && make("p", { class: "wizard-care", role: "alert", id: "wizard-refused" }, icon("care"), this.#refused)));
  }

  /** What changes of the version before, each field with its place on the page. */
  #changes(content: Content, words: WizardWords): HTMLElement | null {
    const differences = this.#differences;
    if (differences === null) return null;
    const { replaces } = differences;
    const told = differences.changes.filter(({ path }) => !path.startsWith("order/"));
    const heading = make("h3", { id: "wizard-changes" }, replaces === null ? words.say("changes.new") : words.say("changes.heading", { version: replaces }));
    if (told.length === 0) return make("div", { class: "block" }, heading, make("p", { class: "quiet" }, words.say("changes.none")));
    return make(
      "details",
      { class: "wb-more wizard-changes", open: replaces !== null },
      make("summary", {}, words.say("changes.count", { n: told.length })),
      heading,
      make("ul", { class: "wizard-changes__list" }, ...told.map((change) => this.#change(change, content, replaces, words))),
    );
  }

  #change({ path, before, after }: Change, content: Content, replaces: string | null, words: WizardWords): HTMLElement {
    const [kind, number, id, text] = path.split("/");
    const place = kind === "fields" && id !== undefined ? { page: Number(number), id } : null;
    const page = place === null ? undefined : content.pages.find((each) => each.page === place.page);
    // A field as a whole is shown where it lay and where it lies; a text is read.
    const isWhole = place !== null && page !== undefined && text === undefined;
    const old = isWhole && replaces !== null ? crop(pagePicture(replaces, place.page), page, areaOf(before)) : null;
    const now = isWhole ? crop(pageAddress(content.draft.id, place.page), page, areaOf(after)) : null;
    const slots = isWhole ? told(before as Field | null, after as Field | null, words) : [textOfValue(before), textOfValue(after)];
    const known = this.#differences?.known.find((each) => each.path === path);
    const what = text === undefined ? (place === null ? FACTS[path] : undefined) : TEXTS[text];
    return make(
      "li",
      { class: "wizard-change" },
      make("p", { class: "wizard-change__what" }, place !== null && make("strong", {}, make("bdi", { lang: content.draft.language }, this.#nameOf(place, content) || words.say("field.unnamed"))), place !== null && what !== undefined && " · ", what !== undefined && make(place === null ? "strong" : "span", {}, words.say(what)), kind === "questions" && make("span", {}, words.say("field.question"))),
      known !== undefined && make("p", { class: "provenance" }, icon("paper"), make("span", {}, words.say("changes.known", { title: known.title }))),
      make("div", { class: replaces === null ? "" : "wizard-change__sides" }, replaces !== null && side(words.say("changes.before"), slots[0] ?? "", "before", old), side(replaces === null ? "" : words.say("changes.after"), slots[1] ?? "", "after", now)),
    );
  }

  /** What a field is called, or was. */
  #nameOf(place: Place, content: Content): string {
    const label = `fields/${place.page}/${place.id}/label`;
    const before = this.#differences?.changes.find(({ path }) => path === label)?.before as string | undefined;
    return textOf(content, place, "label") || before || "";
  }
}

/** Whether it is still being made: neither asked for nor decided. */
function isOpen({ state }: Draft): boolean {
  return !["asked", "scheduled", "published"].includes(state);
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
