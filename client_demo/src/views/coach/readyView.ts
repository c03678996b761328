import { make } from "../../components/element";
import { icon } from "../../components/icon";
import { told } from "../../components/told";
import { steps, templateOf, workOf } from "../../state/filling";
import type { State } from "../../state/state";
import type { Step } from "../../state/steps";
import type { Phrase, Words } from "../../words";
import type { Actions } from "../actions";
import { stepButton } from "./allView";

/** What is left before posting, where it goes, and a picture to keep. */
export function readyToPost(state: State, words: Words, actions: Actions): readonly (HTMLElement | null)[] {
  const all = steps(state);
  const isOpen = (step: Step): boolean => step.state === "open" && step.need === "must";
  const group = (heading: Phrase, belongs: (step: Step) => boolean): HTMLElement | null => {
    const chosen = all.filter(belongs);
    if (chosen.length === 0) return null;
    return make(
      "section",
      { class: "block", "data-group": heading },
      make("h3", {}, words.say(heading)),
      make("ol", { class: "step-list" }, ...chosen.map((step) => make("li", {}, stepButton(state, words, step, actions, false, true)))),
    );
  };
  const isApart = (step: Step): boolean => step.kind === "enclose" || step.kind === "sign";
  const missing = all.filter((step) => step.need !== "not" && (step.state === "wrong" || step.state === "unsure" || isOpen(step)));
  return [
    make("h2", { class: "coach__title", id: "coach-heading", tabindex: -1 }, words.say("ready.heading")),
    verdict(words, missing.length === 0),
    group("ready.wrong", (step) => step.state === "wrong"),
    group("ready.open", (step) => isOpen(step) && !isApart(step)),
    group("ready.unsure", (step) => step.state === "unsure" && !isApart(step)),
    group("ready.perhaps", (step) => step.need === "if" && step.state === "open" && !isApart(step)),
    group("ready.enclosures", (step) => step.kind === "enclose" && step.state !== "wrong" && step.state !== "left-empty"),
    group("ready.signatures", (step) => step.kind === "sign" && step.state !== "wrong"),
    ...told(state, words, actions),
    pages(state, words, actions),
    keeping(state, words, actions),
    make("p", { class: "quiet" }, words.say("ready.not-sure")),
  ];
}

function verdict(words: Words, isReady: boolean): HTMLElement {
  return make(
    "div",
    { class: `verdict verdict--${isReady ? "yes" : "no"}`, id: "verdict" },
    icon(isReady ? "done" : "about"),
    make("div", {}, make("p", { class: "verdict__word" }, words.say(isReady ? "ready.yes" : "ready.no")), isReady && make("p", {}, words.say("ready.yes.do"))),
  );
}

function pages(state: State, words: Words, actions: Actions): HTMLElement {
  const { pages: seen } = workOf(state);
  const all = templateOf(state)?.pages ?? [];
  return make(
    "section",
    { class: "block" },
    make("h3", {}, words.say("ready.pages")),
    make(
      "ul",
      { class: "page-list" },
      ...all.map(({ page }) => make("li", {}, icon(seen.has(page) ? "done" : "paper"), make("span", {}, words.say(seen.has(page) ? "ready.pages.seen" : "ready.pages.unseen", { page })))),
    ),
    make("p", {}, words.say("ready.pages.do")),
    make(
      "div",
      { class: "buttons" },
      make("button", { type: "button", class: "button", id: "ready-camera", onclick: () => actions.openCamera() }, icon("camera"), words.say("ready.check")),
      make("button", { type: "button", class: "button", id: "ready-photo", onclick: () => actions.choosePhoto() }, icon("photo"), words.say("ready.check-photo")),
    ),
  );
}

/** A picture goes from the memory of the page into the phone's own downloads, and nowhere else. */
function keeping(state: State, words: Words, actions: Actions): HTMLElement {
  const seen = [...workOf(state).pages.keys()].sort((a, b) => a - b);
  return make(
    "section",
    { class: "block" },
    make("h3", {}, words.say("ready.keep")),
    make("p", {}, words.say(seen.length === 0 ? "ready.keep.none" : "ready.keep.do")),
    make(
      "div",
      { class: "buttons" },
      ...seen.map((page) => make("button", { type: "button", class: "button", id: `keep-${page}`, onclick: () => actions.keepPicture(page) }, icon("keep"), words.say("ready.keep.page", { page }))),
    ),
  );
}
