/**
 * Numbers whose last digits check the others. Which way a number goes is data of its country; the
 * service has the same ways (`forms/countries/numbers.py`), and the examples in the data hold both
 * to the same outcomes.
 */

export interface NumberRule {
  readonly digits: number;
  readonly check: {
    readonly method: string;
    readonly weights?: readonly number[];
    readonly modulus?: number;
    readonly prefixes?: readonly string[];
    readonly repeated?: number;
  };
}

/** Printed between the digits, as in 85.07.30-033.28 and +++090/9337/55493+++. */
const BETWEEN = /[\s.\-/+*]/g;
const CHECK_DIGITS = 2;

/** Whether what somebody typed can be such a number. */
export function numberHolds(rule: NumberRule, text: string): boolean {
  const digits = text.replace(BETWEEN, "");
  if (!/^\d+$/.test(digits) || digits.length !== rule.digits || /^0+$/.test(digits)) return false;
  return METHODS[rule.check.method]?.(digits, rule.check) ?? false;
}

type Check = NumberRule["check"];

const METHODS: Readonly<Record<string, (digits: string, check: Check) => boolean>> = {
  "weighted-sum": (digits, { weights = [], modulus = 1 }) => weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0) % modulus === 0,
  // What is left after division; no check digits are 00, the modulus stands for it.
  remainder: (digits, { modulus = 1, prefixes = [] }) => prefixes.some((prefix) => checkDigits(digits) === (Number(prefix + checked(digits)) % modulus || modulus)),
  complement: (digits, { modulus = 1, prefixes = [] }) => prefixes.some((prefix) => checkDigits(digits) === modulus - (Number(prefix + checked(digits)) % modulus)),
  "iso7064-mod11-10": iso7064,
};

const checked = (digits: string): string => digits.slice(0, -CHECK_DIGITS);
const checkDigits = (digits: string): number => Number(digits.slice(-CHECK_DIGITS));

/** ISO 7064 MOD 11,10; where it is asked, of the other digits exactly one occurs more than once. */
function iso7064(digits: string, { repeated }: Check): boolean {
  const others = [...digits.slice(0, -1)];
  const product = others.reduce((before, digit) => (2 * ((before + Number(digit)) % 10 || 10)) % 11, 10);
  if ((product + Number(digits.at(-1))) % 10 !== 1) return false;
  const counts = [...new Set(others)].map((digit) => others.filter((other) => other === digit).length).filter((count) => count > 1);
  return repeated === undefined || (counts.length === 1 && (counts[0] ?? 0) <= repeated);
}
