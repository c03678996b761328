/** What becomes of an answer that comes late, comes again, or is about something else. */
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Overlay, Point } from "../src/contract";
import type { Keyframe } from "../src/state/picture";
import { Core } from "../src/tracker/core";
import coreUrl from "../src/tracker/core.gen.wasm?url&inline";
import { carried, Follower } from "../src/tracker/follower";
import { IDENTITY, mapped, type Homography } from "../src/tracker/homography";
import { placeOf } from "../src/tracker/place";
import { picture, recognised } from "./builders";
import { CORNERS, HEIGHT, movement, PAGE, ruled, sheet, sheet5, shoot, WIDTH, type Scene } from "./sheets";

// Pictures are made pixel by pixel here; the machine may be busy.
vi.setConfig({ testTimeout: 30_000 });

let core: Core;

beforeAll(async () => {
  core = await Core.load(fetch(coreUrl));
});

/** A millimetre is a pixel of the key as it was photographed by `h`. */
function answer(h: Homography, form = "verhuizing"): Overlay {
  const page = PAGE.map((corner) => mapped(h, corner)) as [number, number][];
  return { ...recognised([], form), pageToFrame: [...h], page: { corners: page, confidence: 1, widthMm: WIDTH, heightMm: HEIGHT } };
}

class Scenario {
  readonly follower = new Follower(core);
  #seed = 0;

