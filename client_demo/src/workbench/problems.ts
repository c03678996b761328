/** What went wrong, in plain words. */
import { Problem } from "./service";
import type { WorkbenchWords } from "./words";

/** The sentence for a problem: ours in the reader's language, else the service's own in English. */
export function said(problem: unknown, words: WorkbenchWords): string {
  if (!(problem instanceof Problem)) return words.say("problem.failed");
  const slots = { seconds: words.number(problem.retryAfterS ?? 1) };
  return words.maybe(`problem.${problem.code}`, slots) ?? (problem.detail || words.say("problem.failed"));
}
