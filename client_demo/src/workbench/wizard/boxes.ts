/** Places on paper in mm: moving, pulling at an edge, and falling onto lines that are near. */
import type { Box } from "./contract";

/** What a key moves a field by; with Alt ten times as much. */
export const NUDGE_MM = 0.5;
export const LEAP_MM = 5;

/** Nothing smaller is a field. */
export const SMALLEST_MM = 1;

/** Codes that no letter has: a file that says them of its print names nothing, and no field may be called so. */
const UNREADABLE = /[\p{Cc}\p{Cn}\ufffd]/u;

/** What a box is ticked for begins this near to it. */
const NEAR_ANSWER_MM = 8;

/** An edge this near to a line falls onto it. */
export const SNAP_MM = 1.2;

/** Which edges are held: -1 the left or upper, 1 the right or lower, 0 neither. */
export interface Grip {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

export const GRIPS: readonly Grip[] = [
  { x: -1, y: -1 }, { x: 0, y: -1 }, { x: 1, y: -1 }, { x: -1, y: 0 }, { x: 1, y: 0 }, { x: -1, y: 1 }, { x: 0, y: 1 }, { x: 1, y: 1 },
];

export interface Lines {
  /** From the left, and from the top. */
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface Size {
  readonly widthMm: number;
  readonly heightMm: number;
}

const round = (mm: number): number => Math.round(mm * 100) / 100;

/** The box between two points. */
export function boxBetween(a: readonly [number, number], b: readonly [number, number]): Box {
  return [round(Math.min(a[0], b[0])), round(Math.min(a[1], b[1])), round(Math.max(a[0], b[0])), round(Math.max(a[1], b[1]))];
}

/** The box shifted, as far as the paper goes. */
export function shifted([left, top, right, bottom]: Box, dx: number, dy: number, page: Size): Box {
  const x = Math.min(Math.max(dx, -left), page.widthMm - right);
  const y = Math.min(Math.max(dy, -top), page.heightMm - bottom);
  return [round(left + x), round(top + y), round(right + x), round(bottom + y)];
}

/** The box with the held edges pulled along; never smaller than a field, never off the paper. */
export function pulled([left, top, right, bottom]: Box, grip: Grip, dx: number, dy: number, page: Size): Box {
  const clamp = (value: number, from: number, to: number): number => round(Math.min(Math.max(value, from), to));
  return [
    grip.x === -1 ? clamp(left + dx, 0, right - SMALLEST_MM) : left,
    grip.y === -1 ? clamp(top + dy, 0, bottom - SMALLEST_MM) : top,
    grip.x === 1 ? clamp(right + dx, left + SMALLEST_MM, page.widthMm) : right,
    grip.y === 1 ? clamp(bottom + dy, top + SMALLEST_MM, page.heightMm) : bottom,
  ];
}

/** The nearest line to `value`, when one is near. */
function near(value: number, lines: readonly number[]): number | null {
  let best: number | null = null;
  for (const line of lines) {
    const away = Math.abs(line - value);
    if (away <= SNAP_MM && (best === null || away < Math.abs(best - value))) best = line;
  }
  return best;
}

/** The box with the held edges on lines that are near them. */
export function snapped(box: Box, grip: Grip, lines: Lines): Box {
  const [left, top, right, bottom] = box;
  const at = (value: number, isHeld: boolean, along: readonly number[]): number => (isHeld ? round(near(value, along) ?? value) : value);
  const result: Box = [at(left, grip.x === -1, lines.x), at(top, grip.y === -1, lines.y), at(right, grip.x === 1, lines.x), at(bottom, grip.y === 1, lines.y)];
  return result[2] - result[0] < SMALLEST_MM || result[3] - result[1] < SMALLEST_MM ? box : result;
}

/** How far to shift a box so that the edge nearest to a line falls onto it. */
export function pullTo([left, top, right, bottom]: Box, lines: Lines): readonly [dx: number, dy: number] {
  const least = (edges: readonly number[], along: readonly number[]): number => {
    const pulls = edges.flatMap((edge) => near(edge, along) === null ? [] : [near(edge, along)! - edge]);
    return pulls.reduce((best, pull) => (Math.abs(pull) < Math.abs(best) ? pull : best), pulls[0] ?? 0);
  };
  return [least([left, right], lines.x), least([top, bottom], lines.y)];
}

/** Lines to fall onto: those printed, and the edges of the other fields. */
export function linesAround(page: { readonly acrossMm: readonly number[]; readonly downMm: readonly number[] }, others: readonly Box[]): Lines {
  return {
    x: [...page.downMm, ...others.flatMap(([left, , right]) => [left, right])],
    y: [...page.acrossMm, ...others.flatMap(([, top, , bottom]) => [top, bottom])],
  };
}

/** The print that names a new field: on its line to the left, or just above. */
export function nameBeside([left, top, right, bottom]: Box, printed: readonly { readonly text: string; readonly boxMm: Box }[]): string | null {
  let best: { readonly text: string; readonly away: number } | null = null;
  for (const { text, boxMm } of printed) {
    if (UNREADABLE.test(text)) continue;
    const [l, t, r, b] = boxMm;
    const middle = (t + b) / 2;
    const isOnLine = middle > top - 1 && middle < bottom + 1 && r < left + 1.5;
    const isAbove = l < right && r > left && b <= top + 1;
    const away = isOnLine ? Math.max(left - r, 0) : isAbove ? 2 * Math.max(top - b, 0) : Infinity;
    if (away < (isOnLine ? 130 : 16) && (best === null || away < best.away)) best = { text, away };
  }
  return best?.text ?? null;
}

/** The print just to the right of a tick box, which says what it is ticked for. */
export function nameAfter([, top, right, bottom]: Box, printed: readonly { readonly text: string; readonly boxMm: Box }[]): string | null {
  const onLine = printed.filter(({ text, boxMm: [l, t, , b] }) => !UNREADABLE.test(text) && (t + b) / 2 > top - 1 && (t + b) / 2 < bottom + 1 && l > right - 1 && l < right + NEAR_ANSWER_MM);
  return onLine.sort((a, b) => a.boxMm[0] - b.boxMm[0])[0]?.text ?? null;
}
