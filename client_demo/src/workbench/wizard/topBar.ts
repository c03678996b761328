/** The head of the wizard: the form, its steps with what is missing, undo, and whether all is kept. */
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import type { Content } from "./content";
import type { Draft, Step } from "./contract";
import type { Command } from "./keys";
import type { Rejected, Saving } from "./saver";
import type { WizardWords, WizardPhrase } from "./wizardWords";

const STEPS: readonly Step[] = ["fields", "about", "texts", "languages", "recognition", "publication"];

const KEYS: readonly (readonly [keys: string, phrase: WizardPhrase])[] = [
  ["N / P", "key.next"], ["← ↑ → ↓", "key.move"], ["Shift + ← ↑ → ↓", "key.size"], ["Alt + ← ↑ → ↓", "key.far"], ["X", "key.extend"], ["A", "key.add"], ["C", "key.check"], ["Shift + C", "key.check-all"],
  ["S / D", "key.split"], ["M", "key.merge"], ["Del", "key.delete"], ["[ / ]", "key.order"], ["Alt + N", "key.needed"], ["Alt + 1–3", "key.precedent"], ["Alt + 0", "key.take-all"], ["Enter", "key.edit"], ["Ctrl + Z / Y", "key.undo"], ["Esc", "key.leave"],
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

export class TopBar {
  readonly element = make("header", { class: "wizard__head" });
  readonly #acts: BarActs;
  readonly #title = make("div", { class: "wizard__title" });
  readonly #saved = make("p", { class: "wizard__saved", role: "status", id: "wizard-saved" });
  readonly #stepList = make("ol", { class: "wizard-steps__list" });
  readonly #stepButtons = new Map<Step, StepButton>();
  readonly #steps = make("nav", { class: "wizard-steps" }, this.#stepList);
  readonly #notice = make("div", { class: "wizard__notice" });
  readonly #keys = make("dialog", { class: "wb-dialog wizard-keys", id: "wizard-keys-dialog" });
  readonly #changed = whenChanged();
  readonly #savedChanged = whenChanged();
  readonly #noticeChanged = whenChanged();

  constructor(acts: BarActs) {
    this.#acts = acts;
    this.element.append(this.#title, this.#saved, this.#steps, this.#notice, this.#keys);
  }

  render({ content, step, saving, rejected }: BarShown, words: WizardWords): void {
    const { draft, toDo, canUndo, canRedo, pages } = content;
    this.#changed([draft.title, draft.state, draft.key, draft.mayEdit, step, toDo, canUndo, canRedo, words], () => {
      this.#fillTitle(content, words);
      this.#fillSteps(content, step, words);
    });
    this.#savedChanged([saving, draft.mayEdit, words], () => {
      this.#saved.className = `wizard__saved wizard__saved--${saving}`;
      refill(this.#saved, icon(saving === "saved" ? "done" : saving === "saving" ? "keep" : "care"), words.say(draft.mayEdit || saving !== "saved" ? `saving.${saving}` : "saving.closed"));
    });
    this.#noticeChanged([rejected, draft.state, draft.pageCount, pages.length, draft.problem, draft.warnings, words], () => refill(this.#notice, this.#reading(content, words), this.#rejection(rejected, words)));
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

  #fillTitle({ draft, canUndo, canRedo, toDo }: Content, words: WizardWords): void {
    const tool = (kind: "undo" | "redo", isOn: boolean): HTMLElement =>
      make("button", { type: "button", class: "button wizard__undo", id: `wizard-${kind}`, "aria-disabled": String(!isOn), onclick: () => (isOn ? this.#acts.command({ kind }) : undefined) }, words.say(`tool.${kind}`));
    const need = make("button", { type: "button", class: "button wizard__undo", id: "wizard-needed", "aria-keyshortcuts": "Alt+N", onclick: () => this.#acts.need() }, words.say("tool.needed"), " ", make("kbd", { dir: "ltr", "aria-hidden": "true" }, "Alt N"));
    refill(
      this.#title,
      make("button", { type: "button", class: "button button--round", id: "wizard-leave", "aria-label": words.say("wizard.leave"), onclick: () => this.#acts.leave() }, icon("back")),
      make("div", { class: "wizard__name" }, make("h1", {}, make("bdi", { lang: draft.language }, draft.title)), make("p", { class: "quiet" }, make("bdi", { dir: "ltr" }, draft.key), " · ", words.called("state", draft.state))),
      draft.mayEdit && make("div", { class: "wizard__undos" }, tool("undo", canUndo), tool("redo", canRedo), toDo.length > 0 && need),
    );
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
      hint.textContent = missing.length === 0 ? "" : words.say(isBlocked ? "step.blocked" : "step.missing", { n: missing.length });
      hint.hidden = missing.length === 0;
    }
    const list = this.#stepList;
    // On a small screen the steps are wider than it: the one at hand is in sight.
    requestAnimationFrame(() => reveal(list, document.getElementById(`wizard-step-${step}`)));
  }

  /** They stay: leaving a field saves it, and what is pressed just then must not be drawn anew. */
  #stepButton(step: Step): StepButton {
    const known = this.#stepButtons.get(step);
    if (known !== undefined) return known;
    const [name, hint] = [make("span"), make("span", { class: "quiet" })];
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
      return make("div", { class: "wizard-progress", role: "status" }, make("p", {}, words.say("reading.progress", { n: pages.length, all })), make("progress", { max: Math.max(all, 1), value: pages.length, "aria-label": words.say("reading.label") }));
    }
    return draft.warnings.length === 0 ? null : make("details", { class: "wb-more" }, make("summary", {}, words.say("reading.warnings")), make("ul", { class: "points" }, ...draft.warnings.map((warning) => warned(warning, words))));
  }

  #rejection(rejected: Rejected | null, words: WizardWords): HTMLElement | null {
    if (rejected === null) return null;
    const { refusal, theirs, operation } = rejected;
    const isConflict = refusal.code === "changed-meanwhile";
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

/** A warning about the file; one that was kept without a code is told as the service says it, in English. */
function warned({ code, detail, slots }: Draft["warnings"][number], words: WizardWords): HTMLElement {
  const said = code === null ? null : words.warning(code, slots);
  return said === null ? make("li", { lang: "en", dir: "ltr" }, detail) : make("li", {}, said);
}

/** Scrolls a row sideways, and nothing else, until one of its items is whole in sight. */
function reveal(row: HTMLElement, item: HTMLElement | null): void {
  if (item === null) return;
  const [around, own] = [row.getBoundingClientRect(), item.getBoundingClientRect()];
  if (own.left < around.left) row.scrollLeft -= around.left - own.left + 8;
  else if (own.right > around.right) row.scrollLeft += own.right - around.right + 8;
}
