/** What one homography leaves over on paper that is not flat: a smooth shift over the key picture. */
import type { Point } from "../contract";
import { mapped, type Homography, type Pairs } from "./homography";

/** Powers of x and y up to the third: paper bends in long waves. */
const POWERS: readonly (readonly [number, number])[] = [[0, 0], [1, 0], [0, 1], [2, 0], [1, 1], [0, 2], [3, 0], [2, 1], [1, 2], [0, 3]];

/** Fewer points than this bend nothing. */
const FEWEST = 30;
/** How much the higher powers are held back, in points' worth: few points must not throw the paper about. */
const STIFFNESS = 0.3;
const ROUNDS = 4;
const TOLERANCE_PX = 0.6;

/** Key px -> how far the frame's place lies from the homography's, frame px. */
export type Bend = (point: Point) => Point;

export const FLAT: Bend = () => [0, 0];

/** The bend that the agreeing points of a track show. */
export function bendOf(pairs: Pairs, homography: Homography): Bend {
  const used: number[] = [];
  for (let i = 0; i < pairs.count; i += 1) if (pairs.trust[i]! > 0) used.push(i);
  if (used.length < FEWEST) return FLAT;
  const unit = unitOf(pairs, used);
  const terms = used.map((i) => termsAt(unit([pairs.from[2 * i]!, pairs.from[2 * i + 1]!])));
  const shifts = used.map((i): Point => {
    const [x, y] = mapped(homography, [pairs.from[2 * i]!, pairs.from[2 * i + 1]!]);
    return [pairs.to[2 * i]! - x, pairs.to[2 * i + 1]! - y];
  });
  const trust = used.map((i) => pairs.trust[i]!);
  let weights = trust;
  let fit: readonly [number[], number[]] | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    fit = solved(terms, shifts, weights);
    if (fit === null) return FLAT;
    const [across, down] = fit;
    weights = terms.map((row, i) => {
      const off = Math.hypot(dot(row, across) - shifts[i]![0], dot(row, down) - shifts[i]![1]) / TOLERANCE_PX;
      return trust[i]! / (1 + off * off) ** 2;
    });
  }
  const [across, down] = fit as readonly [number[], number[]];
  return (point) => {
    const row = termsAt(unit(point));
    return [dot(row, across), dot(row, down)];
  };
}

/** To about -1..1 over the points, and no further: beyond them nothing is known. */
function unitOf(pairs: Pairs, used: readonly number[]): (point: Point) => Point {
  const xs = used.map((i) => pairs.from[2 * i]!);
  const ys = used.map((i) => pairs.from[2 * i + 1]!);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const squeezed = (value: number, low: number, high: number): number =>
    Math.min(1.1, Math.max(-1.1, (2 * (value - low)) / Math.max(1, high - low) - 1));
  return ([x, y]) => [squeezed(x, left, right), squeezed(y, top, bottom)];
}

function termsAt([x, y]: Point): number[] {
  return POWERS.map(([i, j]) => x ** i * y ** j);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, each, i) => sum + each * b[i]!, 0);
}

/** Weighted least squares for both directions at once. */
function solved(terms: readonly number[][], shifts: readonly Point[], weights: readonly number[]): readonly [number[], number[]] | null {
  const size = POWERS.length;
  const rows = Array.from({ length: size }, (_, i) => {
    const row = new Array<number>(size + 2).fill(0);
    row[i] = STIFFNESS * (POWERS[i]![0] + POWERS[i]![1]);
    return row;
  });
  terms.forEach((term, at) => {
    for (let i = 0; i < size; i += 1) {
      const each = weights[at]! * term[i]!;
      const row = rows[i]!;
      for (let j = 0; j < size; j += 1) row[j]! += each * term[j]!;
      row[size]! += each * shifts[at]![0];
      row[size + 1]! += each * shifts[at]![1];
    }
  });
  for (let i = 0; i < size; i += 1) {
    const pivot = rows[i]!;
    if (!(Math.abs(pivot[i]!) > 1e-9)) return null;
    for (let k = 0; k < size; k += 1) {
      if (k === i) continue;
      const factor = rows[k]![i]! / pivot[i]!;
      for (let j = i; j < size + 2; j += 1) rows[k]![j]! -= factor * pivot[j]!;
    }
  }
  return [rows.map((row, i) => row[size]! / row[i]!), rows.map((row, i) => row[size + 1]! / row[i]!)];
}
