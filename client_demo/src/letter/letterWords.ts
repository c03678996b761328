/** The sentences of the part that reads letters; they come with it. */
import dutch from "../locales/letter/nl.json";
import { filled, type Words } from "../words";

export type LetterPhrase = keyof typeof dutch;
type Locale = Record<LetterPhrase, string>;
type Slots = Readonly<Record<string, string | number>>;

/** One file per language, beside those of the page. */
const LOCALES = import.meta.glob<Locale>(["../locales/letter/*.json", "!../locales/letter/nl.json"], { import: "default" });

export class LetterWords {
  /** The sentences of the rest of the page. */
  readonly general: Words;
  readonly #locale: Locale;

  constructor(general: Words, locale: Locale) {
    this.general = general;
    this.#locale = locale;
  }

  get language(): string {
    return this.general.language;
  }

  say(phrase: LetterPhrase, slots: Slots = {}): string {
    return filled(this.#locale[phrase], slots);
  }
}

/** Sentences in the language of `words`, else in English, else in Dutch. */
export async function letterWordsIn(words: Words): Promise<LetterWords> {
  const load = words.language === "nl" ? undefined : (LOCALES[`../locales/letter/${words.language}.json`] ?? LOCALES["../locales/letter/en.json"]);
  return new LetterWords(words, load === undefined ? dutch : await load());
}
