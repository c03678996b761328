/** What a field means, in words. The codes are what browsers, our phone and the form itself know it by. */
import { make } from "../../components/element";
import { PERSONAL_NUMBERS } from "../../vault/countries";
import { choiceControl, textControl } from "./controls";
import type { Field } from "./contract";
import type { WizardWords } from "./wizardWords";

/** In the order in which forms ask them. */
const MEANINGS: readonly string[] = [
  "name", "given-name", "family-name", "x-initials", "bday", "x-bsn", "street-address", "x-street", "x-house-number", "x-house-number-suffix",
  "postal-code", "address-level2", "address-level1", "country-name", "tel", "email", "x-iban", "x-account-holder", "organization",
  "organization-title", "x-signature", "x-signature-date", "x-enclosure",
  ...PERSONAL_NUMBERS.map(({ semantic }) => semantic).filter((semantic) => semantic !== "x-bsn"),
];
/** No code is called so: codes are small letters. */
const OTHER = "*";
/** What stands before the code of something that is not the reader's own, or not their address of now. */
const OF_ANOTHER = [["x-old-", "meaning.old"], ["x-partner-", "meaning.partner"]] as const;

/** What a code means; the code itself where we have no words for it. */
export function meaningNamed(code: string, words: WizardWords): string {
  return known(code, words) ?? code;
}

function known(code: string, words: WizardWords): string | null {
  const own = words.called("meaning", code);
  if (own !== code) return own;
  const number = PERSONAL_NUMBERS.find(({ semantic }) => semantic === code);
  if (number !== undefined) return `${number.name} (${words.countryName(number.country)})`;
  for (const [before, phrase] of OF_ANOTHER) {
    const rest = code.slice(before.length);
    const meaning = code.startsWith(before) ? (known(rest === "town" ? "address-level2" : rest, words) ?? known(`x-${rest}`, words)) : null;
    if (meaning !== null) return words.say(phrase, { meaning });
  }
  return null;
}

/** Choosing a meaning by its words, or typing the code of one that has none. */
export function meaningPart(set: (rules: { readonly semantic: string | null }) => void, words: WizardWords): readonly [HTMLElement, (field: Field) => void] {
  let now = "";
  // What was kept when somebody asked to type a code: until they did, nothing takes the line away.
  let asked: string | null = null;
  const code = textControl({ label: words.say("field.meaning.code"), help: words.say("field.meaning.code.help") }, (value) => set({ semantic: value.trim() === "" ? null : value }));
  code.input.dir = "ltr";
  const choice = choiceControl({ label: words.say("field.meaning"), help: words.say("field.meaning.help") }, [], (value) => {
    asked = value === OTHER ? now : null;
    code.element.hidden = value !== OTHER;
    if (value === OTHER) code.input.focus();
    else set({ semantic: value === "" ? null : value });
  });
  const show = ({ semantic = "" }: Field): void => {
    now = semantic;
    const isNamed = semantic === "" || known(semantic, words) !== null;
    const offered = isNamed && semantic !== "" && !MEANINGS.includes(semantic) ? [...MEANINGS, semantic] : MEANINGS;
    choice.offer([["", words.say("field.meaning.none")], ...offered.map((each) => [each, meaningNamed(each, words)] as const), [OTHER, words.say("field.meaning.other")]]);
    code.show(semantic);
    if (asked === semantic || document.activeElement === code.input) return choice.show(OTHER);
    asked = null;
    choice.show(isNamed ? semantic : OTHER);
    code.element.hidden = isNamed;
  };
  return [make("div", { class: "wizard-meaning" }, choice.element, code.element), show];
}
