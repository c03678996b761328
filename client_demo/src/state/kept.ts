/**
 * A letter that was left: it waits on the first screen, in memory, until it is opened again or put away. There is
 * room for one: before a new one takes its place the person is asked. Pure.
 */
import { cleared } from "./beginning";
import { openedAgain, readAnew, withLetter, type KeptEvent } from "./letter";
import type { Picture } from "./picture";
import { pictureAtHand, type State } from "./state";

export function withKept(state: State, event: KeptEvent): State {
  switch (event.type) {
    case "kept-opened":
      return opened(state);
    case "kept-put-away":
      return { ...state, kept: null, newLetter: null };
    case "kept-answered":
      return event.takesNew ? openNew(state, state.newLetter?.pictures ?? [], state.newLetter?.leftOut ?? 0) : opened(state);
    case "kept-asked-no-more":
      return askedNoMore(state);
  }
}

/** A new letter; first the person is asked where it would take the place of another. */
export function askedForNew(state: State, pictures: readonly Picture[], leftOut: number): State {
  return state.kept === null ? openNew(state, pictures, leftOut) : { ...state, isDrawing: false, newLetter: { pictures, leftOut } };
}

/** The pages of a PDF were drawn for the letter alone: without it nothing is on the screen of a form. */
function askedNoMore(state: State): State {
  const isBare = state.screen === "look" && state.source === "photo" && pictureAtHand(state) === null;
  return isBare ? { ...cleared(state), screen: "start" } : { ...state, newLetter: null };
}

/** Pictures of a letter that must stay in memory. */
export function picturesKept({ kept, newLetter }: State): readonly Picture[] {
  return [...(kept?.letter.pages.map(({ picture }) => picture) ?? []), ...(newLetter?.pictures ?? [])];
}

function openNew(state: State, pictures: readonly Picture[], leftOut: number): State {
  const before = cleared(state);
  return withoutKept({ ...before, screen: "letter", camera: "off", letter: withLetter(state.letter, { type: "letter-opened", pictures, leftOut }) });
}

/** The one kept goes when the new one has a page: who turns back before that has lost nothing. */
export function withoutKept(state: State): State {
  return state.kept !== null && state.letter.pages.length > 0 ? { ...state, kept: null } : state;
}

function opened(state: State): State {
  if (state.kept === null) return state;
  const { letter: kept, language } = state.kept;
  const letter = openedAgain(kept, state.letter);
  return { ...cleared(state), kept: null, screen: "letter", camera: "off", letter: language === state.language ? letter : readAnew(letter) };
}
