/** The person's own data, as far as it is open. It lives in memory and in the vault, nowhere else. */
import type { Profile } from "../vault/profile";

export type OwnStage = "unknown" | "unavailable" | "none" | "locked" | "open";

/** A wrong code; a file that is none of ours; no room, or storage that was taken away. */
export type VaultTrouble = "code" | "file" | "storage";

export interface Own {
  readonly stage: OwnStage;
  readonly profile: Profile | null;
  readonly isPanelOpen: boolean;
  readonly isWorking: boolean;
  readonly trouble: VaultTrouble | null;
}

export type OwnEvent =
  | { readonly type: "own-panel"; readonly isOpen: boolean }
  | { readonly type: "own-stage"; readonly stage: Exclude<OwnStage, "open"> }
  | { readonly type: "own-opened"; readonly profile: Profile }
  | { readonly type: "own-working" }
  | { readonly type: "own-failed"; readonly trouble: VaultTrouble };

export const NOTHING_OWN: Own = { stage: "unknown", profile: null, isPanelOpen: false, isWorking: false, trouble: null };

export function withOwn(own: Own, event: OwnEvent): Own {
  switch (event.type) {
    case "own-panel":
      return { ...own, isPanelOpen: event.isOpen, trouble: null };
    case "own-stage":
      return { ...own, stage: event.stage, profile: null, isWorking: false, trouble: null };
    case "own-opened":
      return { ...own, stage: "open", profile: event.profile, isWorking: false, trouble: null };
    case "own-working":
      return { ...own, isWorking: true, trouble: null };
    case "own-failed":
      return { ...own, isWorking: false, trouble: event.trouble };
  }
}
