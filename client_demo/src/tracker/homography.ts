/** Maps between two pictures of one flat thing, and finding them from points. */
import type { Point } from "../contract";

/** Row-major 3 x 3, bottom right 1. */
export type Homography = readonly number[];

export const IDENTITY: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1];

export function mapped(h: Homography, [x, y]: Point): Point {
  const w = h[6]! * x + h[7]! * y + h[8]!;
  return [(h[0]! * x + h[1]! * y + h[2]!) / w, (h[3]! * x + h[4]! * y + h[5]!) / w];
}

/** First `b`, then `a`. */
export function product(a: Homography, b: Homography): Homography {
  const c: number[] = [];
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      c.push(a[3 * row]! * b[column]! + a[3 * row + 1]! * b[3 + column]! + a[3 * row + 2]! * b[6 + column]!);
    }
  }
  return c.map((each) => each / c[8]!);
}

export function inverse(h: Homography): Homography {
  const [a, b, c, d, e, f, g, i, j] = h as [number, number, number, number, number, number, number, number, number];
  const back = [e * j - f * i, c * i - b * j, b * f - c * e, f * g - d * j, a * j - c * g, c * d - a * f, d * i - e * g, b * g - a * i, a * e - b * d];
  return back.map((each) => each / back[8]!);
}

/** How small steps at `point` are mapped: [dx/dx, dx/dy, dy/dx, dy/dy]. */
export function slopes(h: Homography, [x, y]: Point): readonly [number, number, number, number] {
  const w = h[6]! * x + h[7]! * y + h[8]!;
  const [u, v] = mapped(h, [x, y]);
  return [(h[0]! - u * h[6]!) / w, (h[1]! - u * h[7]!) / w, (h[3]! - v * h[6]!) / w, (h[4]! - v * h[7]!) / w];
}

/** `h` for pictures whose pixels are `from` and `to` times as large, centres kept. */
export function rescaled(h: Homography, from: number, to: number): Homography {
  return product(scaling(1 / to), product(h, scaling(from)));
}

/** Pixel centres are whole numbers in a picture of any size. */
export function scaling(by: number): Homography {
  const shift = (by - 1) / 2;
  return [by, 0, shift, 0, by, shift, 0, 0, 1];
}

/** Points seen in two pictures: x, y in the first, x, y in the second, and how far each is trusted. */
export interface Pairs {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly trust: Float64Array;
  readonly count: number;
}

export interface Fit {
  readonly homography: Homography;
  /** How far each point of the second picture is from where the map takes its fellow, px. */
  readonly off: Float64Array;
}

/**
 * The homography most points agree with: least squares, where points far off count ever less
 * (Geman and McClure), beginning with a tolerance of `loose` px and ending with `tight`.
 */
export function fitted(pairs: Pairs, start: Homography, loose: number, tight: number, rounds = 6): Fit | null {
  let homography = start;
  const off = new Float64Array(pairs.count);
  measure(pairs, homography, off);
  for (let round = 0; round < rounds; round += 1) {
    const tolerance = loose * (tight / loose) ** (round / Math.max(1, rounds - 1));
    const solved = solvedFor(pairs, homography, off, tolerance);
    if (solved === null) return null;
    homography = solved;
    measure(pairs, homography, off);
  }
  return { homography, off };
}

/** Moves `start` along with most points: by the shift that most of them share, give or take `alike` px. */
export function moved(pairs: Pairs, start: Homography, alike: number): Homography {
  const shifts: Point[] = [];
  for (let i = 0; i < pairs.count; i += 1) {
    if (pairs.trust[i]! <= 0) continue;
    const [x, y] = mapped(start, [pairs.from[2 * i]!, pairs.from[2 * i + 1]!]);
    shifts.push([pairs.to[2 * i]! - x, pairs.to[2 * i + 1]! - y]);
  }
  let [mostShared, best]: [number, Point] = [0, [0, 0]];
  for (const shift of shifts) {
    const near = shifts.filter((other) => Math.hypot(other[0] - shift[0], other[1] - shift[1]) < alike);
    if (near.length <= mostShared) continue;
    mostShared = near.length;
    best = [near.reduce((sum, each) => sum + each[0], 0) / near.length, near.reduce((sum, each) => sum + each[1], 0) / near.length];
  }
  return product([1, 0, best[0], 0, 1, best[1], 0, 0, 1], start);
}

