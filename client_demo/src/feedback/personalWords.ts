/**
 * Finding personal data in words before they leave the phone. The service looks with the same rules
 * (`forms/personal_words.py`); tests hold both to the same cases.
 */
export type PersonalWords = "email" | "iban" | "date" | "address" | "number";

const RULES: readonly (readonly [PersonalWords, readonly RegExp[]])[] = [
  ["email", [/[^\s@]+@[^\s@]+\.[^\s@]{2,}/]],
  ["iban", [/\bNL ?\d{2} ?[A-Z]{4}(?: ?\d){10}\b/i, /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/]],
  [
    "date",
    [
      /\b\d{1,2}(?:[-/.]| ?)(?:\d{1,2}|[a-z]{3,9}\.?)(?:[-/.]| ?)(?:19|20)\d{2}\b/i,
      /\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2}\b/,
      /\b(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}\b/,
    ],
  ],
  [
    "address",
    [
      /\b[1-9]\d{3} ?[A-Z]{2}\b/,
      /\b[1-9]\d{3} ?[a-z]{2}\b[ ,]{1,3}(?:nr\.? ?)?\d{1,5}\b/i,
      /\b\d{1,5}(?: ?[a-z]\b)?,? {1,2}[1-9]\d{3} ?[a-z]{2}\b/i,
    ],
  ],
  ["number", [/\d(?:[ ./()+-]{0,2}\d){5,}/]],
];

/** The kinds of personal data that `text` seems to hold; empty when none was found. */
export function personalWordsIn(text: string): readonly PersonalWords[] {
  const shown = plain(text);
  return RULES.filter(([, rules]) => rules.some((rule) => rule.test(shown))).map(([kind]) => kind);
}

/** Digits of every script as 0-9, every space as one, wide letters as narrow ones. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/\s+/g, " ");
}

/** Unicode gives every script its ten digits in a row, the first of them a multiple of sixteen or ten apart. */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
