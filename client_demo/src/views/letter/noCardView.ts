/** Where a letter makes no card: why, in plain words, and what can be done. */
import type { AidOrganisation, Overlay } from "../../contract";
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import { helpersForAny } from "../../letter/helping";
import type { LetterWords } from "../../letter/letterWords";
import type { ToldLetter } from "../../letter/together";
import { seemsForm } from "../../letter/unknownForm";
import { cautions } from "./cautions";
import { helping } from "./helpingView";
import type { LetterActions } from "./letterActions";

export class NoCardView {
  readonly element = make("article", { class: "letter__card", id: "letter-no-card", hidden: true, "aria-labelledby": "letter-none" });
  readonly #acts: LetterActions;
  readonly #changed = whenChanged();

  constructor(acts: LetterActions) {
    this.#acts = acts;
  }

  /** `pages` are the ids of all pictures, in order. */
  render(told: ToldLetter | null, pages: readonly number[], helpers: readonly AidOrganisation[], words: LetterWords): void {
    const overlay = told !== null && told.card === null ? told.overlay : null;
    this.element.hidden = overlay === null;
    this.#changed([words, overlay, pages.join(), helpers], () => (overlay === null ? this.element.replaceChildren() : this.#fill(overlay, pages, helpers, words)));
  }

  #fill(overlay: Overlay, pages: readonly number[], helpers: readonly AidOrganisation[], words: LetterWords): void {
    const isForm = seemsForm(overlay);
    refill(
      this.element,
      make("h2", { id: "letter-none", tabindex: -1 }, words.say(isForm ? "none.form" : "none.heading")),
      // That it seems no letter is no news of a form.
      cautions(overlay.warnings.filter(({ code }) => !isForm || code !== "low-confidence"), overlay.partial.filter((part) => part === "ocr"), words),
      make("p", {}, words.say(isForm ? "none.form.do" : overlay.anchors.length === 0 ? "none.again" : "none.text")),
      make("div", { class: "buttons" }, overlay.anchors.length > 0 && this.#wholeText(words), isForm && this.#allForms(words), ...this.#otherPictures(pages, words)),
      isForm && helping(helpersForAny(helpers), words),
    );
  }

  #allForms(words: LetterWords): HTMLElement {
    return make("button", { type: "button", class: "button", id: "letter-none-forms", onclick: () => this.#acts.openForms() }, icon("search"), words.general.say("start.pick"));
  }

  #wholeText(words: LetterWords): HTMLElement {
    return make("button", { type: "button", class: "button button--main", id: "letter-none-text", onclick: () => this.#acts.show("text") }, icon("list"), words.say("tab.text"));
  }

  /** One picture is taken anew; of several any may be the one that does not belong. */
  #otherPictures(pages: readonly number[], words: LetterWords): readonly HTMLElement[] {
    if (pages.length > 1) return pages.map((page, place) => make("button", { type: "button", class: "button", id: `letter-none-remove-${page}`, onclick: () => this.#acts.removePage(page) }, icon("remove"), words.say("pages.remove", { page: place + 1 })));
    return pages.map((page) => make("button", { type: "button", class: "button", id: "letter-none-anew", onclick: () => this.#acts.retake(page) }, words.say("page.retake")));
  }
}
