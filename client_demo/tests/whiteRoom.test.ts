import { describe, expect, test } from "vitest";
import { arranged, rowShifts } from "../src/workbench/wizard/arranging";
import { marksOf } from "../src/workbench/wizard/pageInk";
import type { Box } from "../src/workbench/wizard/contract";
import { drawnAs, roomAt, type Ink } from "../src/workbench/wizard/whiteRoom";

const PX_PER_MM = 5;

/** A page of 100 x 60 mm with these places printed, in mm. */
function page(...printed: readonly Box[]): Ink {
  const ink = { width: 100 * PX_PER_MM, height: 60 * PX_PER_MM, pxPerMm: PX_PER_MM, marks: new Uint8Array(100 * 60 * PX_PER_MM ** 2) };
  for (const box of printed) {
    const [left, top, right, bottom] = box.map((side) => Math.round(side * PX_PER_MM)) as [number, number, number, number];
    for (let y = top; y < bottom; y += 1) ink.marks.fill(1, y * ink.width + left, y * ink.width + right);
  }
  return ink;
}

/** The four sides of a box that is open inside. */
function frame(left: number, top: number, right: number, bottom: number): readonly Box[] {
  return [[left, top, right, top + 0.4], [left, bottom - 0.4, right, bottom], [left, top, left + 0.4, bottom], [right - 0.4, top, right, bottom]];
}

function expectNear(area: Box | undefined, expected: Box): void {
  expect(area).toBeDefined();
  area!.forEach((side, i) => expect(Math.abs(side - expected[i]!), `${area} is not ${expected}`).toBeLessThan(0.5));
}

describe("the room at a place on the paper", () => {
  const NAME: Box = [10, 26, 22, 30];

  test("on a line it begins after the print and ends where the line does", () => {
    const ink = page(NAME, [24, 30, 60, 30.4], [62, 26, 70, 30]);
    for (const at of [[40, 28], [40, 30.2], [40, 31]] as const) {
      const room = roomAt(ink, at, []);
      expectNear(room?.area, [24, 23, 60, 30]);
      expect(room?.type).toBeUndefined();
    }
  });

  test("dots are a line, and print above it stays free", () => {
    const dots = Array.from({ length: 30 }, (_, i): Box => [24 + i, 29.8, 24.4 + i, 30.2]);
    expectNear(roomAt(page(NAME, [24, 20, 80, 25], ...dots), [40, 28], [])?.area, [24, 25, 53.4, 29.8]);
  });

  test("in a cell it is what its heading leaves", () => {
    const room = roomAt(page(...frame(10, 10, 60, 30), [11, 11, 30, 14]), [40, 22], []);
    expectNear(room?.area, [10.4, 14, 59.6, 29.6]);
  });

  test("a small box is ticked, several side by side take a letter each", () => {
    const tick = roomAt(page(...frame(20, 20, 24, 24), [26, 20, 40, 24]), [22, 22], []);
    expect(tick?.type).toBe("checkbox");
    expectNear(tick?.area, [20.2, 20.2, 23.8, 23.8]);
    const comb = roomAt(page(...[0, 1, 2, 3, 4].flatMap((i) => frame(20 + 5 * i, 20, 25.4 + 5 * i, 26))), [32, 23], []);
    expect(comb).toMatchObject({ type: "comb", cells: 5 });
    expectNear(comb?.area, [20.2, 20.2, 45.2, 25.8]);
  });

  test("what is drawn by hand is ticked when it is as small as a tick box", () => {
    expect(drawnAs([20, 20, 24, 24.5]).type).toBe("checkbox");
    expect(drawnAs([20, 20, 60, 24.5]).type).toBeUndefined();
  });

  test("no two fields have the same room", () => {
    const ink = page(NAME, [24, 30, 80, 30.4]);
    expectNear(roomAt(ink, [70, 28], [[24, 24, 50, 30]])?.area, [50, 23, 80, 30]);
    expect(roomAt(ink, [30, 27], [[24, 20, 50, 34]])).toBeNull();
  });

  test("a ring or a box printed as a letter is ticked where one points at it, or right beside it", () => {
    const ink = page(...frame(20, 20, 22.4, 22.4), [24, 19.8, 70, 22.6]);
    for (const at of [[21.2, 21.2], [19.2, 21]] as const) {
      const room = roomAt(ink, at, []);
      expect(room?.type).toBe("checkbox");
      expectNear(room?.area, [20, 20, 22.4, 22.4]);
    }
  });

  test("a margin is no room to write in, the white below a question is", () => {
    const ink = page([20, 10, 90, 14], [20, 40, 90, 44]);
    expect(roomAt(ink, [10, 30], [])).not.toMatchObject({ area: [0, 0, 20, 60] });
    expectNear(roomAt(ink, [50, 27], [])?.area, [20, 14, 90, 40]);
    expect(roomAt(page([20, 4, 90, 56]), [10, 30], [])).toBeNull();
  });

  test("a grey rule is print, a tint behind a cell is not", () => {
    const grey = new Uint8Array(9 * 40).fill(255);
    for (let y = 0; y < 9; y += 1) grey.fill(215, y * 40 + 20, y * 40 + 40);
    grey[4 * 40 + 5] = 205;
    const marks = marksOf(grey, 40, 4);
    expect(marks[4 * 40 + 5]).toBe(1);
    expect(marks[4 * 40 + 30]).toBe(0);
    expect(marks[4 * 40 + 10]).toBe(0);
  });

  test("where print alone is there is none", () => {
    expect(roomAt(page([10, 10, 40, 40]), [20, 20], [])).toBeNull();
  });
});

describe("several fields", () => {
  const BOXES: readonly Box[] = [[20, 10, 40, 16], [21, 20, 60, 27]];

  test("line up with the first", () => {
    expect(arranged(BOXES, "align-left")[1]).toEqual([20, 20, 59, 27]);
    expect(arranged(BOXES, "align-top")[1]).toEqual([21, 10, 60, 17]);
    expect(arranged(BOXES, "same-size")[1]).toEqual([21, 20, 41, 26]);
  });

  test("stand again from line to line, also where the lines are not quite even", () => {
    expect(rowShifts([[20, 10, 40, 16]], [16.2, 24.2, 32.8, 40.2], 3)).toEqual([[0, 8], [0, 16.6], [0, 24]]);
  });

  test("without lines stand one right below the other", () => {
    expect(rowShifts(BOXES, [90], 2)).toEqual([[0, 17], [0, 34]]);
  });
});
