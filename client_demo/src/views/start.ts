import { drawing, type DrawingName } from "../components/drawing";
import { make, refill, whenChanged } from "../components/element";
import { icon, type IconName } from "../components/icon";
import { betweenPresses } from "../components/press";
import { notesOf, steps, templateOf, workOf } from "../state/filling";
import type { State } from "../state/state";
import { progressOf } from "../state/steps";
import { NO_WORK } from "../state/work";
import type { Phrase, Words } from "../words";
import type { Actions } from "./actions";
import { languageChoice } from "./languages";
import { lettersChoice, PreferencesView } from "./preferences";

/** The first screen: what this is, in which language, and two ways to begin. */
export class StartView {
  readonly element = make("main", { class: "start", id: "start" });
  /** Language and letters over this screen, where it is too narrow to show all languages at once. */
  readonly preferences: PreferencesView;
  readonly #actions: Actions;
  readonly #calmly = betweenPresses(this.element);
  // Each is drawn anew by itself: what comes while the page loads leaves alone what it says nothing of.
  readonly #head = make("header", { class: "start__head ends" });
  readonly #languages = make("div", { class: "start__languages" });
  readonly #resumes = make("div", { class: "start__resumes" });
  readonly #body = make("div", { class: "start__body" }, this.#languages, this.#resumes);
  readonly #changed = { head: whenChanged(), languages: whenChanged(), resume: whenChanged(), words: whenChanged() };

  #now: { readonly state: State; readonly words: Words } | null = null;

  constructor(actions: Actions) {
    this.#actions = actions;
    this.preferences = new PreferencesView("start-languages", "start-panel", actions);
  }

  render(state: State, words: Words): void {
    this.element.hidden = state.screen !== "start";
    this.#now = { state, words };
    this.#calmly(() => this.#draw());
    this.preferences.render(state.screen === "start" && state.panel === "languages", state, words);
  }

  #draw(): void {
    if (this.#now === null) return;
    const { state, words } = this.#now;
    const { languages, language, letters, version, works, template, notes, kept } = state;
    this.#changed.head([words, letters], () => refill(this.#head, wordmark(words), lettersChoice(words, letters, "start-letters", this.#actions)));
    this.#changed.languages([words, languages, language], () => refill(this.#languages, this.#folded(state, words), languageChoice(words, languages, language, "start-language", this.#actions)));
    this.#changed.resume([words, version, works, template, notes, kept], () => {
      const [letter, resume] = [this.#letter(state, words), this.#resume(state, words)];
      refill(this.#resumes, letter, resume);
      this.#resumes.hidden = letter === null && resume === null;
    });
    this.#changed.words([words], () => this.#fill(words));
    // One thing is the first to do: going on, for who had begun.
    document.getElementById("open-camera")?.classList.toggle("button--main", this.#resumes.hidden);
  }

  /** Where the focus goes on return: to what the person left by, or to going on with what was begun. */
  focus(from: State["screen"] | null): void {
    const begun = document.getElementById(from === "letter" ? "resume-letter" : "resume") ?? this.#resumes.querySelector("button");
    const first = begun ?? document.getElementById("open-camera");
    (from === "statement" ? document.getElementById("open-statement") : first)?.focus();
  }

  /** The language that is spoken, on a button that leads to the others; start.css says when it stands in their place. */
  #folded({ languages, language }: State, words: Words): HTMLElement {
    const name = languages.find(({ code }) => code === language)?.name ?? language;
    return make(
      "button",
      { type: "button", class: "button start__folded", id: "start-language-others", "aria-label": `${words.say("languages.and-letters")}: ${name}`, onclick: () => this.#actions.openPanel("languages") },
      icon("language"),
      make("span", { lang: language }, name),
      icon("smaller"),
    );
  }

  /** The letter that was left. Not a word of it stands here: whoever takes up the phone next may see this screen. */
  #letter({ kept }: State, words: Words): HTMLElement | null {
    if (kept === null) return null;
    return make(
      "section",
      { class: "resume" },
      make("button", { type: "button", class: "button button--main", id: "resume-letter", onclick: () => this.#actions.openKept() }, icon("letter"), make("span", {}, words.say("kept.open"))),
      make("p", { class: "quiet" }, words.say("kept.until")),
      make("button", { type: "button", class: "button button--quiet", id: "forget-letter", onclick: () => this.#actions.putKeptAway() }, icon("remove"), words.say("kept.put-away")),
    );
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

  /** All that changes with the language alone. */
  #fill(words: Words): void {
    const begin = (id: string, sign: IconName, phrase: Phrase, act: () => void, isQuiet = false): HTMLElement =>
      make("button", { type: "button", class: isQuiet ? "button button--quiet" : "button", id, onclick: act }, icon(sign), words.say(phrase));
    const actions = this.#actions;
    refill(
      this.#body,
      this.#languages,
      this.#resumes,
      make("div", { class: "start__say" }, make("h1", {}, words.say("start.heading")), make("p", { class: "lead" }, words.say("start.purpose"))),
      make(
        "div",
        { class: "start__begin" },
        begin("open-camera", "camera", "start.camera", () => actions.openCamera()),
        begin("choose-photo", "photo", "start.photo", () => actions.choosePhoto()),
        begin("open-letter", "letter", "start.letter", () => actions.openLetter(null)),
        begin("pick-form", "search", "start.pick", () => actions.openForms(), true),
        begin("open-example", "release", "start.example", () => actions.openExample(), true),
        make("p", { class: "start__drop quiet" }, words.say("start.drop")),
      ),
    );
    refill(
      this.element,
      this.#head,
      this.#body,
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
          make("button", { type: "button", class: "button button--quiet start__own", id: "open-own", onclick: () => actions.openOwn(true) }, icon("person"), words.say("start.own")),
        ),
      ),
      make("nav", { class: "start__foot" }, make("button", { type: "button", class: "button button--quiet", id: "open-statement", onclick: () => actions.openStatement() }, icon("everyone"), words.say("start.statement"))),
    );
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
