/** Whether what somebody typed about themselves can be right; null where it cannot be told. */
import { COUNTRIES, HOME, personalNumberHolds } from "./countries";
import type { Part } from "./profile";

const OLDEST_YEARS = 122;

/** True, false, or null for what has no rule. Nothing typed is nothing wrong. */
export function holds(part: Part, typed: string, country = HOME, today = new Date()): boolean | null {
  const value = typed.trim();
  if (value === "") return null;
  switch (part) {
    case "iban":
      return isIban(value);
    case "birthDate":
      return isBirthDate(value, today);
    case "postcode":
      return COUNTRIES[country]?.postcode.test(value) ?? null;
    case "email":
      return /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value);
    default:
      return personalNumberHolds(part, value);
  }
}

/** ISO 13616: letters as numbers, the first four signs at the end, 1 left over after 97. */
export function isIban(text: string): boolean {
  const iban = text.replace(/[\s.-]/g, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  if (COUNTRIES[iban.slice(0, 2)]?.account.test(iban) === false) return false;
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
