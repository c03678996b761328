import { drawCrop } from "../../components/paperCrop";
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import { said } from "../../components/said";
import type { PagePictures } from "../../pagePictures";
import type { Speech } from "../../speech";
import { isExplained, notesOf, shownStep, steps, templateOf } from "../../state/filling";
import type { State } from "../../state/state";
import { progressOf, type Step } from "../../state/steps";
import type { Mark } from "../../state/work";
import type { Wakefulness } from "../../wakefulness";
import type { Phrase, Words } from "../../words";
import type { Actions } from "../actions";
import { PreferencesView } from "../preferences";
import { allSteps, stepNumber } from "./allView";
import { readyToPost } from "./readyView";
import { openExplanation, stepTitle } from "./stepTexts";
import { stepBody } from "./stepView";

const DONE_WORDS: Readonly<Record<Step["kind"], Phrase>> = { write: "coach.done", choose: "coach.ticked", sign: "coach.signed", enclose: "coach.enclosed" };

/**
 * Filling in, step by step, with the phone on the table: big type, a frozen piece of the paper, and no
 * camera. One step, the list of all of them, or what is left before posting.
 */
export class CoachView {
  readonly element = make("main", { class: "coach", id: "coach", hidden: true });
  readonly #actions: Actions;
  readonly #pictures: PagePictures;
  readonly #speech: Speech;
  readonly #wakefulness: Wakefulness;
  readonly #bar = make("header", { class: "bar" });
  readonly #progress = make("div", { class: "coach__progress" });
  readonly #canvas = make("canvas", { class: "coach__paper", role: "img" });
  readonly #content = make("div", { class: "coach__content", id: "coach-content" });
  readonly #foot = make("nav", { class: "coach__foot" });
  /** Says the step to who goes on with the focus on a button. */
  readonly #told = make("p", { class: "unseen", id: "coach-told", role: "status" });
  readonly #preferences: PreferencesView;
  readonly #changed = whenChanged();
  #at = "";

