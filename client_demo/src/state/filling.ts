/** How the state changes while a form is filled in, and what can be asked of it then. Pure. */
import type { ChangesMade, Notes, Template } from "../contract";
import { cleared } from "./beginning";
import type { DraftEvent } from "./draft";
import type { LetterEvent } from "./letter";
import type { OwnEvent } from "./own";
import { versionKey, type Coach, type Event, type State } from "./state";
import { asksForSomething, nextStep, stepsOf, stepsToDo, type Step } from "./steps";
import { NO_WORK, withMarks, withWork, type Work } from "./work";

type FillingEvent = Exclude<Event, DraftEvent | OwnEvent | LetterEvent> & {
  readonly type: `${"template" | "forms" | "form" | "coach" | "work"}-${string}` | "marked" | "aloud" | "counts" | "help";
};

/** Changes that go with filling in a form. */
export function filledIn(state: State, event: FillingEvent): State {
  switch (event.type) {
    case "template-asked":
      return { ...state, template: null };
    case "template-known": {
      const known = { ...state, template: { version: event.version, template: event.template } };
      return { ...known, coach: withStep(known) };
    }
    case "forms-asked":
      return { ...cleared(state), screen: "forms", camera: "off", forms: { ...state.forms, trouble: null } };
    case "forms-known":
      return { ...state, forms: { list: event.list, trouble: null } };
    case "forms-failed":
      return { ...state, forms: { ...state.forms, trouble: event.trouble } };
    case "form-picked": {
      const picked = { ...cleared(state), screen: "coach" as const, camera: "off" as const, version: event.version };
      return { ...picked, coach: withStep({ ...picked, coach: { view: "step", step: event.step ?? null, from: event.step === undefined ? "forms" : "start" } }) };
    }
    case "coach-opened":
      return coachOpened(state, event.step ?? null);
    case "coach-closed":
      return { ...state, screen: state.coach.from, draft: null };
    case "coach-shows":
      return { ...state, coach: { ...state.coach, view: event.view, step: event.step === undefined ? state.coach.step : stepWith(state, event.step) } };
    case "coach-onwards":
      return { ...state, coach: onwards(state, event.from) };
    case "marked":
      return state.version === null ? state : { ...state, works: withWork(state.works, state.version, withMarks(workOf(state), event.marks)) };
    case "work-forgotten":
      return { ...state, works: new Map(), version: null, template: null, coach: { view: "step", step: null, from: "start" } };
    case "help":
      return { ...state, isHelpOpen: event.isOpen };
    case "counts":
      return { ...state, counts: event.isOn };
    case "aloud":
      return { ...state, aloud: event.isOn };
  }
}

/** What is known of the form at hand. */
export function workOf(state: State): Work {
  return (state.version === null ? undefined : state.works.get(state.version)) ?? NO_WORK;
}

/** The template of the form at hand, once it is there. */
export function templateOf(state: State): Template | null {
  return state.template !== null && state.template.version === state.version ? state.template.template : null;
}

/** Whether the steps are there, and what is said about them or that nothing can be: a step that grew later would move what is being read. */
export function isExplained(state: State): boolean {
  return templateOf(state) !== null && state.notes?.version === state.version;
}

/** What was changed in the form at hand, in the language of its print; null until both are known. */
export function changesOf(state: State): { readonly language: string; readonly changes: ChangesMade["changes"] } | null {
  const { changes } = state;
  const language = templateOf(state)?.language;
  return language === undefined || changes === null || changes.version !== state.version ? null : { language, changes: changes.changes };
}

/** Notes of the form at hand, in whatever language they came. */
export function notesOf(state: State): Notes | null {
  return state.notes !== null && state.notes.version === state.version ? state.notes.notes : null;
}

/** The steps of the form at hand that apply; none until the template is there. */
export function steps(state: State): readonly Step[] {
  const template = templateOf(state);
  return template === null ? [] : stepsFor(template, workOf(state));
}

/** Many views ask for the same steps: they are counted once for each state of the work. */
const stepsFor = lastOf((template: Template, work: Work) => stepsToDo(stepsOf(template, work)));

function lastOf<A, B, T>(make: (a: A, b: B) => T): (a: A, b: B) => T {
  let last: { readonly a: A; readonly b: B; readonly made: T } | null = null;
  return (a, b) => {
    if (last === null || last.a !== a || last.b !== b) last = { a, b, made: make(a, b) };
    return last.made;
  };
}

/** The step the coach shows. */
export function shownStep(state: State): Step | null {
  return steps(state).find((step) => step.id === state.coach.step) ?? null;
}

/** The field on this page that asks for something first; what the picture and the list point out. */
export function nextAnchor(state: State): string | null {
  const page = state.keyframe?.overlay.template?.page;
  if (page === undefined || versionKey(state) !== state.version) return null;
  const next = nextStep(steps(state).filter((step) => step.page === page));
  return next === null ? null : (next.fields[0]?.id ?? null);
}

/** The page to go on with, once everything on the one before the camera is done. */
export function pageToTurnTo(state: State): number | null {
  if (state.source !== "camera" || state.held) return null;
  const page = state.keyframe?.overlay.template?.page;
  const all = steps(state);
  if (page === undefined || all.length === 0) return null;
  if (all.some((step) => step.page === page && step.need !== "may" && step.state !== "done")) return null;
  return nextStep(all.filter((step) => step.page !== page))?.page ?? null;
}

function coachOpened(state: State, step: string | null): State {
  const version = versionKey(state) ?? state.version;
  if (version === null) return state;
  const from = state.screen === "coach" ? state.coach.from : state.screen === "letter" || state.screen === "statement" ? "start" : state.screen;
  const opened: State = { ...state, version, screen: "coach", camera: "off", held: true, selected: null, panel: null, hint: null, turn: state.turn + 1 };
  return { ...opened, coach: withStep({ ...opened, coach: { view: "step", step: step === null ? null : stepWith(opened, step), from } }) };
}

/** The id of the step that a field belongs to: alternatives of one question are one step. */
function stepWith(state: State, key: string): string | null {
  const found = steps(state).find((step) => step.fields.some((field) => `${step.page}/${field.id}` === key));
  return found?.id ?? state.coach.step;
}

/** The coach at the next step after `from` that asks for something. */
function onwards(state: State, from: string): Coach {
  const all = steps(state);
  const next = all.slice(all.findIndex((step) => step.id === from) + 1).find(asksForSomething);
  return next === undefined ? { ...state.coach, view: "ready" } : { ...state.coach, view: "step", step: next.id };
}

/** The coach at the step it showed, as long as there is one; else at the next that asks for something. */
function withStep(state: State): Coach {
  const all = steps(state);
  if (all.length === 0 || all.some((step) => step.id === state.coach.step)) return state.coach;
  const page = state.keyframe?.overlay.template?.page;
  const onPage = nextStep(all.filter((step) => step.page === page));
  const next = onPage ?? nextStep(all);
  return next === null ? { ...state.coach, view: "ready", step: all[0]?.id ?? null } : { ...state.coach, step: next.id };
}
