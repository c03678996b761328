/** A few words about one place, before they are sent. They stay here when sending fails. */
import type { FeedbackKind, Provenance, Text } from "../contract";
import type { Trouble } from "./trouble";

/** What may be said about a place; "otherwise" is another wording for a text that is shown there. */
export type DraftKind = FeedbackKind | "otherwise";

/** A text of a form that readers may word otherwise, and where the form has it, as in `fields/1/bsn/label`. */
export interface Wording {
  readonly path: string;
  readonly text: Text;
}

export interface Draft {
  readonly pageKey: string;
  readonly anchorId: string;
  /** What the place is called; null where it has no name. */
  readonly place: Text | null;
  /** Null where nothing was translated, or the owner wrote it. */
  readonly wording: Wording | null;
  readonly kind: DraftKind | null;
  readonly message: string;
  readonly stage: "writing" | "sending" | "sent";
  readonly trouble: Trouble | null;
}

export type DraftEvent =
  | { readonly type: "draft-opened"; readonly pageKey: string; readonly anchorId: string; readonly place: Text | null; readonly wording: Wording | null }
  | { readonly type: "draft-changed"; readonly kind?: DraftKind; readonly message?: string }
  | { readonly type: "draft-sending" }
  | { readonly type: "draft-sent" }
  | { readonly type: "draft-failed"; readonly trouble: Trouble }
  | { readonly type: "draft-closed" };

export function openedDraft({ pageKey, anchorId, place, wording }: Extract<DraftEvent, { type: "draft-opened" }>): Draft {
  return { pageKey, anchorId, place, wording, kind: null, message: "", stage: "writing", trouble: null };
}

/** The draft after `event`; null when there is none or it was closed. */
export function withDraft(draft: Draft | null, event: Exclude<DraftEvent, { type: "draft-opened" }>): Draft | null {
  if (draft === null) return null;
  switch (event.type) {
    case "draft-changed":
      return { ...draft, kind: event.kind ?? draft.kind, message: event.message ?? messageFor(draft, event.kind), trouble: null };
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

/** Another wording begins with the text as it is; what is said about it does not. */
function messageFor({ wording, message }: Draft, kind: DraftKind | undefined): string {
  const shown = wording?.text.text ?? "";
  if (kind === "otherwise") return message === "" ? shown : message;
  return kind !== undefined && message === shown ? "" : message;
}

/** What the owner wrote or printed is the owner's to change. */
const NOT_OURS: ReadonlySet<Provenance> = new Set(["owner", "source"]);

/** The wording, where readers may change it: a translation that its owner did not write. */
export function openWording(path: string, text: Text | null, language: string): Wording | null {
  return text === null || NOT_OURS.has(text.provenance) || text.language !== language ? null : { path, text };
}
