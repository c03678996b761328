/** The government words that are explained on a line, and which of them a finger means. Pure. */
import type { Anchor, Text } from "../contract";

/** A finger is as wide as so many letters at either side of where it comes down. */
const FINGER = 2;

/** Each explanation of a line by itself: the service gives them one below another, "word: what it means". */
export function termsOf({ explanation }: Pick<Anchor, "explanation">): readonly Text[] {
  return explanation === null ? [] : explanation.text.split("\n").map((meaning) => ({ ...explanation, text: meaning }));
}

/**
 * What is explained where a finger came down, `share` along the line: the word there, or what the line explains in
 * other words than its own, as in another language; null where the finger means the sentence.
 */
export function termUnder(line: Anchor | undefined, share: number): readonly Text[] | null {
  if (line === undefined) return null;
  const print = plain(line.label?.text ?? "");
  const at = share * print.length;
  const places = termsOf(line).map((meaning) => ({ meaning, places: placesOf(nameIn(meaning), print) }));
  const under = places.filter((each) => each.places.some(([from, to]) => at > from - FINGER && at < to + FINGER));
  const shown = under.length > 0 ? under : places.filter((each) => each.places.length === 0);
  return shown.length === 0 ? null : shown.map(({ meaning }) => meaning);
}

function nameIn({ text }: Text): string {
  return plain(text.split(": ", 1)[0]!);
}

/** Where a word stands in the print, as far as the word goes around it: "bezwaar" in "bezwaarschrift". */
function placesOf(name: string, print: string): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let from = print.indexOf(name); name !== "" && from >= 0; from = print.indexOf(name, from + 1)) {
    const rest = /^\p{L}*/u.exec(print.slice(from + name.length))![0];
    found.push([from, from + name.length + rest.length]);
  }
  return found;
}

/** As long as it was: each place stays where it is. */
function plain(text: string): string {
  return text.toLowerCase();
}
