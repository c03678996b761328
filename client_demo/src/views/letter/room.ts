/** The part that reads letters, put together: its views, its camera, and what a person can do in it. */
import "../../styles/letter.css";
import "../../styles/letterCard.css";
import "../../styles/letterFacts.css";
import "../../styles/letterHelp.css";
import "../../styles/letterPaper.css";
import type { Service } from "../../api";
import { Camera } from "../../camera";
import { make, refill, whenChanged } from "../../components/element";
import { icon, type IconName } from "../../components/icon";
import { Around } from "../../letter/around";
import { checkedShare } from "../../letter/checked";
import { letterWordsIn, type LetterPhrase, type LetterWords } from "../../letter/letterWords";
import { roomFor } from "../../letter/roomFor";
import { Reading } from "../../letter/reading";
import { toldOf, type ToldLetter } from "../../letter/together";
import { seemsForm } from "../../letter/unknownForm";
import type { Speech } from "../../speech";
import { canGoBack, isToBePutTogether, readPages, type LetterScreen, type LetterState } from "../../state/letter";
import type { State } from "../../state/state";
import type { Store } from "../../state/store";
import type { Words } from "../../words";
import type { Actions } from "../actions";
import { languageChoice } from "../languages";
import type { Room } from "../door";
import { PanelView } from "../panel";
import { AnswerView } from "./answerView";
import { CardView } from "./cardView";
import { letterDeeds, type Known } from "./deeds";
import { followFocus } from "./focus";
import { NoCardView } from "./noCardView";
import { NoteView } from "./noteView";
import { apartNotice, pageNotice } from "./pageNotice";
import { PagesView } from "./pagesView";
import { PaperView } from "./paperView";
import { announced, ProgressView } from "./progressView";
import { TakeView } from "./takeView";
import { TextView } from "./textView";
import { UndoView } from "./undoView";

/** From this width the paper stands beside the card. */
const WIDE = "(min-width: 60rem)";

const TABS: readonly (readonly [LetterScreen, IconName, LetterPhrase])[] = [
  ["card", "letter", "tab.card"],
  ["paper", "paper", "tab.paper"],
  ["text", "list", "tab.text"],
];

export interface LetterRoom extends Room {
  /** A picture dropped or pasted. */
  receive(file: File): Promise<void>;
}

export interface RoomParts {
  readonly element: HTMLElement;
  readonly store: Store;
  readonly service: Service;
  readonly speech: Speech;
  readonly actions: Actions;
}

