/** What is the matter with a page that is not read (yet): it is being read, it did not work, or it is a form. */
import { make } from "../../components/element";
import { icon } from "../../components/icon";
import { provenance, said } from "../../components/said";
import type { LetterWords } from "../../letter/letterWords";
import { isMiss, type LetterPage, type LetterState } from "../../state/letter";
import { pauseAfterS } from "../../state/trouble";
import type { LetterActions } from "./letterActions";

/** That the pages could not be put together; null where nothing is the matter. */
export function apartNotice(apart: LetterState["apart"], words: LetterWords, acts: LetterActions): HTMLElement | null {
  const trouble = apart?.trouble ?? null;
  if (trouble === null) return null;
  const seconds = pauseAfterS(trouble, apart!.times);
  return make(
    "div",
    { class: "letter-notice letter-notice--trouble", "data-notice": "apart" },
    make(
      "div",
      { class: "letter-notice__words" },
      make("h2", { class: "notice-title" }, icon("care"), words.say("pages.apart")),
      make("p", { class: "letter-notice__why" }, words.general.say(`trouble.${trouble.kind}`)),
      make("p", {}, words.general.say(`trouble.${trouble.kind}.do`, { seconds })),
    ),
    make("div", { class: "buttons" }, make("button", { type: "button", class: "button button--main", id: "letter-join", onclick: () => acts.retry() }, words.general.say("action.again"))),
  );
}

/** The notice for a page, with how far it is if it is the one being read; null when there is nothing to say about it. */
export function pageNotice(page: LetterPage, number: number, total: number, words: LetterWords, acts: LetterActions, progress: HTMLElement | null): HTMLElement | null {
  const named = total > 1 ? `${words.general.say("look.page", { page: number })}: ` : "";
  const id = (what: string): string => `letter-${what}-${page.id}`;
  const button = (what: string, label: string, act: () => void, isMain = false): HTMLElement =>
    make("button", { type: "button", class: isMain ? "button button--main" : "button", id: id(what), onclick: act }, label);
  const again = (isMain: boolean): HTMLElement => button("again", words.general.say("action.again"), () => acts.retry(), isMain);
  const retake = (isMain: boolean): HTMLElement => button("retake", words.say("page.retake"), () => acts.retake(page.id), isMain);
  const notice = (kind: string, spoken: readonly Node[], buttons: readonly Node[]): HTMLElement =>
    make("div", { class: `letter-notice letter-notice--${kind}`, "data-page": page.id, "data-notice": kind }, make("div", { class: "letter-notice__words" }, ...spoken), make("div", { class: "buttons" }, ...buttons));
  if (page.isWaiting) {
    return notice(
      "reading",
      [make("p", { class: "notice-line notice-line--busy" }, named + words.say("page.reading")), ...(progress === null ? [] : [progress]), make("p", { class: "quiet" }, words.say("page.reading.wait"))],
      [button("cancel", words.say("page.cancel"), () => acts.retake(page.id))],
    );
  }
  const { trouble, overlay } = page;
  if (trouble !== null) {
    const seconds = pauseAfterS(trouble, page.troubles);
    const isRefused = trouble.kind === "refused";
    return notice(
      "trouble",
      [
        make("h2", { class: "notice-title" }, icon("care"), named + words.general.say(`trouble.${trouble.kind}`)),
        make("p", {}, words.general.say(`trouble.${trouble.kind}.do`, { seconds })),
        make("p", { class: "quiet" }, words.say("page.kept")),
      ],
      isRefused ? [retake(true), again(false)] : [again(true), retake(false)],
    );
  }
  if (isMiss(page) && overlay?.miss) {
    const { hint } = overlay.miss;
    return notice("miss", [make("h2", { class: "notice-title" }, icon("care"), named + words.say("page.unread")), make("p", {}, said(hint)), provenance(words.general, hint)], [retake(true), again(false)]);
  }
  if (overlay?.outcome === "recognised" && overlay.template !== null) {
    return notice("form", [make("h2", { class: "notice-title" }, icon("paper"), named + words.say("page.form")), make("p", {}, said(overlay.template.title))], [button("fill-in", words.general.say("action.coach"), () => acts.fillIn(page.id), true), retake(false)]);
  }
  return null;
}
