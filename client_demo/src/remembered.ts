/** What is kept on the phone: which language and which size of letters the person chose. */
import type { Language } from "./contract";
import { LETTERS, type Letters } from "./state/state";

const KEY = "leeswijzer.language";
const LETTERS_KEY = "leeswijzer.letters";

/** The language chosen before, else the first of the browser's that we have, else Dutch. */
export function readLanguage(languages: readonly Language[]): string {
  const known = (code: string | null): code is string => languages.some((language) => language.code === code);
  const chosen = stored(KEY);
  if (known(chosen)) return chosen;
  return navigator.languages.map((tag) => tag.split("-")[0] ?? "").find(known) ?? "nl";
}

export function rememberLanguage(code: string): void {
  keep(KEY, code);
}

/** The size of letters chosen before. */
export function readLetters(): Letters {
  const chosen = stored(LETTERS_KEY);
  return LETTERS.find((letters) => letters === chosen) ?? "plain";
}

export function rememberLetters(letters: Letters): void {
  keep(LETTERS_KEY, letters);
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is full or switched off: the choice then holds until the page is closed.
  }
}

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
