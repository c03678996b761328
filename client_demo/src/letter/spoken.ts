/** What the card says aloud: in the order in which it is seen. Pure. */
import type { Spoken } from "../speech";
import type { Card, PlacedFact, Task } from "./card";
import { isDay, sayDay } from "./days";
import { leadOfDay, nameOfTask } from "./lastDay";
import type { LetterWords } from "./letterWords";
import { money } from "./values";

export function spokenCard(card: Card, words: LetterWords): readonly Spoken[] {
  const own = (text: string): Spoken => ({ text, language: words.language });
  const { sender, given } = card;
  return [
    own(words.say(`kind.${card.kind}`)),
    ...(sender === null || typeof sender.fact.value !== "string" ? [] : [own(words.say("card.from")), { text: sender.fact.value, language: "nl" }]),
    own(words.say("card.unchecked")),
    ...(given === null ? [] : [own(`${words.say("fact.refund")} ${money(given.fact.value, words.language)}`), ...doubtAbout(given, words)]),
    ...card.warnings.map(({ message }) => message),
    ...(card.tasks.length === 0 ? [own(words.say("card.no-tasks"))] : []),
    ...card.tasks.flatMap((task) => spokenTask(task, words)),
  ];
}

function spokenTask(task: Task, words: LetterWords): readonly Spoken[] {
  const own = (text: string): Spoken => ({ text, language: words.language });
  const { message, before, amount, deadline } = task;
  return [
    own(words.say(nameOfTask(task))),
    ...(amount === null ? [] : [own(money(amount.fact.value, words.language)), ...doubtAbout(amount, words)]),
    ...(before === null || !isDay(before) ? [] : [own(`${words.say(leadOfDay(task))} ${sayDay(before, words.language, true)}`), ...doubtAbout(deadline, words)]),
    message,
    // At what hour and where is said nowhere but in the sentence itself.
    ...(task.kind === "come" && deadline !== null && deadline.fact.sentence !== null ? [{ text: deadline.fact.sentence, language: "nl" }] : []),
  ];
}

function doubtAbout(placed: PlacedFact | null, words: LetterWords): readonly Spoken[] {
  return placed?.fact.certain === true ? [] : [{ text: words.say("fact.doubt"), language: words.language }];
}
