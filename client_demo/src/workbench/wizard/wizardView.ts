/** One draft: its steps, what is saved, and the step at hand. */
import { make, refill, whenChanged } from "../../components/element";
import { betweenPresses } from "../../components/press";
import type { Words } from "../../words";
import { AboutView } from "./aboutView";
import { nameAfter, nameBeside } from "./boxes";
import { fieldOf, idsOf, placesOf, textOf, uncheckedOf, type Content, type Place } from "./content";
import type { FactsOffer, Operation, Step } from "./contract";
import { button } from "./controls";
import { Editing } from "./editing";
import { FieldList } from "./fieldList";
import { FieldPanel } from "./fieldPanel";
import { FieldTools } from "./fieldTools";
import { giveRoomBack, keepRoom } from "./keptRoom";
import type { Command } from "./keys";
import { LanguagesView } from "./languagesView";
import { nextNeed } from "./needs";
import { TAKE_ALL } from "./offerList";
import { PageTools } from "./pageTools";
import { PageView } from "./pageView";
import { PublicationView } from "./publicationView";
import { RecognitionView } from "./recognitionView";
import { Saver, type Saving } from "./saver";
import { pageAddress, type DraftService } from "./service";
import { TextPanel } from "./textPanel";
import { TopBar } from "./topBar";
import type { Room } from "./whiteRoom";
import type { WizardWords } from "./wizardWords";

export const STEPS: readonly Step[] = ["fields", "about", "texts", "languages", "recognition", "publication"];

/** Pages come in one by one; others may be editing. */
const READING_MS = 700;
const OTHERS_MS = 8000;

/** So many pages fit on one line with their whole name. */
const FEW_PAGES = 4;

export interface WizardActs {
  /** Shows another step: the address follows. */
  go(step: Step): void;
  leave(): void;
}

export class WizardView {
  readonly element = make("div", { class: "wizard", id: "wizard" });
  readonly #acts: WizardActs;
  readonly #service: DraftService;
  readonly #saver: Saver;
  readonly #words: WizardWords;
  readonly #phoneWords: Words;
  readonly #bar: TopBar;
  readonly #pages = make("div", { class: "wizard-pages", role: "group" });
  readonly #page: PageView;
  readonly #list: FieldList;
  readonly #pageTools: PageTools;
  readonly #fieldTools: FieldTools;
  readonly #panel: FieldPanel;
  readonly #texts: TextPanel;
  readonly #about: AboutView;
  readonly #languages: LanguagesView;
  readonly #recognition: RecognitionView;
  readonly #publication: PublicationView;
  readonly #editing: Editing;
  readonly #announced = make("p", { class: "unseen", id: "wizard-announced", role: "status" });
  readonly #body = make("div", { class: "wizard__body" });
  readonly #layout = whenChanged();
  readonly #calmly = betweenPresses(this.element);
  #step: Step;
  #timer = 0;

