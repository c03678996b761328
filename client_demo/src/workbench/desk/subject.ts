/** The text that somebody decides about, and what they may do with it. */
import type { WorkbenchService } from "../service";
import type { Around } from "./line";
import type { DeskString } from "./service";
import { mayIn } from "./languages";

export type Kept = DeskString["texts"][number];

export interface Subject {
  /** What awaits a decision; null: there is nothing to decide, only to write. */
  readonly text: Kept | null;
  /** What citizens read now, where that is another text. */
  readonly shown: Kept | null;
  readonly isOwn: boolean;
  /** Whether somebody else has to approve it, though this person reviews. */
  readonly needsAnother: boolean;
  readonly mayApprove: boolean;
  readonly mayReject: boolean;
  /** Whether it came from somebody who reads the form. */
  readonly isSuggestion: boolean;
}

/** What there is to decide about a string, for who is signed in. */
export function subjectOf(string: DeskString, around: Around, service: Pick<WorkbenchService, "session">): Subject {
  const find = (id: number | null): Kept | null => string.texts.find((each) => each.id === id) ?? null;
  const shown = find(string.shownId);
  const waiting = find(string.waitingId);
  const text = waiting ?? (shown?.state === "draft" ? shown : null);
  const reviews = mayIn(service, "approve-translation", string.language, string.version.split("/")[0] ?? "");
  const isOwn = text?.isOwn === true;
  const needsAnother = isOwn && !around.isOnlySpeaker;
  const isSource = string.language === string.sourceLanguage;
  return {
    text,
    shown: shown === text ? null : shown,
    isOwn,
    needsAnother,
    mayApprove: text !== null && reviews && !needsAnother,
    // The text in the language of the print is replaced, never taken away.
    mayReject: text !== null && (isOwn || reviews) && !(isSource && text.state !== "proposed"),
    isSuggestion: text !== null && text.writtenBy === null && text.detail === "suggestion",
  };
}

/** What to begin to write with. */
export function beginning(string: DeskString, { text, shown }: Subject): string {
  if (text !== null) return text.text;
  if (shown !== null) return shown.text;
  return string.texts.findLast(({ state }) => state === "stale")?.text ?? "";
}
