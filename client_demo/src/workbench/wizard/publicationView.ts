/** What is still missing, asking for publication; and for the second person what changes, yes or no. */
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import { button, textControl } from "./controls";
import { fieldOf, textOf, type Content } from "./content";
import type { Change, Differences, Draft, DraftPage, Step } from "./contract";
import { documentAddress, pageAddress, type DraftService, type Reply } from "./service";
import type { WizardWords } from "./wizardWords";

export interface PublicationActs {
  go(step: Step, places: readonly string[]): void;
  renew(): Promise<void>;
}

export class PublicationView {
  readonly element = make("section", { class: "wizard-publication", "aria-labelledby": "wizard-publication-heading" });
  readonly #acts: PublicationActs;
  readonly #service: DraftService;
  readonly #changed = whenChanged();
  #differences: Differences | null = null;
  #revision = -1;
  #trouble: string | null = null;

  constructor(acts: PublicationActs, service: DraftService) {
    this.#acts = acts;
    this.#service = service;
  }

  render(content: Content, words: WizardWords): void {
    if (this.#revision !== content.draft.revision) void this.#load(content, words);
    this.#changed([words, content.draft, content.toDo, this.#differences, this.#trouble], () => this.#fill(content, words));
  }

  async #load(content: Content, words: WizardWords): Promise<void> {
    this.#revision = content.draft.revision;
    const reply = await this.#service.differences(content.draft.id);
    if ("answer" in reply) this.#differences = reply.answer;
    this.render(content, words);
  }

