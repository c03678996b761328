/** Finding a key picture anew, wherever it lies in a frame and whichever way it is turned. */
import type { Point } from "../contract";
import { contains } from "../canvas/plane";
import type { Address, Core } from "./core";
import { fitted, mapped, type Homography, type Pairs } from "./homography";
import type { Grey, Pyramid } from "./picture";

/** A frame is looked at in this size. The key is kept in sizes around it: seen from nearer or further. */
const FRAME_SCALE = 0.5;
const KEY_SCALES: readonly number[] = [Math.SQRT1_2, FRAME_SCALE, Math.SQRT1_2 / 2];

const CELL_PX = 9;
const LEAST_DETAIL = 3000;
const MOST_FEATURES = 512;
const CORNER_FLOATS = 3;
const WORDS = 8;

/** Likest features nearer to one another than this are the same place, picture px. */
const APART_PX = 24;

/** A pair of matches says how the page lies; others agree within this, frame px. */
const AGREES_PX = 14;
const TRIES = 300;
const FEWEST_MATCHES = 10;
/** Paper does not come four times nearer between two looks. */
const LARGEST_ZOOM = 4;

/** Where pictures of up to `count` px are worked on. */
interface Room {
  readonly count: number;
  readonly small: Address;
  readonly soft: Address;
  readonly rows: Address;
  readonly scores: Address;
}

/** Described corners, x and y in px of the picture itself. */
export class Features {
  readonly corners: Address;
  readonly words: Address;
  readonly most: number;
  count = 0;

  constructor(core: Core, scales = 1) {
    this.most = MOST_FEATURES * scales;
    this.corners = core.room(4 * CORNER_FLOATS * this.most);
    this.words = core.room(4 * WORDS * this.most);
  }
}

export class Finder {
  readonly #core: Core;
  readonly #frame: Features;
  readonly #pairs: Address;
  readonly #found: Address;
  #room: Room | null = null;

  constructor(core: Core) {
    this.#core = core;
    this.#frame = new Features(core);
    this.#pairs = core.room(4 * 2 * MOST_FEATURES);
    this.#found = core.room(4 * CORNER_FLOATS * 8192);
  }

