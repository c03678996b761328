/** The one thing kept on the phone: which language the person chose. */
import type { Language } from "./contract";

const KEY = "leeswijzer.language";

/** The language chosen before, else the first of the browser's that we have, else Dutch. */
export function readLanguage(languages: readonly Language[]): string {
  const known = (code: string | null): code is string => languages.some((language) => language.code === code);
  const chosen = stored();
  if (known(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.split("-")[0] ?? "").find(known) ?? "nl";
}

export function rememberLanguage(code: string): void {
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // Storage is full or switched off: the choice then holds until the page is closed.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
