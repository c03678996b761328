/** What went wrong, as far as the person needs to know to do something about it. */
export type Trouble =
  | { readonly kind: "offline" }
  | { readonly kind: "slow" }
  | { readonly kind: "busy"; readonly retryAfterS: number }
  | { readonly kind: "failed" }
  | { readonly kind: "refused" }
  | { readonly kind: "not-a-picture" }
  | { readonly kind: "pdf-locked" | "pdf-broken" | "pdf-large" }
  /** What draws PDFs could not be fetched. */
  | { readonly kind: "pdf-later" };

/** Why there is no picture from the camera, or (away) from the example, which stands in for it. */
export type CameraTrouble = "denied" | "absent" | "in-use" | "lost" | "insecure" | "away";

/** The service may be restarting: look soon, then ever less often. */
const FIRST_PAUSE_S = 2;
const LONGEST_PAUSE_S = 20;

/** Asked again at the stated pause this many times; then ever less often. */
const STATED_PAUSES = 3;

/** What passes without anybody doing something: the network or the service is away, or has too much to do. */
export function passes({ kind }: Trouble): boolean {
  return kind === "offline" || kind === "busy";
}

/** Seconds to wait before asking again after the `attempt`th trouble in a row (from 1). */
export function pauseAfterS(trouble: Trouble, attempt: number): number {
  if (trouble.kind === "busy") {
    const stated = Math.max(1, trouble.retryAfterS);
    return Math.max(stated, Math.min(stated * 2 ** Math.max(0, attempt - STATED_PAUSES), LONGEST_PAUSE_S));
  }
  return Math.min(FIRST_PAUSE_S * 2 ** (attempt - 1), LONGEST_PAUSE_S);
}
