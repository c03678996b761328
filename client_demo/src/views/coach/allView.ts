import { changed } from "../../components/changed";
import { make } from "../../components/element";
import { icon, type IconName } from "../../components/icon";
import { said } from "../../components/said";
import { shownStep, steps, templateOf } from "../../state/filling";
import type { State } from "../../state/state";
import type { Step, StepState } from "../../state/steps";
import type { Words } from "../../words";
import type { Actions } from "../actions";
import { stepTitle } from "./stepTexts";

const SIGNS: Readonly<Record<StepState, IconName | null>> = { done: "done", "left-empty": "empty", open: null, wrong: "care", unsure: "unsure" };

/** All steps in order, page by page, each with how it stands and the way to it. */
export function allSteps(state: State, words: Words, actions: Actions): readonly (HTMLElement | null)[] {
  const all = steps(state);
  const shown = shownStep(state);
  const pages = templateOf(state)?.pages ?? [];
  return [
    make("h2", { class: "coach__title", id: "coach-heading", tabindex: -1 }, words.say("coach.all")),
    ...pages.map(({ page }) => {
      const ofPage = all.filter((step) => step.page === page);
      return ofPage.length === 0
        ? null
        : make(
            "section",
            { class: "block" },
            make("h3", {}, words.say("look.page-of", { page, pages: pages.length })),
            make("ol", { class: "step-list" }, ...ofPage.map((step) => make("li", {}, stepButton(state, words, step, actions, step === shown)))),
          );
    }),
    make(
      "div",
      { class: "block" },
      make(
        "label",
        { class: "switch", for: "coach-count" },
        make("input", { type: "checkbox", id: "coach-count", checked: state.counts, "aria-describedby": "coach-count-about", onchange: () => actions.letCount(!state.counts) }),
        make("span", {}, words.say("coach.count")),
      ),
      make("p", { class: "quiet", id: "coach-count-about" }, words.say("coach.count.about")),
    ),
    make("button", { type: "button", class: "button", id: "coach-help", onclick: () => actions.openHelp(true) }, icon("person"), words.say("help.heading")),
    // Comes late, and moves no button.
    changed(state, words),
  ];
}

/** A step as a line to tap: its number, its name and how it stands. */
export function stepButton(state: State, words: Words, step: Step, actions: Actions, isCurrent = false, namesPage = false): HTMLElement {
  const sign = SIGNS[step.state];
  const title = stepTitle(state, step);
  return make(
    "button",
    {
      type: "button",
      class: `step-line step-line--${step.state}`,
      id: `to-${step.id.replace("/", "-")}`,
      "data-step": step.id,
      "aria-current": isCurrent ? "step" : null,
      onclick: () => actions.coachShows("step", step.id),
    },
    stepNumber(step),
    make("span", { class: "step-line__title" }, title === null ? words.say("field.nameless") : said(title)),
    make("span", { class: "step-line__state" }, sign && icon(sign), words.say(`coach.state.${step.state}`), namesPage && ` · ${words.say("coach.page", { page: step.page })}`),
  );
}

/** The number, or the numbers, that it has on the paper. */
export function stepNumber({ numbers, state }: Step): HTMLElement {
  const [first, last] = [numbers[0], numbers.at(-1)];
  const tone = state === "done" ? "done" : state === "wrong" ? "care" : "plain";
  return make("span", { class: `number number--${tone}`, "aria-hidden": "true", dir: "ltr" }, first === last ? String(first) : `${first}–${last}`);
}
