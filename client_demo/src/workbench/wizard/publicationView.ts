/** What is still missing, asking for publication; and for the second person what changes, yes or no. */
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import type { Calmly } from "../../components/press";
import { changesPart } from "./changesPart";
import { button, textControl } from "./controls";
import { giveRoomBack, keepRoom } from "./keptRoom";
import type { Content } from "./content";
import type { Differences, Draft, Step } from "./contract";
import { documentAddress, type DraftService, type Reply } from "./service";
import type { WizardWords } from "./wizardWords";

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
    this.#changed.told([words, this.#differences, content.values, content.pages], () => refill(this.#told, this.#differences && changesPart(this.#differences, content, words)));
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
}

/** Whether it is still being made: neither asked for nor decided. */
function isOpen({ state }: Draft): boolean {
  return !["asked", "scheduled", "published"].includes(state);
}
