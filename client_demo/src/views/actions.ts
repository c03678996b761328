import type { Text } from "../contract";
import type { DraftKind, Wording } from "../state/draft";
import type { Picture } from "../state/picture";
import type { CoachView, Letters, Panel } from "../state/state";
import type { Mark } from "../state/work";
import type { Profile } from "../vault/profile";

/** What a person can do; the views know nothing of how it is done. */
export interface Actions {
  openCamera(): void;
  /** Shows how it works on a bundled picture that moves as if before a camera. */
  openExample(): void;
  choosePhoto(): void;
  /** To another page of the PDF at hand. */
  turnPdf(page: number): void;
  /** To the reading of a letter: of a picture that is there already, or of one to be taken. */
  openLetter(picture: Picture | null): void;
  /** To the letter that was left. */
  openKept(): void;
  putKeptAway(): void;
  /** Whether a new letter may take the place of the one kept. */
  answerForKept(takesNew: boolean): void;
  /** Closes the question whether it may. */
  askNoMore(): void;
  /** To the accessibility statement. */
  openStatement(): void;
  leave(): void;
  hold(): void;
  release(): void;
  retry(): void;
  select(id: string | null): void;
  openPanel(panel: Panel | null): void;
  chooseLanguage(code: string): void;
  /** With what an organisation says itself in a form of another one. */
  chooseOrganisation(slug: string | null): void;
  chooseLetters(letters: Letters): void;
  /** Loads the page anew, or leaves it for later. */
  renew(isWanted: boolean): void;
  light(isOn: boolean): void;
  /** To the list of all forms. */
  openForms(): void;
  pickForm(version: string): void;
  /** Fills in the form at hand step by step; from a field, when its key `page/id` is given. */
  openCoach(step?: string): void;
  closeCoach(): void;
  /** Tries again to fetch the questions of the form at hand. */
  fetchQuestions(): void;
  coachShows(view: CoachView, step?: string): void;
  /** To the following step that still asks for something; after the last, to what is left. */
  coachOnwards(from: string): void;
  mark(marks: ReadonlyMap<string, Mark | null>): void;
  forgetWork(): void;
  readAloud(): void;
  stopReading(): void;
  readEachStep(isOn: boolean): void;
  /** Lets steps be counted, or no longer. */
  letCount(isOn: boolean): void;
  keepPicture(page: number): void;
  openDraft(pageKey: string, anchorId: string, place: Text | null, wording: Wording | null): void;
  changeDraft(change: { readonly kind?: DraftKind; readonly message?: string }): void;
  sendDraft(): void;
  closeDraft(): void;
  /** Opens or closes the panel with the person's own data. */
  openOwn(isOpen: boolean): void;
  openVault(code: string): void;
  /** Under a new code, or under the one it was opened with when `code` is null. */
  keepProfile(profile: Profile, code: string | null): void;
  lockVault(): void;
  eraseVault(): void;
  exportVault(): void;
  importVault(file: File): void;
  openHelp(isOpen: boolean): void;
  /** Prints the instructions of the form at hand. */
  printSheet(): void;
}
