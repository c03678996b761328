/**
 * A letter in the hand: pictures of its pages, what was read on them, and what of it is on screen.
 * Only in memory. Left, it can be opened again until the person puts it away or the page is closed. Pure.
 */
import type { LoosePage, Overlay, Progress, Together } from "../contract";
import type { Picture } from "./picture";
import { passes, pauseAfterS, type CameraTrouble, type Trouble } from "./trouble";

export interface LetterPage {
  readonly id: number;
  readonly picture: Picture;
  /** What was read; stays while the page is read once more in another language. */
  readonly overlay: Overlay | null;
  /** The same to be put with other pages; null where that is not a page of a letter. */
  readonly loose: LoosePage | null;
  /** Still to be read, or being read now. */
  readonly isWaiting: boolean;
  readonly trouble: Trouble | null;
  /** Troubles in a row. */
  readonly troubles: number;
}

/** A page that can be understood with others. */
export type JoinedPage = LetterPage & { readonly overlay: Overlay; readonly loose: LoosePage };

/** What several pages say as one letter; `pages` are their ids in the order they were sent. */
export interface Whole {
  readonly turn: number;
  readonly pages: readonly number[];
  readonly overlay: Overlay;
}

/** How far reading the page of that id is. */
export interface PageProgress extends Progress {
  readonly id: number;
}

/** The card says it in short, the paper shows it, the text says it line by line. */
export type LetterScreen = "card" | "paper" | "text";

/** A place on one of the pages: a line by its anchor id, a fact or a part by its key. */
export interface Pointed {
  readonly page: number;
  readonly key: string;
  /** Where a finger came down on the print of a part. */
  readonly finger?: { readonly line: string; readonly share: number };
}

/** What an answer to the sender may be for: that of the action; to pay is then to ask to pay in parts. */
export type AnswerKind = "object" | "reply" | "send-documents" | "pay";

export interface LetterState {
  /** The camera is open for the next page; without pages it always is. */
  readonly isTaking: boolean;
  readonly camera: "off" | "asking" | "on" | CameraTrouble;
  readonly pages: readonly LetterPage[];
  /** Of the pages together, once they were understood so; of those before while that is under way. */
  readonly whole: Whole | null;
  /** Why the pages could not be put together, null while that is tried again, and how often in a row. */
  readonly apart: { readonly trouble: Trouble | null; readonly times: number } | null;
  /** Of the page that is being read, where the service tells how far it is. */
  readonly progress: PageProgress | null;
  readonly screen: LetterScreen;
  /** Id of the page on the paper view. */
  readonly shownPage: number;
  readonly pointed: Pointed | null;
  /** Where the person pointed from: there the way back leads. */
  readonly pointedFrom: LetterScreen;
  readonly answer: AnswerKind | null;
  /** Answers as the person left them. */
  readonly drafts: ReadonlyMap<AnswerKind, string>;
  /** Why a chosen file was no picture. */
  readonly fileTrouble: Trouble | null;
  /** Pages of a chosen PDF are being drawn. */
  readonly isDrawing: boolean;
  /** Pages of chosen PDFs that are not read: there were too many. */
  readonly leftOut: number;
  /** The page taken away last, and its place, while that can be undone. */
  readonly removed: { readonly page: LetterPage; readonly at: number } | null;
  /** Raised whenever answers under way no longer matter. */
  readonly turn: number;
  readonly nextId: number;
}

export const NO_LETTER: LetterState = {
  isTaking: true,
  camera: "off",
  pages: [],
  whole: null,
  apart: null,
  progress: null,
  screen: "card",
  shownPage: 0,
  pointed: null,
  pointedFrom: "card",
  answer: null,
  drafts: new Map(),
  fileTrouble: null,
  isDrawing: false,
  leftOut: 0,
  removed: null,
  turn: 0,
  nextId: 1,
};

