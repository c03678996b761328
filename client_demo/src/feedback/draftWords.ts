/** What of a draft goes, and whether it may. */
import type { Draft } from "../state/draft";
import { personalWordsIn, type PersonalWords } from "./personalWords";

/** The words on one line, as they are kept. */
export function tidied(message: string): string {
  return message.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

/** What looks personal in the words; what stands in the text of the form itself, as its telephone number, does not. */
export function personalIn({ kind, message, wording }: Draft): readonly PersonalWords[] {
  const printed = kind === "otherwise" && wording !== null ? personalWordsIn(wording.text.text) : [];
  return personalWordsIn(message).filter((found) => !printed.includes(found));
}

/** Whether there is something to send: a choice, and of another wording one that is another. */
export function isSaid({ kind, message, wording }: Draft): boolean {
  if (kind !== "otherwise") return kind !== null;
  const words = tidied(message);
  return words !== "" && words !== tidied(wording?.text.text ?? "");
}

/** The form of a page: its key without the number. */
export function versionOf(pageKey: string): string {
  return pageKey.slice(0, pageKey.lastIndexOf("/"));
}
