/** How much room there is, measured in letters: who asks for larger ones has less of it. Pure. */

/** From so many lines the bars can stay; under the other, one thing at a time is all there is room for. */
const [LEAST_AMPLE_REM, LEAST_SNUG_REM] = [38, 30];

/** From so many letters across two things stand beside each other. */
const LEAST_WIDE_REM = 36;

export interface RoomFor {
  readonly height: "ample" | "snug" | "low";
  readonly width: "wide" | "narrow";
}

/** Of a window in CSS px, with letters of the size that the page is set in now. */
export function roomFor(widthPx: number, heightPx: number, letterPx: number): RoomFor {
  const [width, height] = [widthPx / letterPx, heightPx / letterPx];
  return { height: height >= LEAST_AMPLE_REM ? "ample" : height >= LEAST_SNUG_REM ? "snug" : "low", width: width >= LEAST_WIDE_REM ? "wide" : "narrow" };
}
