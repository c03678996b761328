/**
 * What the phone must know of each country: the very files that the service reads, so that the two
 * never judge a number differently (`forms/countries/`; how to add one: docs/adding-a-country.md).
 */
import { type NumberRule, numberHolds } from "./numbers";

interface Pattern {
  readonly pattern: string;
}

export interface CountryNumber extends NumberRule {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly semantic: string;
  readonly isIdentity: boolean;
}

export interface Country {
  readonly code: string;
  readonly account: RegExp;
  readonly postcode: RegExp;
  readonly numbers: readonly CountryNumber[];
}

export const HOME = "NL";

// Only these parts of the files: a phone needs no holidays.
const ACCOUNTS = import.meta.glob<Pattern>("../../../forms/countries/*.json", { eager: true, import: "account" });
const POSTCODES = import.meta.glob<Pattern>("../../../forms/countries/*.json", { eager: true, import: "postcode" });
const NUMBERS = import.meta.glob<readonly CountryNumber[]>("../../../forms/countries/*.json", { eager: true, import: "numbers" });

/** Every country there is a file of, by code. */
export const COUNTRIES: Readonly<Record<string, Country>> = Object.fromEntries(
  Object.entries(NUMBERS).map(([path, numbers]) => {
    const code = path.replace(/^.*\/|\.json$/g, "").toUpperCase();
    return [code, { code, numbers, account: whole(ACCOUNTS[path]), postcode: whole(POSTCODES[path]) }];
  }),
);

/** The numbers that a person has, one or more in each country. */
export const PERSONAL_NUMBERS: readonly (CountryNumber & { readonly country: string })[] = Object.values(COUNTRIES).flatMap(({ code, numbers }) => numbers.filter(({ isIdentity }) => isIdentity).map((number) => ({ ...number, country: code })));

/** Whether a personal number of that name can be right; null where there is no such number. */
export function personalNumberHolds(id: string, text: string): boolean | null {
  const rule = PERSONAL_NUMBERS.find((number) => number.id === id);
  return rule === undefined ? null : numberHolds(rule, text);
}

function whole(part: Pattern | undefined): RegExp {
  return new RegExp(`^(?:${part?.pattern ?? ""})$`);
}
