/** A sentence as it stands on the paper, with the words marked that say a fact. */
import type { Fact } from "../../contract";
import { make } from "../../components/element";
import type { LetterWords } from "../../letter/letterWords";

/** As long as an amount or a day: "€ 1.335,09", "6 januari 2027". Longer ones may break. */
const LONGEST_UNBROKEN = 16;

/** The sentence in a box that says where it is from; null where nothing is printed. */
export function printed({ sentence, text }: Fact, words: LetterWords): HTMLElement | null {
  if (text === "") return null;
  return make("p", { class: "printed" }, make("span", { class: "printed__lead" }, words.say("fact.printed")), inDutch(sentence ?? text, text));
}

/** The sentence alone; null where it says no more than the fact itself. */
export function sentenceAround(fact: Fact): HTMLElement | null {
  return hasSentence(fact) ? inDutch(fact.sentence!, fact.text) : null;
}

/** Whether more is printed around a fact than the fact itself. */
export function hasSentence({ sentence, text }: Fact): boolean {
  return sentence !== null && sentence !== text && text !== "";
}

function inDutch(sentence: string, text: string): HTMLElement {
  const start = sentence.indexOf(text);
  if (start < 0) return make("span", { lang: "nl", dir: "ltr" }, sentence);
  const after = start + text.length;
  return make("span", { lang: "nl", dir: "ltr" }, sentence.slice(0, start), make("mark", { class: text.length <= LONGEST_UNBROKEN ? "printed__mark figures" : "printed__mark" }, text), sentence.slice(after));
}
