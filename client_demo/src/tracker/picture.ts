/** Grey pictures in the core's memory. */
import type { Address, Core } from "./core";

/** Each level has half the size of the one before it. */
export const LEVELS = 4;

export interface Grey {
  readonly at: Address;
  readonly width: number;
  readonly height: number;
}

/** A picture with its smaller copies; level 0 is as the camera gave it. */
export class Pyramid {
  readonly levels: readonly Grey[];
  readonly #core: Core;

  constructor(core: Core, width: number, height: number) {
    this.#core = core;
    const levels: Grey[] = [];
    for (let level = 0; level < LEVELS; level += 1) {
      const [w, h] = [width >> level, height >> level];
      levels.push({ at: core.room(w * h), width: w, height: h });
    }
    this.levels = levels;
  }

  level(number: number): Grey {
    return this.levels[number] as Grey;
  }

  /** Where the picture itself is to be written, one byte a pixel. */
  get pixels(): Uint8Array<ArrayBuffer> {
    const { at, width, height } = this.level(0);
    return this.#core.bytes(at, width * height);
  }

  /** Takes over another picture of the same size. */
  copy(other: Pyramid): void {
    const { width, height } = this.level(0);
    if (other.level(0).width !== width || other.level(0).height !== height) throw new RangeError("Pictures differ in size.");
    for (const [number, { at, width: w, height: h }] of this.levels.entries()) {
      this.#core.bytes(at, w * h).set(this.#core.bytes(other.level(number).at, w * h));
    }
  }

  /** Makes the smaller copies after the picture was written. */
  shrink(): void {
    for (let number = 1; number < LEVELS; number += 1) {
      const { at, width, height } = this.level(number - 1);
      this.#core.run.halve(at, width, height, this.level(number).at);
    }
  }
}
