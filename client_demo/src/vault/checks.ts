/** Whether what somebody typed about themselves can be right; null where it cannot be told. */
import type { Part } from "./profile";

const BSN_WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1] as const;
const OLDEST_YEARS = 122;

/** True, false, or null for what has no rule. Nothing typed is nothing wrong. */
export function holds(part: Part, typed: string, today = new Date()): boolean | null {
  const value = typed.trim();
  if (value === "") return null;
  switch (part) {
    case "bsn":
      return isBsn(value);
    case "iban":
      return isIban(value);
    case "birthDate":
      return isBirthDate(value, today);
    case "postcode":
      return /^[1-9]\d{3} ?[A-Za-z]{2}$/.test(value);
    case "email":
      return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value);
    default:
      return null;
  }
}

/** The 11-test: nine digits of which the weighted sum is a multiple of eleven. */
export function isBsn(text: string): boolean {
  const digits = text.replace(/[\s.-]/g, "");
  if (!/^\d{9}$/.test(digits) || Number(digits) === 0) return false;
  return BSN_WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % 11 === 0;
}

/** ISO 13616: letters as numbers, the first four signs at the end, 1 left over after 97. */
export function isIban(text: string): boolean {
  const iban = text.replace(/[\s.-]/g, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  if (iban.startsWith("NL") && !/^NL\d{2}[A-Z]{4}\d{10}$/.test(iban)) return false;
  const turned = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const sign of turned) for (const digit of String(parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

/** A day in the past that somebody living can be born on, as 07-03-1985; 00 for what nobody knows. */
export function isBirthDate(text: string, today: Date): boolean {
  const found = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
  if (found === null) return false;
  const [day = 0, month = 0, year = 0] = found.slice(1).map(Number);
  if (year < today.getFullYear() - OLDEST_YEARS || year > today.getFullYear()) return false;
  if (day === 0 || month === 0) return day <= 31 && month <= 12;
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day && date <= today;
}