export function openRoom({ element, store, service, speech, actions }: RoomParts): LetterRoom {
  const video = make("video");
  const camera = new Camera(video);
  const wide = matchMedia(WIDE);
  const files = make("input", { type: "file", accept: "image/*,application/pdf", multiple: true, hidden: true, id: "letter-files" });
  const languages = new PanelView("letter-languages", () => acts.openLanguages(false));
  const bar = make("header", { class: "bar" });
  const notices = make("div", { class: "letter__notices" });
  const tools = make("nav", { class: "tools letter__tools" });
  const told = make("p", { class: "unseen", role: "status", "aria-live": "polite", id: "letter-told" });
  const note = new NoteView("letter-copied");
  const known = (): Known | null => current;
  const acts = letterDeeds({ store, camera, speech, files, languages, actions, known, isWide: () => wide.matches, onChange: () => refresh(), mark: (place) => text.mark(place), note: (words) => (answer.isOpen ? answer.note : note).say(words) });
  const take = new TakeView(acts, video);
  const pagesView = new PagesView(acts);
  const paper = new PaperView(acts);
  const card = new CardView(acts);
  const noCard = new NoCardView(acts);
  const text = new TextView(acts);
  const answer = new AnswerView(acts);
  const undo = new UndoView(acts);
  const progressView = new ProgressView();
  const changed = { bar: whenChanged(), notices: whenChanged(), tools: whenChanged(), languages: whenChanged(), card: whenChanged() };
  const around = new Around(service, () => refresh());
  let current: Known | null = null;
  let asked: Words | null = null;
  let toldLetter: ToldLetter | null = null;
  const main = make("div", { class: "letter__main" }, notices, card.element, noCard.element, text.element);
  refill(element, bar, pagesView.element, undo.element, take.element, paper.element, main, tools, note.element, told, languages.element, answer.element, files);

  const refresh = (): void => {
    if (current !== null) render(store.state, current.words.general);
  };

  const render = (state: State, words: Words): void => {
    if (state.screen !== "letter") return;
    if (words !== asked) {
      asked = words;
      void letterWordsIn(words).then((loaded) => {
        if (asked !== words) return;
        const isFirst = current === null;
        current = { words: loaded, pages: [], card: null };
        render(store.state, words);
        if (isFirst) take.focus();
      });
    }
    if (current !== null) show(state, current.words);
  };

  const show = (state: State, words: LetterWords): void => {
    const { letter } = state;
    const pages = readPages(letter);
    changed.card([letter.whole, ...pages.map(({ overlay }) => overlay), ...pages.map(({ id }) => id)], () => (toldLetter = toldOf(letter)));
    const shownCard = toldLetter?.card ?? null;
    current = { words, pages, card: shownCard };
    const isWide = wide.matches;
    const shown = letter.pages.find(({ id }) => id === letter.shownPage) ?? letter.pages[0] ?? null;
    element.dataset["stage"] = letter.isTaking ? "taking" : pages.some(({ overlay }) => overlay.outcome === "letter") ? "read" : "reading";
    element.dataset["screen"] = screenOf(letter, isWide);
    changed.bar([words, letter.pages.length, canGoBack(letter)], () => fillBar(words, letter));
    changed.notices([words, letter.pages, letter.isTaking, letter.leftOut, letter.apart], () => fillNotices(letter, words));
    progressView.render(letter, words);
    changed.tools([words, element.dataset["stage"], element.dataset["screen"], isWide], () => fillTools(words, isWide));
    changed.languages([words, state.languages], () => fillLanguages(state, words));
    take.render({ letter, hasLight: camera.hasLight, isLit: acts.isLit(), isBusy: acts.isTaking() }, words);
    pagesView.render(letter, words);
    undo.render(letter, words);
    paper.render({ page: shown, card: shownCard, pointed: letter.pointed, isWide }, words);
    const canSpeak = speech.speaks(words.language);
    noCard.render(toldLetter, letter.pages.map(({ id }) => id), around.helpers, words);
    // Asked for while the letter is read, it is there before the card as a rule: nothing has to come in between later.
    if (letter.pages.length > 0) around.fetch(words.language);
    if (toldLetter === null || toldLetter.card === null) card.forget();
    else {
      card.render({ card: toldLetter.card, share: checkedShare(toldLetter.overlay), canSpeak, isReading: speech.isReading, pages: pages.length, payees: around.payees, helpers: around.helpers }, words, new Date());
    }
    text.render({ pages, canSpeak, isReading: speech.isReading }, words);
    answer.render(letter, shownCard, words);
    languages.render(acts.isChoosingLanguage(), words.general);
    tell(letter, words);
  };

  const fillBar = (words: LetterWords, letter: LetterState): void => {
    const round = (id: string, sign: IconName, label: string, act: () => void): HTMLElement => make("button", { type: "button", class: "button button--round", id, "aria-label": label, onclick: act }, icon(sign));
    const isWithin = canGoBack(letter);
    refill(
      bar,
      round("letter-leave", "back", words.general.say(isWithin ? "action.back-one" : "action.back"), () => (isWithin ? acts.back() : acts.leave())),
      make("div", { class: "bar__title" }, make("h1", { id: "letter-title", tabindex: -1 }, words.say(letter.pages.length === 0 ? "room.new" : "room.heading"))),
      round("letter-language", "language", words.general.say("action.language"), () => acts.openLanguages(true)),
    );
  };

  const fillNotices = ({ pages, isTaking, leftOut, apart }: LetterState, words: LetterWords): void => {
    const first = pages.find(({ isWaiting }) => isWaiting);
    const shown = isTaking ? [] : pages.map((page, place) => pageNotice(page, place + 1, pages.length, words, acts, page === first ? progressView.element : null));
    const isCut = !isTaking && leftOut > 0;
    refill(notices, isCut && make("p", { class: "letter-notice letter-notice--cut", "data-notice": "cut" }, words.say("pdf.cut", { n: leftOut })), !isTaking && apartNotice(apart, words, acts), ...shown);
  };

  const fillTools = (words: LetterWords, isWide: boolean): void => {
    const { stage, screen } = element.dataset;
    tools.hidden = stage !== "read";
    tools.setAttribute("aria-label", words.say("tab.label"));
    const tab = ([name, sign, label]: (typeof TABS)[number]): HTMLElement | false =>
      !(isWide && name === "paper") && make("button", { type: "button", class: "tool", id: `letter-tab-${name}`, "aria-current": screen === name ? "page" : null, onclick: () => acts.show(name) }, icon(sign), make("span", {}, words.say(label)));
    refill(tools, ...TABS.map(tab), make("button", { type: "button", class: "tool", id: "letter-add", onclick: () => acts.addPage() }, icon("add"), make("span", {}, words.say("tab.add"))));
  };

  const fillLanguages = (state: State, words: LetterWords): void =>
    refill(
      languages.body,
      make("h2", { class: "panel__heading", id: "letter-languages-heading", tabindex: -1 }, words.general.say("languages.heading")),
      languageChoice(words.general, state.languages, state.language, "letter-choice", { ...actions, chooseLanguage: (code) => acts.chooseLanguage(code) }),
      make("p", { class: "quiet" }, words.say("room.language-note")),
    );

  /** For who does not see the picture: that it is being read, and what came of it. */
  const tell = (letter: LetterState, words: LetterWords): void => {
    const { pages, isTaking, progress, apart } = letter;
    const troubled = pages.find(({ trouble }) => trouble !== null)?.trouble ?? apart?.trouble;
    const said = isTaking
      ? ""
      : pages.some(({ isWaiting }) => isWaiting)
        ? announced(progress, words)
        : troubled
          ? words.general.say(`trouble.${troubled.kind}`)
          : isToBePutTogether(letter)
            ? words.say("pages.joining")
            : toldLetter === null
              ? ""
              : toldLetter.card === null
                ? words.say(seemsForm(toldLetter.overlay) ? "none.form" : "none.heading")
                : words.say("room.read", { kind: words.say(`kind.${toldLetter.card.kind}`) });
    if (told.textContent !== said) told.textContent = said;
  };

  new Reading(store, service);
  followRoom(element);
  wide.addEventListener("change", refresh);
  followFocus(store, () => element);
  store.onChange((state, before) => {
    const was = before.screen === "letter";
    const is = state.screen === "letter";
    if (was && !is) {
      speech.stop();
      answer.forget();
      // Nothing of a letter stays in the page either.
      for (const view of [card.element, noCard.element, text.element, notices, told]) view.replaceChildren();
      note.forget();
      for (const name of ["card", "notices"] as const) changed[name]([], () => undefined);
      toldLetter = null;
      paper.forget();
      pagesView.forget();
      document.getElementById("print-sheet")?.remove();
    }
    if (was && (!is || !state.letter.isTaking)) camera.close();
    if (is && state.letter.isTaking && state.letter.camera === "off" && (!was || !before.letter.isTaking)) acts.openCamera();
  });
  if (store.state.screen === "letter" && store.state.letter.isTaking) acts.openCamera();
  return {
    render,
    focus: () => (element.dataset["stage"] === "taking" ? take.focus() : document.getElementById("letter-title")?.focus({ preventScroll: true })),
    receive: (file) => acts.receive([file]),
  };
}

/** Keeps on the element how much room there is; a strip as high as a letter tells when letters change their size. */
function followRoom(element: HTMLElement): void {
  const letter = make("span", { class: "letter__measure", "aria-hidden": "true" });
  const measure = (): void => {
    const { height, width } = roomFor(window.innerWidth, window.innerHeight, parseFloat(getComputedStyle(document.documentElement).fontSize));
    element.dataset["height"] = height;
    element.dataset["width"] = width;
  };
  element.append(letter);
  new ResizeObserver(measure).observe(letter);
  window.addEventListener("resize", measure);
  measure();
}

/** Beside the paper the paper is no screen of its own. */
function screenOf({ screen }: LetterState, isWide: boolean): LetterScreen {
  return isWide && screen === "paper" ? "card" : screen;
}
