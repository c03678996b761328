/** The head of the wizard: the form, its steps with what is missing, undo, and whether all is kept. */
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import type { Content } from "./content";
import type { Draft, Step } from "./contract";
import { giveRoomBack, keepRoom } from "./keptRoom";
import type { Command } from "./keys";
import type { Rejected, Saving } from "./saver";
import type { WizardWords, WizardPhrase } from "./wizardWords";

const STEPS: readonly Step[] = ["fields", "about", "texts", "languages", "recognition", "publication"];

const KEYS: readonly (readonly [keys: string, phrase: WizardPhrase])[] = [
  ["N / P", "key.next"], ["← ↑ → ↓", "key.move"], ["Shift + ← ↑ → ↓", "key.size"], ["Alt + ← ↑ → ↓", "key.far"], ["X", "key.extend"], ["Ctrl + A", "key.choose-all"], ["V", "key.several"], ["W", "key.draw"], ["A", "key.add"],
  ["C", "key.check"], ["Shift + C", "key.check-all"], ["S / D", "key.split"], ["R", "key.rows"], ["5 S / 5 D / 5 R", "key.count"], ["L / O / G", "key.align"], ["M", "key.merge"], ["Del", "key.delete"], ["[ / ]", "key.order"], ["+ / −", "key.zoom"],
  ["Alt + N", "key.needed"], ["Alt + 1–3", "key.precedent"], ["Alt + 0", "key.take-all"], ["Enter", "key.edit"], ["Ctrl + Z / Y", "key.undo"], ["Esc", "key.leave"],
];

export interface BarActs {
  go(step: Step): void;
  leave(): void;
  /** Goes to the next thing that is missing. */
  need(): void;
  command(command: Command): void;
  insist(): void;
  yield(): void;
  /** The sentence for a code of the service. */
  say(code: string, detail: string): string;
}

export interface BarShown {
  readonly content: Content;
  readonly step: Step;
  readonly saving: Saving;
  readonly rejected: Rejected | null;
}

interface StepButton {
  readonly button: HTMLButtonElement;
  readonly name: HTMLElement;
  readonly hint: HTMLElement;
}

/** What stands in the title whatever is told there. */
interface Title {
  readonly name: HTMLElement;
  readonly state: HTMLElement;
  readonly tools: readonly (readonly [button: HTMLElement, isOn: (content: Content) => boolean])[];
  readonly need: HTMLElement;
}

/** All that the sentence about keeping can be, as long as somebody may write: the longest gets its room. */
const SAVINGS: readonly Saving[] = ["saved", "saving", "offline"];

export class TopBar {
  readonly element = make("header", { class: "wizard__head" });
  readonly #acts: BarActs;
  readonly #title = make("div", { class: "wizard__title" });
  readonly #saved = make("p", { class: "wizard__saved", role: "status", id: "wizard-saved" });
  readonly #keeping = make("div", { class: "wizard__keeping" }, this.#saved);
  readonly #stepList = make("ol", { class: "wizard-steps__list" });
  readonly #stepButtons = new Map<Step, StepButton>();
  readonly #steps = make("nav", { class: "wizard-steps" }, this.#stepList);
  readonly #notice = make("div", { class: "wizard__notice" });
  readonly #keys = make("dialog", { class: "wb-dialog wizard-keys", id: "wizard-keys-dialog" });
  /** An edit that was not taken is told at the foot of the window, over what stands there. */
  readonly told = make("div", { class: "wizard__told" });
  readonly #built = whenChanged();
  readonly #changed = whenChanged();
  readonly #stepChanged = whenChanged();
  readonly #toldChanged = whenChanged();
  readonly #savedChanged = whenChanged();
  readonly #noticeChanged = whenChanged();

  #parts: Title | null = null;

