/** What languages are called, how they run, and sentences with places for names and numbers. */

interface Tongue {
  /** What it is called in itself. */
  readonly name: string;
  /** The script it is written in here, as ISO 15924 has it. */
  readonly script: string;
}

/** Asking the browser for these takes a phone longer than all else at the start; it does know others. */
const KNOWN: Readonly<Record<string, Tongue>> = {
  ar: { name: "العربية", script: "Arab" },
  de: { name: "Deutsch", script: "Latn" },
  en: { name: "English", script: "Latn" },
  es: { name: "Español", script: "Latn" },
  fa: { name: "فارسی", script: "Arab" },
  fr: { name: "Français", script: "Latn" },
  nl: { name: "Nederlands", script: "Latn" },
  pl: { name: "Polski", script: "Latn" },
  ro: { name: "Română", script: "Latn" },
  tr: { name: "Türkçe", script: "Latn" },
  uk: { name: "Українська", script: "Cyrl" },
};

const RIGHT_TO_LEFT_SCRIPTS = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm"]);

/** A sentence with its `{slots}` filled. What ends in a full stop, as a day in Ukrainian, ends a sentence too. */
export function filled(sentence: string, slots: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}(\.?)/g, (slot, name: string, stop: string) => {
    const value = String(slots[name] ?? slot.slice(0, slot.length - stop.length));
    return value.endsWith(".") ? value : value + stop;
  });
}

/** The language's own name for itself. */
export function nameOf(code: string): string {
  return KNOWN[code]?.name ?? nameByBrowser(code);
}

export function nameByBrowser(code: string): string {
  const name = new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

export function directionOf(code: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT_SCRIPTS.has(scriptOf(code)) ? "rtl" : "ltr";
}

/** The script a language is written in: "Arab", "Latn"; empty when nobody knows. */
export function scriptOf(code: string): string {
  return KNOWN[code]?.script ?? scriptByBrowser(code);
}

export function scriptByBrowser(code: string): string {
  return new Intl.Locale(code).maximize().script ?? "";
}

/** Several things in one line, with the comma of a language between them. */
export function listed(things: readonly string[], language: string): string {
  return things.join(scriptOf(language) === "Arab" ? "، " : ", ");
}
