/** The sentences of the workbench, apart from the phone's: a phone never fetches them. */
import dutch from "../locales/workbench/nl.json";
import { figured } from "../letter/days";
import { directionOf, filled, nameOf } from "../tongues";

export type Phrase = keyof typeof dutch;
type Locale = Record<Phrase, string>;
export type Slots = Readonly<Record<string, string | number>>;

const LOCALES = import.meta.glob<Locale>(["../locales/workbench/*.json", "!../locales/workbench/nl.json"], { import: "default" });

/** Languages the workbench speaks; others see English. */
export const LANGUAGES: readonly string[] = ["nl", ...Object.keys(LOCALES).map((path) => path.replace(/^.*\/|\.json$/g, ""))].sort();

export class WorkbenchWords {
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly #locale: Locale;
  readonly #plurals: Intl.PluralRules;

  constructor(language: string, locale: Locale) {
    this.language = language;
    this.direction = directionOf(language);
    this.#locale = locale;
    this.#plurals = new Intl.PluralRules(language);
  }

  /** The sentence with its `{slots}` filled. */
  say(phrase: Phrase, slots: Slots = {}): string {
    return filled(this.#locale[phrase], slots);
  }

  /** The sentence of that name, where there is one: what the service names may be newer than this page. */
  maybe(phrase: string, slots: Slots = {}): string | null {
    const sentence = (this.#locale as Readonly<Record<string, string>>)[phrase];
    return sentence === undefined ? null : filled(sentence, slots);
  }

  /** The form of a sentence for `count`: `phrase.one`, `phrase.other` and what else the language has. */
  /** `isMore`: so many and more, told as “1000+”. */
  count(phrase: string, count: number, isMore = false): string {
    // The sign stands behind the number in every language, so its order is its own.
    const slots = { n: isMore ? `\u2066${this.number(count)}+\u2069` : this.number(count) };
    return this.maybe(`${phrase}.${this.#plurals.select(count)}`, slots) ?? this.maybe(`${phrase}.other`, slots) ?? phrase;
  }

  number(value: number): string {
    return value.toLocaleString(figured(this.language));
  }

  /** A moment of the service (ISO 8601) as people here write it. */
  moment(iso: string): string {
    return new Date(iso).toLocaleString(figured(this.language), { dateStyle: "medium", timeStyle: "short" });
  }

  day(iso: string): string {
    return new Date(iso).toLocaleDateString(figured(this.language), { dateStyle: "long" });
  }

  /** A language, named in the language of the reader; `*` is all of them. */
  languageName(code: string): string {
    if (code === "*") return this.say("all-languages");
    return new Intl.DisplayNames([this.language], { type: "language" }).of(code) ?? nameOf(code);
  }
}

/** Sentences in `language`, else in English. */
export async function workbenchWordsIn(language: string): Promise<WorkbenchWords> {
  if (language === "nl") return new WorkbenchWords("nl", dutch);
  const code = LANGUAGES.includes(language) ? language : "en";
  const load = LOCALES[`../locales/workbench/${code}.json`];
  return load === undefined ? new WorkbenchWords("nl", dutch) : new WorkbenchWords(code, await load());
}