  constructor(actions: Actions, pictures: PagePictures, speech: Speech, wakefulness: Wakefulness) {
    this.#actions = actions;
    this.#pictures = pictures;
    this.#speech = speech;
    this.#wakefulness = wakefulness;
    this.#preferences = new PreferencesView("coach-languages", "coach", actions);
    this.element.append(this.#bar, this.#progress, this.#canvas, this.#content, this.#foot, this.#told, this.#preferences.element);
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    new ResizeObserver(() => this.#redraw()).observe(this.#canvas);
  }

  /** Where the focus goes when this screen opens. */
  focus(): void {
    document.getElementById("coach-heading")?.focus({ preventScroll: true });
  }

  render(state: State, words: Words): void {
    const isShown = state.screen === "coach";
    this.element.hidden = !isShown;
    this.#preferences.render(isShown && state.panel === "languages", state, words);
    if (!isShown) return;
    this.#changed([words, state.coach, state.version, state.template, state.notes, state.changes, state.works, state.own.stage, state.own.profile, state.counts, state.aloud, this.#speech.isReading, this.#wakefulness.isOn, this.#speech.speaks(words.language)], () => this.#fill(state, words));
    this.#redraw = () => this.#draw(state, words);
    this.#redraw();
  }

  #redraw: () => void = () => undefined;

  #fill(state: State, words: Words): void {
    const { view } = state.coach;
    const step = shownStep(state);
    this.element.className = `coach coach--${isExplained(state) ? view : "waiting"}`;
    this.#fillBar(state, words);
    this.#fillProgress(state, words);
    this.#canvas.hidden = view !== "step" || step === null || !isExplained(state);
    refill(this.#content, ...this.#contentOf(state, words, step));
    refill(this.#foot, ...this.#buttons(state, words, step));
    this.#foot.hidden = !isExplained(state);
    const at = `${view} ${step?.id ?? ""}`;
    if (at !== this.#at) {
      this.#content.scrollTo(0, 0);
      window.scrollTo(0, 0);
    }
    const turned = this.#at !== "" && at.split(" ")[0] !== this.#at.split(" ")[0];
    if (at !== this.#at) this.#told.textContent = step !== null && view === "step" ? `${position(words, steps(state), step)}: ${stepTitle(state, step)?.text ?? ""}` : "";
    this.#at = at;
    if (turned || !this.element.contains(document.activeElement)) this.focus();
  }

  #fillBar(state: State, words: Words): void {
    const title = notesOf(state)?.title ?? null;
    const template = templateOf(state);
    const round = (id: string, sign: "back" | "language", label: string, act: () => void): HTMLElement =>
      make("button", { type: "button", class: "button button--round", id, "aria-label": label, onclick: act }, icon(sign));
    refill(
      this.#bar,
      round("coach-back", "back", words.say("action.back-one"), () => (state.coach.view === "step" ? this.#actions.closeCoach() : this.#actions.coachShows("step"))),
      make("div", { class: "bar__title" }, make("h1", {}, title ? said(title) : (template?.title ?? words.say("action.coach")))),
      round("coach-language", "language", words.say("languages.and-letters"), () => this.#actions.openPanel("languages")),
    );
  }

  #fillProgress(state: State, words: Words): void {
    const { done, total } = progressOf(steps(state));
    this.#progress.hidden = total === 0 || !isExplained(state);
    const label = words.say("coach.progress", { done, total });
    const part = make("span");
    part.style.inlineSize = `${total === 0 ? 0 : (100 * done) / total}%`;
    refill(
      this.#progress,
      make("div", { class: "progress", role: "progressbar", "aria-label": label, "aria-valuemin": 0, "aria-valuemax": total, "aria-valuenow": done, "aria-valuetext": label }, part),
      make("p", { class: "quiet", "aria-hidden": "true" }, label),
    );
  }

  #contentOf(state: State, words: Words, step: Step | null): readonly (HTMLElement | null)[] {
    if (!isExplained(state)) return this.#waiting(state, words);
    if (state.coach.view === "all") return allSteps(state, words, this.#actions);
    if (state.coach.view === "ready" || step === null) return readyToPost(state, words, this.#actions);
    return this.#step(state, words, step);
  }

  #waiting(state: State, words: Words): readonly HTMLElement[] {
    const failed = state.template?.version === state.version && templateOf(state) === null;
    if (!failed) return [make("p", { class: "coach__title waits", id: "coach-heading", tabindex: -1, role: "status" }, words.say("coach.loading"))];
    return [
      make("p", { class: "coach__title", id: "coach-heading", tabindex: -1, role: "status" }, words.say("coach.missing")),
      make("p", {}, words.say("trouble.check-network")),
      make("button", { type: "button", class: "button button--main", id: "coach-again", onclick: () => this.#actions.fetchQuestions() }, words.say("action.again")),
    ];
  }

  #step(state: State, words: Words, step: Step): readonly (HTMLElement | null)[] {
    const title = stepTitle(state, step);
    return [
      make(
        "div",
        { class: "coach__head" },
        make("p", { class: "quiet" }, position(words, steps(state), step)),
        make("div", { class: "coach__name" }, stepNumber(step), make("h2", { class: "coach__title", id: "coach-heading", tabindex: -1 }, title === null ? words.say("field.nameless") : said(title))),
        make("p", { class: "facts" }, make("span", { class: `chip chip--${step.state}` }, step.state === "done" && icon("done"), step.state === "wrong" && icon("care"), words.say(`coach.state.${step.state}`)), step.need === "may" && make("span", { class: "chip" }, words.say("field.optional"))),
      ),
      ...stepBody(state, words, step, this.#actions),
      this.#aids(state, words, step),
      make("p", { class: "coach__awake quiet" }, icon("paper"), words.say(this.#wakefulness.isOn ? "coach.awake" : "coach.put-down")),
    ];
  }

  #aids(state: State, words: Words, step: Step): HTMLElement {
    const { isReading } = this.#speech;
    const speaks = this.#speech.speaks(words.language);
    const [first] = step.fields;
    const tell = (): void => this.#actions.openDraft(`${state.version}/${step.page}`, first?.id ?? "", stepTitle(state, step), openExplanation(state, step));
    return make(
      "div",
      { class: "aids" },
      speaks && make("button", { type: "button", class: "button", id: "coach-read", onclick: () => (isReading ? this.#actions.stopReading() : this.#actions.readAloud()) }, icon(isReading ? "hold" : "sound"), words.say(isReading ? "coach.stop" : "coach.read")),
      make("button", { type: "button", class: "button", id: "coach-tell", onclick: tell }, icon("tell"), words.say("field.tell")),
      speaks
        ? make("label", { class: "switch", for: "coach-aloud" }, make("input", { type: "checkbox", id: "coach-aloud", checked: state.aloud, onchange: () => this.#actions.readEachStep(!state.aloud) }), make("span", {}, words.say("coach.aloud")))
        : make("p", { class: "quiet" }, words.say("coach.no-voice")),
    );
  }

  #buttons(state: State, words: Words, step: Step | null): readonly (HTMLElement | null)[] {
    const button = (id: string, label: Phrase, act: () => void, main = false): HTMLElement =>
      make("button", { type: "button", class: main ? "button button--main" : "button", id, onclick: act }, words.say(label));
    const { view } = state.coach;
    if (view === "ready") return [button("coach-all", "coach.all", () => this.#actions.coachShows("all"))];
    if (view === "all" || step === null) return [button("coach-ready", "ready.heading", () => this.#actions.coachShows("ready"), true)];
    const previous = this.#previous(state, step);
    const isSettled = this.#isSettled(step);
    const isQuestion = step.fields.length > 1;
    return [
      make("button", { type: "button", class: "button button--round coach__previous", id: "coach-previous", "aria-label": words.say("coach.previous"), "aria-disabled": previous === null ? "true" : null, onclick: () => previous && this.#actions.coachShows("step", previous.id) }, icon("back")),
      make("button", { type: "button", class: "button button--round", id: "coach-all", "aria-label": words.say("coach.all"), onclick: () => this.#actions.coachShows("all") }, icon("list")),
      isSettled || isQuestion ? null : button("coach-later", mayStayEmpty(step) ? "coach.empty" : "coach.later", () => this.#later(step)),
      isQuestion && !isSettled
        ? button("coach-next", "coach.later", () => this.#actions.coachOnwards(step.id))
        : button("coach-next", isSettled ? "coach.next" : DONE_WORDS[step.kind], () => this.#done(step), true),
    ];
  }

  /** Nothing more has to be said of it. A question is settled by choosing. */
  #isSettled(step: Step): boolean {
    return step.state === "done" || step.state === "left-empty";
  }

  #done(step: Step): void {
    const says = !this.#isSettled(step) && step.fields.length === 1;
    if (says) this.#actions.mark(new Map<string, Mark>([[step.id, "done"]]));
    this.#actions.coachOnwards(step.id);
  }

  #later(step: Step): void {
    if (mayStayEmpty(step)) this.#actions.mark(new Map<string, Mark>([[step.id, "empty"]]));
    this.#actions.coachOnwards(step.id);
  }

  #previous(state: State, step: Step): Step | null {
    const all = steps(state);
    return all[all.indexOf(step) - 1] ?? null;
  }

  /** Arrows turn the page for whoever has one hand on the paper. */
  #onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.altKey || event.ctrlKey || event.metaKey || target.matches("input, textarea")) return;
    const forwards = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backwards = document.documentElement.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    if (event.key === forwards) this.element.querySelector<HTMLElement>("#coach-next")?.click();
    if (event.key === backwards) this.element.querySelector<HTMLElement>("#coach-previous")?.click();
  }

  #draw(state: State, words: Words): void {
    const step = shownStep(state);
    const template = templateOf(state);
    const page = template?.pages.find((each) => each.page === step?.page);
    if (this.#canvas.hidden || step === null || page === undefined) return;
    const picture = this.#pictures.of(state, step.page, page.widthMm);
    this.#canvas.setAttribute("aria-label", words.say("coach.paper", { page: step.page }));
    // Its place is kept while it is on its way: nothing moves when it comes.
    this.#canvas.classList.toggle("coach__paper--none", picture === null && !this.#pictures.isAwaited(state, step.page));
    drawCrop(this.#canvas, picture, step.fields.map((field) => field.areaMm), page.widthMm);
  }
}

function position(words: Words, all: readonly Step[], step: Step): string {
  return `${words.say("coach.step", { n: all.indexOf(step) + 1, total: all.length })} · ${words.say("coach.page", { page: step.page })}`;
}

function mayStayEmpty(step: Step): boolean {
  return step.need === "may" || step.need === "if";
}