export type LetterEvent =
  | { readonly type: "letter-opened"; readonly pictures: readonly Picture[]; readonly leftOut?: number }
  | { readonly type: "letter-drawing" }
  | { readonly type: "letter-camera"; readonly camera: LetterState["camera"] }
  | { readonly type: "letter-pictured"; readonly pictures: readonly Picture[]; readonly leftOut?: number }
  | { readonly type: "letter-file-refused"; readonly trouble: Trouble }
  | { readonly type: "letter-progress"; readonly turn: number; readonly page: number; readonly progress: Progress }
  | { readonly type: "letter-answered"; readonly turn: number; readonly page: number; readonly overlay: Overlay; readonly loose: LoosePage | null }
  | { readonly type: "letter-together"; readonly turn: number; readonly pages: readonly number[]; readonly together: Together }
  | { readonly type: "letter-apart"; readonly turn: number; readonly trouble: Trouble }
  | { readonly type: "letter-failed"; readonly turn: number; readonly page: number; readonly trouble: Trouble }
  | { readonly type: "letter-retried"; readonly byPerson: boolean }
  | { readonly type: "letter-page-removed"; readonly page: number }
  | { readonly type: "letter-page-restored" }
  | { readonly type: "letter-page-gone" }
  | { readonly type: "letter-taking" }
  | { readonly type: "letter-shows"; readonly screen: LetterScreen }
  | { readonly type: "letter-turned"; readonly page: number }
  | { readonly type: "letter-pointed"; readonly pointed: Pointed | null; readonly onPaper: boolean }
  | { readonly type: "letter-answer"; readonly kind: AnswerKind | null }
  | { readonly type: "letter-drafted"; readonly kind: AnswerKind; readonly text: string }
  | { readonly type: "letter-back" };

/** What happens to a letter that was left. */
export type KeptEvent =
  | { readonly type: "kept-opened" }
  | { readonly type: "kept-put-away" }
  /** Whether the new letter may take the place of the one kept. */
  | { readonly type: "kept-answered"; readonly takesNew: boolean }
  | { readonly type: "kept-asked-no-more" };

/** The letter after an event; the same object when nothing changes. */
export function withLetter(letter: LetterState, event: LetterEvent): LetterState {
  switch (event.type) {
    case "letter-opened": {
      const opened = { ...NO_LETTER, turn: letter.turn + 1, nextId: letter.nextId };
      return event.pictures.length === 0 ? opened : pictured(opened, event.pictures, event.leftOut);
    }
    case "letter-camera":
      return { ...letter, camera: event.camera };
    case "letter-pictured":
      return event.pictures.length === 0 ? letter : pictured(letter, event.pictures, event.leftOut);
    case "letter-drawing":
      return { ...letter, fileTrouble: null, isDrawing: true };
    case "letter-file-refused":
      return { ...letter, fileTrouble: event.trouble, isDrawing: false };
    case "letter-progress":
      return event.turn === letter.turn ? further(letter, { ...event.progress, id: event.page }) : letter;
    case "letter-answered":
      return event.turn === letter.turn
        ? onPage(letter, event.page, (page) => ({ ...page, overlay: event.overlay, loose: event.loose, isWaiting: false, trouble: null, troubles: 0 }))
        : letter;
    case "letter-together":
      return event.turn === letter.turn ? putTogether(letter, event.pages, event.together) : letter;
    case "letter-apart":
      return event.turn === letter.turn ? { ...letter, apart: { trouble: event.trouble, times: (letter.apart?.times ?? 0) + 1 } } : letter;
    case "letter-failed":
      return event.turn === letter.turn
        ? onPage(letter, event.page, (page) => ({ ...page, isWaiting: false, trouble: event.trouble, troubles: page.troubles + 1 }))
        : letter;
    case "letter-retried":
      return event.byPerson ? askedAgain(letter) : triedAgain(letter);
    case "letter-page-removed":
      return withoutPage(letter, event.page);
    case "letter-page-restored":
      return restored(letter);
    case "letter-page-gone":
      return letter.removed === null ? letter : { ...letter, removed: null };
    case "letter-taking":
      return { ...letter, isTaking: true, fileTrouble: null, pointed: null };
    case "letter-shows":
      return { ...letter, screen: event.screen, pointed: null };
    case "letter-turned":
      return { ...letter, shownPage: event.page, pointed: null };
    case "letter-pointed":
      return pointed(letter, event.pointed, event.onPaper);
    case "letter-answer":
      return { ...letter, answer: event.kind };
    case "letter-drafted":
      return { ...letter, drafts: new Map(letter.drafts).set(event.kind, event.text) };
    case "letter-back":
      return back(letter);
  }
}

