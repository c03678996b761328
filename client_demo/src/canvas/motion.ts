/** How the picture moves on the screen by itself. */

/** Long enough to see where the picture goes, short enough not to wait for. */
export const GLIDE_MS = 260;

/** The person asked for less movement. */
export function reducesMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
