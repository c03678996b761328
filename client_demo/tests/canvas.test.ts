import { describe, expect, test } from "vitest";
import type { Point } from "../src/contract";
import { BADGE_RADIUS, placeBadges } from "../src/canvas/badges";
import { StickyBadges } from "../src/canvas/sticky";
import { SteadyView } from "../src/canvas/steady";
import { framed, framedLive } from "../src/canvas/framing";
import { contains, distance, distanceTo, fit, toPicture, toScreen, widened, zoomed } from "../src/canvas/plane";
import { printIn } from "../src/canvas/print";
import { needsCare, sceneOf } from "../src/canvas/scene";
import { anchor, picture, recognised, text } from "./builders";

const ROOM = { left: 0, top: 0, right: 390, bottom: 700 };

/** A field as a rectangle turned by `deg` around the origin. */
function field(id: string, left: number, top: number, width: number, height: number, deg = 0): { id: string; polygon: Point[] } {
  const angle = (deg * Math.PI) / 180;
  const corners: Point[] = [[left, top], [left + width, top], [left + width, top + height], [left, top + height]];
  return { id, polygon: corners.map(([x, y]) => [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]) };
}

test("air around a long line that leans is even on all sides", () => {
  for (const deg of [0, 3, 40, 90, 183, 270]) {
    const line = field("line", 200, 100, 450, 20, deg).polygon;
    const expected = field("line", 197, 97, 456, 26, deg).polygon;
    widened(line, 3).forEach(([x, y], at) => {
      expect(x).toBeCloseTo(expected[at]![0], 6);
      expect(y).toBeCloseTo(expected[at]![1], 6);
    });
  }
});

describe("the mapping to the screen", () => {
  const view = { scale: 0.3, left: 12, top: -40 };

  test("is undone by its inverse", () => {
    const [x, y] = toPicture(view, toScreen(view, [123.4, 567.8]));
    expect(x).toBeCloseTo(123.4, 9);
    expect(y).toBeCloseTo(567.8, 9);
  });

  test("puts the middle of the first pixel half a pixel inside the picture", () => {
    expect(toScreen({ scale: 2, left: 0, top: 0 }, [0, 0])).toEqual([1, 1]);
  });

  test("keeps the point under the finger when zooming", () => {
    const under = toPicture(view, [100, 100]);
    const [x, y] = toScreen(zoomed(view, 3, [100, 100]), under);
    expect(x).toBeCloseTo(100, 9);
    expect(y).toBeCloseTo(100, 9);
  });

  test("fits a picture exactly", () => {
    const whole = fit({ left: -0.5, top: -0.5, right: 779.5, bottom: 1399.5 }, ROOM);
    expect(toScreen(whole, [-0.5, -0.5])).toEqual([0, 0]);
    expect(toScreen(whole, [779.5, 1399.5])).toEqual([390, 700]);
  });
});

