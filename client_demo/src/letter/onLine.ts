/**
 * Where a place lies on a printed line, whichever way the paper lies in the picture: the boxes around lines that lean
 * overlap, and of paper upside down what is right on paper is left. Pure.
 */
import type { Point } from "../contract";
import { boundsOf, contains, shareOf } from "../canvas/plane";

/** An outline from where the print begins: at least the corners TL TR BR BL, as many points along each edge. */
export type Outline = readonly Point[];

/** Whether the middle of a place lies on a line. */
export function liesOn(line: Outline, place: Outline): boolean {
  return contains(line, middleOf(place));
}

/** How far along a line the middle of a place lies: 0 where it begins, 1 where it ends. */
export function shareAlong(line: Outline, place: Outline): number {
  return shareOf(line, middleOf(place));
}

function middleOf(place: Outline): Point {
  const { left, top, right, bottom } = boundsOf(place);
  return [(left + right) / 2, (top + bottom) / 2];
}
