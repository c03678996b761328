/** What keys do on the page and in the list of fields. */

export type Command =
  | { readonly kind: "move" | "size"; readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1; readonly isFar: boolean }
  | { readonly kind: "next" | "previous" | "extend" | "split" | "stack" | "merge" | "delete" | "add" | "check" | "check-all" | "edit" | "earlier" | "later" | "undo" | "redo" | "help" | "leave" };

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
  n: "next", p: "previous", x: "extend", s: "split", d: "stack", m: "merge", a: "add", c: "check", "[": "earlier", "]": "later", "?": "help",
  Delete: "delete", Backspace: "delete", Enter: "edit", Escape: "leave",
};

/** What a press asks for; null when it is not ours and belongs to the browser. */
export function commandOf(press: Press): Command | null {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (press.ctrlKey || press.metaKey) {
    if (key === "z") return { kind: press.shiftKey ? "redo" : "undo" };
    return key === "y" ? { kind: "redo" } : null;
  }
  const arrow = ARROWS[press.key];
  // Sizes and places are of the paper: they do not turn round where words run from the right.
  if (arrow !== undefined) return { kind: press.shiftKey ? "size" : "move", x: arrow[0], y: arrow[1], isFar: press.altKey };
  if (press.altKey) return null;
  if (key === "c" && press.shiftKey) return { kind: "check-all" };
  const kind = PLAIN[key];
  return kind === undefined ? null : ({ kind } as Command);
}
