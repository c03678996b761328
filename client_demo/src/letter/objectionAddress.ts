/**
 * To whom and where an objection goes, where the letter prints it. What is looked for is what the service looks
 * for (`forms/letters/asking/objection_address.py`); it says by a place that it read the address surely. Pure.
 */
import patterns from "../../../forms/letters/asking/objection_address.json";
import type { LetterAction, Overlay } from "../contract";
import { liesOn } from "./onLine";
import { partsOf } from "./parts";

/** A word broken at the end of a line. */
const BROKEN = /(\p{Ll})- (?!en |of )(?=\p{Ll})/gu;

/** The lines of the address; empty where none is printed, or where the service did not read it surely. */
export function addressOfObjection({ anchors }: Overlay, places: LetterAction["factPolygons"]): readonly string[] {
  const parts = partsOf(anchors).map(({ lines, runsOn }) => lines.map(({ label }) => label?.text ?? "").join(runsOn ? " " : "\n"));
  const address = parts.join("\n").replace(BROKEN, "$1").match(new RegExp(patterns["goes-to"]))?.[1];
  const postcode = address?.match(new RegExp(patterns.postcode))?.[0];
  if (address === undefined || postcode === undefined) return [];
  const [figures] = postcode.split(/\s/);
  const isSure = anchors.some(({ label, polygon }) => label?.text.includes(figures!) && places.some((place) => liesOn(polygon, place)));
  return isSure ? linesOf(address) : [];
}

/** Line by line, its name as on an envelope: "College van", not "het college van". */
function linesOf(address: string): readonly string[] {
  const named = address.replace(new RegExp(patterns.article), "");
  const lines = named.split(new RegExp(patterns.between)).filter((line) => line !== "");
  return lines.map((line) => line[0]!.toUpperCase() + line.slice(1).replace(/\s+/g, " "));
}
