import type { Anchor, TemplateField } from "../contract";
import { make, refill, whenChanged } from "../components/element";
import { fieldBody, fieldFacts, fieldNumber, fieldTitle, fieldTitleSource } from "../components/fieldCard";
import { icon } from "../components/icon";
import { steps, templateOf } from "../state/filling";
import { anchorsInOrder, type State } from "../state/state";
import type { Words } from "../words";
import type { Actions } from "./actions";
import { ownBox } from "./ownBox";
import { tellButton } from "./tellButton";

/** The bottom sheet: one field, with the way to the ones before and after it. */
export class SheetView {
  readonly element = make("section", { class: "sheet", id: "sheet", role: "dialog", "aria-labelledby": "sheet-title", hidden: true });
  readonly #actions: Actions;
  readonly #whenChanged = whenChanged();
  #opener: Element | null = null;
  #shown: string | null = null;
  #isLarge = false;
  /** Whether the field was there before it was known what goes with it. */
  #isEarly = false;

  constructor(actions: Actions) {
    this.#actions = actions;
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#actions.select(null);
    });
  }

  render(state: State, words: Words): void {
    this.#whenChanged([words, state.keyframe, state.selected, state.template, state.own.stage, state.own.profile], () => this.#fill(state, words));
  }

  #fill(state: State, words: Words): void {
    const anchors = anchorsInOrder(state);
    const index = anchors.findIndex((anchor) => anchor.id === state.selected);
    const anchor = anchors[index];
    if (anchor === undefined) return this.#close();
    const opens = this.#shown === null;
    const turns = this.#shown !== anchor.id;
    if (opens) this.#opener = document.activeElement;
    if (turns) this.#isEarly = templateOf(state) === null;
    const scrolled = turns ? 0 : (this.element.querySelector(".sheet__body")?.scrollTop ?? 0);
    this.#shown = anchor.id;
    this.element.hidden = false;
    refill(this.element, this.#head(words, anchor, index, anchors.length), this.#body(state, words, anchor, index + 1), this.#foot(words, anchors, index));
    this.element.querySelector(".sheet__body")?.scrollTo(0, scrolled);
    if (opens || (turns && !this.element.contains(document.activeElement))) document.getElementById("sheet-title")?.focus({ preventScroll: true });
  }

  #close(): void {
    if (this.#shown === null) return;
    this.#shown = null;
    this.element.hidden = true;
    this.element.replaceChildren();
    const opener = this.#opener;
    const target = opener instanceof HTMLElement && opener !== document.body && opener.isConnected ? opener : document.getElementById("open-list");
    target?.focus({ preventScroll: true });
  }

  #head(words: Words, anchor: Anchor, index: number, total: number): HTMLElement {
    return make(
      "header",
      { class: "sheet__head" },
      make(
        "div",
        { class: "sheet__buttons" },
        make("p", { class: "sheet__position quiet" }, words.say("field.position", { n: index + 1, total })),
        this.#sizeButton(words),
        make("button", { type: "button", class: "button button--round", id: "sheet-close", "aria-label": words.say("action.close"), onclick: () => this.#actions.select(null) }, icon("close")),
      ),
      make(
        "div",
        { class: "sheet__title", "aria-live": "polite", "aria-atomic": "true" },
        fieldNumber(anchor, index + 1),
        make("h2", { id: "sheet-title", tabindex: -1 }, make("span", { class: "unseen" }, `${words.say("field.number", { n: index + 1 })}: `), fieldTitle(words, anchor)),
        fieldTitleSource(words, anchor),
      ),
    );
  }

  #sizeButton(words: Words): HTMLElement {
    const button = make("button", { type: "button", class: "button button--round sheet__size", id: "sheet-size" });
    const label = (): void => {
      this.element.classList.toggle("sheet--large", this.#isLarge);
      button.setAttribute("aria-label", words.say(this.#isLarge ? "action.smaller" : "action.larger"));
      button.replaceChildren(icon(this.#isLarge ? "smaller" : "larger"));
    };
    button.addEventListener("click", () => {
      this.#isLarge = !this.#isLarge;
      label();
    });
    label();
    return button;
  }

  /** Scrolls by itself, so it must be reachable by keyboard. What comes after the words stands below them and the buttons. */
  #body(state: State, words: Words, anchor: Anchor, number: number): HTMLElement {
    const own = ownBox(state, words, this.#fieldOf(state, anchor), this.#actions, "sheet-own");
    const fill = this.#coachButton(state, words, anchor);
    return make(
      "div",
      { class: "sheet__body", id: "sheet-body", tabindex: 0, role: "group", "aria-labelledby": "sheet-title" },
      fieldFacts(words, anchor),
      !this.#isEarly && own,
      ...fieldBody(words, anchor, "h3"),
      make("div", { class: "buttons" }, !this.#isEarly && fill, tellButton(state, words, anchor, number, this.#actions, "sheet-tell")),
      this.#isEarly && own,
      this.#isEarly && fill && make("div", { class: "buttons" }, fill),
    );
  }

  #fieldOf(state: State, anchor: Anchor): TemplateField | undefined {
    const page = state.keyframe?.overlay.template?.page;
    return templateOf(state)?.pages.find((each) => each.page === page)?.fields.find((field) => field.id === anchor.id);
  }

  /** From one field on, step by step with the phone on the table. */
  #coachButton(state: State, words: Words, anchor: Anchor): HTMLElement | null {
    const page = state.keyframe?.overlay.template?.page;
    const step = steps(state).find((each) => each.page === page && each.fields.some((field) => field.id === anchor.id));
    if (step === undefined) return null;
    return make("button", { type: "button", class: "button", id: "sheet-coach", onclick: () => this.#actions.openCoach(step.id) }, icon("pen"), words.say("field.coach"));
  }

  #foot(words: Words, anchors: readonly Anchor[], index: number): HTMLElement {
    const turn = (to: number, id: string, label: string, ...content: (Node | string)[]): HTMLElement => {
      const target = anchors[to];
      return make(
        "button",
        { type: "button", class: "button", id, "aria-label": label, "aria-disabled": target === undefined ? "true" : null, onclick: () => target && this.#actions.select(target.id) },
        ...content,
      );
    };
    const previous = words.say("action.previous");
    const next = words.say("action.next");
    return make("footer", { class: "sheet__foot" }, turn(index - 1, "sheet-previous", previous, icon("back"), previous), turn(index + 1, "sheet-next", next, next, icon("forward")));
  }
}
