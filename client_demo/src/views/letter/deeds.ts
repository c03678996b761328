/** What a person can do with a letter, done. */
import type { Camera } from "../../camera";
import { referenceFor } from "../../letter/answers";
import { hoursOf, placeOf } from "../../letter/appointment";
import { calendarFile } from "../../letter/calendar";
import type { Card, ReadPage, Task } from "../../letter/card";
import { sayDay } from "../../letter/days";
import { copied, handOut } from "../../letter/handing";
import { lastInTime, leadOfDay, nameOfTask } from "../../letter/lastDay";
import type { LetterWords } from "../../letter/letterWords";
import { spokenCard, spokenText } from "../../letter/spoken";
import { sharpCamera, takePage } from "../../letter/taking";
import { isPdf, opened } from "../../pdf/chosen";
import { drawnPages, type DrawnPages } from "../../pdf/pages";
import type { Speech } from "../../speech";
import type { Store } from "../../state/store";
import type { Trouble } from "../../state/trouble";
import { forget, LETTER_LONG_SIDE_PX, pictureOf } from "../../still";
import type { Actions } from "../actions";
import type { PanelView } from "../panel";
import type { LetterActions } from "./letterActions";
import { answerSheet, letterSheet, printSheet } from "./printing";

/** What the views know of the letter; the words are there before anything is shown. */
export interface Known {
  readonly words: LetterWords;
  readonly pages: readonly ReadPage[];
  readonly card: Card | null;
}

interface Means {
  readonly store: Store;
  readonly camera: Camera;
  readonly speech: Speech;
  readonly files: HTMLInputElement;
  readonly languages: PanelView;
  readonly actions: Actions;
  known(): Known | null;
  isWide(): boolean;
  onChange(): void;
  /** Marks the line that is being read aloud. */
  mark(place: number | null): void;
  /** Says shortly that something was done. */
  note(words: string): void;
}

export interface LetterDeeds extends LetterActions {
  receive(files: readonly File[]): Promise<void>;
  chooseLanguage(code: string): void;
  isLit(): boolean;
  isTaking(): boolean;
  isChoosingLanguage(): boolean;
}

/** How long "copied" stands there. */
const NOTE_MS = 4000;

