/** The sentences of the accessibility statement; they come with it. */
import dutch from "../locales/statement/nl.json";
import { filled, type Words } from "../words";

export type StatementPhrase = keyof typeof dutch;
type Locale = Record<StatementPhrase, string>;

const LOCALES = import.meta.glob<Locale>(["../locales/statement/*.json", "!../locales/statement/nl.json"], { import: "default" });

export type Say = (phrase: StatementPhrase, slots?: Readonly<Record<string, string | number>>) => string;

/** Sentences in the language of `words`, else in English, else in Dutch. */
export async function statementWordsIn(words: Words): Promise<Say> {
  const load = words.language === "nl" ? undefined : (LOCALES[`../locales/statement/${words.language}.json`] ?? LOCALES["../locales/statement/en.json"]);
  const locale = load === undefined ? dutch : await load();
  return (phrase, slots = {}) => filled(locale[phrase], slots);
}
