/** The number crunching (core/*.c, compiled to WebAssembly) with its memory. */

interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly __heap_base: WebAssembly.Global;
  grey(rgba: number, count: number, to: number): void;
  halve(from: number, width: number, height: number, to: number): void;
  resize(from: number, width: number, height: number, to: number, toWidth: number, toHeight: number): void;
  soften(from: number, width: number, height: number, rows: number, to: number): void;
  align(key: number, keyWidth: number, keyHeight: number, frame: number, width: number, height: number, radius: number, most: number, count: number, tasks: number, found: number): void;
  search(key: number, keyWidth: number, keyHeight: number, frame: number, width: number, height: number, radius: number, reach: number, count: number, tasks: number, found: number): void;
  detail(picture: number, width: number, height: number, scores: number): void;
  corners(scores: number, width: number, height: number, cell: number, margin: number, least: number, to: number): number;
  describe(picture: number, width: number, height: number, count: number, corners: number, words: number): void;
  match(here: number, words: number, count: number, there: number, theirWords: number, theirCount: number, apart: number, pairs: number): number;
  judge(picture: number, width: number, left: number, top: number, right: number, bottom: number, look: number): void;
  difference(one: number, other: number, count: number): number;
}

const PAGE_BYTES = 65_536;

/** Where a value starts in the core's memory, bytes. */
export type Address = number;

/** The compiled functions, and room for what they work on. */
export class Core {
  readonly run: Exports;
  #next: Address;

  private constructor(run: Exports) {
    this.run = run;
    this.#next = Number(run.__heap_base.value);
  }

  static async load(source: Promise<Response>): Promise<Core> {
    const bytes = await (await source).arrayBuffer();
    return Core.of(bytes);
  }

  static async of(bytes: BufferSource): Promise<Core> {
    const { instance } = await WebAssembly.instantiate(bytes, {});
    return new Core(instance.exports as unknown as Exports);
  }

  /** Room for `bytes`, never given back: what is kept is kept for good and used again. */
  room(bytes: number): Address {
    const at = this.#next;
    this.#next = (at + bytes + 15) & ~15;
    const short = this.#next - this.run.memory.buffer.byteLength;
    if (short > 0) this.run.memory.grow(Math.ceil(short / PAGE_BYTES));
    return at;
  }

  bytes(at: Address, count: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.run.memory.buffer as ArrayBuffer, at, count);
  }

  floats(at: Address, count: number): Float32Array {
    return new Float32Array(this.run.memory.buffer, at, count);
  }

  ints(at: Address, count: number): Int32Array {
    return new Int32Array(this.run.memory.buffer, at, count);
  }
}