  constructor(acts: BarActs) {
    this.#acts = acts;
    this.element.append(this.#title, this.#keeping, this.#steps, this.#notice, this.#keys);
  }

  render({ content, step, saving, rejected }: BarShown, words: WizardWords): void {
    const { draft, toDo, canUndo, canRedo, pages } = content;
    this.#built([draft.language, draft.mayEdit, words], () => this.#build(content, words));
    this.#changed([draft.title, draft.state, draft.key, draft.mayEdit, step, toDo, canUndo, canRedo, words], () => {
      this.#fillTitle(content, words);
      this.#fillSteps(content, step, words);
    });
    this.#savedChanged([saving, draft.mayEdit, words], () => {
      this.#saved.className = `wizard__saved wizard__saved--${saving}`;
      refill(this.#saved, icon(saving === "saved" ? "done" : saving === "saving" ? "keep" : "care"), words.say(draft.mayEdit || saving !== "saved" ? `saving.${saving}` : "saving.closed"));
    });
    this.#stepChanged([step, words], () => giveRoomBack(this.#notice));
    this.#noticeChanged([draft.state, draft.reason, step === "publication", draft.pageCount, pages.length, draft.problem, draft.warnings, words], () => {
      // Where it goes online the reason stands in full.
      refill(this.#notice, step !== "publication" && refusal(draft, words), this.#reading(content, words));
      // Pages come in while somebody works on the first ones.
      keepRoom(this.#notice);
    });
    this.#toldChanged([rejected, words], () => refill(this.told, this.#rejection(rejected, words)));
  }

  /** Every key, in a window over the page. */
  showKeys(words: WizardWords): void {
    refill(
      this.#keys,
      make("h2", {}, words.say("help.keys")),
      make("p", {}, words.say("help.keys.where")),
      make("dl", { class: "wizard-keys__list" }, ...KEYS.flatMap(([keys, phrase]) => [make("dt", {}, make("kbd", { dir: "ltr" }, keys)), make("dd", {}, words.say(phrase))])),
      make("button", { type: "button", class: "button button--main", id: "wizard-keys-close", onclick: () => this.#keys.close() }, words.say("help.close")),
    );
    this.#keys.showModal();
  }

  /** The buttons stay: one that is drawn anew while it is pressed gets no click. */
  #build({ draft }: Content, words: WizardWords): void {
    const tool = (kind: "undo" | "redo", isOn: (content: Content) => boolean): Title["tools"][number] => {
      const act = (event: Event): void => (event.currentTarget as HTMLElement).getAttribute("aria-disabled") === "true" ? undefined : this.#acts.command({ kind });
      return [make("button", { type: "button", class: "button wizard__undo", id: `wizard-${kind}`, onclick: act }, words.say(`tool.${kind}`)), isOn];
    };
    const tools = [tool("undo", ({ canUndo }) => canUndo), tool("redo", ({ canRedo }) => canRedo)];
    const need = make("button", { type: "button", class: "button wizard__undo", id: "wizard-needed", "aria-keyshortcuts": "Alt+N", onclick: () => this.#acts.need() }, words.say("tool.needed"), " ", make("kbd", { dir: "ltr", "aria-hidden": "true" }, "Alt N"));
    const [name, state] = [make("bdi", { lang: draft.language }), make("p", { class: "quiet" })];
    this.#parts = { name, state, tools, need };
    refill(
      this.#title,
      make("button", { type: "button", class: "button button--round", id: "wizard-leave", "aria-label": words.say("wizard.leave"), onclick: () => this.#acts.leave() }, icon("back")),
      make("div", { class: "wizard__name" }, make("h1", {}, name), state),
      draft.mayEdit && make("div", { class: "wizard__undos" }, ...tools.map(([each]) => each), need),
    );
    refill(this.#keeping, this.#saved, ...(draft.mayEdit ? SAVINGS.map((each) => make("span", { class: "wizard__saved-room", "data-said": words.say(`saving.${each}`) })) : []));
  }

  #fillTitle(content: Content, words: WizardWords): void {
    if (this.#parts === null) return;
    const { draft, toDo } = content;
    const { name, state, tools, need } = this.#parts;
    name.textContent = draft.title;
    refill(state, make("bdi", {}, draft.issuerName ?? draft.issuer), " · ", words.say("new.version"), " ", make("bdi", { dir: "ltr" }, draft.version), " · ", words.called("state", draft.state));
    for (const [button, isOn] of tools) button.setAttribute("aria-disabled", String(!isOn(content)));
    need.classList.toggle("wizard__undo--idle", toDo.length === 0);
  }

  #fillSteps({ toDo }: Content, step: Step, words: WizardWords): void {
    this.#steps.setAttribute("aria-label", words.say("wizard.steps"));
    for (const each of STEPS) {
      const missing = toDo.filter((todo) => todo.step === each);
      const isBlocked = missing.some(({ isBlocking }) => isBlocking);
      const { button, name, hint } = this.#stepButton(each);
      button.className = `wizard-step${isBlocked ? " wizard-step--blocked" : ""}`;
      if (each === step) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
      name.textContent = words.say(`step.${each}`);
      name.dataset["name"] = name.textContent;
      hint.textContent = missing.length === 0 ? "" : words.say(isBlocked ? "step.blocked" : "step.missing", { n: spotsOf(missing) });
    }
    const list = this.#stepList;
    // On a small screen the steps are wider than it: the one at hand is in sight.
    requestAnimationFrame(() => reveal(list, document.getElementById(`wizard-step-${step}`)));
  }

  /** They stay: leaving a field saves it, and what is pressed just then must not be drawn anew. */
  #stepButton(step: Step): StepButton {
    const known = this.#stepButtons.get(step);
    if (known !== undefined) return known;
    const [name, hint] = [make("span", { class: "wizard-step__name" }), make("span", { class: "quiet" })];
    const button = make(
      "button",
      { type: "button", id: `wizard-step-${step}`, onclick: () => this.#acts.go(step) },
      make("span", { class: "number", "aria-hidden": "true" }, String(STEPS.indexOf(step) + 1)),
      make("span", { class: "wizard-step__words" }, name, hint),
    );
    const made = { button, name, hint };
    this.#stepButtons.set(step, made);
    this.#stepList.append(make("li", {}, button));
    return made;
  }

  #reading({ draft, pages }: Content, words: WizardWords): HTMLElement | null {
    if (draft.problem !== null) return make("p", { class: "wizard-care", role: "alert" }, icon("care"), this.#acts.say(draft.problem.code, draft.problem.detail));
    if (draft.state === "reading") {
      const all = draft.pageCount ?? 0;
      return make("div", { class: "wizard-progress", role: "status" }, make("p", {}, pages.length === 0 ? words.say("reading.first") : words.say("reading.progress", { n: pages.length, all })), make("progress", { max: Math.max(all, 1), value: pages.length, "aria-label": words.say("reading.label") }));
    }
    return draft.warnings.length === 0 ? null : make("details", { class: "wb-more" }, make("summary", {}, words.say("reading.warnings")), make("ul", { class: "points" }, ...draft.warnings.map((warning) => warned(warning, words))));
  }

  #rejection(rejected: Rejected | null, words: WizardWords): HTMLElement | null {
    if (rejected === null) return null;
    const { refusal, theirs, operation } = rejected;
    const isConflict = refusal.problem.code === "changed-meanwhile";
    const told = theirs.map(({ after }) => after).filter((after): after is string => typeof after === "string");
    const own = Object.values(operation).filter((value): value is string => typeof value === "string" && value !== operation.kind && value.length > 2);
    return make(
      "div",
      { class: "check check--care", role: "alert", id: "wizard-rejected" },
      icon("care"),
      make(
        "div",
        { class: "block" },
        make("p", {}, isConflict ? words.say("conflict.said") : refusal.said),
        isConflict && told.length > 0 && make("p", {}, words.say("conflict.theirs"), " ", make("bdi", {}, told.join(" / "))),
        own.length > 0 && make("p", {}, words.say("conflict.own"), " ", make("bdi", {}, own.join(" / "))),
        make(
          "div",
          { class: "wizard__undos" },
          isConflict && make("button", { type: "button", class: "button button--main", id: "wizard-insist", onclick: () => this.#acts.insist() }, words.say("conflict.insist")),
          make("button", { type: "button", class: "button", id: "wizard-yield", onclick: () => this.#acts.yield() }, words.say(isConflict ? "conflict.yield" : "help.close")),
        ),
      ),
    );
  }
}

/** Why a colleague sent it back: at hand while one mends it. */
function refusal({ state, reason, decidedBy }: Draft, words: WizardWords): HTMLElement | null {
  if (state !== "editing" || reason === null) return null;
  return make("details", { class: "wb-more", id: "wizard-sent-back" }, make("summary", {}, words.say("publication.refused", { who: decidedBy ?? "" })), make("p", {}, make("bdi", {}, reason)));
}

/** A warning about the file; one that was kept without a code is told as the service says it, in English. */
function warned({ code, detail, slots }: Draft["warnings"][number], words: WizardWords): HTMLElement {
  const said = code === null ? null : words.warning(code, slots);
  return said === null ? make("li", { lang: "en", dir: "ltr" }, detail) : make("li", {}, said);
}

/** How many places there are to go to: each field is one, what is said of the form as a whole another. */
function spotsOf(missing: Content["toDo"]): number {
  return missing.reduce((sum, { places }) => sum + Math.max(places.length, 1), 0);
}

/** Scrolls a row sideways, and nothing else, until one of its items is whole in sight. */
function reveal(row: HTMLElement, item: HTMLElement | null): void {
  if (item === null) return;
  const [around, own] = [row.getBoundingClientRect(), item.getBoundingClientRect()];
  if (own.left < around.left) row.scrollLeft -= around.left - own.left + 8;
  else if (own.right > around.right) row.scrollLeft += own.right - around.right + 8;
}
