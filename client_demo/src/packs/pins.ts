/**
 * Which roots this phone has met before. The first time it believes those the service names, as it knows no better;
 * from then on a root that comes new is believed only after some days, and a list of what was taken back never goes back.
 * So whoever breaks into a service cannot make an address of theirs the owner's at once, on a phone that was here before.
 */

/** Long enough for an owner to find out that the service names a root that is not theirs. */
export const WAIT_MS = 7 * 24 * 60 * 60 * 1000;

const KEY = "leeswijzer.roots";
/** More than any service trusts; what is older is forgotten. */
const MOST = 20;

export interface Pin {
  /** When it was first met; 0: on the first visit. */
  readonly since: number;
  /** The number of the newest list that was verified; 0: none. */
  readonly list: number;
}

/** By the id of the root's key. */
export type Pins = ReadonlyMap<string, Pin>;

/** The pins after meeting `roots` (ids) now. */
export function met(pins: Pins, roots: readonly string[], nowMs: number): Pins {
  const since = pins.size === 0 ? 0 : nowMs;
  const fresh = roots.filter((id) => !pins.has(id)).map((id) => [id, { since, list: 0 }] as const);
  return fresh.length === 0 ? pins : new Map([...pins, ...fresh].slice(-MOST));
}

/** The pins after a list of that root was verified. */
export function sawList(pins: Pins, id: string, list: number): Pins {
  const pin = pins.get(id);
  return pin === undefined || list <= pin.list ? pins : new Map([...pins, [id, { ...pin, list }]]);
}

/** Whether the word of a root counts now. A clock that was set back does not make it older. */
export function isBelieved(pin: Pin | undefined, nowMs: number): boolean {
  return pin !== undefined && (pin.since === 0 || nowMs - pin.since >= WAIT_MS);
}

/** What was kept; nothing where it cannot be read, as on a first visit. */
export function readPins(storage: () => Pick<Storage, "getItem"> = () => localStorage): Pins {
  try {
    const kept = JSON.parse(storage().getItem(KEY) ?? "[]") as unknown;
    return new Map(Array.isArray(kept) ? kept.filter(isKept) : []);
  } catch {
    return new Map();
  }
}

export function keepPins(pins: Pins, storage: () => Pick<Storage, "setItem"> = () => localStorage): void {
  try {
    storage().setItem(KEY, JSON.stringify([...pins]));
  } catch {
    // Storage is full or switched off: each visit is then the first.
  }
}

function isKept(entry: unknown): entry is [string, Pin] {
  if (!Array.isArray(entry) || typeof entry[0] !== "string") return false;
  const pin = entry[1] as Partial<Pin> | null;
  return typeof pin?.since === "number" && typeof pin.list === "number";
}
