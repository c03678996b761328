/** The one thing said over the picture: trouble first, then a hint, then what to do. */
import { drawing } from "../components/drawing";
import { make, refill, whenChanged } from "../components/element";
import { icon } from "../components/icon";
import { provenance, said } from "../components/said";
import { pageToTurnTo } from "../state/filling";
import type { State } from "../state/state";
import { pauseAfterS, type CameraTrouble, type Trouble } from "../state/trouble";
import type { Words } from "../words";
import type { Actions } from "./actions";

const CAMERA_TROUBLES: readonly string[] = ["denied", "absent", "in-use", "lost", "insecure", "away"] satisfies CameraTrouble[];

export class NoticeView {
  /** Politely spoken: hints come while the person is busy aiming. */
  readonly element = make("div", { class: "notice-place" });
  readonly #spoken = make("div", { role: "status", "aria-live": "polite", class: "notice-words" });
  readonly #buttons = make("div", { class: "notice-buttons" });
  readonly #actions: Actions;
  readonly #whenChanged = whenChanged();

  constructor(actions: Actions) {
    this.#actions = actions;
    this.element.append(this.#spoken, this.#buttons);
  }

  render(state: State, words: Words): void {
    this.#whenChanged(
      [words, state.camera, state.source, state.screen, state.hint, state.trouble, state.waiting, state.isDrawing, state.pdf, state.keyframe === null, state.still === null, state.held, state.selected === null, state.template, state.works, state.torch],
      () => {
        const notice = noticeFor(state);
        const isAlone = state.source === "photo" && state.still === null && state.keyframe === null;
        this.element.className = notice.kind === "none" && !isAlone ? "unseen" : `notice-place notice-place--${notice.kind}${isAlone ? " notice-place--alone" : ""}`;
        const shown = notice.kind === "camera" || isAlone ? [drawing("aim")] : [];
        refill(this.#spoken, ...shown, ...spoken(notice, state.troubles, words));
        refill(this.#buttons, ...this.#offers(notice, state, words));
      },
    );
  }

  #offers(notice: Notice, state: State, words: Words): readonly HTMLElement[] {
    const offer = (id: string, label: string, act: () => void, main = false): HTMLElement =>
      make("button", { type: "button", id: `notice-${id}`, class: main ? "button button--main" : "button", onclick: act }, label);
    const photo = (main: boolean): HTMLElement =>
      offer("photo", words.say(state.source === "photo" ? "action.other-photo" : "start.photo"), () => this.#actions.choosePhoto(), main);
    if (notice.kind === "camera" && notice.trouble === "away") {
      return [offer("again", words.say("action.again"), () => this.#actions.openExample(), true), offer("camera", words.say("action.use-camera"), () => this.#actions.openCamera()), photo(false)];
    }
    if (notice.kind === "camera") {
      // What was taken may come back by itself; what was refused does not.
      const mayCome = notice.trouble === "lost" || notice.trouble === "in-use";
      const again = offer("again", words.say("action.again"), () => this.#actions.openCamera(), mayCome);
      const pick = offer("pick", words.say("action.forms"), () => this.#actions.openForms());
      const example = offer("example", words.say("start.example"), () => this.#actions.openExample());
      return notice.trouble === "absent" || notice.trouble === "insecure" ? [photo(true), pick, example] : mayCome ? [again, photo(false), pick, example] : [photo(true), again, pick, example];
    }
    if (notice.kind === "trouble") {
      const camera = offer("camera", words.say("action.use-camera"), () => this.#actions.openCamera());
      if (isAboutTheFile(notice.trouble)) return [photo(true), camera, offer("pick", words.say("action.forms"), () => this.#actions.openForms())];
      return [offer("again", words.say("action.again"), () => this.#actions.retry(), true)];
    }
    const pick = offer("pick", words.say("action.forms"), () => this.#actions.openForms());
    const letter = (main: boolean): HTMLElement => offer("letter", words.say("look.letter"), () => this.#actions.openLetter(state.source === "photo" ? state.still : null), main);
    // A sheet that is seen well and is none of our forms may be a letter; one that was drawn is seen well.
    if (notice.kind === "unknown-pdf" || (notice.kind === "hint" && notice.hint.reason === "unknown-form")) {
      return state.source === "photo" ? [letter(true), photo(false), pick] : [letter(true), pick];
    }
    if (notice.kind === "hint" && state.source === "photo") {
      // On a screenshot or a scan no sheet is found, because there is no edge to see; it is read all the same.
      return [photo(true), letter(false), offer("camera", words.say("action.use-camera"), () => this.#actions.openCamera()), pick];
    }
    if (notice.kind === "hint" && notice.hint.reason === "too-dark" && state.torch === "off") {
      return [offer("torch", words.say("look.torch-on"), () => this.#actions.light(true), true)];
    }
    return [];
  }
}

type Notice =
  | { readonly kind: "none" }
  | { readonly kind: "camera"; readonly trouble: CameraTrouble }
  | { readonly kind: "trouble"; readonly trouble: Trouble }
  | { readonly kind: "hint"; readonly hint: NonNullable<State["hint"]> }
  | { readonly kind: "turn"; readonly page: number }
  | { readonly kind: "asking" }
  | { readonly kind: "reading" }
  | { readonly kind: "drawing" }
  | { readonly kind: "unknown-pdf" }
  | { readonly kind: "aim" };

/** Whether the notice itself offers every way on: there is no picture, or none with a form on it. */
export function offersWaysOn(state: State): boolean {
  const notice = noticeFor(state);
  return notice.kind === "camera" || (notice.kind === "trouble" && isAboutTheFile(notice.trouble)) || notice.kind === "unknown-pdf" || (notice.kind === "hint" && state.source === "photo");
}

/** What to say now. */
function noticeFor(state: State): Notice {
  if (state.screen !== "look" || state.selected !== null) return { kind: "none" };
  if (state.source === "camera" && CAMERA_TROUBLES.includes(state.camera)) return { kind: "camera", trouble: state.camera as CameraTrouble };
  if (state.isDrawing) return { kind: "drawing" };
  if (state.trouble !== null) return { kind: "trouble", trouble: state.trouble };
  if (state.waiting) return { kind: "reading" };
  // How to hold a sheet is of no use for one that was drawn.
  if (state.hint !== null && state.pdf !== null) return { kind: "unknown-pdf" };
  if (state.hint !== null) return { kind: "hint", hint: state.hint };
  if (state.keyframe !== null) {
    const page = pageToTurnTo(state);
    return page === null ? { kind: "none" } : { kind: "turn", page };
  }
  return { kind: state.camera === "asking" ? "asking" : "aim" };
}

function spoken(notice: Notice, troubles: number, words: Words): readonly HTMLElement[] {
  switch (notice.kind) {
    case "none":
      return [];
    case "camera":
      return notice.trouble === "away" ? titled(words.say("trouble.offline"), words.say("trouble.check-network")) : titled(words.say(`camera.${notice.trouble}`), words.say(`camera.${notice.trouble}.do`));
    case "trouble": {
      const seconds = pauseAfterS(notice.trouble, troubles);
      return titled(words.say(`trouble.${notice.trouble.kind}`), words.say(`trouble.${notice.trouble.kind}.do`, { seconds }));
    }
    case "hint":
      return [make("p", { class: "notice-line" }, said(notice.hint.text)), provenance(words, notice.hint.text)];
    case "turn":
      return [make("p", { class: "notice-line" }, words.say("look.turn-over", { page: notice.page }))];
    case "asking":
      return [make("p", { class: "notice-line" }, words.say("look.asking"))];
    case "unknown-pdf":
      return [make("p", { class: "notice-line" }, words.say("pdf.unknown"))];
    case "drawing":
      return [make("p", { class: "notice-line notice-line--busy" }, words.say("pdf.drawing"))];
    case "reading":
      return [make("p", { class: "notice-line notice-line--busy" }, words.say("look.reading"))];
    case "aim":
      return [make("p", { class: "notice-line" }, words.say("look.aim"))];
  }
}

function titled(title: string, whatToDo: string): readonly HTMLElement[] {
  return [make("h2", { class: "notice-title" }, icon("care"), title), make("p", {}, whatToDo)];
}

function isAboutTheFile(trouble: Trouble): boolean {
  return trouble.kind === "not-a-picture" || trouble.kind.startsWith("pdf-") || trouble.kind === "refused";
}
