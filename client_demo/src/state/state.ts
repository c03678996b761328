/** Everything the screen depends on, what may happen to it, and what can be asked of it. Pure. */
import type { Anchor, ChangesMade, Language, Notes, Overlay, Template, TemplateSummary, Text } from "../contract";
import type { Owners } from "../packs/owners";
import type { Draft, DraftEvent } from "./draft";
import type { Hint } from "./hint";
import type { KeptEvent, LetterEvent, LetterState } from "./letter";
import type { Own, OwnEvent } from "./own";
import type { Keyframe, Picture } from "./picture";
import type { CameraTrouble, Trouble } from "./trouble";
import type { Mark, Work } from "./work";

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

/** A letter that was left, and the language it was read for. */
export interface KeptLetter {
  readonly letter: LetterState;
  readonly language: string;
}

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
  /** The letter that was left, to be opened again. */
  readonly kept: KeptLetter | null;
  /** Pictures of a new letter, while the person is asked whether it may take the place of the one kept. */
  readonly newLetter: { readonly pictures: readonly Picture[]; readonly leftOut: number } | null;
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
  | KeptEvent
  | { readonly type: "left" };

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

/** Version key `issuer/form/version` of the form on screen. */
export function versionKey(state: State): string | null {
  const template = state.keyframe?.overlay.template;
  return template ? `${template.issuer}/${template.form}/${template.version}` : null;
}