function measure(pairs: Pairs, h: Homography, off: Float64Array): void {
  for (let i = 0; i < pairs.count; i += 1) {
    const [x, y] = mapped(h, [pairs.from[2 * i]!, pairs.from[2 * i + 1]!]);
    off[i] = Math.hypot(pairs.to[2 * i]! - x, pairs.to[2 * i + 1]! - y);
  }
}

/** One round of weighted least squares in units in which points lie about 1 from their middle. */
function solvedFor(pairs: Pairs, h: Homography, off: Float64Array, tolerance: number): Homography | null {
  const from = unitOf(pairs.from, pairs.trust, pairs.count);
  const to = unitOf(pairs.to, pairs.trust, pairs.count);
  if (from === null || to === null) return null;
  const normal = new Float64Array(72);
  for (let i = 0; i < pairs.count; i += 1) {
    const ratio = off[i]! / tolerance;
    const [px, py] = [pairs.from[2 * i]!, pairs.from[2 * i + 1]!];
    const depth = h[6]! * px + h[7]! * py + h[8]!;
    const weight = pairs.trust[i]! / ((1 + ratio * ratio) ** 2 * depth * depth);
    if (!(weight > 1e-9)) continue;
    const [x, y] = mapped(from, [px, py]);
    const [u, v] = mapped(to, [pairs.to[2 * i]!, pairs.to[2 * i + 1]!]);
    addRow(normal, [x, y, 1, 0, 0, 0, -u * x, -u * y], u, weight);
    addRow(normal, [0, 0, 0, x, y, 1, -v * x, -v * y], v, weight);
  }
  const solution = solved(normal);
  if (solution === null) return null;
  return product(inverse(to), product([...solution, 1], from));
}

/** To the middle of the points, and to a size of about 1. */
function unitOf(points: Float64Array, trust: Float64Array, count: number): Homography | null {
  let total = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < count; i += 1) {
    if (trust[i]! <= 0) continue;
    total += 1;
    x += points[2 * i]!;
    y += points[2 * i + 1]!;
  }
  if (total < 4) return null;
  x /= total;
  y /= total;
  let spread = 0;
  for (let i = 0; i < count; i += 1) if (trust[i]! > 0) spread += Math.hypot(points[2 * i]! - x, points[2 * i + 1]! - y);
  const scale = total / Math.max(spread, 1e-9);
  return [scale, 0, -x * scale, 0, scale, -y * scale, 0, 0, 1];
}

function addRow(normal: Float64Array, row: readonly number[], value: number, weight: number): void {
  for (let i = 0; i < 8; i += 1) {
    const each = weight * row[i]!;
    if (each === 0) continue;
    for (let j = i; j < 8; j += 1) normal[9 * i + j]! += each * row[j]!;
    normal[9 * i + 8]! += each * value;
  }
}

/** Solves 8 equations by Cholesky, in place: rows of 8 (upper half) and the right side. */
function solved(m: Float64Array): number[] | null {
  for (let i = 0; i < 8; i += 1) {
    for (let j = 0; j < i; j += 1) m[9 * i + j] = m[9 * j + i]!;
    m[10 * i] = m[10 * i]! * (1 + 1e-9) + 1e-12;
  }
  for (let i = 0; i < 8; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = m[9 * i + j]!;
      for (let k = 0; k < j; k += 1) sum -= m[9 * i + k]! * m[9 * j + k]!;
      if (i === j) {
        if (!(sum > 0)) return null;
        m[10 * i] = Math.sqrt(sum);
      } else m[9 * i + j] = sum / m[10 * j]!;
    }
  }
  const x = new Array<number>(8).fill(0);
  for (let i = 0; i < 8; i += 1) {
    let sum = m[9 * i + 8]!;
    for (let k = 0; k < i; k += 1) sum -= m[9 * i + k]! * x[k]!;
    x[i] = sum / m[10 * i]!;
  }
  for (let i = 7; i >= 0; i -= 1) {
    let sum = x[i]!;
    for (let k = i + 1; k < 8; k += 1) sum -= m[9 * k + i]! * x[k]!;
    x[i] = sum / m[10 * i]!;
  }
  return x.every(Number.isFinite) ? x : null;
}
