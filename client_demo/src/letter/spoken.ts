/** What the card says aloud: in the order in which it is seen. Pure. */
import type { Spoken } from "../speech";
import type { Card } from "./card";
import { isDay, sayDay } from "./days";
import type { LetterWords } from "./letterWords";
import { money } from "./values";

export function spokenCard(card: Card, words: LetterWords): readonly Spoken[] {
  const own = (text: string): Spoken => ({ text, language: words.language });
  const doubt = words.say("fact.doubt");
  const { sender } = card;
  return [
    own(words.say(`kind.${card.kind}`)),
    ...(sender === null || typeof sender.fact.value !== "string" ? [] : [own(words.say("card.from")), { text: sender.fact.value, language: "nl" }]),
    own(words.say("card.unchecked")),
    ...card.warnings.map(({ message }) => message),
    ...(card.tasks.length === 0 ? [own(words.say("card.no-tasks"))] : []),
    ...card.tasks.flatMap(({ kind, message, before, amount, deadline }) => [
      own(words.say(`task.${kind}`)),
      ...(amount === null ? [] : [own(money(amount.fact.value, words.language)), ...(amount.fact.certain ? [] : [own(doubt)])]),
      ...(before === null || !isDay(before) ? [] : [own(`${words.say(kind === "come" ? "task.on" : "task.before")} ${sayDay(before, words.language, true)}`), ...(deadline?.fact.certain === true ? [] : [own(doubt)])]),
      message,
    ]),
  ];
}
