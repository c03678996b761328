/**
 * Where a picture that was taken before, the key, lies in the camera's newest frame.
 *
 * Every frame is held against the key itself, never against the frame before it, so nothing adds up
 * to a drift. Small patches of the key are found in the frame, coarse to fine, and one homography is
 * laid through them that most agree with: a hand over the paper, or a shadow, is outvoted.
 */
import type { Point } from "../contract";
import { contains } from "../canvas/plane";
import type { Address, Core } from "./core";
import { fitted, inverse, mapped, moved, product, rescaled, slopes, type Homography, type Pairs } from "./homography";
import { LEVELS, Pyramid, type Grey } from "./picture";

/** How patches of one level are chosen and followed. */
interface Stage {
  readonly level: number;
  /** Patches are 2 * radius + 1 px wide. */
  readonly radius: number;
  /** How far from where it is expected a patch is looked for, px of the level. */
  readonly most: number;
  /** The fit's tolerance at first and at last, px of the level. */
  readonly loose: number;
  readonly tight: number;
}

const COARSE: Stage = { level: 3, radius: 4, most: 3, loose: 3, tight: 1.5 };
const STAGES: readonly Stage[] = [
  { level: 2, radius: 5, most: 4, loose: 3, tight: 0.8 },
  { level: 1, radius: 6, most: 3, loose: 2, tight: 0.5 },
  { level: 0, radius: 6, most: 3, loose: 1.5, tight: 0.5 },
];
const FINER_STAGES = STAGES.slice(1);

/** Patches lie at least about this far apart, px of their level. */
const CELL_PX: readonly number[] = [14, 14, 10, 7];
const MOST_PATCHES = 300;
/** Never fewer than this, however slow the phone. */
const FEWEST_PATCHES = 70;
/** What following may take of the 33 ms between two frames; drawing needs the rest. */
const BUDGET_MS = 12;
const SPENT_MEMORY = 0.1;
/** Least change in a patch, squared grey values: noise stays well below. */
const LEAST_DETAIL = 4000;

/** A patch that correlates less is another thing, or covered. */
const LEAST_LIKENESS = 0.75;

/** With fewer patches in view there is nothing to vote with. */
const FEWEST_TASKS = 8;
/** Nobody moves a phone so near, or so far, between two looks. */
const LARGEST_ZOOM = 20;

/** Found for sure: at least so many patches, and such a share of those in view. */
const FEWEST = 14;
const LEAST_SHARE = 0.2;
/** ... of which the fit explains those within this, px of the level. */
const AGREES_PX = 1.5;

/** How far bent paper leaves the homography between two views of it, px. */
const BENT_PX = 3;

/** When so much smaller a share agrees than one stage before, the frame is too blurred for this one. */
const BLURRED = 0.7;

/** Of the share that agreed of late at least so much does where the key is: a hand comes by and by. */
const AS_BEFORE = 0.7;
/** A frame in which nothing finer than this level agrees tells little. */
const COARSE_ONLY = 2;

/** Coarse searches one after the other, px of the coarsest level: 48 and 112 px of a 720p frame. */
const SEARCH_REACHES: readonly number[] = [6, 14];

const TASK_FLOATS = 8;
const FOUND_FLOATS = 3;

/** A key picture and what of it can be found again. */
export class Key {
  readonly pyramid: Pyramid;
  /** Of paper that is not flat: patches may lie off the homography by as much as paper bends. */
  isBent = false;
  /** By level, x and y in px of the level. */
  patches: readonly Float32Array[] = [];

  constructor(core: Core, width: number, height: number) {
    this.pyramid = new Pyramid(core, width, height);
  }
}

export interface Tracked {
  /** Key px -> frame px. */
  readonly homography: Homography;
  /** Patches that agree, and their share of those in view. */
  readonly agreeing: number;
  readonly share: number;
  /** The finest level of the frame on which they do. */
  readonly level: number;
  /** Where the agreeing patches lie in the key, and how far each lies off in the frame, px. */
  readonly residuals: Pairs;
}

export class Tracker {
  readonly #core: Core;
  readonly #tasks: Address;
  readonly #found: Address;
  readonly #corners: Address;
  #most = MOST_PATCHES;
  #spentMs = 0;
  #scores: { readonly at: Address; readonly count: number } | null = null;

  constructor(core: Core) {
    this.#core = core;
    this.#tasks = core.room(4 * TASK_FLOATS * MOST_PATCHES);
    this.#found = core.room(4 * FOUND_FLOATS * MOST_PATCHES);
    this.#corners = core.room(4 * 3 * 8192);
  }

