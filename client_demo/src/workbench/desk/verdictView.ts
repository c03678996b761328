/** The text at hand, with all one can do about it. */
import { make, refill } from "../../components/element";
import { figured } from "../../letter/days";
import { drawing, type WorkbenchIcon } from "../icons";
import { notice } from "../parts/form";
import type { WorkbenchWords } from "../words";
import { KEYS, type Act } from "./keys";
import type { DeskString } from "./service";
import { differingSpans, written } from "./marked";
import type { Subject } from "./subject";

const ICONS: Readonly<Record<Act, WorkbenchIcon>> = {
  approve: "done",
  edit: "pen",
  reject: "close",
  skip: "forward",
  discuss: "tell",
  undo: "history",
  next: "forward",
  previous: "back",
  style: "list",
  keys: "unsure",
};

/** A button that says which key does the same. */
export function actButton(act: Act, press: (act: Act) => void, words: WorkbenchWords, look: "" | "button--main" | "desk-act--small" = ""): HTMLButtonElement {
  return make(
    "button",
    { type: "button", class: `button desk-act ${look}`.trim(), id: `desk-${act}`, "aria-keyshortcuts": KEYS[act] === "?" ? "?" : `${KEYS[act]} Alt+${KEYS[act]}`, onclick: () => press(act) },
    drawing(ICONS[act]),
    make("span", { class: look === "desk-act--small" ? "unseen--narrow" : null }, words.say(`desk.act.${act}`)),
    make("kbd", { "aria-hidden": "true" }, KEYS[act]),
  );
}

/** The text, whose it is, what is shown now, and what has to be known before deciding. */
export function subjectPart(string: DeskString, subject: Subject, words: WorkbenchWords): HTMLElement {
  const { text, shown } = subject;
  const language = words.languageName(string.language);
  const element = make("section", { class: "desk-subject", "aria-labelledby": "desk-subject-title" });
  const title = make("h2", { id: "desk-subject-title" }, words.say("desk.text", { language }));
  if (text === null && shown === null) return put(element, title, stateLine(string, subject, words), make("p", { class: "desk-empty" }, words.say("desk.text.none")));
  const at = text ?? shown!;
  return put(
    element,
    title,
    stateLine(string, subject, words),
    written(at.text, string.language, text !== null && shown !== null ? differingSpans(at.text, shown.text) : [], "ins"),
    text !== null && shown !== null && make("div", { class: "desk-old" }, make("h3", {}, words.say("desk.text.now")), written(shown.text, string.language, differingSpans(shown.text, text.text), "del")),
    subject.isSuggestion && notice("about", make("p", {}, words.say("desk.suggestion"))),
    subject.needsAnother && notice("about", make("p", {}, words.say("desk.own"))),
    subject.isOwn && !subject.needsAnother && notice("about", make("p", {}, words.say("desk.alone"))),
  );
}

/** Who else works on it, and until when. */
export function claimNote({ claim }: DeskString, words: WorkbenchWords): HTMLElement | false {
  if (claim === null || claim.isOwn) return false;
  const time = new Date(claim.expiresAt).toLocaleTimeString(figured(words.language), { timeStyle: "short" });
  return notice("about", make("p", {}, words.say("desk.claimed", { name: claim.name, time })));
}

function stateLine(string: DeskString, { text, shown, isSuggestion }: Subject, words: WorkbenchWords): HTMLElement {
  const at = text ?? shown;
  const isMachine = at?.provenance === "machine" || at?.provenance === "memory";
  const by = at === null || isSuggestion ? null : (at.writtenBy ?? words.say("desk.by-form"));
  return make(
    "p",
    { class: "desk-state" },
    make("span", { class: `chip desk-chip--${string.standing}`, "data-standing": string.standing }, words.say(`desk.standing.${string.standing}`)),
    isMachine && make("span", { class: "chip" }, drawing("machine"), words.say("desk.machine")),
    by !== null && make("span", { class: "quiet" }, make("bdi", {}, by), text !== null && ` · ${words.moment(text.writtenAt)}`),
  );
}

/** What a refusal asks: why, so that the writer learns from it. */
export function rejectForm(isOwn: boolean, send: (reason: string | null) => void, cancel: () => void, words: WorkbenchWords): HTMLFormElement {
  const area = make("textarea", { id: "desk-reason", class: "wb-area", rows: 2, maxlength: 2000, required: !isOwn });
  const form = make(
    "form",
    { class: "desk-editor", id: "desk-reject-form" },
    !isOwn && make("div", { class: "wb-entry" }, make("label", { for: "desk-reason" }, words.say("desk.reason")), make("p", { class: "wb-entry__hint" }, words.say("desk.reason.hint")), area),
    isOwn && make("p", {}, words.say("desk.take-back.ask")),
    make(
      "div",
      { class: "wb-form__buttons" },
      make("button", { type: "submit", class: "button button--main", id: "desk-reject-send" }, words.say(isOwn ? "desk.take-back" : "desk.act.reject")),
      make("button", { type: "button", class: "button", id: "desk-reject-cancel", onclick: cancel }, words.say("desk.cancel")),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(isOwn ? null : area.value.trim());
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") cancel();
  });
  return form;
}

/** Both texts beside each other, when somebody else was faster. */
export function conflictPart(conflict: { readonly yours: string; readonly theirs: string | null }, language: string, acts: { readonly keep: () => void; readonly leave: () => void }, words: WorkbenchWords): HTMLElement {
  const theirs = conflict.theirs ?? "";
  return make(
    "div",
    { class: "desk-conflict", id: "desk-conflict", role: "group", "aria-label": words.say("desk.conflict.title") },
    notice("care", make("p", {}, words.say("desk.conflict"))),
    make(
      "div",
      { class: "desk-conflict__both" },
      make("div", {}, make("h3", {}, words.say("desk.conflict.yours")), written(conflict.yours, language, differingSpans(conflict.yours, theirs), "ins")),
      make("div", {}, make("h3", {}, words.say("desk.conflict.theirs")), written(theirs || "–", language, differingSpans(theirs, conflict.yours), "ins")),
    ),
    make(
      "div",
      { class: "wb-form__buttons" },
      make("button", { type: "button", class: "button", id: "desk-keep-mine", onclick: acts.keep }, words.say("desk.conflict.keep")),
      make("button", { type: "button", class: "button", id: "desk-leave-theirs", onclick: acts.leave }, words.say("desk.conflict.leave")),
    ),
  );
}

function put(element: HTMLElement, ...children: readonly (Node | false)[]): HTMLElement {
  refill(element, ...children);
  return element;
}