export function letterDeeds(means: Means): LetterDeeds {
  const { store, camera, speech, files, actions, known, onChange } = means;
  const dispatch = store.dispatch.bind(store);
  let [isLit, isBusy, isChoosing] = [false, false, false];
  let noteTimer = 0;
  const note = (words: string): void => {
    window.clearTimeout(noteTimer);
    means.note(words);
    noteTimer = window.setTimeout(() => means.note(""), NOTE_MS);
  };
  // Pictures for a letter that was left do not go to the next one.
  let visit = 0;
  store.onChange((state, before) => {
    if (before.screen === "letter" && state.screen !== "letter") visit += 1;
  });
  const receive = async (chosen: readonly File[]): Promise<void> => {
    if (chosen.some(isPdf)) dispatch({ type: "letter-drawing" });
    const ofVisit = visit;
    const made = await Promise.all(chosen.map((file) => (isPdf(file) ? pagesOfPdf(file) : pagesOfPhoto(file))));
    const drawn = made.filter((each): each is DrawnPages => !("kind" in each));
    const pictures = drawn.flatMap((each) => each.pictures);
    // Drawing takes a while: the person may have left the letter.
    if (ofVisit !== visit) return pictures.forEach(forget);
    dispatch({ type: "letter-pictured", pictures, leftOut: drawn.reduce((sum, each) => sum + each.leftOut, 0) });
    const refused = made.find((each): each is Trouble => "kind" in each);
    if (refused !== undefined && pictures.length === 0) dispatch({ type: "letter-file-refused", trouble: refused });
  };
  const openCamera = (): void => {
    isLit = false;
    if (!window.isSecureContext) return dispatch({ type: "letter-camera", camera: "insecure" });
    dispatch({ type: "letter-camera", camera: "asking" });
    void camera
      .open(() => dispatch({ type: "letter-camera", camera: "lost" }), sharpCamera)
      .then((trouble) => {
        if (trouble === "given-up") return;
        if (trouble === null && !store.state.letter.isTaking) return camera.close();
        dispatch({ type: "letter-camera", camera: trouble ?? "on" });
      });
  };
  files.addEventListener("change", () => {
    void receive([...(files.files ?? [])]);
    files.value = "";
  });
  return {
    receive,
    openCamera,
    isLit: () => isLit,
    isTaking: () => isBusy,
    isChoosingLanguage: () => isChoosing,
    leave: () => actions.leave(),
    back: () => dispatch({ type: "letter-back" }),
    openLanguages: (isOpen) => {
      isChoosing = isOpen;
      onChange();
    },
    chooseLanguage: (code) => {
      isChoosing = false;
      onChange();
      actions.chooseLanguage(code);
    },
    takePicture: () => {
      if (isBusy) return;
      isBusy = true;
      onChange();
      void takePage(camera).then((picture) => {
        isBusy = false;
        if (picture !== null && store.state.letter.isTaking && store.state.screen === "letter") dispatch({ type: "letter-pictured", pictures: [picture] });
        else onChange();
      });
    },
    choosePictures: () => files.click(),
    light: (wanted) => void camera.light(wanted).then((burns) => ((isLit = burns), onChange())),
    addPage: () => dispatch({ type: "letter-taking" }),
    removePage: (page) => dispatch({ type: "letter-page-removed", page }),
    restorePage: () => dispatch({ type: "letter-page-restored" }),
    letPageGo: () => dispatch({ type: "letter-page-gone" }),
    retake: (page) => {
      dispatch({ type: "letter-page-removed", page });
      if (!store.state.letter.isTaking) dispatch({ type: "letter-taking" });
    },
    retry: () => dispatch({ type: "letter-retried", byPerson: true }),
    show: (screen) => dispatch({ type: "letter-shows", screen }),
    turnTo: (page) => dispatch({ type: "letter-turned", page }),
    pageNumber: (page) => store.state.letter.pages.findIndex(({ id }) => id === page) + 1,
    point: (pointed) => dispatch({ type: "letter-pointed", pointed, onPaper: !means.isWide() }),
    answer: (kind) => dispatch({ type: "letter-answer", kind }),
    draft: (kind, text) => dispatch({ type: "letter-drafted", kind, text }),
    putInCalendar: (task) => putInCalendar(task, known()),
    copy: (text) => void copied(text).then((isDone) => note(known()?.words.say(isDone ? "fact.copied" : "fact.not-copied") ?? "")),
    printAnswer: (text) => printSheet(answerSheet(text)),
    printLetter: () => {
      const now = known();
      if (now !== null && now.card !== null) printSheet(letterSheet(now.card, now.pages, now.words));
    },
    readAloud: (spoken) => {
      const now = known();
      if (now === null) return;
      const failed = (): void => {
        means.mark(null);
        note(now.words.say("aloud.failed"));
      };
      const reads = (language: string): boolean => speech.speaks(language);
      if (spoken === "text") {
        const pieces = spokenText(now.pages, now.words, reads);
        speech.read(pieces, (item) => means.mark(pieces[item]!.place), failed);
      } else if (now.card !== null) speech.read(spokenCard(now.card, now.words, reads), undefined, failed);
    },
    stopReading: () => {
      speech.stop();
      means.mark(null);
    },
    openForms: () => actions.openForms(),
    fillIn: (page) => {
      const picture = store.state.letter.pages.find(({ id }) => id === page)?.picture;
      if (picture !== undefined) dispatch({ type: "photo-chosen", picture });
    },
  };
}

async function pagesOfPhoto(file: File): Promise<DrawnPages | Trouble> {
  const picture = await pictureOf(file, LETTER_LONG_SIDE_PX);
  return "kind" in picture ? picture : { pictures: [picture], leftOut: 0 };
}

async function pagesOfPdf(file: File): Promise<DrawnPages | Trouble> {
  const pdf = await opened(file);
  if ("kind" in pdf) return pdf;
  const drawn = await drawnPages(pdf, LETTER_LONG_SIDE_PX);
  pdf.close();
  return drawn;
}

/** What and why, and the reference; no name, no amount, no account. */
function putInCalendar(task: Task, now: Known | null): void {
  if (now === null || now.card === null || task.before === null) return;
  const { words, card } = now;
  const given = referenceFor(card, task.kind)?.fact;
  const references = given?.certain === true ? [`${words.say("fact.references")}: ${given.text}`] : [];
  const doubt = task.deadline?.fact.certain === true ? [] : [words.say("fact.doubt.do")];
  const sender = card.sender?.fact.certain === true ? [`${words.say("card.from")} ${card.sender.fact.text}`] : [];
  // An entry on the day before which it must be done would have it done a day late: it is on the last day in time.
  const day = task.kind === "come" ? [] : [`${words.say(leadOfDay(task))} ${sayDay(task.before, words.language)}`];
  const title = [words.say(nameOfTask(task)), ...day, words.say(`kind.${card.kind}`)].join(" · ");
  const id = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  handOut(calendarFile({ day: lastInTime(task), hours: hoursOf(task), place: placeOf(task), title, notes: [...sender, ...references, ...doubt] }, `${id}@leeswijzer`, new Date()), `leeswijzer-${task.before}.ics`, "text/calendar");
}
