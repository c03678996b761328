/** What the wizard says, in the language of who uses it. */
import dutch from "../../locales/wizard/nl.json";
import { figured } from "../../letter/days";
import { directionOf, filled } from "../../words";

export type WizardPhrase = keyof typeof dutch;
type Locale = Record<WizardPhrase, string>;

const LOCALES = import.meta.glob<Locale>(["../../locales/wizard/*.json", "!../../locales/wizard/nl.json"], { import: "default" });

export class WizardWords {
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly #locale: Locale;

  constructor(language: string, locale: Locale) {
    this.language = language;
    this.direction = directionOf(language);
    this.#locale = locale;
  }

  /** The sentence with `{slots}` filled. */
  say(phrase: WizardPhrase, slots: Readonly<Record<string, string | number>> = {}): string {
    return filled(this.#locale[phrase], slots);
  }

  /** The name of something that the service calls by a code. */
  called(kind: "type" | "meaning" | "check" | "lack" | "pose" | "state" | "fault" | "miss", code: string): string {
    const phrase = `${kind}.${code}`;
    return phrase in this.#locale ? this.#locale[phrase as WizardPhrase] : code;
  }

  /** What a warning about a file says; null where we have no sentence for it. */
  warning(code: string, slots: Readonly<Record<string, string>>): string | null {
    const phrase = `warning.${code}`;
    return phrase in this.#locale ? this.say(phrase as WizardPhrase, slots) : null;
  }

  /** A language, named in the language of the reader. */
  languageName(code: string): string {
    return new Intl.DisplayNames([this.language], { type: "language" }).of(code) ?? code;
  }

  /** A country, named in the language of the reader. */
  countryName(code: string): string {
    return new Intl.DisplayNames([this.language], { type: "region" }).of(code) ?? code;
  }

  /** A number as it is written here. */
  number(value: number, digits = 0): string {
    return new Intl.NumberFormat(figured(this.language), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  }

  /** A day and time as they are written here. */
  moment(iso: string): string {
    return new Intl.DateTimeFormat(figured(this.language), { dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
  }

  day(iso: string): string {
    return new Intl.DateTimeFormat(figured(this.language), { dateStyle: "long" }).format(new Date(`${iso}T12:00:00`));
  }
}

/** What is said in `language`, else in English. */
export async function wizardWordsIn(language: string): Promise<WizardWords> {
  if (language === "nl") return new WizardWords("nl", dutch);
  const load = (code: string): (() => Promise<Locale>) | undefined => LOCALES[`../../locales/wizard/${code}.json`];
  const chosen = load(language) === undefined ? "en" : language;
  const locale = await load(chosen)?.();
  return locale === undefined ? new WizardWords("nl", dutch) : new WizardWords(chosen, locale);
}
