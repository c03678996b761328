/** Filling in, and what else nobody sees at first: fetched once the first screen stands. */
import { PagePictures } from "./pagePictures";
import type { Speech } from "./speech";
import type { State } from "./state/state";
import type { Actions } from "./views/actions";
import { CoachView } from "./views/coach/coach";
import { FeedbackView } from "./views/feedback";
import { FormsView } from "./views/forms";
import { HelpView } from "./views/help";
import { OwnView } from "./views/own";
import type { Wakefulness } from "./wakefulness";
import type { Words } from "./words";

export class LaterViews {
  readonly #forms: FormsView;
  readonly #coach: CoachView;
  readonly #feedback: FeedbackView;
  readonly #own: OwnView;
  readonly #help: HelpView;

  constructor(actions: Actions, speech: Speech, wakefulness: Wakefulness, onPicture: () => void) {
    this.#forms = new FormsView(actions);
    this.#coach = new CoachView(actions, new PagePictures(onPicture), speech, wakefulness);
    this.#feedback = new FeedbackView(actions);
    this.#own = new OwnView(actions);
    this.#help = new HelpView(actions);
  }

  get elements(): readonly HTMLElement[] {
    return [this.#forms, this.#coach, this.#feedback, this.#own, this.#help].map((view) => view.element);
  }

  render(state: State, words: Words): void {
    const wasOver = isDialogOpen();
    for (const view of [this.#forms, this.#coach, this.#feedback, this.#own, this.#help]) view.render(state, words);
    // What opened the dialog may have become something else meanwhile, as a lock that was opened.
    const isLost = wasOver && !isDialogOpen() && document.activeElement === document.body;
    if (isLost) this.focus(state.screen);
  }

  /** Gives the focus to the screen that is one of these, or back to the field over the picture. */
  focus(screen: State["screen"]): void {
    if (screen === "forms") this.#forms.focus();
    if (screen === "coach") this.#coach.focus();
    if (screen === "look") document.getElementById("sheet-title")?.focus({ preventScroll: true });
  }
}

function isDialogOpen(): boolean {
  return document.querySelector("dialog[open]") !== null;
}