  /** Hears how long a frame took: a slow phone follows fewer patches, a quick one more. */
  spend(ms: number): void {
    this.#spentMs += SPENT_MEMORY * (ms - this.#spentMs);
    const change = this.#spentMs > BUDGET_MS ? 0.97 : 1.01;
    this.#most = Math.min(MOST_PATCHES, Math.max(FEWEST_PATCHES, this.#most * change));
  }

  /** Chooses what to follow: inside `region` (key px), else anywhere. */
  choose(key: Key, region: readonly Point[] | null): void {
    const patches: Float32Array[] = [];
    for (let level = 1; level < LEVELS; level += 1) patches[level] = this.#chosen(key.pyramid.level(level), level, region);
    // The finest patches lie where the level above has detail: fine noise is none.
    patches[0] = (patches[1] as Float32Array).map((each) => 2 * each + 0.5);
    key.patches = patches;
  }

  #chosen(picture: Grey, level: number, region: readonly Point[] | null): Float32Array {
    const { at, width, height } = picture;
    this.#core.run.detail(at, width, height, this.#scoresOf(width * height));
    const count = this.#core.run.corners(this.#scores!.at, width, height, CELL_PX[level]!, 8, LEAST_DETAIL, this.#corners);
    const corners = this.#core.floats(this.#corners, 3 * count);
    const scale = 2 ** level;
    const kept: [number, number, number][] = [];
    for (let i = 0; i < count; i += 1) {
      const [x, y, score] = [corners[3 * i]!, corners[3 * i + 1]!, corners[3 * i + 2]!];
      if (region === null || contains(region, [(x + 0.5) * scale - 0.5, (y + 0.5) * scale - 0.5])) kept.push([x, y, score]);
    }
    if (kept.length > MOST_PATCHES) {
      kept.sort((a, b) => b[2] - a[2]);
      kept.length = MOST_PATCHES;
    }
    return new Float32Array(kept.flatMap(([x, y]) => [x, y]));
  }

  #scoresOf(count: number): Address {
    if (this.#scores === null || this.#scores.count < count) this.#scores = { at: this.#core.room(4 * count), count };
    return this.#scores.at;
  }

  /**
   * Finds the key in a frame, near where `guess` (key px -> frame px) expects it. `usual` is the share
   * of patches that agreed of late, null when nothing is known of it: lines of a form are like one
   * another, so that much agrees at a wrong place too. A better one is then looked for further away.
   */
  track(key: Key, frame: Pyramid, guess: Homography, usual: number | null = null): Tracked | null {
    let best = this.#placed(key, frame, guess, usual);
    for (const reach of SEARCH_REACHES) {
      if (isSure(best, usual)) break;
      const found = this.#find(key, frame, COARSE, guess, reach);
      const start = found && moved(found, guess, 2 ** COARSE.level * COARSE.loose);
      best = better(best, start && this.#placed(key, frame, start, usual));
    }
    return best;
  }

  /**
   * Coarse to fine from `guess`; where that is not sure, once more without the coarsest stage. Lines
   * that look alike lie so near each other there that a hand over some leads the others astray.
   */
  #placed(key: Key, frame: Pyramid, guess: Homography, usual: number | null): Tracked | null {
    const placed = this.#refined(key, frame, guess, STAGES);
    return isSure(placed, usual) ? placed : better(placed, this.#refined(key, frame, guess, FINER_STAGES));
  }

  /** Coarse to fine; a frame may be too blurred for the finest stage, but not for the one above. */
  #refined(key: Key, frame: Pyramid, guess: Homography, stages: readonly Stage[]): Tracked | null {
    let homography = guess;
    let best: Tracked | null = null;
    for (const stage of stages) {
      const scale = 2 ** stage.level;
      const found = this.#find(key, frame, stage, homography, 0);
      const slack = key.isBent ? BENT_PX : 0;
      const [loose, tight] = [slack + scale * stage.loose, slack + scale * stage.tight];
      const fit = found && fitted(found, moved(found, homography, tight), loose, tight);
      const tracked = fit && judged(found, fit.homography, fit.off, slack + scale * AGREES_PX, stage.level);
      if (tracked === null) return best !== null && stage.level === 0 ? best : null;
      if (best !== null && tracked.share < BLURRED * best.share) return best;
      best = tracked;
      homography = tracked.homography;
    }
    return best;
  }

  /** Looks for the patches of one level, `reach` px around where they are expected; points are in px of level 0. */
  #find(key: Key, frame: Pyramid, stage: Stage, guess: Homography, reach: number): Pairs | null {
    const keyLevel = levelOf(key, stage, guess);
    if (keyLevel === null) return null;
    const [from, seen] = [key.pyramid.level(keyLevel), frame.level(stage.level)];
    const patches = key.patches[keyLevel] as Float32Array;
    const chosen = this.#setTasks(patches, rescaled(guess, 2 ** keyLevel, 2 ** stage.level), seen, stage.radius + 1);
    if (chosen.length < FEWEST_TASKS) return null;
    const { run } = this.#core;
    const pictures = [from.at, from.width, from.height, seen.at, seen.width, seen.height, stage.radius] as const;
    if (reach > 0) run.search(...pictures, reach, chosen.length, this.#tasks, this.#found);
    else run.align(...pictures, stage.most, chosen.length, this.#tasks, this.#found);
    return this.#pairsOf(chosen, patches, 2 ** keyLevel, 2 ** stage.level);
  }

  /** Writes down which patches are in view, and where; gives their numbers. */
  #setTasks(patches: Float32Array, toFrame: Homography, { width, height }: Grey, margin: number): number[] {
    const back = inverse(toFrame);
    const tasks = this.#core.floats(this.#tasks, TASK_FLOATS * MOST_PATCHES);
    const chosen: number[] = [];
    const step = Math.ceil(patches.length / 2 / this.#most);
    for (let i = 0; i < patches.length / 2; i += step) {
      const at: Point = [patches[2 * i]!, patches[2 * i + 1]!];
      const [x, y] = mapped(toFrame, at);
      if (!(x > margin && y > margin && x < width - margin - 1 && y < height - margin - 1)) continue;
      tasks.set([...at, ...slopes(back, [x, y]), x, y], TASK_FLOATS * chosen.length);
      chosen.push(i);
    }
    return chosen;
  }

  #pairsOf(chosen: readonly number[], patches: Float32Array, keyScale: number, scale: number): Pairs {
    const count = chosen.length;
    const found = this.#core.floats(this.#found, FOUND_FLOATS * count);
    const pairs = { from: new Float64Array(2 * count), to: new Float64Array(2 * count), trust: new Float64Array(count), count };
    chosen.forEach((patch, i) => {
      for (const axis of [0, 1]) {
        pairs.from[2 * i + axis] = (patches[2 * patch + axis]! + 0.5) * keyScale - 0.5;
        pairs.to[2 * i + axis] = (found[FOUND_FLOATS * i + axis]! + 0.5) * scale - 0.5;
      }
      pairs.trust[i] = Math.max(0, (found[FOUND_FLOATS * i + 2]! - LEAST_LIKENESS) / (1 - LEAST_LIKENESS));
    });
    return pairs;
  }
}

