/** The pages of the letter, small, to switch between and to take one out. */
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import type { LetterWords } from "../../letter/letterWords";
import { turnsToRead } from "../../letter/upright";
import type { LetterPage, LetterState } from "../../state/letter";
import type { LetterActions } from "./letterActions";
import { uprightPicture } from "./uprightPicture";

const THUMB_PX = 160;

export class PagesView {
  readonly element = make("div", { class: "letter__pages", role: "group" });
  readonly #acts: LetterActions;
  readonly #thumbs = new Map<string, HTMLCanvasElement>();
  readonly #changed = whenChanged();

  constructor(acts: LetterActions) {
    this.#acts = acts;
  }

  /** Lets go of the small pictures too. */
  forget(): void {
    this.#thumbs.clear();
    this.element.replaceChildren();
    this.#changed([], () => undefined);
  }

  render({ pages, shownPage, isTaking }: LetterState, words: LetterWords): void {
    this.element.hidden = isTaking || pages.length < 2;
    this.element.setAttribute("aria-label", words.say("pages.label"));
    this.#changed([words, shownPage, pages.map(keyOf).join(" ")], () => {
      for (const key of [...this.#thumbs.keys()]) if (!pages.some((page) => keyOf(page) === key)) this.#thumbs.delete(key);
      refill(this.element, ...pages.map((page, place) => this.#thumb(page, place + 1, page.id === shownPage, words)), this.#removal(pages, shownPage, words));
    });
  }

  #thumb(page: LetterPage, number: number, isShown: boolean, words: LetterWords): HTMLElement {
    return make(
      "button",
      { type: "button", class: "thumb", id: `letter-page-${page.id}`, "aria-current": isShown ? "true" : null, onclick: () => this.#acts.turnTo(page.id) },
      this.#picture(page),
      make("span", {}, make("span", { class: "unseen" }, `${words.general.say("look.page", { page: "" })} `), String(number)),
    );
  }

  #removal(pages: readonly LetterPage[], shown: number, words: LetterWords): HTMLElement {
    const number = pages.findIndex(({ id }) => id === shown) + 1;
    return make("button", { type: "button", class: "button button--round", id: "letter-remove", "aria-label": words.say("pages.remove", { page: number }), onclick: () => this.#acts.removePage(shown) }, icon("remove"));
  }

  #picture(page: LetterPage): HTMLCanvasElement {
    const key = keyOf(page);
    const { picture, overlay } = page;
    const known = this.#thumbs.get(key) ?? uprightPicture(picture, turnsToRead(overlay), THUMB_PX / Math.max(picture.widthPx, picture.heightPx));
    this.#thumbs.set(key, known);
    return known;
  }
}

/** A page is drawn anew once it is known which way up it lies. */
function keyOf({ id, overlay }: LetterPage): string {
  return `${id}/${turnsToRead(overlay)}`;
}
