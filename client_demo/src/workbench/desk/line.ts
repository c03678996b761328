/** The strings one after another: the next one is fetched while somebody still looks at this one. */
import type { Wire, WorkbenchService } from "../service";
import { stringAddress, type DeskString } from "./service";

export type Queued = Wire["QueuedStringSchema"];
export type Around = Wire["SurroundingsSchema"];
export type Work = Wire["Work"];

/** So many are asked for at a time: a quarter of an hour's work. */
const PART = 20;

export interface Wanted {
  readonly language: string;
  readonly work: Work;
  readonly form: string | null;
  readonly standing: readonly string[];
  readonly pivot: string | null;
}

/** A string with what stands around it. */
export interface Opened {
  readonly string: DeskString;
  readonly around: Around;
}

type Asking = Pick<WorkbenchService, "get">;

/** The address of a queue. */
export function queueAddress({ language, work, form, standing }: Wanted, limit: number, after?: number): string {
  const asked = new URLSearchParams({ language, work, limit: String(limit) });
  if (form !== null) asked.set("form", form);
  for (const each of standing) asked.append("standing", each);
  if (after !== undefined) asked.set("after", String(after));
  return `workbench/strings?${asked}`;
}

export class Line {
  readonly #service: Asking;
  readonly #wanted: Wanted;
  readonly #signal: AbortSignal | undefined;
  readonly #ids: number[] = [];
  readonly #opened = new Map<number, Promise<Opened>>();
  #at = -1;
  #isAtEnd = false;

  constructor(service: Asking, wanted: Wanted, signal?: AbortSignal) {
    this.#service = service;
    this.#wanted = wanted;
    this.#signal = signal;
  }

  /** Whether there is one before this. */
  get hasPrevious(): boolean {
    return this.#at > 0;
  }

  /** The first, or the one asked for by number; null: there is nothing to do. */
  async begin(id: number | null): Promise<Opened | null> {
    if (id === null) return this.next();
    this.#ids.push(id);
    this.#at = 0;
    const opened = await this.#open(id);
    void this.#prefetch();
    return opened;
  }

  /** The next; null: there is nothing left. */
  async next(): Promise<Opened | null> {
    const id = await this.#peek();
    if (id === null) return null;
    this.#at += 1;
    const opened = await this.#open(id);
    void this.#prefetch();
    return opened;
  }

  async previous(): Promise<Opened | null> {
    if (!this.hasPrevious) return null;
    this.#at -= 1;
    const id = this.#ids[this.#at]!;
    // Something was done with it since it was fetched.
    this.#opened.delete(id);
    return this.#open(id);
  }

  /** Shows one that is not in turn, as one that was undone; the line goes on from here after it. */
  async jump(id: number): Promise<Opened> {
    this.#opened.delete(id);
    if (this.#ids[this.#at] !== id) {
      this.#at += 1;
      this.#ids.splice(this.#at, 0, id);
    }
    return this.#open(id);
  }

  async #open(id: number): Promise<Opened> {
    const kept = this.#opened.get(id) ?? this.#fetch(id);
    this.#opened.set(id, kept);
    try {
      return await kept;
    } catch (problem) {
      this.#opened.delete(id);
      throw problem;
    }
  }

  async #fetch(id: number): Promise<Opened> {
    const { language, pivot } = this.#wanted;
    const address = stringAddress(id, language);
    const [string, around] = await Promise.all([
      this.#service.get<DeskString>(address, this.#signal),
      this.#service.get<Around>(`${address}/surroundings${pivot === null ? "" : `?pivot=${encodeURIComponent(pivot)}`}`, this.#signal),
    ]);
    return { string, around };
  }

  async #prefetch(): Promise<void> {
    try {
      const id = await this.#peek();
      if (id !== null) await this.#open(id);
    } catch {
      // Asked for again, and told, when somebody goes there.
    }
  }

  /** The id of the next one. */
  async #peek(): Promise<number | null> {
    if (this.#at + 1 >= this.#ids.length && !this.#isAtEnd) {
      const after = this.#ids.at(-1);
      const { strings } = await this.#service.get<Wire["QueueSchema"]>(queueAddress(this.#wanted, PART, after), this.#signal);
      // Two may have asked at once.
      this.#ids.push(...strings.map(({ id }) => id).filter((id) => !this.#ids.includes(id)));
      this.#isAtEnd = strings.length < PART;
    }
    return this.#ids[this.#at + 1] ?? null;
  }
}