/** Read once more, for a reader of another language. */
export function readAnew(letter: LetterState): LetterState {
  if (letter.pages.length === 0) return letter;
  return { ...letter, apart: null, progress: null, turn: letter.turn + 1, pages: letter.pages.map((page) => ({ ...page, isWaiting: true, trouble: null, troubles: 0 })) };
}

/** Whether a step back stays within the letter. */
export function canGoBack(letter: LetterState): boolean {
  return back(letter) !== letter;
}

/** How many steps back the letter has, for the browser's own button. */
export function depthInLetter(letter: LetterState): number {
  const before = back(letter);
  return before === letter ? 0 : 1 + depthInLetter(before);
}

/** A letter that is left, as it is opened again: nothing of it is lost but what lay over it. */
export function leftLetter(letter: LetterState): LetterState {
  const { pages, drafts, whole, apart, leftOut, turn, nextId } = letter;
  return { ...NO_LETTER, pages, drafts, whole, apart, leftOut, turn, nextId, isTaking: pages.length === 0, shownPage: pages[0]?.id ?? 0 };
}

/** A kept letter in the place of `now`; what is still under way for that one comes too late. */
export function openedAgain(kept: LetterState, now: LetterState): LetterState {
  const turn = Math.max(kept.turn, now.turn) + 1;
  const isTold = kept.whole !== null && kept.whole.turn === kept.turn;
  return { ...kept, turn, whole: isTold ? { ...kept.whole!, turn } : kept.whole };
}

/** Pages that were read and hold something: a letter, or a form we know. */
export function readPages(letter: LetterState): readonly (LetterPage & { readonly overlay: Overlay })[] {
  return letter.pages.filter((page): page is LetterPage & { readonly overlay: Overlay } => page.overlay !== null && page.overlay.outcome !== "miss");
}

export function isMiss(page: LetterPage): boolean {
  return page.overlay?.outcome === "miss";
}

/** Pages of a letter that were read, to be understood as one. */
export function loosePages({ pages }: LetterState): readonly JoinedPage[] {
  return pages.filter((page): page is JoinedPage => page.loose !== null && page.overlay?.outcome === "letter");
}

/** Whether all is read and the pages are yet to be understood as one letter. */
export function isToBePutTogether(letter: LetterState): boolean {
  const pages = loosePages(letter);
  const isTold = letter.whole !== null && letter.whole.turn === letter.turn && letter.whole.pages.length === pages.length && pages.every(({ id }) => letter.whole?.pages.includes(id));
  return pages.length > 1 && !isTold && !letter.pages.some(({ isWaiting }) => isWaiting) && (letter.apart?.trouble ?? null) === null;
}

/** Pictures that are in use by the letter. */
export function picturesOfLetter(letter: LetterState): readonly Picture[] {
  return [...letter.pages, ...(letter.removed === null ? [] : [letter.removed.page])].map((page) => page.picture);
}

/** New pages are read, and looked at once the camera is not needed any more. */
function pictured(letter: LetterState, pictures: readonly Picture[], leftOut = 0): LetterState {
  const pages = pictures.map((picture, place) => ({ id: letter.nextId + place, picture, overlay: null, loose: null, isWaiting: true, trouble: null, troubles: 0 }));
  return {
    ...letter,
    isTaking: false,
    camera: "off",
    fileTrouble: null,
    isDrawing: false,
    // What comes in the place of a page that was taken anew is not laid beside it.
    removed: null,
    leftOut: letter.leftOut + leftOut,
    apart: null,
    pages: [...letter.pages, ...pages],
    shownPage: letter.nextId,
    pointed: null,
    nextId: letter.nextId + pictures.length,
  };
}

function withoutPage(letter: LetterState, id: number): LetterState {
  const pages = letter.pages.filter((page) => page.id !== id);
  if (pages.length === letter.pages.length) return letter;
  const shownPage = letter.shownPage === id ? (pages.at(-1)?.id ?? 0) : letter.shownPage;
  const at = letter.pages.findIndex((page) => page.id === id);
  return { ...letter, pages, removed: { page: letter.pages[at]!, at }, whole: null, apart: null, progress: null, shownPage, pointed: null, isTaking: pages.length === 0, turn: letter.turn + 1, screen: pages.length === 0 ? "card" : letter.screen };
}

