/** The steps of filling in a form, in order, from its template and what is known of the work. Pure. */
import type { Anchor, Template, TemplateField } from "../contract";
import { isAnswered, isWrong, type Work } from "./work";

/**
 * Whether a step counts: it must be done, it may be, only if something that is not known yet, or
 * not at all.
 */
export type Need = "must" | "may" | "if" | "not";

/** `wrong`: something was written that cannot be right; `unsure`: the picture does not show it. */
export type StepState = "done" | "left-empty" | "open" | "wrong" | "unsure";

export type StepKind = "write" | "choose" | "enclose" | "sign";

export interface Step {
  /** The key `page/id` of its first field. */
  readonly id: string;
  readonly page: number;
  /** One field, or the alternatives of one question. */
  readonly fields: readonly TemplateField[];
  /** The numbers that its fields have on the paper, from 1 on each page. */
  readonly numbers: readonly number[];
  readonly kind: StepKind;
  readonly need: Need;
  /** The key of the field it depends on. */
  readonly condition: string | null;
  readonly state: StepState;
}

/** How far the person is with what must be done, as far as that is known. What may be done is no part of it. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

const ENCLOSURE = "x-enclosure";

/** All steps, page by page in reading order. Those that do not apply are there too, as `not`. */
export function stepsOf(template: Template, work: Work): readonly Step[] {
  const known = new Known(template, work);
  return template.pages.flatMap(({ page, fields }) => {
    const inOrder = [...fields].sort((a, b) => a.order - b.order);
    return questionsOf(inOrder).map((alternatives) => stepOf(page, alternatives, alternatives.map((field) => inOrder.indexOf(field) + 1), known));
  });
}

/** The steps that a person meets. */
export function stepsToDo(steps: readonly Step[]): readonly Step[] {
  return steps.filter((step) => step.need !== "not");
}

export function progressOf(steps: readonly Step[]): Progress {
  const counted = steps.filter((step) => step.need === "must");
  return { done: counted.filter((step) => step.state === "done").length, total: counted.length };
}

/** The first step that still asks for something. */
export function nextStep(steps: readonly Step[]): Step | null {
  return steps.find(asksForSomething) ?? null;
}

export function asksForSomething(step: Step): boolean {
  return step.need !== "not" && (step.state === "open" || step.state === "wrong" || step.state === "unsure");
}

/** The key of a field as others name it: `page/id`, or the id alone on the same page. */
export function keyOf(page: number, named: string): string {
  return named.includes("/") ? named : `${page}/${named}`;
}

/** The field and anchor of a key `page/id`. */
export function fieldAt(template: Template, key: string): TemplateField | null {
  const [page, id] = partsOf(key);
  return template.pages.find((each) => each.page === page)?.fields.find((field) => field.id === id) ?? null;
}

export function anchorAt(work: Work, key: string): Anchor | null {
  const [page, id] = partsOf(key);
  return work.pages.get(page)?.anchors.find((anchor) => anchor.id === id) ?? null;
}

export function partsOf(key: string): readonly [page: number, id: string] {
  const cut = key.indexOf("/");
  return [Number(key.slice(0, cut)), key.slice(cut + 1)];
}

/** Alternatives of one question together, each other field alone; enclosures are a step each. */
function questionsOf(fields: readonly TemplateField[]): readonly (readonly TemplateField[])[] {
  const questions: TemplateField[][] = [];
  const byGroup = new Map<string, TemplateField[]>();
  for (const field of fields) {
    const joined = field.group === null ? undefined : byGroup.get(field.group);
    if (joined !== undefined) {
      joined.push(field);
      continue;
    }
    const question = [field];
    questions.push(question);
    if (field.group !== null) byGroup.set(field.group, question);
  }
  return questions;
}

function stepOf(page: number, fields: readonly TemplateField[], numbers: readonly number[], known: Known): Step {
  const first = fields[0] as TemplateField;
  const id = `${page}/${first.id}`;
  return {
    id,
    page,
    fields,
    numbers,
    kind: kindOf(first),
    need: known.needOf(id),
    condition: first.condition === null ? null : keyOf(page, first.condition),
    state: known.stateOf(page, fields),
  };
}

function kindOf(field: TemplateField): StepKind {
  if (field.type === "signature") return "sign";
  if (field.type === "choice" || field.type === "checkbox") return field.semantic?.startsWith(ENCLOSURE) ? "enclose" : "choose";
  return "write";
}

/** A box to tick that is no answer among others: where nobody said that it must, who it fits ticks it. */
function isOwnTick(field: TemplateField): boolean {
  return field.type === "checkbox" && field.group === null && kindOf(field) === "choose";
}

/** What the paper and the person tell together. */
class Known {
  readonly #template: Template;
  readonly #work: Work;

  constructor(template: Template, work: Work) {
    this.#template = template;
    this.#work = work;
  }

  stateOf(page: number, fields: readonly TemplateField[]): StepState {
    const keys = fields.map((field) => `${page}/${field.id}`);
    const anchors = keys.map((key) => (this.#work.marks.has(key) ? null : anchorAt(this.#work, key)));
    if (anchors.some((anchor) => anchor !== null && isWrong(anchor))) return "wrong";
    const answers = keys.map((key) => this.#answer(key));
    if (answers.includes(true)) return "done";
    if (keys.some((key) => this.#work.marks.get(key) === "empty")) return "left-empty";
    // A page that was never seen is simply still to do; one that was seen badly must be looked at.
    return answers.includes(null) && this.#work.pages.has(page) ? "unsure" : "open";
  }

  /** `depth` ends conditions that go round in a circle. */
  needOf(key: string, depth = 0): Need {
    const field = fieldAt(this.#template, key);
    if (field === null || depth > MOST_CONDITIONS) return "may";
    const own: Need = field.required ?? !isOwnTick(field) ? "must" : "may";
    if (field.condition === null) return own;
    const [page] = partsOf(key);
    const condition = keyOf(page, field.condition);
    if (this.needOf(condition, depth + 1) === "not") return "not";
    const answered = this.#answer(condition);
    if (answered === null) return "if";
    return answered ? own : "not";
  }

  /** Whether a field is filled in or ticked: null when nobody knows. */
  #answer(key: string): boolean | null {
    const mark = this.#work.marks.get(key);
    if (mark !== undefined) return mark === "done";
    const anchor = anchorAt(this.#work, key);
    const seen = anchor === null ? null : isAnswered(anchor);
    return seen ?? (this.#anotherWasChosen(key) ? false : null);
  }

  #anotherWasChosen(key: string): boolean {
    const field = fieldAt(this.#template, key);
    if (field === null || field.group === null || field.choose !== 1) return false;
    const [page] = partsOf(key);
    const others = this.#template.pages.find((each) => each.page === page)?.fields ?? [];
    return others.some((other) => other.group === field.group && other.id !== field.id && this.#work.marks.get(`${page}/${other.id}`) === "done");
  }
}

/** Longer chains of conditions than this are a mistake in the template. */
const MOST_CONDITIONS = 8;
