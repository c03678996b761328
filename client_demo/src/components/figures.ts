/** Dates and telephone numbers that stay on one line, whatever the language around them. */
import { make } from "./element";

/** Figures with hyphens or spaces between them, as 04-09-1985 and 088 000 4120. */
const FIGURES = /(\d+(?:[ -]\d+)+)/;

/** Longer ones may break: they would not fit on a small screen with large letters. */
const LONGEST = 16;

/** The text in pieces; figures that belong together are an element that does not break. */
export function unbroken(text: string): readonly (string | HTMLElement)[] {
  return text
    .split(FIGURES)
    .map((piece, place) => (place % 2 === 1 && piece.length <= LONGEST ? make("span", { class: "figures" }, piece) : piece));
}