/** The level of the key that shows the sheet as large as the stage's level of the frame does. */
function levelOf(key: Key, { level }: Stage, guess: Homography): number | null {
  const [xx, xy, yx, yy] = slopes(guess, middleOf(key));
  const shrunk = Math.sqrt(Math.abs(xx * yy - xy * yx));
  if (!(shrunk > 1 / LARGEST_ZOOM && shrunk < LARGEST_ZOOM)) return null;
  return Math.min(LEVELS - 1, Math.max(0, level - Math.round(Math.log2(shrunk))));
}

function middleOf(key: Key): Point {
  const { width, height } = key.pyramid.level(0);
  return [width / 2, height / 2];
}

/** Whether enough patches agree, and which. */
function judged(pairs: Pairs, homography: Homography, off: Float64Array, within: number, level: number): Tracked | null {
  let agreeing = 0;
  for (let i = 0; i < pairs.count; i += 1) {
    if (pairs.trust[i]! > 0 && off[i]! < within) agreeing += 1;
    else pairs.trust[i] = 0;
  }
  const share = agreeing / Math.max(1, pairs.count);
  return agreeing >= FEWEST && share >= LEAST_SHARE ? { homography, agreeing, share, level, residuals: pairs } : null;
}

/** Whether a place is the right one. What agrees on a coarse level only lies within several px, as what is a line further up may. */
export function isSure(tracked: Tracked | null, usual: number | null): boolean {
  return tracked !== null && tracked.level < COARSE_ONLY && !isDoubtful(tracked, usual ?? 1);
}

/** Whether so much less agrees than of late that it may as well be a wrong place. */
export function isDoubtful({ share }: Tracked, usual: number | null): boolean {
  return share < AS_BEFORE * (usual ?? 0);
}

/** The place that more patches agree on. */
export function better(one: Tracked | null, other: Tracked | null): Tracked | null {
  return (other?.agreeing ?? 0) > (one?.agreeing ?? 0) ? other : one;
}

/** Where the key is expected next, when it goes on moving as it did between two frames. */
export function expected(before: Homography, now: Homography): Homography {
  return product(product(now, inverse(before)), now);
}
