/** How the state changes with what happens. Pure: no camera, network or page here. */
import type { Language, Overlay } from "../contract";
import { cleared } from "./beginning";
import { openedDraft, withDraft } from "./draft";
import { filledIn } from "./filling";
import { nextHint } from "./hint";
import { askedForNew, withKept, withoutKept } from "./kept";
import { readAnew, withLetter, type LetterEvent } from "./letter";
import { withOwn } from "./own";
import type { Picture } from "./picture";
import { pictureAtHand, versionKey, type Event, type State } from "./state";
import { NO_WORK, withPage, withWork } from "./work";

/** This many different papers in a row are surely not the form on screen. */
const MISSES_UNTIL_ANOTHER_PAPER = 3;

/** The state after `event`; the same object when nothing changes. */
export function reduce(state: State, event: Event): State {
  if (isOfLetter(event)) return withLetterEvent(state, event);
  switch (event.type) {
    case "languages-known":
      return languagesKnown(state, event.languages);
    case "language-chosen":
      return languageChosen(state, event.code);
    case "letters-chosen":
      return { ...state, letters: event.letters };
    case "statement-opened":
      return { ...cleared(state), screen: "statement", camera: "off" };
    case "renewed":
      return state.renewal === "none" ? { ...state, renewal: "offered" } : state;
    case "renewal-later":
      return { ...state, renewal: "later" };
    case "camera-asked":
      return { ...cleared(state), screen: "look", source: "camera", isExample: event.isExample ?? false, camera: "asking", torch: "none" };
    case "camera-opened":
      return state.camera === "asking" ? { ...state, camera: "on" } : state;
    case "camera-failed":
      return state.source === "camera" ? { ...state, camera: event.trouble } : state;
    case "torch":
      return { ...state, torch: event.torch };
    case "photo-chosen":
      return { ...cleared(state), screen: "look", source: "photo", isExample: false, camera: "off", still: event.picture, pdf: event.pdf ?? null, held: true, waiting: true };
    case "pdf-drawing":
      return { ...cleared(state), screen: "look", source: "photo", isExample: false, camera: "off", pdf: state.pdf, isDrawing: true };
    case "photo-refused":
      return { ...cleared(state), screen: "look", source: "photo", isExample: false, camera: "off", trouble: event.trouble };
    case "held":
      return held(state, event.picture);
    case "released":
      return { ...state, seen: null, still: null, held: false, waiting: false, selected: null, hint: null, trouble: null, turn: state.turn + 1 };
    case "answered":
      return event.turn === state.turn ? answered(state, event.picture, event.overlay, event.nowMs) : state;
    case "failed":
      return event.turn === state.turn
        ? { ...state, trouble: event.trouble, troubles: state.troubles + 1, waiting: false }
        : state;
    case "retried":
      return {
        ...state,
        trouble: null,
        troubles: event.byPerson ? 0 : state.troubles,
        waiting: state.held && pictureAtHand(state) !== null,
      };
    case "selected":
      return selected(state, event.id);
    case "panel":
      return { ...state, panel: event.panel };
    case "notes-known":
      return { ...state, notes: event.known };
    case "changes-known":
      return { ...state, changes: event.known };
    case "organisation-chosen":
      return { ...state, organisation: event.slug };
    case "left":
      return { ...cleared(state), screen: "start", camera: "off" };
    case "draft-opened":
      return { ...state, draft: openedDraft(event) };
    case "draft-changed":
    case "draft-sending":
    case "draft-sent":
    case "draft-failed":
    case "draft-closed":
      return { ...state, draft: withDraft(state.draft, event) };
    case "own-panel":
    case "own-stage":
    case "own-opened":
    case "own-working":
    case "own-failed":
      return { ...state, own: withOwn(state.own, event) };
    case "kept-opened":
    case "kept-put-away":
    case "kept-answered":
    case "kept-asked-no-more":
      return withKept(state, event);
    default:
      return filledIn(state, event);
  }
}

function isOfLetter(event: Event): event is LetterEvent {
  return event.type.startsWith("letter-");
}

function withLetterEvent(state: State, event: LetterEvent): State {
  if (event.type === "letter-opened") return askedForNew(state, event.pictures, event.leftOut ?? 0);
  const letter = withLetter(state.letter, event);
  return letter === state.letter ? state : withoutKept({ ...state, letter });
}

/** Nothing may move under a person who reads: answers under way are dropped. */
function selected(state: State, id: string | null): State {
  const stopsAnswers = id !== null && !state.waiting;
  return { ...state, selected: id, panel: null, hint: null, turn: stopsAnswers ? state.turn + 1 : state.turn };
}

/** What is on the screen keeps its place there, and where nothing is new all stays as it is. */
function languagesKnown(state: State, known: readonly Language[]): State {
  const shown = state.languages.flatMap(({ code }) => known.filter((each) => each.code === code));
  const languages = [...shown, ...known.filter((each) => !shown.includes(each))];
  const told = (all: readonly Language[]): string => JSON.stringify(all.map(({ code, name, direction, leavesMachine = false }) => [code, name, direction, leavesMachine]));
  return told(languages) === told(state.languages) ? state : { ...state, languages };
}

function languageChosen(state: State, code: string): State {
  if (code === state.language) return { ...state, panel: null };
  const rereads = pictureAtHand(state) !== null;
  return {
    ...state,
    language: code,
    panel: null,
    hint: null,
    trouble: null,
    waiting: rereads,
    letter: readAnew(state.letter),
    turn: state.turn + 1,
  };
}

function held(state: State, picture: Picture | null): State {
  if (state.keyframe !== null) return { ...state, held: true, hint: null, turn: state.turn + 1 };
  if (picture === null) return state;
  return { ...state, held: true, still: picture, waiting: true, hint: null, turn: state.turn + 1 };
}

function answered(state: State, picture: Picture, overlay: Overlay, nowMs: number): State {
  const settled = { ...state, trouble: null, troubles: 0, waiting: false };
  if (overlay.outcome === "miss" && overlay.miss !== null) {
    const misses = state.misses + 1;
    const anotherPaper = overlay.miss.reason === "unknown-form" && misses >= MISSES_UNTIL_ANOTHER_PAPER;
    const kept = anotherPaper && !state.held ? null : state.keyframe;
    return {
      ...settled,
      misses,
      hint: nextHint(state.hint, overlay.miss, nowMs),
      keyframe: kept,
      seen: kept === null && overlay.page !== null ? { picture, overlay } : null,
    };
  }
  const stays = overlay.anchors.some((anchor) => anchor.id === state.selected);
  const keyframe = { picture, overlay };
  const version = versionKey({ ...state, keyframe });
  const works = version === null ? state.works : withWork(state.works, version, withPage(state.works.get(version) ?? NO_WORK, picture, overlay));
  return {
    ...settled,
    keyframe,
    version,
    works,
    seen: null,
    still: null,
    misses: 0,
    hint: null,
    selected: stays ? state.selected : null,
  };
}