  /** Room for the features of a key. */
  features(): Features {
    return new Features(this.#core, KEY_SCALES.length);
  }

  /** Describes a key: inside `region` (picture px), else all of it. */
  learn(features: Features, picture: Pyramid, region: readonly Point[] | null): void {
    features.count = 0;
    for (const scale of KEY_SCALES) this.#describe(features, picture, scale, region);
  }

  /** Where the key lies in a frame, roughly: key px -> frame px. */
  find(key: Features, frame: Pyramid): Homography | null {
    this.#frame.count = 0;
    this.#describe(this.#frame, frame, FRAME_SCALE, null);
    const { run } = this.#core;
    const seen = this.#frame;
    const count = run.match(seen.corners, seen.words, seen.count, key.corners, key.words, key.count, APART_PX, this.#pairs);
    return count < FEWEST_MATCHES ? null : agreed(this.#matches(key, count));
  }

  #matches(key: Features, count: number): Pairs {
    const numbers = this.#core.ints(this.#pairs, 2 * count);
    const here = this.#core.floats(this.#frame.corners, CORNER_FLOATS * this.#frame.count);
    const there = this.#core.floats(key.corners, CORNER_FLOATS * key.count);
    const pairs = { from: new Float64Array(2 * count), to: new Float64Array(2 * count), trust: new Float64Array(count).fill(1), count };
    for (let i = 0; i < count; i += 1) {
      const [frameAt, keyAt] = [CORNER_FLOATS * numbers[2 * i]!, CORNER_FLOATS * numbers[2 * i + 1]!];
      for (const axis of [0, 1]) {
        pairs.from[2 * i + axis] = there[keyAt + axis]!;
        pairs.to[2 * i + axis] = here[frameAt + axis]!;
      }
    }
    return pairs;
  }

  #describe(to: Features, picture: Pyramid, scale: number, region: readonly Point[] | null): void {
    const from = picture.level(scale > 0.5 ? 0 : 1);
    const [width, height] = [Math.round(picture.level(0).width * scale), Math.round(picture.level(0).height * scale)];
    const room = this.#roomFor(picture.level(0).width * picture.level(0).height);
    const { run } = this.#core;
    const small: Grey = width === from.width ? from : { at: room.small, width, height };
    if (small !== from) run.resize(from.at, from.width, from.height, small.at, width, height);
    run.soften(small.at, width, height, room.rows, room.soft);
    run.detail(room.soft, width, height, room.scores);
    const found = run.corners(room.scores, width, height, CELL_PX, 20, LEAST_DETAIL, this.#found);
    const count = this.#keep(to, found, scale, region);
    const corners = to.corners + 4 * CORNER_FLOATS * to.count;
    run.describe(room.soft, width, height, count, corners, to.words + 4 * WORDS * to.count);
    const kept = this.#core.floats(corners, CORNER_FLOATS * count);
    for (let i = 0; i < count; i += 1) {
      for (const axis of [0, 1]) kept[CORNER_FLOATS * i + axis] = (kept[CORNER_FLOATS * i + axis]! + 0.5) / scale - 0.5;
    }
    to.count += count;
  }

  /** Takes over the most detailed corners inside the region. */
  #keep(to: Features, found: number, scale: number, region: readonly Point[] | null): number {
    const all = this.#core.floats(this.#found, CORNER_FLOATS * found);
    const chosen: number[] = [];
    for (let i = 0; i < found; i += 1) {
      const at: Point = [(all[CORNER_FLOATS * i]! + 0.5) / scale - 0.5, (all[CORNER_FLOATS * i + 1]! + 0.5) / scale - 0.5];
      if (region === null || contains(region, at)) chosen.push(i);
    }
    if (chosen.length > MOST_FEATURES) {
      chosen.sort((a, b) => all[CORNER_FLOATS * b + 2]! - all[CORNER_FLOATS * a + 2]!);
      chosen.length = MOST_FEATURES;
    }
    const room = this.#core.floats(to.corners + 4 * CORNER_FLOATS * to.count, CORNER_FLOATS * chosen.length);
    chosen.forEach((each, i) => room.set(all.subarray(CORNER_FLOATS * each, CORNER_FLOATS * (each + 1)), CORNER_FLOATS * i));
    return chosen.length;
  }

  #roomFor(count: number): Room {
    if (this.#room === null || this.#room.count < count) {
      const [small, soft, rows] = [this.#core.room(count), this.#core.room(count), this.#core.room(count)];
      this.#room = { count, small, soft, rows, scores: this.#core.room(4 * count) };
    }
    return this.#room;
  }
}

/** The map that most matches agree with: from two of them at random, again and again. */
function agreed(pairs: Pairs): Homography | null {
  let best: Homography | null = null;
  let most = 0;
  // The same matches give the same answer: no chance between two looks at one picture.
  let seed = 1;
  const any = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * pairs.count);
  };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const candidate = similarity(pairs, any(), any());
    if (candidate === null) continue;
    const agreeing = agreeingWith(pairs, candidate).reduce((sum, each) => sum + each, 0);
    if (agreeing > most) [most, best] = [agreeing, candidate];
  }
  if (best === null || most < FEWEST_MATCHES) return null;
  const trusted = { ...pairs, trust: agreeingWith(pairs, best) };
  return fitted(trusted, best, AGREES_PX, AGREES_PX / 2)?.homography ?? best;
}

function agreeingWith(pairs: Pairs, h: Homography): Float64Array {
  const agree = new Float64Array(pairs.count);
  for (let i = 0; i < pairs.count; i += 1) {
    const [x, y] = mapped(h, [pairs.from[2 * i]!, pairs.from[2 * i + 1]!]);
    agree[i] = Math.hypot(pairs.to[2 * i]! - x, pairs.to[2 * i + 1]! - y) < AGREES_PX ? 1 : 0;
  }
  return agree;
}

/** The turn, size and shift that take two points where they are seen. */
function similarity({ from, to }: Pairs, one: number, other: number): Homography | null {
  const [x1, y1, x2, y2] = [from[2 * one]!, from[2 * one + 1]!, from[2 * other]!, from[2 * other + 1]!];
  const [u1, v1, u2, v2] = [to[2 * one]!, to[2 * one + 1]!, to[2 * other]!, to[2 * other + 1]!];
  const [dx, dy, du, dv] = [x2 - x1, y2 - y1, u2 - u1, v2 - v1];
  const square = dx * dx + dy * dy;
  const zoom = (du * du + dv * dv) / Math.max(square, 1e-9);
  if (square < 40 ** 2 || zoom > LARGEST_ZOOM ** 2 || zoom < 1 / LARGEST_ZOOM ** 2) return null;
  const [a, b] = [(dx * du + dy * dv) / square, (dx * dv - dy * du) / square];
  return [a, -b, u1 - a * x1 + b * y1, b, a, v1 - b * x1 - a * y1, 0, 0, 1];
}
