/** The tracker on pictures made here, whose truth is exact: no camera, no browser. */
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Point } from "../src/contract";
import { bendOf } from "../src/tracker/bend";
import { Core } from "../src/tracker/core";
import coreUrl from "../src/tracker/core.gen.wasm?url&inline";
import { Finder } from "../src/tracker/features";
import { Gate } from "../src/tracker/gate";
import { IDENTITY, mapped, type Homography } from "../src/tracker/homography";
import { Pyramid } from "../src/tracker/picture";
import { expected, Key, Tracker } from "../src/tracker/tracker";
import { CORNERS, HEIGHT, movement, PAGE, ruled, sheet, sheet5, sheet9, shoot, WIDTH, type Scene } from "./sheets";

// Pictures are made pixel by pixel here; the machine may be busy.
vi.setConfig({ testTimeout: 30_000 });

let core: Core;

beforeAll(async () => {
  core = await Core.load(fetch(coreUrl));
});

test("what is compiled weighs at most 8 KB", async () => {
  const { body } = await fetch(coreUrl);
  const packed = await new Response(body!.pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
  expect(packed.byteLength).toBeLessThanOrEqual(8 * 1024);
});

function worst(found: Homography, truth: Homography): number {
  return Math.max(...CORNERS.map((corner) => {
    const [[x, y], [u, v]] = [mapped(found, corner), mapped(truth, corner)];
    return Math.hypot(x - u, y - v);
  }));
}

function followed(scene: Scene): { tracker: Tracker; key: Key; frame: Pyramid } {
  const tracker = new Tracker(core);
  const key = new Key(core, WIDTH, HEIGHT);
  shoot(key.pyramid, scene, IDENTITY, 1);
  tracker.choose(key, PAGE);
  return { tracker, key, frame: new Pyramid(core, WIDTH, HEIGHT) };
}

describe("following", () => {
  test("stays within a fifth of a pixel of a moving sheet, however long", () => {
    const { tracker, key, frame } = followed(sheet5);
    let [before, now]: [Homography, Homography] = [IDENTITY, IDENTITY];
    const off: number[] = [];
    for (let n = 1; n <= 40; n += 1) {
      const truth = movement(0.1 * Math.sin(n / 9), 1 + 0.05 * Math.sin(n / 7), 12 * Math.sin(n / 5), 9 * Math.cos(n / 6), 1e-4 * Math.sin(n / 8));
      shoot(frame, sheet5, truth, n);
      const tracked = tracker.track(key, frame, expected(before, now));
      expect(tracked).not.toBeNull();
      [before, now] = [now, tracked!.homography];
      off.push(worst(now, truth));
    }
    expect(Math.max(...off)).toBeLessThan(0.2);
  });

  test("is not misled by a third of the sheet covered with something that moves otherwise", () => {
    const { tracker, key, frame } = followed(sheet5);
    const truth = movement(0.02, 1.01, 3, -4);
    shoot(frame, sheet5, truth, 7, (x, y) => (x > 330 && y > 160 ? sheet9(x + 9, y - 5) : null));
    const tracked = tracker.track(key, frame, IDENTITY);
    expect(worst(tracked!.homography, truth)).toBeLessThan(0.3);
  });

  test.each([[0, 0], [2, 0], [2, 2], [4, 2]])("is not led astray by columns that look alike beside what moves otherwise, moved by %f and %f px", (across, down) => {
    const scene = ruled(18, 24);
    const { tracker, key, frame } = followed(scene);
    const truth = movement(0.01, 1.01, across, down);
    shoot(frame, scene, truth, 7, (x, y) => (x > 304 && y > 103 ? scene(x + 9, y - 4) : null));
    expect(worst(tracker.track(key, frame, IDENTITY, 0.8)!.homography, truth)).toBeLessThan(0.3);
  });

  test("catches up with a jump of fifty pixels", () => {
    const { tracker, key, frame } = followed(sheet5);
    const truth = movement(0.03, 1, 45, -22);
    shoot(frame, sheet5, truth, 7);
    expect(worst(tracker.track(key, frame, IDENTITY)!.homography, truth)).toBeLessThan(0.2);
  });

  test("is not bothered by light that fades and brightens", () => {
    const { tracker, key, frame } = followed(sheet5);
    const truth = movement(0.02, 1, 4, 2);
    shoot(frame, (x, y) => 20 + sheet5(x, y) * (0.35 + x / 2000), truth, 7);
    expect(worst(tracker.track(key, frame, IDENTITY)!.homography, truth)).toBeLessThan(0.2);
  });

  test("says so when the sheet is gone, also when another one lies there", () => {
    const { tracker, key, frame } = followed(sheet5);
    shoot(frame, () => 110, IDENTITY, 7);
    expect(tracker.track(key, frame, IDENTITY)).toBeNull();
    shoot(frame, sheet(77), IDENTITY, 7);
    expect(tracker.track(key, frame, IDENTITY)).toBeNull();
  });

  test("follows paper that bends while it moves", () => {
    const { tracker, key, frame } = followed(sheet5);
    key.isBent = true;
    const truth = movement(0.01, 1, 3, 2);
    // Where the sheet's middle rises the picture bows sideways by up to 2 px.
    const bow = ([, y]: Point): number => 2 * Math.sin((Math.PI * (y - 20)) / 320);
    shoot(frame, (x, y) => sheet5(x - bow([x, y]), y), truth, 7);
    const tracked = tracker.track(key, frame, IDENTITY)!;
    const bend = bendOf(tracked.residuals, tracked.homography);
    for (const place of [...CORNERS, [320, 180], [230, 180]] as Point[]) {
      const [x, y] = mapped(truth, [place[0] + bow(place), place[1]]);
      const [u, v] = mapped(tracked.homography, place);
      const [dx, dy] = bend(place);
      expect(Math.hypot(u + dx - x, v + dy - y)).toBeLessThan(0.4);
    }
  });
});

describe("finding again", () => {
  test.each([[0, 1], [0.6, 1], [Math.PI, 0.95], [-1.5, 1.1], [2.2, 1]])("a sheet turned by %f rad and %f times as large", (turn, zoom) => {
    const { tracker, key, frame } = followed(sheet5);
    const finder = new Finder(core);
    const features = finder.features();
    finder.learn(features, key.pyramid, PAGE);
    const truth = movement(turn, zoom, 20, -10);
    shoot(frame, sheet5, truth, 3);
    const found = finder.find(features, frame);
    expect(found).not.toBeNull();
    expect(worst(tracker.track(key, frame, found!)!.homography, truth)).toBeLessThan(0.3);
  });

  test("finds nothing on another sheet that the tracker would believe", () => {
    const { tracker, key, frame } = followed(sheet5);
    const finder = new Finder(core);
    const features = finder.features();
    finder.learn(features, key.pyramid, PAGE);
    shoot(frame, sheet(77), IDENTITY, 3);
    const found = finder.find(features, frame);
    expect(found && tracker.track(key, frame, found)).toBeNull();
  });
});

describe("what is worth sending", () => {
  const lets = (gate: Gate, frame: Pyramid, isWanted: boolean, nowMs: number): boolean => {
    gate.see(frame);
    return gate.lets(isWanted, nowMs);
  };

  test("is the first calm frame, not a shaken one", () => {
    const gate = new Gate(core);
    const frame = new Pyramid(core, WIDTH, HEIGHT);
    shoot(frame, sheet5, IDENTITY, 1);
    expect(lets(gate, frame, false, 0)).toBe(false);
    const shaken: Scene = (x, y) => [-9, -5, 0, 5, 9].reduce((sum, step) => sum + sheet5(x + step, y), 0) / 5;
    shoot(frame, shaken, movement(0, 1, 20, 0), 2);
    expect(lets(gate, frame, true, 33)).toBe(false);
    shoot(frame, sheet5, movement(0, 1, 21, 0), 3);
    expect(lets(gate, frame, true, 66)).toBe(true);
  });

  test("is neither a frame out of focus nor a dark one, while better ones come", () => {
    const gate = new Gate(core);
    const frame = new Pyramid(core, WIDTH, HEIGHT);
    const outOfFocus: Scene = (x, y) => [-6, -3, 0, 3, 6].reduce((sum, dy) => sum + [-6, -3, 0, 3, 6].reduce((row, dx) => row + sheet5(x + dx, y + dy), 0), 0) / 25;
    const dark: Scene = (x, y) => sheet5(x, y) * 0.15;
    shoot(frame, sheet5, IDENTITY, 1);
    expect(lets(gate, frame, true, 0)).toBe(true);
    // Nothing moves from the second of each on: only what is seen tells them from a good one.
    for (const [n, scene] of [outOfFocus, outOfFocus, dark, dark].entries()) {
      shoot(frame, scene, IDENTITY, n + 2);
      expect(lets(gate, frame, true, 33 * (n + 1))).toBe(false);
    }
    shoot(frame, sheet5, IDENTITY, 6);
    lets(gate, frame, true, 165);
    shoot(frame, sheet5, IDENTITY, 7);
    expect(lets(gate, frame, true, 198)).toBe(true);
  });

  test("is any frame once the person has waited for half a second", () => {
    const gate = new Gate(core);
    const frame = new Pyramid(core, WIDTH, HEIGHT);
    for (let n = 0; n < 20; n += 1) {
      shoot(frame, sheet5, movement(0, 1, n % 2 === 0 ? 40 : -40, 0), n);
      if (n === 0) lets(gate, frame, false, 0);
      else if (lets(gate, frame, true, 33 * n)) {
        expect(33 * n).toBeGreaterThanOrEqual(500);
        return;
      }
    }
    expect.fail("nothing was ever sent");
  });
});