  constructor(parts: { readonly content: Content; readonly step: Step; readonly facts: readonly FactsOffer[]; readonly service: DraftService; readonly words: WizardWords; readonly phoneWords: Words; readonly acts: WizardActs }) {
    const { content, step, facts, service, words, phoneWords, acts } = parts;
    this.#acts = acts;
    this.#service = service;
    this.#step = step;
    this.#words = words;
    this.#phoneWords = phoneWords;
    this.#saver = new Saver(service, content, () => this.render());
    this.#editing = new Editing(this.#saver, () => this.render(), { help: () => this.#help(), panel: () => this.#focusPanel(), page: () => this.#page.surface.focus() });
    const edit = (operation: Operation): void => void this.#saver.edit(operation);
    const command = (each: Command): void => this.#command(each);
    const choose = (ids: readonly string[]): void => this.#editing.choose(ids);
    this.#bar = new TopBar({ go: (each) => acts.go(each), leave: () => acts.leave(), need: () => this.#need(), command, insist: () => void this.#saver.insist(), yield: () => this.#saver.yield(), say: service.said.ofCode });
    this.#page = new PageView({
      choose,
      command,
      move: (ids, byMm) => edit({ kind: "move-fields", page: this.#editing.page, ids: [...ids], byMm: [...byMm] } as Operation),
      place: (id, area) => edit({ kind: "place-field", page: this.#editing.page, id, areaMm: [...area] } as Operation),
      draw: (room) => void this.#add(room),
    });
    this.#pageTools = new PageTools(command);
    this.#fieldTools = new FieldTools({ command, count: (count) => this.#editing.setCount(count) });
    this.#list = new FieldList({ choose, command, checkAll: () => command({ kind: "check-all" }) });
    this.#panel = new FieldPanel({ edit, command });
    this.#texts = new TextPanel({ edit, choose: (place) => this.#show(place), chooseNone: () => this.#chooseNone(), calmly: this.#calmly }, service);
    this.#about = new AboutView(edit, service, facts, this.#calmly);
    this.#languages = new LanguagesView(service, this.#calmly);
    this.#recognition = new RecognitionView(service, this.#calmly);
    this.#publication = new PublicationView({ go: (each, places) => this.#goTo(each, places), renew: () => this.#renew(), calmly: this.#calmly }, service);
    this.element.append(this.#bar.element, this.#bar.told, this.#announced, this.#body);
    document.addEventListener("keydown", this.#pressed);
    this.#wait();
    this.render();
  }

  show(step: Step): void {
    this.#step = step;
    this.render();
    this.#body.querySelector<HTMLElement>("h2[tabindex], #wizard-surface")?.focus({ preventScroll: true });
  }

  /** Whether something is not kept yet: leaving then asks first. */
  hasUnsaved(): boolean {
    return this.#saving !== "saved" || this.#saver.rejected !== null;
  }

  get #saving(): Saving {
    return this.#saver.saving === "saved" && this.#editing.isUnderWay ? "saving" : this.#saver.saving;
  }

  /** Lets go of everything. */
  close(): void {
    window.clearTimeout(this.#timer);
    document.removeEventListener("keydown", this.#pressed);
    this.element.remove();
  }

  /** Shows what is; while something is pressed only afterwards, so that nothing leaves from under a finger. */
  render(): void {
    this.#calmly(() => this.#draw());
  }

  #draw(): void {
    const content = this.#saver.content;
    const words = this.#words;
    this.#bar.render({ content, step: this.#step, saving: this.#saving, rejected: this.#saver.rejected }, words);
    this.#layout([this.#step, words], () => this.#lay());
    if (this.#step === "about") return this.#about.render(content, words);
    if (this.#step === "languages") return this.#languages.render(content, words);
    if (this.#step === "publication") return this.#publication.render(content, words);
    this.#fillPages(content);
    const page = content.pages.find((each) => each.page === this.#editing.page);
    this.#body.classList.toggle("wizard__body--unread", page === undefined);
    if (this.#step === "recognition") return this.#recognition.render(content, this.#editing.page, words, this.#phoneWords);
    if (page === undefined) return;
    const { chosen } = this.#editing;
    this.#page.render({ content: this.#editing.foreseen(content), page, chosen, mode: this.#editing.mode, address: pageAddress(content.draft.id, page.page) }, words);
    this.#list.render(content, page.page, chosen, words);
    if (this.#step === "texts") this.#texts.render(content, page.page, chosen, words);
    else {
      this.#panel.render(content, page.page, chosen, words);
      this.#fieldTools.render({ chosen: chosen.length, count: this.#editing.count, mayEdit: content.draft.mayEdit }, words);
      this.#pageTools.render(this.#editing.mode, this.#page.zoom, words);
    }
    this.#announce(content, page.page, chosen);
    // Shorter than it was scrolled to, the window would jump, and jump back under the hand that draws.
    keepRoom(this.#body);
  }

  #lay(): void {
    const main = this.#wholePage();
    giveRoomBack(this.#body);
    this.#body.className = `wizard__body wizard__body--${main === null ? "page" : "form"} wizard__body--${this.#step}`;
    if (main !== null) return refill(this.#body, ...main);
    const keys = button("wizard-keys", [this.#words.say("help.keys")], () => this.#help(), "quiet");
    const isFields = this.#step === "fields";
    refill(
      this.#body,
      this.#list.element,
      make("div", { class: "wizard__picture" }, make("div", { class: "wizard__tools" }, this.#pages, keys, isFields && this.#pageTools.element), isFields && this.#pageTools.hint, this.#page.element),
      make("div", { class: "wizard__side" }, ...(isFields ? [this.#fieldTools.element, this.#panel.element] : [this.#texts.element])),
    );
  }

  /** What a step shows that is not about one page with its fields. */
  #wholePage(): readonly HTMLElement[] | null {
    switch (this.#step) {
      case "about":
        return [this.#about.element];
      case "languages":
        return [this.#languages.element];
      case "recognition":
        return [this.#pages, this.#recognition.element];
      case "publication":
        return [this.#publication.element];
      default:
        return null;
    }
  }

  #fillPages(content: Content): void {
    const words = this.#words;
    this.#pages.setAttribute("aria-label", words.say("page.choose"));
    const count = content.draft.pageCount ?? 0;
    const isMany = count > FEW_PAGES;
    const buttons = Array.from({ length: count }, (_, index) => {
      const page = index + 1;
      const isThere = content.pages.some((each) => each.page === page);
      const name = words.say("page.short", { page });
      const left = uncheckedOf(content, page).length;
      const leftSaid = words.say("page.unchecked", { n: left });
      return make("button", { type: "button", class: "wizard-press wizard-pages__one", id: `wizard-page-${page}`, "aria-label": isMany ? [name, left > 0 && leftSaid].filter(Boolean).join(", ") : null, "aria-current": page === this.#editing.page ? "page" : null, "aria-disabled": String(!isThere), onclick: () => (isThere ? this.#editing.turn(page) : undefined) }, isMany ? String(page) : name, make("span", { class: `wizard-pages__left${left === 0 ? " wizard-pages__left--none" : ""}` }, isMany ? null : " · ", leftSaid));
    });
    this.#pages.classList.toggle("wizard-pages--many", isMany);
    refill(this.#pages, isMany && make("span", { class: "wizard-pages__say", "aria-hidden": "true" }, words.say("page.choose")), ...buttons);
    this.#revealPage(buttons[this.#editing.page - 1]);
  }

  /** Of very many pages a few rows are in sight: the row of the one at hand, once it was turned to. */
  #revealPage(chosen: HTMLElement | undefined): void {
    if (chosen === undefined || this.#pages.dataset["revealed"] === chosen.id) return;
    this.#pages.dataset["revealed"] = chosen.id;
    this.#pages.scrollTop = chosen.offsetTop - (this.#pages.clientHeight - chosen.offsetHeight) / 2;
  }

  #command(command: Command): void {
    if (command.kind === "add") void this.#add({ area: this.#editing.placeForNew() });
    else if (command.kind === "larger" || command.kind === "smaller") this.#zoom(command.kind === "larger" ? 1 : -1);
    else this.#editing.do(command);
    const [id] = this.#editing.chosen;
    if (id === undefined) return;
    this.#list.reveal(id);
    this.#page.reveal(id);
  }

  #zoom(by: 1 | -1): void {
    this.#page.step(by);
    this.render();
  }

  async #add({ area, type, cells }: Room): Promise<void> {
    const { page } = this.#editing;
    const printed = this.#saver.content.pages.find((each) => each.page === page)?.printed ?? [];
    // Of a tick box the answer stands to its right.
    const label = type === "checkbox" ? (nameAfter(area, printed) ?? nameBeside(area, printed)) : nameBeside(area, printed);
    await this.#editing.make({ kind: "add-field", areaMm: [...area], label, ...(type === undefined ? {} : { type }), ...(cells === undefined ? {} : { combCells: cells }) });
  }

  #show({ page, id }: Place): void {
    this.#editing.turn(page);
    this.#editing.choose([id]);
    this.#list.reveal(id);
  }

  /** To what is said of the page as a whole, with all that is offered for it. */
  #chooseNone(): void {
    this.#editing.choose([]);
    document.getElementById("wizard-offers-heading")?.focus();
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (this.element.isConnected && document.querySelector("dialog[open]") === null && this.#press(event)) event.preventDefault();
  };

  /** Keys of the wizard as a whole, whatever has the focus; false where the press is not ours. */
  #press(event: KeyboardEvent): boolean {
    if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === "KeyN") {
      this.#need();
      return true;
    }
    if (this.#step === "about") return event.altKey && !event.ctrlKey && !event.metaKey && event.code === TAKE_ALL && this.#about.takeAll();
    return this.#step === "texts" && this.#texts.press(event);
  }

  /** To the next thing that is missing; where nothing is, to publishing. */
  #need(): void {
    const content = this.#saver.content;
    const [id] = this.#editing.chosen;
    const fact = /^wizard-fact-(.+)$/.exec(document.activeElement?.id ?? "")?.[1] ?? null;
    const need = nextNeed(content, { step: this.#step, place: id === undefined ? null : `${this.#editing.page}/${id}`, fact });
    if (need === null) return this.#acts.go("publication");
    this.#goTo(need.step, need.place === null ? [] : [need.place]);
    if (need.fact !== null) document.getElementById(`wizard-fact-${need.fact}`)?.focus();
    else if (need.step === "texts") document.getElementById("wizard-explanation")?.focus();
  }

  #goTo(step: Step, places: readonly string[]): void {
    const [page, ...id] = (places[0] ?? "").split("/");
    if (id.length > 0) this.#show({ page: Number(page), id: id.join("/") });
    this.#acts.go(step);
  }

  #announce(content: Content, page: number, chosen: readonly string[]): void {
    const words = this.#words;
    const [id] = chosen;
    const field = id === undefined ? null : fieldOf(content, { page, id });
    if (id === undefined || field === null) return void (this.#announced.textContent = words.say("announce.none"));
    const [left, top, right, bottom] = field.areaMm;
    this.#announced.textContent = words.say("announce.field", {
      n: idsOf(content, page).indexOf(id) + 1,
      all: idsOf(content, page).length,
      label: textOf(content, { page, id }, "label") || words.say("field.unnamed"),
      type: words.called("type", field.type),
      left: words.number(left, 1),
      top: words.number(top, 1),
      width: words.number(right - left, 1),
      height: words.number(bottom - top, 1),
    });
  }

  #focusPanel(): void {
    if (this.#step === "texts") document.getElementById("wizard-explanation")?.focus();
    else this.#panel.focus();
  }

  #help(): void {
    this.#bar.showKeys(this.#words);
  }

  async #renew(): Promise<void> {
    const reply = await this.#service.show(this.#saver.content.draft.id);
    if ("answer" in reply) this.#saver.renew({ ...reply.answer, values: reply.answer.values as Content["values"] });
  }

  /** Looks again for pages that were read, and for what others do. */
  #wait(): void {
    const isReading = this.#saver.content.draft.state === "reading";
    this.#timer = window.setTimeout(async () => {
      if (isReading || placesOf(this.#saver.content).length === 0) await this.#renew();
      else if (document.visibilityState === "visible") await this.#saver.refresh();
      if (this.element.isConnected) this.#wait();
    }, isReading ? READING_MS : OTHERS_MS);
  }
}
