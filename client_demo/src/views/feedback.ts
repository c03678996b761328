import { make, refill, whenChanged } from "../components/element";
import { icon } from "../components/icon";
import { said } from "../components/said";
import { isSaid, personalIn, tidied, versionOf } from "../feedback/draftWords";
import type { Draft, DraftKind } from "../state/draft";
import type { State } from "../state/state";
import { listed } from "../tongues";
import type { Words } from "../words";
import type { Actions } from "./actions";
import { PanelView } from "./panel";

export const MOST_CHARACTERS = 500;
const MOST_OF_A_WORDING = 3000;
const KINDS: readonly DraftKind[] = ["unclear", "wrong", "stuck", "thanks"];

/** A few words about one place: checked on the phone, and shown exactly as they go. */
export class FeedbackView {
  readonly element: HTMLElement;
  readonly #actions: Actions;
  readonly #panel: PanelView;
  readonly #head = make("div", { class: "tell__head" });
  readonly #kinds = make("div", {});
  readonly #label = make("label", { for: "tell-words", class: "tell__label" });
  readonly #hint = make("p", { class: "quiet", id: "tell-hint" });
  readonly #words = make("textarea", { id: "tell-words", rows: 3, maxlength: MOST_CHARACTERS, autocomplete: "off", "aria-describedby": "tell-hint tell-found" });
  readonly #found = make("div", { id: "tell-found", role: "status" });
  readonly #goes = make("div", {});
  readonly #foot = make("div", { class: "tell__foot" });
  readonly #writing: HTMLElement;
  readonly #headChanged = whenChanged();
  readonly #changed = whenChanged();

  constructor(actions: Actions) {
    this.#actions = actions;
    this.#panel = new PanelView("tell", () => actions.closeDraft());
    this.element = this.#panel.element;
    this.#writing = make("div", { class: "tell__writing" }, this.#kinds, make("div", { class: "tell__field" }, this.#label, this.#hint, this.#words, this.#found), this.#goes);
    this.#panel.body.append(this.#head, this.#writing, this.#foot);
    this.#words.addEventListener("input", () => actions.changeDraft({ message: this.#words.value }));
  }

  render(state: State, words: Words): void {
    const { draft } = state;
    if (draft !== null) {
      this.#headChanged([words, draft.pageKey, draft.anchorId, draft.stage === "sent"], () => this.#fillHead(draft, words));
      this.#changed([words, draft, state.language], () => this.#fill(draft, state, words));
    }
    this.#panel.render(draft !== null, words);
  }

  #fillHead(draft: Draft, words: Words): void {
    const isSent = draft.stage === "sent";
    this.#writing.hidden = isSent;
    refill(
      this.#head,
      make("h2", { class: "panel__heading", id: "tell-heading", tabindex: -1 }, words.say(isSent ? "tell.sent" : "tell.heading")),
      isSent ? make("p", { role: "status" }, words.say("tell.sent.do")) : make("p", {}, draft.place === null ? words.say("field.nameless") : said(draft.place)),
    );
    if (isSent) document.getElementById("tell-heading")?.focus();
    this.#hint.textContent = words.say("tell.words.hint");
  }

  #fill(draft: Draft, state: State, words: Words): void {
    const isOtherwise = draft.kind === "otherwise";
    this.#label.textContent = words.say(isOtherwise ? "tell.otherwise.words" : "tell.words");
    this.#words.maxLength = isOtherwise ? MOST_OF_A_WORDING : MOST_CHARACTERS;
    this.#words.rows = isOtherwise ? 6 : 3;
    if (this.#words.value !== draft.message) this.#words.value = draft.message;
    const found = personalIn(draft);
    refill(
      this.#kinds,
      make(
        "fieldset",
        { class: "kinds" },
        make("legend", {}, words.say("tell.kind")),
        ...kindsOf(draft).map((kind) =>
          make(
            "label",
            { class: "kinds__kind", for: `tell-${kind}` },
            make("input", { type: "radio", name: "tell-kind", id: `tell-${kind}`, checked: draft.kind === kind, onchange: () => this.#actions.changeDraft({ kind }) }),
            make("span", {}, words.say(`tell.${kind}`)),
          ),
        ),
      ),
    );
    refill(
      this.#found,
      found.length > 0 && make("div", { class: "check check--care" }, icon("care"), make("p", {}, `${words.say("tell.found")} ${listed(found.map((kind) => words.say(`tell.found.${kind}`)), words.language)}`)),
    );
    refill(this.#goes, this.#preview(draft, state, words));
    refill(this.#foot, ...this.#buttons(draft, words, found.length > 0));
  }

  /** Every member of what is sent, and nothing else is. */
  #preview(draft: Draft, state: State, words: Words): HTMLElement {
    const line = (term: string, ...about: (Node | string)[]): readonly HTMLElement[] => [make("dt", {}, term), make("dd", {}, ...about)];
    return make(
      "section",
      { class: "goes", "aria-labelledby": "tell-goes" },
      make("h3", { id: "tell-goes" }, words.say("tell.goes")),
      make(
        "dl",
        {},
        ...line(words.say("tell.goes.kind"), draft.kind === null ? "–" : words.say(`tell.${draft.kind}`)),
        ...line(words.say("tell.goes.words"), tidied(draft.message) === "" ? words.say("tell.goes.no-words") : make("bdi", { id: "tell-goes-words" }, tidied(draft.message))),
        ...line(words.say("tell.goes.place"), make("bdi", { dir: "ltr", class: "goes__key" }, placeOf(draft))),
        ...line(words.say("tell.goes.language"), make("bdi", {}, state.language)),
      ),
    );
  }

  #buttons(draft: Draft, words: Words, isPersonal: boolean): readonly (HTMLElement | null)[] {
    if (draft.stage === "sent") return [make("button", { type: "button", class: "button button--main", id: "tell-close", onclick: () => this.#actions.closeDraft() }, words.say("action.close"))];
    const mayGo = isSaid(draft) && !isPersonal && draft.stage === "writing";
    const trouble = draft.trouble === null ? null : words.say(draft.trouble.kind === "refused" ? "tell.refused" : "tell.failed");
    return [
      make("div", { role: "status", id: "tell-trouble" }, trouble !== null && make("div", { class: "check check--care" }, icon("care"), make("p", {}, trouble))),
      isSaid(draft) ? null : make("p", { class: "quiet" }, words.say(draft.kind === null ? "tell.choose" : "tell.otherwise.change")),
      make(
        "button",
        { type: "button", class: "button button--main", id: "tell-send", "aria-disabled": mayGo ? null : "true", onclick: () => mayGo && this.#actions.sendDraft() },
        words.say(draft.stage === "sending" ? "tell.sending" : "tell.send"),
      ),
    ];
  }
}

/** Another wording only where a text is translated. */
function kindsOf({ wording }: Draft): readonly DraftKind[] {
  return wording === null ? KINDS : [...KINDS, "otherwise"];
}

function placeOf({ kind, wording, pageKey, anchorId }: Draft): string {
  return kind === "otherwise" && wording !== null ? `${versionOf(pageKey)} ${wording.path}` : `${pageKey} ${anchorId}`;
}