describe("numbers", () => {
  const crowd = Array.from({ length: 20 }, (_, i) => field(`f${i}`, 60 + 90 * (i % 3), 80 + 11 * Math.floor(i / 3), 8, 8, 6));

  test("never lie on one another, also among small boxes in a row", () => {
    const badges = placeBadges(crowd, ROOM);
    expect(badges).toHaveLength(crowd.length);
    badges.forEach((a, i) => {
      for (const b of badges.slice(i + 1)) expect(distance(a.centre, b.centre)).toBeGreaterThanOrEqual(2 * BADGE_RADIUS);
    });
  });

  test("stay inside the room", () => {
    for (const { centre: [x, y] } of placeBadges([...crowd, field("edge", 0, 300, 389, 12)], ROOM)) {
      expect(x).toBeGreaterThanOrEqual(BADGE_RADIUS);
      expect(x).toBeLessThanOrEqual(390 - BADGE_RADIUS);
      expect(y).toBeGreaterThanOrEqual(BADGE_RADIUS);
    }
  });

  test("stand beside their field, not on what was written", () => {
    const lonely = field("a", 100, 100, 150, 14, 5);
    const [badge] = placeBadges([lonely], ROOM);
    expect(distanceTo(lonely.polygon, badge!.centre)).toBeGreaterThanOrEqual(BADGE_RADIUS);
    expect(badge!.leaderTo).toBeNull();
  });

  test("hide no label where another place beside the field is bare", () => {
    // A box to tick at the edge of the room, its answer behind it: right is print, left is out of sight.
    const box = field("box", 2, 300, 12, 12);
    const label = { left: 20, top: 298, right: 120, bottom: 314 };
    const hasPrint = ([x, y]: Point): boolean => x > label.left && x < label.right && y > label.top && y < label.bottom;
    const [blind] = placeBadges([box], ROOM);
    expect(hasPrint(blind!.centre)).toBe(true);
    const [badge] = placeBadges([box], ROOM, hasPrint);
    const reach = { left: badge!.centre[0] - BADGE_RADIUS, right: badge!.centre[0] + BADGE_RADIUS, top: badge!.centre[1] - BADGE_RADIUS, bottom: badge!.centre[1] + BADGE_RADIUS };
    expect(reach.right <= label.left + 2 || reach.bottom <= label.top + 2 || reach.top >= label.bottom - 2).toBe(true);
    expect(distanceTo(box.polygon, badge!.centre)).toBeLessThan(3 * BADGE_RADIUS);
  });

  test("stay beside their field where all around it is print", () => {
    const [badge] = placeBadges([field("a", 100, 100, 150, 14)], ROOM, () => true);
    expect(badge!.leaderTo).toBeNull();
  });

  test("stand beside a field on curled paper too, whose edges have more points", () => {
    const bow = (polygon: Point[]): Point[] =>
      polygon.flatMap(([x, y], at) => {
        const [nextX, nextY] = polygon[(at + 1) % 4]!;
        return [0, 1, 2, 3, 4].map((step): Point => {
          const share = step / 5;
          return [x + (nextX - x) * share, y + (nextY - y) * share + 12 * Math.sin(Math.PI * share) * (at % 2 === 0 ? 1 : 0)];
        });
      });
    for (const turned of [0, 30, -50]) {
      const { id, polygon } = field("a", 150, 300, 120, 14, turned);
      const middle: Point = [(polygon[0]![0] + polygon[2]![0]) / 2, (polygon[0]![1] + polygon[2]![1]) / 2];
      const centred = polygon.map(([x, y]): Point => [x - middle[0] + 195, y - middle[1] + 350]);
      const straight = placeBadges([{ id, polygon: centred }], ROOM)[0]!;
      const curled = placeBadges([{ id, polygon: bow(centred) }], ROOM)[0]!;
      expect(distance(straight.centre, curled.centre)).toBeLessThan(1);
    }
  });

  test("that had to move away point at their field", () => {
    const far = placeBadges(crowd, ROOM).filter((badge) => badge.leaderTo !== null);
    expect(far.length).toBeGreaterThan(0);
    for (const badge of far) {
      const own = crowd.find(({ id }) => id === badge.id)!;
      expect(distanceTo(own.polygon, badge.leaderTo!)).toBeLessThan(1e-6);
    }
  });

  test("are left out for fields out of view", () => {
    expect(placeBadges([field("gone", 100, 900, 50, 10)], ROOM)).toEqual([]);
  });
});

describe("what is in view", () => {
  const scene = { ...sceneOf({ picture: picture(), overlay: recognised() }), page: [[400, 20], [800, 20], [800, 700], [400, 700]] as Point[] };

  test("is the whole paper", () => {
    const view = framed(scene, ROOM, null);
    for (const corner of scene.page) {
      const [x, y] = toScreen(view, corner);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(390);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(700);
    }
  });

  test("is the chosen field, nearer than the paper, without empty room beside the picture", () => {
    const view = framed(scene, ROOM, "naam");
    expect(view.scale).toBeGreaterThan(framed(scene, ROOM, null).scale);
    expect(toScreen(view, [-0.5, -0.5])[0]).toBeLessThanOrEqual(1e-9);
  });

  test("of a live picture is as much as fills the screen, or all of it", () => {
    expect(framedLive(720, 1280, ROOM, ROOM).scale).toBeCloseTo(700 / 1280, 9);
    expect(framedLive(1280, 720, ROOM, ROOM).scale).toBeCloseTo(390 / 1280, 9);
  });
});

test("a point is inside a polygon or not", () => {
  const { polygon } = field("a", 10, 10, 10, 10);
  expect([contains(polygon, [15, 15]), contains(polygon, [25, 15])]).toEqual([true, false]);
});

test("an empty form is not full of mistakes; a wrong number is one", () => {
  const check = (code: "required-empty" | "elfproef") => ({ code, passed: false, message: text("…") });
  expect(needsCare(anchor("a", 1, { checks: [check("required-empty")] }))).toBe(false);
  expect(needsCare(anchor("a", 1, { checks: [check("elfproef")] }))).toBe(true);
});

describe("print in a picture", () => {
  const [width, height] = [60, 40];
  /** Grey paper that darkens evenly to one side, with a stripe as of letters in the middle. */
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isInk = y >= 18 && y < 22 && x >= 20 && x < 40 && x % 2 === 0;
      data.fill(isInk ? 40 : 230 - 2 * x, 4 * (y * width + x), 4 * (y * width + x) + 4);
    }
  }
  const isPrint = printIn({ data, width, height });

  test("is where light and dark stand together", () => {
    for (const x of [21, 30, 38]) expect(isPrint([x, 20])).toBe(true);
  });

  test("is not a shadow, nor what lies out of the picture", () => {
    for (const place of [[5, 5], [50, 20], [30, 34], [-4, 20], [30, 99]] as Point[]) expect(isPrint(place)).toBe(false);
  });
});

