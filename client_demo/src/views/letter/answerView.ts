/** An answer to the sender: a Dutch draft to change, copy and print. It is not sent from here. */
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import { answerText, BLANKS } from "../../letter/answers";
import type { Card } from "../../letter/card";
import type { LetterWords } from "../../letter/letterWords";
import type { AnswerKind, LetterState } from "../../state/letter";
import { PanelView } from "../panel";
import type { LetterActions } from "./letterActions";
import { NoteView } from "./noteView";

export class AnswerView {
  /** Its own: what lies behind an open panel is neither seen nor said. */
  readonly note = new NoteView("letter-draft-copied");
  readonly #acts: LetterActions;
  readonly #panel: PanelView;
  readonly #changed = whenChanged();

  constructor(acts: LetterActions) {
    this.#acts = acts;
    this.#panel = new PanelView("letter-answer", () => this.#acts.answer(null));
    this.#panel.element.append(this.note.element);
  }

  get isOpen(): boolean {
    return this.#panel.element.open;
  }

  get element(): HTMLElement {
    return this.#panel.element;
  }

  /** Lets go of what is shown. */
  forget(): void {
    this.note.forget();
    this.#panel.body.replaceChildren();
    this.#changed([], () => undefined);
  }

  render({ answer: kind, drafts }: Pick<LetterState, "answer" | "drafts">, card: Card | null, words: LetterWords): void {
    if (kind !== null && card !== null) this.#changed([words, kind], () => this.#fill(kind, drafts.get(kind) ?? answerText(kind, card, new Date()), words));
    this.#panel.render(kind !== null && card !== null, words.general);
  }

  #fill(kind: AnswerKind, text: string, words: LetterWords): void {
    const draft = make("textarea", { id: "letter-draft", class: "answer__draft", lang: "nl", dir: "ltr", rows: 18, spellcheck: "true", autocomplete: "off", "aria-describedby": "letter-draft-about" });
    draft.value = text;
    draft.addEventListener("input", () => this.#acts.draft(kind, draft.value));
    refill(
      this.#panel.body,
      make(
        "div",
        { class: "answer" },
        make("h2", { class: "panel__heading", id: "letter-answer-title", tabindex: -1 }, words.say(`answer.${kind}`)),
        make("p", {}, words.say(`answer.${kind}.about`)),
        make("p", { class: "answer__own", id: "letter-draft-about" }, icon("draft"), words.say("answer.own")),
        blanksIn(text, words),
        make("label", { class: "answer__label", for: "letter-draft" }, words.say("answer.draft")),
        draft,
        make(
          "div",
          { class: "buttons" },
          make("button", { type: "button", class: "button button--main", id: "letter-draft-copy", onclick: () => this.#acts.copy(draft.value) }, icon("copy"), words.say("answer.copy")),
          make("button", { type: "button", class: "button", id: "letter-draft-print", onclick: () => this.#acts.printAnswer(draft.value) }, icon("print"), words.say("answer.print")),
        ),
        make("p", { class: "quiet" }, words.say("answer.kept")),
      ),
    );
  }
}

/** What is to be filled in, said in the reader's language: the draft stays Dutch, as its reader is. */
function blanksIn(text: string, words: LetterWords): HTMLElement | null {
  if (words.language === "nl") return null;
  const blanks = (Object.keys(BLANKS) as (keyof typeof BLANKS)[]).filter((name) => text.includes(BLANKS[name]));
  return make(
    "dl",
    { class: "answer__blanks", id: "letter-draft-blanks" },
    ...blanks.map((name) => make("div", {}, make("dt", { lang: "nl", dir: "ltr" }, BLANKS[name]), make("dd", {}, words.say(`answer.blank.${name}`)))),
  );
}
