import type { Task } from "../../letter/card";
import type { AnswerKind, LetterScreen, Pointed } from "../../state/letter";

/** What a person can do with a letter; the views know nothing of how it is done. */
export interface LetterActions {
  leave(): void;
  back(): void;
  openLanguages(isOpen: boolean): void;
  openCamera(): void;
  takePicture(): void;
  choosePictures(): void;
  light(isOn: boolean): void;
  addPage(): void;
  removePage(page: number): void;
  /** Gives back the page that was taken away last. */
  restorePage(): void;
  /** The page that was taken away is gone. */
  letPageGo(): void;
  /** Gives up on a page that is being read, and takes its picture anew. */
  retake(page: number): void;
  retry(): void;
  show(screen: LetterScreen): void;
  turnTo(page: number): void;
  /** Which page of the letter this is, from 1. */
  pageNumber(page: number): number;
  /** Shows a place on the paper. */
  point(place: Pointed | null): void;
  answer(kind: AnswerKind | null): void;
  /** The answer as the person changed it. */
  draft(kind: AnswerKind, text: string): void;
  putInCalendar(task: Task): void;
  copy(text: string): void;
  printAnswer(text: string): void;
  printLetter(): void;
  readAloud(spoken: "card" | "text"): void;
  stopReading(): void;
  /** To the list of all forms that are known. */
  openForms(): void;
  /** The page is a form that we know: fills it in. */
  fillIn(page: number): void;
}
