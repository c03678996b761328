import { expect, test } from "vitest";
import type { Point } from "../src/contract";
import { liesOn, shareAlong } from "../src/letter/onLine";

/** Two lines 400 px long and 10 px high, 20 px below one another, on paper that leans by 100 px over their length. */
const LEANING = (top: number): readonly Point[] => [[0, top], [400, top + 100], [400, top + 110], [0, top + 10]];
/** The last quarter of the upper one. */
const PLACE: readonly Point[] = [[300, 75], [400, 100], [400, 110], [300, 85]];

test("of lines that lean a place lies on its own alone", () => {
  expect(liesOn(LEANING(0), PLACE)).toBe(true);
  expect(liesOn(LEANING(20), PLACE)).toBe(false);
  expect(liesOn(LEANING(-20), PLACE)).toBe(false);
});

test("it lies as far along it with the paper upside down", () => {
  const turned = (points: readonly Point[]): readonly Point[] => points.map(([x, y]) => [1000 - x, 1000 - y]);
  expect(shareAlong(LEANING(0), PLACE)).toBeCloseTo(0.875, 1);
  expect(shareAlong(turned(LEANING(0)), turned(PLACE))).toBeCloseTo(shareAlong(LEANING(0), PLACE), 9);
});

test("of bent paper an outline has as many points along each edge", () => {
  const bent: readonly Point[] = [[0, 0], [50, -4], [100, 0], [100, 5], [100, 10], [50, 6], [0, 10], [0, 5]];
  expect(shareAlong(bent, [[70, 0], [80, 0], [80, 10], [70, 10]])).toBeCloseTo(0.75, 9);
});
