import { scriptOf } from "./tongues";

/**
 * Letters that are large to fetch: waited for a moment, so that the page is set in them from the
 * start. Where they are late the phone's own stay, and nothing moves under a reader.
 */
const LARGE: Readonly<Record<string, string>> = { Arab: "Leeswijzer Arabic" };

/** At the first visit the page is better there without them than later with them... */
export const FIRST_PATIENCE_MS = 250;
/** ...but who has just chosen a language can wait a little. */
export const LATER_PATIENCE_MS = 1500;

export async function lettersFor(language: string, patienceMs: number): Promise<void> {
  const family = LARGE[scriptOf(language)];
  if (family === undefined) return;
  const late = new Promise((resolve) => window.setTimeout(resolve, patienceMs));
  // Any Arabic letter: it says which part of the typeface is needed.
  const come = document.fonts.load(`1em "${family}"`, "\u0627").catch(() => undefined);
  await Promise.race([come, late]);
}