/** The page taken away last lies where it lay; what was read on it need not be read again. */
function restored(letter: LetterState): LetterState {
  const { removed, pages } = letter;
  if (removed === null) return letter;
  const { page, at } = removed;
  return { ...letter, pages: [...pages.slice(0, at), page, ...pages.slice(at)], removed: null, whole: null, apart: null, shownPage: page.id, pointed: null, isTaking: false, camera: "off", fileTrouble: null, turn: letter.turn + 1 };
}

/** The pages in the order of the letter; what is no page of it stays where it is. */
function putTogether(letter: LetterState, ids: readonly number[], { order, answer }: Together): LetterState {
  const ordered = order.map((place) => letter.pages.find(({ id }) => id === ids[place])!);
  const pages = letter.pages.map((page) => (ids.includes(page.id) ? ordered.shift()! : page));
  return { ...letter, pages, apart: null, whole: { turn: letter.turn, pages: ids, overlay: answer } };
}

function pointed(letter: LetterState, place: Pointed | null, onPaper: boolean): LetterState {
  if (place === null) return { ...letter, pointed: null };
  const isOver = letter.pointed !== null;
  return { ...letter, pointed: place, pointedFrom: isOver ? letter.pointedFrom : letter.screen, shownPage: place.page, screen: onPaper ? "paper" : letter.screen };
}

function back(letter: LetterState): LetterState {
  if (letter.answer !== null) return { ...letter, answer: null };
  if (letter.isTaking && letter.pages.length > 0) return { ...letter, isTaking: false, camera: "off", fileTrouble: null };
  if (letter.pointed !== null) return { ...letter, screen: letter.pointedFrom, pointed: null };
  if (letter.screen !== "card") return { ...letter, screen: "card", pointed: null };
  return letter;
}

/** All that did not work is read once more, for who asks for it. */
function askedAgain(letter: LetterState): LetterState {
  return { ...letter, apart: null, pages: letter.pages.map((page) => (page.trouble !== null || isMiss(page) ? { ...page, isWaiting: true, trouble: null, troubles: 0 } : page)) };
}

/** By itself only what may have passed: a picture that was refused is refused again. */
function triedAgain(letter: LetterState): LetterState {
  const { apart } = letter;
  const joins = apart?.trouble != null && passes(apart.trouble);
  return { ...letter, apart: joins ? { ...apart, trouble: null } : apart, pages: letter.pages.map((page) => (page.trouble !== null && passes(page.trouble) ? { ...page, isWaiting: true, trouble: null } : page)) };
}

/** After how many troubles in a row all is tried again, and the last of them; null where nothing passes by itself. */
export function troublePassing({ pages, apart }: LetterState): { readonly trouble: Trouble; readonly times: number } | null {
  const all = [...pages.map(({ trouble, troubles }) => ({ trouble, times: troubles })), ...(apart === null ? [] : [apart])];
  const passing = all.flatMap(({ trouble, times }) => (trouble !== null && passes(trouble) ? [{ trouble, times }] : []));
  return passing.reduce<(typeof passing)[number] | null>((most, each) => (most === null || pauseAfterS(each.trouble, each.times) > pauseAfterS(most.trouble, most.times) ? each : most), null);
}

/** Never back: what begins anew is shown where it goes on. */
function further(letter: LetterState, progress: PageProgress): LetterState {
  const isRead = letter.pages.some(({ id, isWaiting }) => id === progress.id && isWaiting);
  const isBack = letter.progress?.id === progress.id && progress.share < letter.progress.share;
  return isRead && !isBack ? { ...letter, progress } : letter;
}

/** What came of reading a page: it is under way no more. */
function onPage(letter: LetterState, id: number, change: (page: LetterPage) => LetterPage): LetterState {
  return { ...letter, apart: null, progress: letter.progress?.id === id ? null : letter.progress, pages: letter.pages.map((page) => (page.id === id ? change(page) : page)) };
}