  see(scene: Scene, h: Homography): void {
    this.#seed += 1;
    shoot(this.follower.frameOf(WIDTH, HEIGHT), scene, h, this.#seed);
    this.follower.see();
  }

  take(sharpness = 1): Keyframe["picture"] {
    const taken = picture();
    this.follower.take(taken.image, sharpness);
    return taken;
  }

  /** How far from the truth the current answer's places are drawn; null while nothing is. */
  off(truth: Homography): number | null {
    const { current, sight } = this.follower;
    if (current?.place == null || sight === null) return null;
    const { place } = current;
    return Math.max(...CORNERS.map((corner) => {
      const [x, y] = carried(sight, place(corner));
      const [u, v] = mapped(truth, corner);
      return Math.hypot(x - u, y - v);
    }));
  }
}

const at = (n: number): Homography => movement(0.01 * n, 1 + 0.003 * n, 3 * n, -2 * n);

describe("an answer", () => {
  test("that comes late lies where the paper is by then", () => {
    const scenario = new Scenario();
    scenario.see(sheet5, at(0));
    const taken = scenario.take();
    for (let n = 1; n <= 8; n += 1) scenario.see(sheet5, at(n));
    expect(scenario.off(at(8))).toBeNull();
    scenario.follower.answered({ picture: taken, overlay: answer(at(0)) });
    expect(scenario.off(at(8))).toBeLessThan(0.3);
    scenario.see(sheet5, at(9));
    expect(scenario.off(at(9))).toBeLessThan(0.3);
  });

  test("to another picture than the one that is followed changes nothing", () => {
    const scenario = new Scenario();
    scenario.see(sheet5, at(0));
    scenario.take();
    scenario.follower.answered({ picture: picture(), overlay: answer(at(0)) });
    expect(scenario.follower.current).toBeNull();
  });

  test.each([
    ["of the same page, as near and as sharp, moves no outline", at(2), 1, "verhuizing", false],
    ["of another page takes over", at(2), 1, "kwijtschelding", true],
    ["of much nearer paper takes over", movement(0, 1.5, 0, 0), 1, "verhuizing", true],
    ["of a much sharper picture takes over", at(2), 2, "verhuizing", true],
  ])("%s", (_, second, sharpness, form, takesOver) => {
    const scenario = new Scenario();
    scenario.see(sheet5, at(0));
    const first = scenario.take();
    scenario.follower.answered({ picture: first, overlay: answer(at(0)) });
    for (let share = 1; share <= 4; share += 1) scenario.see(sheet5, second.map((to, i) => (at(0)[i]! * (4 - share) + to * share) / 4));
    const again = scenario.take(sharpness);
    scenario.see(sheet5, second);
    scenario.follower.answered({ picture: again, overlay: answer(second, form) });
    expect(scenario.follower.current?.image === again.image).toBe(takesOver);
    expect(scenario.off(second)).toBeLessThan(0.4);
  });
});

describe("paper out of sight", () => {
  test("shows no outlines, and is known at once when it comes back turned", () => {
    const scenario = new Scenario();
    scenario.see(sheet5, at(0));
    scenario.follower.answered({ picture: scenario.take(), overlay: answer(at(0)) });
    scenario.see(sheet5, at(0));
    scenario.see(sheet(77), IDENTITY);
    expect(scenario.follower.sight).toBeNull();
    const back = movement(1.2, 0.95, 30, 5);
    scenario.see(sheet5, back);
    expect(scenario.off(back)).toBeLessThan(0.4);
  });

  // Columns that are alike, 20 and 26 px on: where the paper lay before, or a column beside it, four in ten patches agree.
  test.each([[5, 20, 40], [4, 26, 130]])("that came far between two looks is not laid where it looks alike (%i, %i, %i)", (seed, pitch, jump) => {
    const table = ruled(seed, pitch);
    const scenario = new Scenario();
    scenario.see(table, IDENTITY);
    scenario.follower.answered({ picture: scenario.take(), overlay: answer(IDENTITY) });
    for (let n = 0; n < 2; n += 1) scenario.see(table, IDENTITY);
    const away = movement(0, 1, jump, 0);
    scenario.see(table, away);
    expect(scenario.off(away)).toBeLessThan(0.4);
  });

  test("that a hand covers by and by stays in sight", () => {
    const scenario = new Scenario();
    scenario.see(sheet5, IDENTITY);
    scenario.follower.answered({ picture: scenario.take(), overlay: answer(IDENTITY) });
    for (let top = 340; top > 220; top -= 20) {
      scenario.see((x, y) => (y > top ? 150 : sheet5(x, y)), IDENTITY);
      expect(scenario.off(IDENTITY)).toBeLessThan(0.4);
    }
  });

  test("that is let go of stays gone", () => {
    const scenario = new Scenario();
    scenario.see(sheet5, at(0));
    scenario.follower.answered({ picture: scenario.take(), overlay: answer(at(0)) });
    scenario.follower.forget();
    scenario.see(sheet5, at(0));
    expect(scenario.follower.current).toBeNull();
    expect(scenario.follower.sight).toBeNull();
  });
});

describe("places on the paper", () => {
  const flat = movement(0.1, 2, 5, 6, 1e-4);
  const nodes = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column): Point => [column * 320, row * 180]));

  test("follow the flat map where there is no mesh, and where a mesh says the same", () => {
    const overlay = answer(flat);
    const mesh = { columns: 3, rows: 3, points: nodes.map((node) => mapped(flat, node) as [number, number]) };
    for (const mm of [[10, 20], [320, 180], [600, 350]] as Point[]) {
      for (const place of [placeOf(overlay)!, placeOf({ ...overlay, mesh })!]) {
        const [[x, y], [u, v]] = [place(mm), mapped(flat, mm)];
        expect(Math.hypot(x - u, y - v)).toBeLessThan(1e-6);
      }
    }
  });

  test("bend with the mesh: exactly at its nodes, in between by share", () => {
    const bow = (node: Point): Point => [node[0], node[1] + (node[0] === 320 ? 8 : 0)];
    const mesh = { columns: 3, rows: 3, points: nodes.map((node) => bow(node) as [number, number]) };
    const place = placeOf({ ...answer(IDENTITY), mesh })!;
    expect(place([320, 180])[1]).toBeCloseTo(188, 6);
    expect(place([160, 180])[1]).toBeCloseTo(184, 6);
    expect(place([0, 180])[1]).toBeCloseTo(180, 6);
  });
});
