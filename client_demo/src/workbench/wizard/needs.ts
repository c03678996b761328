/** What is missing, in the order in which one goes through it. */
import { placesOf, type Content } from "./content";
import type { Lack, Step } from "./contract";

/** A field, a fact of the form, or a step as a whole: where somebody is, or where something is missing. */
export interface Spot {
  readonly step: Step;
  /** page/id of a field. */
  readonly place: string | null;
  /** The path of a fact. */
  readonly fact: string | null;
}

const ORDER: readonly Step[] = ["fields", "about", "texts", "languages", "recognition", "publication"];

const FACTS: Readonly<Partial<Record<Lack, string>>> = {
  "no-title": "title", "no-purpose": "purpose", "no-at-hand": "at-hand", "no-send-to": "send-to", "no-before": "before", "no-contact": "contact",
};
const FACT_ORDER = Object.values(FACTS);

/** All that is missing, as one meets it. */
export function needsOf(content: Content): readonly Spot[] {
  const needs = content.toDo.flatMap(({ step, lack, places }): readonly Spot[] =>
    places.length > 0 ? places.map((place) => ({ step, place, fact: null })) : [{ step, place: null, fact: FACTS[lack] ?? null }],
  );
  const unique = new Map(needs.map((need) => [`${need.step} ${need.place} ${need.fact}`, need]));
  return [...unique.values()].sort((a, b) => compared(rankOf(a, content), rankOf(b, content)));
}

/** The next that is missing after where somebody is; round again after the last. Null: nothing is. */
export function nextNeed(content: Content, here: Spot): Spot | null {
  const needs = needsOf(content);
  const at = rankOf(here, content);
  return needs.find((need) => compared(rankOf(need, content), at) > 0) ?? needs[0] ?? null;
}

type Rank = readonly [step: number, within: number];

function rankOf({ step, place, fact }: Spot, content: Content): Rank {
  const within = place === null ? (fact === null ? -1 : FACT_ORDER.indexOf(fact)) : placesOf(content).findIndex((each) => `${each.page}/${each.id}` === place);
  return [ORDER.indexOf(step), within];
}

function compared([step, within]: Rank, [otherStep, otherWithin]: Rank): number {
  return step - otherStep || within - otherWithin;
}
