/** The page's own sentences, in the reader's language. */
import dutch from "./locales/nl.json";
import type { Language } from "./contract";
import { directionOf, filled, nameOf } from "./tongues";

export { directionOf, filled, nameByBrowser, nameOf } from "./tongues";

export type Phrase = keyof typeof dutch;
type Locale = Record<Phrase, string>;

/** One file per language: a language is added by adding its file. Dutch is always at hand. */
const LOCALES = import.meta.glob<Locale>(["./locales/*.json", "!./locales/nl.json"], { import: "default" });

/** Read when there are no sentences in the language asked for; most newcomers know some. */
const SECOND_BEST = "en";

/** Sentences of the page in one language. */
export class Words {
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly #locale: Locale;
  #plurals: Intl.PluralRules | null = null;

  constructor(language: string, locale: Locale) {
    this.language = language;
    this.direction = directionOf(language);
    this.#locale = locale;
  }

  /** The sentence with `{slots}` filled. */
  say(phrase: Phrase, slots: Readonly<Record<string, string | number>> = {}): string {
    return filled(this.#locale[phrase], slots);
  }

  /** The form of the sentence for `count`: `phrase.few` and so on where the language has it. */
  count(phrase: "list.count", count: number): string {
    this.#plurals ??= new Intl.PluralRules(this.language);
    const form = `${phrase}.${this.#plurals.select(count)}`;
    const chosen = form in this.#locale ? form : `${phrase}.other`;
    return this.say(chosen as Phrase, { n: count });
  }
}

/** Sentences in `language`, else in English. */
export async function wordsIn(language: string): Promise<Words> {
  if (language === "nl") return new Words("nl", dutch);
  const locales = bundled();
  const code = language in locales ? language : SECOND_BEST;
  const load = locales[code];
  return load === undefined ? new Words("nl", dutch) : new Words(code, await load());
}

/** The languages the page itself speaks, for when the service does not answer. */
export function bundledLanguages(): readonly Language[] {
  const named = Object.keys(bundled()).map((code) => ({ code, name: nameOf(code), direction: directionOf(code) }));
  const byName = named.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  // As the service has them: they keep their places when its list comes.
  return [{ code: "nl", name: nameOf("nl"), direction: directionOf("nl") }, ...byName];
}

function bundled(): Record<string, () => Promise<Locale>> {
  return Object.fromEntries(
    Object.entries(LOCALES).map(([path, load]) => [path.replace(/^.*\/|\.json$/g, ""), load]),
  );
}
