import { drawing, type DrawingName } from "../components/drawing";
import { make, refill, whenChanged } from "../components/element";
import { icon } from "../components/icon";
import { notesOf, steps, templateOf, workOf } from "../state/filling";
import type { State } from "../state/state";
import { progressOf } from "../state/steps";
import { NO_WORK } from "../state/work";
import type { Words } from "../words";
import type { Actions } from "./actions";
import { languageChoice } from "./languages";
import { lettersChoice } from "./preferences";

/** The first screen: what this is, in which language, and two ways to begin. */
export class StartView {
  readonly element = make("main", { class: "start", id: "start" });
  readonly #actions: Actions;
  readonly #whenChanged = whenChanged();

  constructor(actions: Actions) {
    this.#actions = actions;
  }

  render(state: State, words: Words): void {
    this.element.hidden = state.screen !== "start";
    this.#whenChanged([words, state.languages, state.language, state.letters, state.version, state.works, state.template, state.notes], () => {
      refill(this.element, ...this.#content(state, words));
    });
  }

  /** Where the focus goes on return: to what the person left by. */
  focus(from: State["screen"] | null): void {
    document.getElementById(from === "statement" ? "open-statement" : "open-camera")?.focus();
  }

  /** The form that was being filled in on this visit. */
  #resume(state: State, words: Words): HTMLElement | null {
    const all = steps(state);
    const { done, total } = progressOf(all);
    const title = notesOf(state)?.title.text ?? templateOf(state)?.title;
    if (all.length === 0 || title === undefined || workOf(state) === NO_WORK) return null;
    return make(
      "section",
      { class: "resume" },
      make("button", { type: "button", class: "button button--main", id: "resume", onclick: () => this.#actions.openCoach() }, icon("pen"), make("span", {}, words.say("start.resume", { title }))),
      total > 0 && make("p", { class: "quiet" }, words.say("start.resume.progress", { done, total })),
      make("button", { type: "button", class: "button button--quiet", id: "forget-work", onclick: () => this.#actions.forgetWork() }, words.say("start.forget")),
    );
  }

  #content(state: State, words: Words): readonly HTMLElement[] {
    // One thing is the first to do: going on, for who had begun.
    const resume = this.#resume(state, words);
    return [
      make("header", { class: "start__head" }, wordmark(words), lettersChoice(words, state.letters, "start-letters", this.#actions)),
      make(
        "div",
        { class: "start__body" },
        languageChoice(words, state.languages, state.language, "start-language", this.#actions),
        resume,
        make("div", { class: "start__say" }, make("h1", {}, words.say("start.heading")), make("p", { class: "lead" }, words.say("start.purpose"))),
        make(
          "div",
          { class: "start__begin" },
          make("button", { type: "button", class: resume === null ? "button button--main" : "button", id: "open-camera", onclick: () => this.#actions.openCamera() }, icon("camera"), words.say("start.camera")),
          make("button", { type: "button", class: "button", id: "choose-photo", onclick: () => this.#actions.choosePhoto() }, icon("photo"), words.say("start.photo")),
          make("button", { type: "button", class: "button", id: "open-letter", onclick: () => this.#actions.openLetter(null) }, icon("letter"), words.say("start.letter")),
          make("button", { type: "button", class: "button button--quiet", id: "pick-form", onclick: () => this.#actions.openForms() }, icon("search"), words.say("start.pick")),
          make("button", { type: "button", class: "button button--quiet", id: "open-example", onclick: () => this.#actions.openExample() }, icon("release"), words.say("start.example")),
          make("p", { class: "start__drop quiet" }, words.say("start.drop")),
        ),
      ),
      howItWorks(words),
      make(
        "footer",
        { class: "start__privacy" },
        icon("lock"),
        make(
          "div",
          {},
          make("h2", {}, words.say("start.privacy.heading")),
          make("p", {}, words.say("start.privacy")),
          make("button", { type: "button", class: "button button--quiet start__own", id: "open-own", onclick: () => this.#actions.openOwn(true) }, icon("person"), words.say("start.own")),
        ),
      ),
      make("nav", { class: "start__foot" }, make("button", { type: "button", class: "button button--quiet", id: "open-statement", onclick: () => this.#actions.openStatement() }, icon("everyone"), words.say("start.statement"))),
    ];
  }
}

const HOW: readonly DrawingName[] = ["lay", "aim", "write"];

/** In three drawings, each with one sentence. */
function howItWorks(words: Words): HTMLElement {
  return make(
    "section",
    { class: "how", "aria-labelledby": "how-heading" },
    make("h2", { id: "how-heading" }, words.say("start.how")),
    make("ol", { class: "how__steps" }, ...HOW.map((name, at) => make("li", {}, drawing(name), make("p", {}, make("span", { class: "number", "aria-hidden": "true" }, String(at + 1)), make("span", {}, words.say(`start.how.${name}`)))))),
  );
}

function wordmark(words: Words): HTMLElement {
  return make("p", { class: "wordmark" }, make("img", { src: "./icon.svg", alt: "", width: 40, height: 40 }), make("bdi", { lang: "nl" }, words.say("app.name")));
}
