/** Organisations that help with what a letter asks. Pure. */
import type { AidOrganisation } from "../contract";
import type { Card } from "./card";

/** Those that help with any paper. */
export function helpersForAny(all: readonly AidOrganisation[]): readonly AidOrganisation[] {
  return all.filter(({ actions }) => actions.includes("nothing"));
}

/** Those that fit the letter, the particular before the general. */
export function helpersFor(card: Card, all: readonly AidOrganisation[]): readonly AidOrganisation[] {
  const asked = new Set<string>(card.tasks.length === 0 ? ["nothing"] : card.tasks.map(({ kind }) => kind));
  return all.filter(({ actions }) => actions.some((action) => asked.has(action)));
}