  #fill(content: Content, words: WizardWords): void {
    const { draft } = content;
    refill(
      this.element,
      make("h2", { id: "wizard-publication-heading", tabindex: -1 }, words.say("step.publication")),
      this.#trouble !== null && make("p", { class: "wizard-care", role: "alert", id: "wizard-refused" }, icon("care"), this.#trouble),
      draft.reason !== null && draft.state === "editing" && make("div", { class: "check check--care", id: "wizard-reason" }, icon("care"), make("div", {}, make("p", {}, words.say("publication.refused", { who: draft.decidedBy ?? "" })), make("p", {}, make("bdi", {}, draft.reason)))),
      this.#stage(content, words),
      this.#changes(content, words),
      make("p", {}, make("a", { class: "button", id: "wizard-document", href: documentAddress(draft.id), download: "" }, icon("print"), words.say("publication.document"))),
    );
  }

  #stage(content: Content, words: WizardWords): HTMLElement {
    const { draft } = content;
    switch (draft.state) {
      case "published":
        return make("p", { class: "wizard-done", id: "wizard-published" }, icon("done"), words.say("publication.published", { who: draft.decidedBy ?? "" }));
      case "scheduled":
        return make("div", { class: "block" }, make("p", { class: "wizard-done" }, icon("calendar"), words.say("publication.scheduled", { day: words.day(draft.publishOn ?? ""), who: draft.decidedBy ?? "" })), this.#withdrawing(draft, words));
      case "asked":
        return draft.mayDecide ? this.#deciding(draft, words) : make("div", { class: "block" }, make("p", { id: "wizard-asked" }, icon("lock"), " ", words.say("publication.waiting", { who: draft.askedBy ?? "" })), this.#withdrawing(draft, words));
      default:
        return this.#asking(content, words);
    }
  }

  #asking(content: Content, words: WizardWords): HTMLElement {
    const { draft, toDo } = content;
    const blocked = toDo.some(({ isBlocking }) => isBlocking);
    let day = "";
    const on = textControl({ label: words.say("publication.on"), help: words.say("publication.on.help"), type: "date" }, (value) => (day = value));
    const items = toDo.map(({ step, lack, places, isBlocking }) =>
      make(
        "li",
        { class: isBlocking ? "wizard-todo wizard-todo--blocking" : "wizard-todo" },
        icon(isBlocking ? "care" : "about"),
        make("button", { type: "button", class: "wizard-link", onclick: () => this.#acts.go(step, places) }, words.called("lack", lack) + (places.length > 0 ? ` (${words.number(places.length)})` : "")),
        isBlocking && make("span", { class: "quiet" }, words.say("publication.needed")),
      ),
    );
    return make(
      "div",
      { class: "block" },
      items.length === 0 ? make("p", { class: "wizard-done" }, icon("done"), words.say("publication.complete")) : make("ul", { class: "wizard-todos", id: "wizard-todos" }, ...items),
      draft.mayEdit && on.element,
      draft.mayEdit && make("button", { type: "button", class: "button button--main", id: "wizard-ask", "aria-disabled": String(blocked), onclick: () => (blocked ? undefined : void this.#do(this.#service.ask(draft.id, day || null), words)) }, words.say("publication.ask")),
      draft.mayEdit && make("p", { class: "quiet" }, words.say("publication.ask.help")),
    );
  }

  #deciding(draft: Draft, words: WizardWords): HTMLElement {
    let reason = "";
    const why = textControl({ label: words.say("publication.reason"), rows: 3 }, (text) => (reason = text));
    return make(
      "div",
      { class: "block wizard-deciding" },
      make("p", {}, words.say("publication.asked-you", { who: draft.askedBy ?? "" }), " ", draft.publishOn === null ? words.say("publication.at-once") : words.say("publication.on-day", { day: words.day(draft.publishOn) })),
      button("wizard-accept", [icon("done"), words.say("publication.accept")], () => void this.#do(this.#service.decide(draft.id, true, null), words), "main"),
      make("div", { class: "block" }, why.element, button("wizard-refuse", [words.say("publication.refuse")], () => void this.#do(this.#service.decide(draft.id, false, why.input.value || reason), words))),
    );
  }

  #withdrawing(draft: Draft, words: WizardWords): HTMLElement {
    return button("wizard-withdraw", [words.say("publication.withdraw")], () => void this.#do(this.#service.withdraw(draft.id), words));
  }

  async #do(doing: Promise<Reply<unknown>>, words: WizardWords): Promise<void> {
    const reply = await doing;
    this.#trouble = "refusal" in reply ? reply.refusal.detail || words.say("trouble.offline") : null;
    await this.#acts.renew();
    document.getElementById("wizard-publication-heading")?.focus();
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
      { class: "wizard-changes", open: replaces !== null },
      make("summary", {}, words.say("changes.count", { n: told.length })),
      heading,
      make("ul", { class: "wizard-changes__list" }, ...told.map((change) => this.#change(change, content, replaces !== null, words))),
    );
  }

  #change({ path, before, after }: Change, content: Content, hasBefore: boolean, words: WizardWords): HTMLElement {
    const [kind, number, id, text] = path.split("/");
    const place = kind === "fields" && id !== undefined ? { page: Number(number), id } : null;
    const page = place === null ? undefined : content.pages.find((each) => each.page === place.page);
    const label = place === null ? words.called("lack", `no-${path}`) : textOf(content, place, "label") || id;
    return make(
      "li",
      { class: "wizard-change" },
      make("p", { class: "wizard-change__what" }, make("strong", {}, make("bdi", {}, label ?? path)), make("span", { class: "quiet" }, ` ${path}`)),
      place !== null && page !== undefined && text === undefined && fieldOf(content, place) !== null && crop(content.draft.id, page, fieldOf(content, place)!.areaMm),
      make("div", { class: hasBefore ? "wizard-change__sides" : "" }, hasBefore && side(words.say("changes.before"), before, "before"), side(hasBefore ? words.say("changes.after") : "", after, "after")),
    );
  }
}

function side(name: string, value: unknown, kind: "before" | "after"): HTMLElement {
  const said = value === null || value === undefined ? "–" : typeof value === "string" ? value : Array.isArray(value) ? value.join("\n") : lineOf(value as Record<string, unknown>);
  return make("div", { class: `wizard-side wizard-side--${kind}` }, name !== "" && make("span", { class: "quiet" }, name), make(kind === "before" ? "del" : "ins", {}, make("bdi", {}, said)));
}

/** A field in a line: what is set, and where it lies. */
function lineOf(value: Record<string, unknown>): string {
  return Object.entries(value).filter(([name]) => name !== "guessed").map(([name, each]) => `${name}: ${Array.isArray(each) ? each.join(", ") : String(each)}`).join("; ");
}

const CROP_MM = { across: 110, down: 22 };

/** The place of a field on the picture of its page. */
function crop(draft: number, page: DraftPage, [left, top, right, bottom]: readonly [number, number, number, number]): HTMLElement {
  const wide = Math.min(page.widthMm, Math.max(CROP_MM.across, right - left + 8));
  const high = Math.min(page.heightMm, Math.max(CROP_MM.down, bottom - top + 8));
  const x = Math.min(Math.max(0, (left + right) / 2 - wide / 2), page.widthMm - wide);
  const y = Math.min(Math.max(0, (top + bottom) / 2 - high / 2), page.heightMm - high);
  const share = (value: number, whole: number): string => `${(value / whole) * 100}%`;
  const image = make("img", { src: pageAddress(draft, page.page), alt: "", loading: "lazy" });
  image.style.inlineSize = share(page.widthMm, wide);
  image.style.left = `-${share(x, wide)}`;
  image.style.top = `-${share(y, high)}`;
  const mark = make("span", { class: "wizard-crop__mark" });
  Object.assign(mark.style, { left: share(left - x, wide), top: share(top - y, high), width: share(right - left, wide), height: share(bottom - top, high) });
  const box = make("div", { class: "wizard-crop", "aria-hidden": "true" }, image, mark);
  box.style.aspectRatio = `${wide} / ${high}`;
  return box;
}
