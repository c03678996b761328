/** A few words about one place, before they are sent. They stay here when sending fails. */
import type { FeedbackKind, Text } from "../contract";
import type { Trouble } from "./trouble";

export interface Draft {
  readonly pageKey: string;
  readonly anchorId: string;
  /** What the place is called; null where it has no name. */
  readonly place: Text | null;
  readonly kind: FeedbackKind | null;
  readonly message: string;
  readonly stage: "writing" | "sending" | "sent";
  readonly trouble: Trouble | null;
}

export type DraftEvent =
  | { readonly type: "draft-opened"; readonly pageKey: string; readonly anchorId: string; readonly place: Text | null }
  | { readonly type: "draft-changed"; readonly kind?: FeedbackKind; readonly message?: string }
  | { readonly type: "draft-sending" }
  | { readonly type: "draft-sent" }
  | { readonly type: "draft-failed"; readonly trouble: Trouble }
  | { readonly type: "draft-closed" };

export function openedDraft({ pageKey, anchorId, place }: Extract<DraftEvent, { type: "draft-opened" }>): Draft {
  return { pageKey, anchorId, place, kind: null, message: "", stage: "writing", trouble: null };
}

/** The draft after `event`; null when there is none or it was closed. */
export function withDraft(draft: Draft | null, event: Exclude<DraftEvent, { type: "draft-opened" }>): Draft | null {
  if (draft === null) return null;
  switch (event.type) {
    case "draft-changed":
      return { ...draft, kind: event.kind ?? draft.kind, message: event.message ?? draft.message, trouble: null };
    case "draft-sending":
      return { ...draft, stage: "sending", trouble: null };
    case "draft-sent":
      // What was sent is no longer needed here.
      return { ...draft, stage: "sent", message: "", trouble: null };
    case "draft-failed":
      return { ...draft, stage: "writing", trouble: event.trouble };
    case "draft-closed":
      return null;
  }
}
