/** Several fields: choosing them, bringing them in line, and the rows of a table. Places are in mm on the paper. */
import { SNAP_MM } from "./boxes";
import type { Box } from "./contract";

export type Arrangement = "align-left" | "align-top" | "same-size";

/** Rows of a table are alike: the next line belongs to it when it is about as far. */
const MOST_UNLIKE = 0.35;

/** The boxes lined up with the first of them: where its left or upper edge is, or as large as it. */
export function arranged(boxes: readonly Box[], how: Arrangement): readonly Box[] {
  const [first] = boxes;
  if (first === undefined) return [];
  return boxes.map(([left, top, right, bottom]) => {
    if (how === "align-left") return [first[0], top, rounded(first[0] + right - left), bottom];
    if (how === "align-top") return [left, first[1], right, rounded(first[1] + bottom - top)];
    return [left, top, rounded(left + first[2] - first[0]), rounded(top + first[3] - first[1])];
  });
}

/** The ids with one more, or without it where it was among them. */
export function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
}

/** How far down each of `count` more rows lies: from line to line where there are some, else one right below the other. */
export function rowShifts(boxes: readonly Box[], lines: readonly number[], count: number): readonly (readonly [number, number])[] {
  const [top, bottom] = [Math.min(...boxes.map((box) => box[1])), Math.max(...boxes.map((box) => box[3]))];
  const own = nearest(bottom, lines, SNAP_MM);
  const following = own === null ? undefined : [...lines].sort((a, b) => a - b).find((line) => line - own > 0.6 * (bottom - top) && line - own < 3 * (bottom - top));
  const pitch = own === null || following === undefined ? bottom - top : following - own;
  let at = own ?? bottom;
  return Array.from({ length: count }, () => {
    const expected = at + pitch;
    at = own === null ? expected : (nearest(expected, lines, MOST_UNLIKE * pitch) ?? expected);
    return [0, rounded(at - (own ?? bottom))] as const;
  });
}

function nearest(value: number, lines: readonly number[], within: number): number | null {
  const away = (line: number): number => Math.abs(line - value);
  const best = [...lines].sort((a, b) => away(a) - away(b))[0];
  return best !== undefined && away(best) <= within ? best : null;
}

function rounded(mm: number): number {
  return Math.round(mm * 100) / 100;
}
