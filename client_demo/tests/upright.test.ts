import { expect, test } from "vitest";
import type { Scene } from "../src/canvas/scene";
import type { Overlay, Point } from "../src/contract";
import { turnedScene, turnsToRead, type Turns } from "../src/letter/upright";
import { page } from "./letterBuilders";

/** A picture of 40 by 60 px; the corner of the paper where it begins to be read, and those after it. */
const SIZE = { widthPx: 40, heightPx: 60 };
const LYING: readonly (readonly [Turns, readonly Point[]])[] = [
  [0, [[2, 3], [37, 1], [38, 57], [1, 58]]],
  [1, [[1, 58], [2, 3], [37, 1], [38, 57]]],
  [2, [[38, 57], [1, 58], [2, 3], [37, 1]]],
  [3, [[37, 1], [38, 57], [1, 58], [2, 3]]],
];

function lying(corners: readonly Point[]): Overlay {
  return { ...page(1).overlay, page: { corners: [...corners], confidence: 1 } } as unknown as Overlay;
}

test.each(LYING)("paper that lies so is turned %i quarters to be read", (turns, corners) => {
  expect(turnsToRead(lying(corners))).toBe(turns);
  const image = {} as CanvasImageSource;
  const mark = { id: "a", number: 0, polygon: corners.slice(0, 1), state: "unknown", needsCare: false } as const;
  const scene: Scene = { picture: image, ...SIZE, marks: [mark], page: corners };
  const turned = turnedScene(scene, image, turns);
  const [[left, top], [right], [, bottom]] = turned.page as unknown as readonly [Point, Point, Point];
  expect(left).toBeLessThan(right);
  expect(top).toBeLessThan(bottom);
  // Where it begins to be read lies at the top left, as far from the edges as before.
  expect(Math.max(left, top)).toBeLessThan(4);
  expect(Math.min(left, top)).toBeGreaterThan(0);
  expect(turned.marks[0]!.polygon[0]).toEqual([left, top]);
  expect(turned.widthPx * turned.heightPx).toBe(SIZE.widthPx * SIZE.heightPx);
  expect(turned.widthPx > turned.heightPx).toBe(turns % 2 === 1);
});

test("a picture that nobody read stays as it is", () => {
  expect(turnsToRead(null)).toBe(0);
  expect(turnsToRead({ ...page(1).overlay, page: null })).toBe(0);
});
