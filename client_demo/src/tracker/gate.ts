/** Which frame is worth sending: a calm, sharp one, unless none comes within a moment. */
import type { Core, Address } from "./core";
import type { Pyramid } from "./picture";

/** A frame this near the sharpest of late is sharp. */
const SHARP_SHARE = 0.8;
/** A frame this much darker than the brightest of late is dark: what looks sharp in it is noise. */
const DARK_SHARE = 0.4;
/** How fast the memory of the sharpest and the brightest frame fades, a frame. */
const FADING = 0.985;
/** Mean difference between two frames, grey values of the smallest copy: below it a hand is calm. */
const CALM = 6;
/** Nobody waits longer than this for a better frame. */
const PATIENCE_MS = 500;

/** The level at which sharpness shows and noise does not. */
const LEVEL = 1;
const SMALLEST = 3;
/** The middle of the frame is where the paper is. */
const EDGE_SHARE = 0.15;

export class Gate {
  readonly #core: Core;
  readonly #look: Address;
  #before: { readonly at: Address; readonly count: number; isFilled: boolean } | null = null;
  #frame: Pyramid | null = null;
  #motion = 0;
  #sharpness: number | null = null;
  #sharpest = 0;
  #brightest = 0;
  #waitsSinceMs: number | null = null;

  constructor(core: Core) {
    this.#core = core;
    this.#look = core.room(12);
  }

  /** Looks at every frame. */
  see(frame: Pyramid): void {
    this.#frame = frame;
    this.#motion = this.#motionOf(frame);
    this.#sharpness = null;
  }

  /** Whether the frame last seen is the one to send; `isWanted` while one is. */
  lets(isWanted: boolean, nowMs: number): boolean {
    if (!isWanted) {
      this.#waitsSinceMs = null;
      return false;
    }
    this.#waitsSinceMs ??= nowMs;
    this.#sharpest = Math.max(this.sharpness, this.#sharpest * FADING);
    const isGood = this.#motion < CALM && this.sharpness >= SHARP_SHARE * this.#sharpest;
    return isGood || nowMs - this.#waitsSinceMs >= PATIENCE_MS;
  }

  /** How sharp the frame last seen is: comparable for frames of one paper only. 0: it is dark. */
  get sharpness(): number {
    this.#sharpness ??= this.#frame === null ? 0 : this.#sharpnessOf(this.#frame);
    return this.#sharpness;
  }

  #sharpnessOf(frame: Pyramid): number {
    const { at, width, height } = frame.level(LEVEL);
    const [x, y] = [Math.round(width * EDGE_SHARE), Math.round(height * EDGE_SHARE)];
    this.#core.run.judge(at, width, x, y, width - x, height - y, this.#look);
    const [sharpness, , brightness] = this.#core.floats(this.#look, 3) as unknown as readonly [number, number, number];
    this.#brightest = Math.max(brightness, this.#brightest * FADING);
    return brightness < DARK_SHARE * this.#brightest ? 0 : sharpness;
  }

  #motionOf(frame: Pyramid): number {
    const { at, width, height } = frame.level(SMALLEST);
    const count = width * height;
    if (this.#before?.count !== count) this.#before = { at: this.#core.room(count), count, isFilled: false };
    const before = this.#before;
    const motion = before.isFilled ? this.#core.run.difference(at, before.at, count) : 0;
    this.#core.bytes(before.at, count).set(this.#core.bytes(at, count));
    before.isFilled = true;
    return motion;
  }
}
