/** The state before anything happened, and what it goes back to. Pure. */
import type { Language } from "../contract";
import { NO_LETTER } from "./letter";
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
} as const;

/** The state with nothing on screen; what is known of the work stays. */
export function cleared(state: State): State {
  return { ...state, ...NOTHING_SHOWN, turn: state.turn + 1 };
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
    torch: "none",
    counts: false,
    aloud: false,
    renewal: "none",
    turn: 0,
  };
}
