import type { Spoken } from "../../speech";
import type { State } from "../../state/state";
import type { Step } from "../../state/steps";
import type { Phrase, Words } from "../../words";
import { fieldTexts, stepTitle } from "./stepTexts";

/** What is read aloud of a step, in order. */
export function spokenOf(state: State, words: Words, step: Step): readonly Spoken[] {
  const texts = fieldTexts(state, step.id);
  const title = stepTitle(state, step);
  const own = (phrase: Phrase): Spoken => ({ text: words.say(phrase), language: words.language });
  const alternatives = step.fields.length > 1 ? step.fields.map((field) => fieldTexts(state, `${step.page}/${field.id}`).title) : [];
  const body = step.fields.length > 1 ? alternatives : [...texts.wrong, texts.explanation, texts.where, ...texts.steps];
  const example = texts.example === null ? [] : [own("coach.example"), texts.example];
  return [title, ...(step.fields.length > 1 ? [own(chooseWords(step))] : []), ...body, ...(step.fields.length > 1 ? [] : example)].filter((text) => text !== null);
}

export function chooseWords(step: Step): Phrase {
  return step.fields[0]?.choose === 1 ? "coach.choose" : "coach.choose-more";
}
