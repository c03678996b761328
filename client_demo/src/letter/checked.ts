/** How much of what is shown a person has checked. Pure. */
import type { Overlay, Text } from "../contract";

const CHECKED: ReadonlySet<Text["provenance"]> = new Set(["owner", "reviewed"]);

export interface Share {
  readonly checked: number;
  readonly total: number;
}

/** Of the sentences that are not the paper's own: how many were checked by a person, of how many. */
export function checkedShare({ letter, warnings, anchors }: Overlay): Share {
  const shown = [
    ...(letter?.actions.map(({ message }) => message) ?? []),
    ...warnings.map(({ message }) => message),
    ...anchors.flatMap(({ translation, explanation }) => [translation, explanation]),
  ];
  const made = shown.filter((text): text is Text => text !== null && text.provenance !== "source");
  return { checked: made.filter(({ provenance }) => CHECKED.has(provenance)).length, total: made.length };
}