describe("numbers on a moving paper", () => {
  const view = { scale: 1, left: 0, top: 0 };
  const fields = (shift: number, turn = 0): { id: string; polygon: Point[] }[] =>
    [0, 1, 2, 3].map((i) => field(`f${i}`, 90 + shift, 100 + 24 * i, 120, 14, turn));

  test("stay where they are beside their field", () => {
    const sticky = new StickyBadges();
    const first = sticky.place(fields(0), ROOM, view);
    for (const shift of [1, 3.5, 9, 20]) {
      sticky.place(fields(shift), ROOM, view).forEach(({ centre: [x, y] }, i) => {
        expect(x).toBeCloseTo(first[i]!.centre[0] + shift, 9);
        expect(y).toBeCloseTo(first[i]!.centre[1], 9);
      });
    }
  });

  test("are set anew when the paper was turned, and lie on nothing then", () => {
    const sticky = new StickyBadges();
    sticky.place(fields(0), ROOM, view);
    const turned = fields(40, 25);
    expect(sticky.place(turned, ROOM, view)).toEqual(placeBadges(turned, ROOM));
  });

  test("are set anew when an answer gives an edge more points", () => {
    const sticky = new StickyBadges();
    sticky.place(fields(0), ROOM, view);
    const finer = fields(0).map(({ id, polygon }) => ({
      id,
      polygon: polygon.flatMap(([x, y], at): Point[] => {
        const [nextX, nextY] = polygon[(at + 1) % 4]!;
        return [[x, y], [(x + nextX) / 2, (y + nextY) / 2]];
      }),
    }));
    expect(sticky.place(finer, ROOM, view)).toEqual(placeBadges(finer, ROOM));
  });

  test("are set anew when the picture stands elsewhere on the screen", () => {
    const sticky = new StickyBadges();
    sticky.place(fields(-85), ROOM, { ...view, left: -85 });
    expect(sticky.place(fields(0), ROOM, view)).toEqual(placeBadges(fields(0), ROOM));
  });
});

describe("the live picture while a paper is followed", () => {
  const scene = (left: number, size: number): Parameters<SteadyView["view"]>[1] => ({
    picture: {} as CanvasImageSource,
    widthPx: 1280,
    heightPx: 720,
    marks: [],
    page: [[left, 60], [left + size, 60], [left + size, 60 + 1.4 * size], [left, 60 + 1.4 * size]],
  });
  const whole = fit({ left: -0.5, top: -0.5, right: 1279.5, bottom: 719.5 }, ROOM);

  test("is brought nearer to the paper, and then stands still while that moves a little", () => {
    globalThis.matchMedia ??= (() => ({ matches: true })) as unknown as typeof matchMedia;
    const steady = new SteadyView();
    const first = steady.view(whole, scene(400, 400), ROOM, 0);
    expect(first.scale).toBeGreaterThan(2 * whole.scale);
    expect(steady.view(whole, scene(404, 402), ROOM, 500)).toEqual(first);
    expect(steady.view(whole, scene(700, 400), ROOM, 1000)).not.toEqual(first);
  });

  test("is brought to a paper of which a part would lie off the screen", () => {
    const full = { scale: 1, left: -445, top: 0 };
    expect(toScreen(full, [400, 60])[0]).toBeLessThan(ROOM.left - 12);
    const view = new SteadyView().view(full, scene(400, 400), ROOM, 0);
    for (const corner of [400, 800]) {
      const [x] = toScreen(view, [corner, 60]);
      expect(x).toBeGreaterThanOrEqual(ROOM.left);
      expect(x).toBeLessThanOrEqual(ROOM.right);
    }
  });

  test("stays as it is where it fills the screen", () => {
    const full = { scale: 1, left: -400, top: 0 };
    expect(new SteadyView().view(full, scene(400, 400), ROOM, 0)).toBe(full);
  });
});

test("a number stands nearer to its own field than to any other", () => {
  // As on a photographed form in a phone's width: a short field, one after it that runs out of sight, and one below.
  const fields = [field("straat", 10, 560, 240, 20), field("nummer", 262, 556, 58, 20), field("toevoeging", 333, 556, 80, 20), field("postcode", 10, 598, 83, 19), field("woonplaats", 122, 594, 300, 19), field("datum", 10, 637, 110, 18)];
  const badges = placeBadges(fields, { left: 0, top: 62, right: 390, bottom: 766 });
  expect(badges).toHaveLength(fields.length);
  for (const { id, centre } of badges) {
    const away = (polygon: readonly Point[]): number => distanceTo(polygon, centre);
    const own = fields.find((each) => each.id === id)!;
    for (const other of fields) if (other !== own) expect(away(own.polygon), `${id} beside ${other.id}`).toBeLessThanOrEqual(away(other.polygon));
  }
});
