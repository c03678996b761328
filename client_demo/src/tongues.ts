/** What languages are called, how they run, and sentences with places for names and numbers. */

/** Asking the browser for these takes a phone longer than all else at the start; it does know others. */
const OWN_NAMES: Readonly<Record<string, string>> = { ar: "العربية", de: "Deutsch", en: "English", es: "Español", fa: "فارسی", fr: "Français", nl: "Nederlands", pl: "Polski", ro: "Română", tr: "Türkçe", uk: "Українська" };

const RIGHT_TO_LEFT_SCRIPTS = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm"]);

/** A sentence with its `{slots}` filled. */
export function filled(sentence: string, slots: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (slot, name: string) => String(slots[name] ?? slot));
}

/** The language's own name for itself. */
export function nameOf(code: string): string {
  return OWN_NAMES[code] ?? nameByBrowser(code);
}

export function nameByBrowser(code: string): string {
  const name = new Intl.DisplayNames([code], { type: "language" }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

export function directionOf(code: string): "ltr" | "rtl" {
  const script = new Intl.Locale(code).maximize().script ?? "";
  return RIGHT_TO_LEFT_SCRIPTS.has(script) ? "rtl" : "ltr";
}
