/** The state before anything happened, and what it goes back to. Pure. */
import type { Language } from "../contract";
import { leftLetter, NO_LETTER } from "./letter";
import { NOTHING_OWN } from "./own";
import type { Letters, State } from "./state";

/** What is on screen, when nothing is. */
export const NOTHING_SHOWN = {
  keyframe: null,
  seen: null,
  still: null,
  held: false,
  pdf: null,
  isDrawing: false,
  waiting: false,
  hint: null,
  misses: 0,
  trouble: null,
  troubles: 0,
  selected: null,
  panel: null,
  draft: null,
  isHelpOpen: false,
  letter: NO_LETTER,
  newLetter: null,
} as const;

/** The state with nothing on screen; what is known of the work stays, and so does a letter. */
export function cleared(state: State): State {
  const { letter, language } = state;
  const kept = letter.pages.length === 0 ? state.kept : { letter: leftLetter(letter), language };
  // What is under way for a letter that was left comes too late for the next one.
  return { ...state, ...NOTHING_SHOWN, letter: { ...NO_LETTER, turn: letter.turn, nextId: letter.nextId }, kept, turn: state.turn + 1 };
}

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
    kept: null,
    torch: "none",
    counts: false,
    aloud: false,
    renewal: "none",
    turn: 0,
  };
}
