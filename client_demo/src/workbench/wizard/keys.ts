/** What keys do on the page and in the list of fields. */
import type { Arrangement } from "./arranging";

export type Command =
  | { readonly kind: "move" | "size"; readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1; readonly isFar: boolean }
  /** A number typed before a key: how many there are to be, as `5` `R` for five rows. */
  | { readonly kind: "count"; readonly digit: number }
  | { readonly kind: "next" | "previous" | "extend" | "choose-all" | "split" | "stack" | "rows" | Arrangement | "merge" | "delete" | "add" | "draw" | "several" | "larger" | "smaller" | "check" | "check-all" | "edit" | "earlier" | "later" | "undo" | "redo" | "help" | "leave" };

/** What a press on the page does: choose a field, draw one, or choose several. */
export type Mode = "choose" | "draw" | "several";

/** A pressed key, as far as it matters. */
export interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: Readonly<Record<string, readonly [-1 | 0 | 1, -1 | 0 | 1]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const PLAIN: Readonly<Record<string, Command["kind"]>> = {
  n: "next", p: "previous", x: "extend", s: "split", d: "stack", r: "rows", m: "merge", a: "add", c: "check", "[": "earlier", "]": "later", "?": "help",
  l: "align-left", o: "align-top", g: "same-size", w: "draw", v: "several", "+": "larger", "=": "larger", "-": "smaller",
  Delete: "delete", Backspace: "delete", Enter: "edit", Escape: "leave",
};

/** What a press asks for; null when it is not ours and belongs to the browser. */
export function commandOf(press: Press): Command | null {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.ctrlKey || press.metaKey) {
    if (key === "z") return { kind: press.shiftKey ? "redo" : "undo" };
    if (key === "a") return { kind: "choose-all" };
    return key === "y" ? { kind: "redo" } : null;
  }
  const arrow = ARROWS[press.key];
  // Sizes and places are of the paper: they do not turn round where words run from the right.
  if (arrow !== undefined) return { kind: press.shiftKey ? "size" : "move", x: arrow[0], y: arrow[1], isFar: press.altKey };
  if (press.altKey) return null;
  if (key === "c" && press.shiftKey) return { kind: "check-all" };
  if (/^[0-9]$/.test(key)) return { kind: "count", digit: Number(key) };
  const kind = PLAIN[key];
  return kind === undefined ? null : ({ kind } as Command);
}
