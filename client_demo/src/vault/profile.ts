/** What a person may keep about themselves on their own phone, and where each part of it belongs. */
import type { Template, TemplateField } from "../contract";
import { HOME, PERSONAL_NUMBERS } from "./countries";

const NAMED = ["familyName", "initials", "birthDate", "country", "iban", "street", "houseNumber", "suffix", "postcode", "town", "phone", "email"] as const;

/** A personal number goes by its id: `bsn`, `rijksregisternummer`, `steuer-id`. */
export type Part = (typeof NAMED)[number] | (string & {});
export type Profile = Readonly<Partial<Record<Part, string>>>;

/** All parts as they are asked: the numbers of each country after the country. */
export const PARTS: readonly Part[] = NAMED.flatMap((part): readonly Part[] => (part === "country" ? [part, ...PERSONAL_NUMBERS.map(({ id }) => id)] : [part]));

/** Which country's paper this person has. */
export function countryOf(profile: Profile): string {
  return profile["country"] ?? HOME;
}

/** Which parts a field asks for, by its semantic name. */
const BELONGS: Readonly<Record<string, readonly Part[]>> = {
  "family-name": ["familyName"],
  "x-initials": ["initials"],
  name: ["initials", "familyName"],
  "x-account-holder": ["initials", "familyName"],
  bday: ["birthDate"],
  "x-iban": ["iban"],
  tel: ["phone"],
  email: ["email"],
  "street-address": ["street", "houseNumber", "suffix"],
  "x-street": ["street"],
  "x-house-number": ["houseNumber"],
  "x-house-number-suffix": ["suffix"],
  "postal-code": ["postcode"],
  "address-level2": ["town"],
  ...Object.fromEntries(PERSONAL_NUMBERS.map(({ semantic, id }) => [semantic, [id]])),
};

const ADDRESS: ReadonlySet<Part> = new Set(["street", "houseNumber", "suffix", "postcode", "town"]);
const OLD = "x-old-";

/** The old address has names of its own; on forms that ask for it, it is the one that is kept here. */
const OLD_NAMES: Readonly<Record<string, string>> = { "postal-code": "postal-code", "street-address": "street-address", town: "address-level2" };

/** What to write in a field, from the profile; null where it holds nothing that belongs there. */
export function valueFor(profile: Profile, field: TemplateField, template: Template): string | null {
  const parts = partsFor(field, template);
  const values = parts.map((part) => profile[part] ?? "").filter((value) => value !== "");
  // A name without its surname, or a street without its number, is not the answer.
  if (values.length === 0 || parts.some((part) => part !== "suffix" && !profile[part])) return null;
  return values.join(" ");
}

/** The parts of a profile that a field asks for. */
export function partsFor(field: TemplateField, template: Template): readonly Part[] {
  const semantic = field.semantic ?? "";
  if (semantic.startsWith(OLD)) {
    const name = semantic.slice(OLD.length);
    return BELONGS[OLD_NAMES[name] ?? `x-${name}`] ?? [];
  }
  const parts = BELONGS[semantic] ?? [];
  const asksForOld = template.pages.some((page) => page.fields.some((each) => each.semantic?.startsWith(OLD)));
  return asksForOld && parts.some((part) => ADDRESS.has(part)) ? [] : parts;
}
