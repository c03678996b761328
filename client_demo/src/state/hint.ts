import type { MissReason, Text } from "../contract";

/** The one hint on screen and since when. */
export interface Hint {
  readonly reason: MissReason;
  readonly text: Text;
  readonly sinceMs: number;
}

/** A sentence of eight words takes about this long to read; a hint that changes sooner flickers. */
export const HINT_MIN_MS = 2500;

/** The hint to show after a miss: the one already there until it could be read. */
export function nextHint(
  current: Hint | null,
  miss: { readonly reason: MissReason; readonly hint: Text },
  nowMs: number,
): Hint {
  const fresh: Hint = { reason: miss.reason, text: miss.hint, sinceMs: nowMs };
  if (current === null || current.text.language !== miss.hint.language) return fresh;
  if (current.reason === miss.reason && current.text.text === miss.hint.text) return current;
  return nowMs - current.sinceMs < HINT_MIN_MS ? current : fresh;
}
