/**
 * Everything the screen depends on, and how it changes. Pure: no camera, network or page here.
 */
import type { Anchor, ChangesMade, Language, Notes, Overlay, Template, TemplateSummary, Text } from "../contract";
import type { Owners } from "../packs/owners";
import { openedDraft, withDraft, type Draft, type DraftEvent } from "./draft";
import { cleared, filledIn, NOTHING_SHOWN, versionKey } from "./filling";
import { nextHint, type Hint } from "./hint";
import { readAnew, withLetter, type LetterEvent, type LetterState } from "./letter";
import { NOTHING_OWN, withOwn, type Own, type OwnEvent } from "./own";
import type { CameraTrouble, Trouble } from "./trouble";
import { NO_WORK, withPage, withWork, type Mark, type Work } from "./work";

export { versionKey } from "./filling";

/** A still, with the very bytes that were sent for it. */
export interface Picture {
  readonly image: CanvasImageSource;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly jpeg: Blob;
}

/** A picture and what was recognised on it: they are only ever shown together. */
export interface Keyframe {
  readonly picture: Picture;
  readonly overlay: Overlay;
}

export type Panel = "list" | "about" | "languages";

export type Screen = "start" | "look" | "forms" | "coach" | "letter" | "statement";

/** The coach shows one step, all of them, or what is left before posting. */
export type CoachView = "step" | "all" | "ready";

export interface Coach {
  readonly view: CoachView;
  /** The id of the step shown. */
  readonly step: string | null;
  /** Where the way back leads. */
  readonly from: "look" | "forms" | "start";
}

/** How large everything is set. */
export const LETTERS = ["plain", "large", "largest"] as const;
export type Letters = (typeof LETTERS)[number];

export type Camera = "off" | "asking" | "on" | CameraTrouble;

/** What is said about a form; null inside where it could not be fetched. */
export interface KnownNotes {
  readonly version: string;
  readonly language: string;
  readonly organisation: string | null;
  readonly notes: Notes | null;
  /** Can say whose each text is; null until that was looked into. */
  readonly owners: Owners | null;
}

/** What was changed in a form because somebody told. */
export interface KnownChanges {
  readonly version: string;
  readonly changes: ChangesMade["changes"];
}

export interface State {
  readonly screen: Screen;
  readonly source: "camera" | "photo";
  /** The camera's picture is that of the example, moving by itself. */
  readonly isExample: boolean;
  readonly camera: Camera;
  readonly language: string;
  readonly languages: readonly Language[];
  readonly letters: Letters;
  /** The last recognised picture. */
  readonly keyframe: Keyframe | null;
  /** The last picture that showed a page which is not, or not yet, known; null once one is. */
  readonly seen: Keyframe | null;
  /** A still that is not (yet) recognised: a chosen photo or a frozen camera picture. */
  readonly still: Picture | null;
  /** The person asked for the picture to stay. */
  readonly held: boolean;
  /** The still is a page of a PDF that was chosen: which of how many. */
  readonly pdf: { readonly page: number; readonly pages: number } | null;
  /** A page of a PDF is being drawn. */
  readonly isDrawing: boolean;
  /** A still is being looked at. */
  readonly waiting: boolean;
  readonly hint: Hint | null;
  readonly misses: number;
  readonly trouble: Trouble | null;
  readonly troubles: number;
  readonly selected: string | null;
  readonly panel: Panel | null;
  readonly notes: KnownNotes | null;
  /** Whose own address and deadline to show, where many use one form. */
  readonly organisation: string | null;
  /** Version key of the form that is filled in: recognised last, or picked from the list. */
  readonly version: string | null;
  /** Its template; null inside where it could not be fetched. */
  readonly template: { readonly version: string; readonly template: Template | null } | null;
  /** What was changed in it; null until that is known. */
  readonly changes: KnownChanges | null;
  /** What is known of filling in each form of this visit, by version key. */
  readonly works: ReadonlyMap<string, Work>;
  readonly coach: Coach;
  /** All forms there are, to pick one from. */
  readonly forms: { readonly list: readonly TemplateSummary[] | null; readonly trouble: Trouble | null };
  readonly draft: Draft | null;
  readonly own: Own;
  readonly letter: LetterState;
  /** The panel with help by somebody else is open. */
  readonly isHelpOpen: boolean;
  /** The lamp beside the camera, where there is one that we may use. */
  readonly torch: "none" | "off" | "on";
  /** The person chose to let steps be counted, for this visit. */
  readonly counts: boolean;
  /** Each step is read aloud as it comes. */
  readonly aloud: boolean;
  /** The service speaks another version than this page, or the page's own parts are gone from it; said once. */
  readonly renewal: "none" | "offered" | "later";
  /** Raised whenever answers under way no longer matter. */
  readonly turn: number;
}

