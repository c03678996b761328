/** What there is to say about a field: from the notes in the reader's language, else from the picture. */
import type { Check, Text } from "../../contract";
import { openWording, type Wording } from "../../state/draft";
import { notesOf, templateOf, workOf } from "../../state/filling";
import type { State } from "../../state/state";
import { anchorAt, fieldAt, partsOf, type Step } from "../../state/steps";
import { isWrong } from "../../state/work";
import { directionOf } from "../../words";

export interface FieldTexts {
  readonly title: Text | null;
  /** As printed, where the title is something else. */
  readonly printed: Text | null;
  readonly explanation: Text | null;
  readonly steps: readonly Text[];
  readonly where: Text | null;
  /** In the language of the print. */
  readonly example: Text | null;
  /** What was written and cannot be right. */
  readonly wrong: readonly Text[];
}

const NOTHING: FieldTexts = { title: null, printed: null, explanation: null, steps: [], where: null, example: null, wrong: [] };

/** Everything said about the field of a key `page/id`. */
export function fieldTexts(state: State, key: string): FieldTexts {
  const template = templateOf(state);
  const field = template === null ? null : fieldAt(template, key);
  if (template === null || field === null) return NOTHING;
  const [page] = partsOf(key);
  const seen = workOf(state).pages.get(page);
  const anchor = anchorAt(workOf(state), key);
  const spoken = seen !== undefined && seen.language === state.language ? anchor : null;
  const note = notesOf(state)?.fields[key] ?? null;
  // Notes come in the language of the print where nobody wrote them; a translation then helps more.
  const own = note !== null && (sameLanguage(note.explanation.language, state.language) || spoken === null) ? note : null;
  const ofPrint = (text: string): Text => ({ text, language: template.language, direction: directionOf(template.language), provenance: "source", detail: null });
  const printed = field.label === null ? (anchor?.label ?? null) : ofPrint(field.label);
  const title = own?.label ?? spoken?.translation ?? spoken?.label ?? printed;
  const checks: readonly Check[] = anchor !== null && isWrong(anchor) ? anchor.checks.filter((check) => check.passed === false) : [];
  return {
    title,
    printed: printed !== null && title !== null && printed.text !== title.text ? printed : null,
    explanation: own?.explanation ?? spoken?.explanation ?? null,
    steps: own?.steps ?? spoken?.steps ?? [],
    where: own?.where ?? null,
    example: field.example === null ? null : ofPrint(field.example),
    wrong: checks.map((check) => (spoken === null ? (note?.checks[check.code] ?? check.message) : check.message)),
  };
}

/** What a step asks: the question of its alternatives, or the name of its field. */
export function stepTitle(state: State, step: Step): Text | null {
  const [first] = step.fields;
  const question = first?.group == null ? undefined : notesOf(state)?.questions[`${step.page}/${first.group}`];
  if (question !== undefined && step.fields.length > 1) return question;
  return fieldTexts(state, step.id).title;
}

/** The explanation of a step of one field, where readers may word it otherwise. */
export function openExplanation(state: State, step: Step): Wording | null {
  const [field, ...others] = step.fields;
  if (field === undefined || others.length > 0) return null;
  return openWording(`fields/${step.page}/${field.id}/explanation`, fieldTexts(state, step.id).explanation, state.language);
}

function sameLanguage(one: string, other: string): boolean {
  return one.split("-")[0] === other.split("-")[0];
}
