import type { Text } from "../../contract";
import { make } from "../../components/element";
import { icon } from "../../components/icon";
import { provenance, said, saidList, saidWithProvenance, sharedSource } from "../../components/said";
import type { State } from "../../state/state";
import type { Step } from "../../state/steps";
import { workOf } from "../../state/filling";
import type { Mark } from "../../state/work";
import type { Words } from "../../words";
import type { Actions } from "../actions";
import { ownBox } from "../ownBox";
import { chooseWords } from "./spoken";
import { fieldTexts, type FieldTexts } from "./stepTexts";

/** Everything about one step: what to write, an example, where to find it, what is wrong. */
export function stepBody(state: State, words: Words, step: Step, actions: Actions): readonly (HTMLElement | null)[] {
  const texts = fieldTexts(state, step.id);
  const isQuestion = step.fields.length > 1;
  return [
    onlyIf(state, words, step, actions),
    step.need === "may" ? make("p", { class: "quiet" }, words.say("coach.optional")) : null,
    ...texts.wrong.map((message) => make("div", { class: "check check--care" }, icon("care"), saidWithProvenance(words, message))),
    isQuestion ? null : ownBox(state, words, step.fields[0], actions, "coach-own"),
    isQuestion ? options(state, words, step, actions) : writing(words, texts),
  ];
}

function writing(words: Words, texts: FieldTexts): HTMLElement {
  const { explanation, example, where, steps, printed } = texts;
  const shared = sharedSource([explanation, where, ...steps]);
  const plain = (text: Text): HTMLElement => (shared === null ? saidWithProvenance(words, text) : make("p", { lang: text.language, dir: text.direction }, said(text)));
  return make(
    "div",
    { class: "coach__words" },
    explanation === null ? make("p", { class: "quiet" }, words.say("field.no-explanation")) : plain(explanation),
    example && make("div", { class: "example" }, make("h3", {}, words.say("coach.example")), make("p", { class: "example__text", lang: example.language, dir: example.direction }, example.text)),
    where && make("div", { class: "where" }, icon("locate"), make("div", {}, make("h3", {}, words.say("coach.where")), plain(where))),
    steps.length === 0 ? null : make("div", { class: "block" }, make("h3", {}, words.say("field.steps")), shared === null ? saidList(words, steps, "ol") : bare(steps)),
    shared === null ? null : provenance(words, shared),
    printed && make("div", { class: "printed" }, make("p", { class: "printed__lead" }, words.say("coach.printed")), make("p", { class: "printed__text", lang: printed.language, dir: printed.direction }, said(printed))),
  );
}

/** The alternatives, each with its own explanation; what was ticked is told here too. */
function options(state: State, words: Words, step: Step, actions: Actions): HTMLElement {
  const isOne = step.fields[0]?.choose === 1;
  const marks = workOf(state).marks;
  const name = `choose-${step.id}`;
  const texts = step.fields.map((field) => ({ field, key: `${step.page}/${field.id}`, ...fieldTexts(state, `${step.page}/${field.id}`) }));
  const shared = sharedSource(texts.flatMap(({ title, explanation }) => [title, explanation]));
  return make(
    "fieldset",
    { class: "choices", "aria-describedby": "choose-how" },
    make("legend", { class: "unseen" }, words.say("coach.one-of")),
    make("p", { id: "choose-how" }, words.say(chooseWords(step))),
    ...texts.map(({ field, key, title, explanation }) => {
      const id = `choose-${step.page}-${field.id}`;
      const input = make("input", {
        type: isOne ? "radio" : "checkbox",
        name,
        id,
        checked: isTicked(state, step, field.id),
        "aria-describedby": explanation === null ? null : `${id}-about`,
        onchange: () => actions.mark(chosen(step, key, isOne, marks.get(key) === "done")),
      });
      return make(
        "div",
        { class: "choice" },
        input,
        make("label", { for: id }, title === null ? words.say("field.nameless") : said(title)),
        explanation && make("div", { class: "choice__about", id: `${id}-about` }, shared === null ? saidWithProvenance(words, explanation) : make("p", {}, said(explanation))),
      );
    }),
    shared === null ? null : provenance(words, shared),
  );
}

/** Ticked as the person said, else as the picture shows. */
function isTicked(state: State, step: Step, id: string): boolean {
  const work = workOf(state);
  const keys = step.fields.map((field) => `${step.page}/${field.id}`);
  const own = work.marks.get(`${step.page}/${id}`);
  if (own !== undefined) return own === "done";
  if (step.fields[0]?.choose === 1 && keys.some((key) => work.marks.has(key))) return false;
  return work.pages.get(step.page)?.anchors.some((anchor) => anchor.id === id && anchor.state === "ticked") ?? false;
}

function chosen(step: Step, key: string, isOne: boolean, wasChosen: boolean): ReadonlyMap<string, Mark | null> {
  if (!isOne) return new Map([[key, wasChosen ? "empty" : "done"]]);
  return new Map(step.fields.map((field) => `${step.page}/${field.id}`).map((each) => [each, each === key ? "done" : "empty"]));
}

function onlyIf(state: State, words: Words, step: Step, actions: Actions): HTMLElement | null {
  const { condition } = step;
  if (step.need !== "if" || condition === null) return null;
  const title = fieldTexts(state, condition).title?.text ?? condition;
  return make(
    "div",
    { class: "check check--plain" },
    icon("about"),
    make("div", {}, make("p", {}, words.say("coach.only-if", { title })), make("button", { type: "button", class: "button", id: "step-condition", onclick: () => actions.coachShows("step", condition) }, words.say("coach.to-step"))),
  );
}

function bare(texts: readonly Text[]): HTMLElement {
  return make("ol", { class: "steps" }, ...texts.map((text) => make("li", {}, said(text))));
}