export type Event =
  | { readonly type: "languages-known"; readonly languages: readonly Language[] }
  | { readonly type: "language-chosen"; readonly code: string }
  | { readonly type: "letters-chosen"; readonly letters: Letters }
  | { readonly type: "statement-opened" }
  | { readonly type: "renewed" }
  | { readonly type: "renewal-later" }
  | { readonly type: "camera-asked"; readonly isExample?: boolean }
  | { readonly type: "camera-opened" }
  | { readonly type: "camera-failed"; readonly trouble: CameraTrouble }
  | { readonly type: "torch"; readonly torch: State["torch"] }
  | { readonly type: "photo-chosen"; readonly picture: Picture; readonly pdf?: State["pdf"] }
  | { readonly type: "pdf-drawing" }
  | { readonly type: "photo-refused"; readonly trouble: Trouble }
  | { readonly type: "held"; readonly picture: Picture | null }
  | { readonly type: "released" }
  | { readonly type: "answered"; readonly turn: number; readonly picture: Picture; readonly overlay: Overlay; readonly nowMs: number }
  | { readonly type: "failed"; readonly turn: number; readonly trouble: Trouble }
  | { readonly type: "retried"; readonly byPerson: boolean }
  | { readonly type: "selected"; readonly id: string | null }
  | { readonly type: "panel"; readonly panel: Panel | null }
  | { readonly type: "notes-known"; readonly known: KnownNotes }
  | { readonly type: "organisation-chosen"; readonly slug: string | null }
  | { readonly type: "changes-known"; readonly known: KnownChanges }
  | { readonly type: "template-asked" }
  | { readonly type: "template-known"; readonly version: string; readonly template: Template | null }
  | { readonly type: "forms-asked" }
  | { readonly type: "forms-known"; readonly list: readonly TemplateSummary[] }
  | { readonly type: "forms-failed"; readonly trouble: Trouble }
  | { readonly type: "form-picked"; readonly version: string; readonly step?: string | null }
  | { readonly type: "coach-opened"; readonly step?: string }
  | { readonly type: "coach-closed" }
  | { readonly type: "coach-shows"; readonly view: CoachView; readonly step?: string }
  | { readonly type: "coach-onwards"; readonly from: string }
  | { readonly type: "marked"; readonly marks: ReadonlyMap<string, Mark | null> }
  | { readonly type: "work-forgotten" }
  | { readonly type: "help"; readonly isOpen: boolean }
  | { readonly type: "counts"; readonly isOn: boolean }
  | { readonly type: "aloud"; readonly isOn: boolean }
  | DraftEvent
  | LetterEvent
  | OwnEvent
  | { readonly type: "left" };

/** This many different papers in a row are surely not the form on screen. */
const MISSES_UNTIL_ANOTHER_PAPER = 3;

export function initialState(language: string, languages: readonly Language[], letters: Letters = "plain"): State {
  return {
    screen: "start",
    source: "camera",
    isExample: false,
    camera: "off",
    language,
    languages,
    letters,
    ...NOTHING_SHOWN,
    notes: null,
    organisation: null,
    version: null,
    template: null,
    changes: null,
    works: new Map(),
    coach: { view: "step", step: null, from: "start" },
    forms: { list: null, trouble: null },
    own: NOTHING_OWN,
    torch: "none",
    counts: false,
    aloud: false,
    renewal: "none",
    turn: 0,
  };
}

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
    default:
      return filledIn(state, event);
  }
}

function isOfLetter(event: Event): event is LetterEvent {
  return event.type.startsWith("letter-");
}

function withLetterEvent(state: State, event: LetterEvent): State {
  const letter = withLetter(state.letter, event);
  if (event.type === "letter-opened") return { ...cleared(state), screen: "letter", camera: "off", letter };
  return letter === state.letter ? state : { ...state, letter };
}

/** Whether the camera's next frame is worth sending: nobody is reading or waiting. */
export function wantsFrames(state: State): boolean {
  return (
    state.screen === "look" &&
    state.source === "camera" &&
    state.camera === "on" &&
    !state.held &&
    state.selected === null &&
    state.panel === null
  );
}

/** The picture on screen that is not the live camera. */
export function pictureAtHand(state: State): Picture | null {
  return state.still ?? state.keyframe?.picture ?? null;
}

/** The anchors in reading order. */
export function anchorsInOrder(state: State): readonly Anchor[] {
  if (state.keyframe === null) return [];
  return [...state.keyframe.overlay.anchors].sort((a, b) => a.order - b.order);
}

/** The form's title as the reader reads it: from the notes once they are there, else as printed. */
export function formTitle(state: State): Text | null {
  const { notes } = state;
  const known = notes !== null && notes.version === versionKey(state) && notes.language === state.language;
  return (known ? notes.notes?.title : null) ?? state.keyframe?.overlay.template?.title ?? null;
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
