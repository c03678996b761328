/** One key for each thing a reviewer does. */

export type Act = "approve" | "edit" | "reject" | "skip" | "discuss" | "undo" | "next" | "previous" | "style" | "keys";

/** In the order they are listed. The letters are those of the English words, on every keyboard. */
export const KEYS: Readonly<Record<Act, string>> = {
  approve: "A",
  edit: "E",
  reject: "R",
  skip: "S",
  discuss: "D",
  undo: "U",
  next: "N",
  previous: "P",
  style: "G",
  keys: "?",
};

const ACTS = new Map(Object.entries(KEYS).map(([act, key]) => [key, act as Act]));
const STORED = "leeswijzer.desk.single-keys";

export interface Press {
  readonly key: string;
  /** Where the key lies: `KeyA` is A on an Arabic keyboard too. */
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * What a press asks for. While somebody types, or has switched single keys off (WCAG 2.1.4), only
 * with Alt; null when it is not ours.
 */
export function actOf(press: Press, isTyping: boolean, areSingleKeysOn: boolean): Act | null {
  if (press.ctrlKey || press.metaKey) return null;
  if (!press.altKey && (isTyping || !areSingleKeysOn)) return null;
  if (press.key === "?" || press.key === "؟") return "keys";
  const isLatin = /^[a-z]$/i.test(press.key);
  const letter = isLatin ? press.key.toUpperCase() : /^Key([A-Z])$/.exec(press.code)?.[1];
  return (letter !== undefined && ACTS.get(letter)) || null;
}

/** Whether somebody types here: then letters are letters. */
export function isTypedIn(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;
}

export function readSingleKeys(): boolean {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

export function rememberSingleKeys(isOn: boolean): void {
  try {
    localStorage.setItem(STORED, isOn ? "on" : "off");
  } catch {
    // Storage is full or switched off: the choice then holds until the page is closed.
  }
}
