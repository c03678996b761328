/** What is said aloud of a letter: in the order in which it is seen, each piece in the language it is in. Pure. */
import type { Text } from "../contract";
import type { Spoken } from "../speech";
import type { Card, PlacedFact, ReadPage, Task } from "./card";
import { isDay, sayDay } from "./days";
import { leadOfDay, nameOfTask } from "./lastDay";
import type { LetterWords } from "./letterWords";
import { partsOf, saidOf, type Part } from "./parts";
import { money } from "./values";
import { cautionBefore } from "./waiting";

/** A piece of the whole text, and its place among those on the screen; null for what is said about them. */
export interface SpokenPiece extends Spoken {
  readonly place: number | null;
}

/** The language of the paper, whatever the language around it. */
const PAPER = "nl";

/** A name or a word; an initial or the letter of a case number is read in the language around it. */
const WORD = /\p{Script=Latin}{3}/u;

const [OPENS, CLOSES] = [/[\u2066-\u2068]/, /\u2069/];

/** `reads` tells for which languages there is a voice. */
export function spokenCard(card: Card, words: LetterWords, reads: (language: string) => boolean = () => true): readonly Spoken[] {
  const own = (text: string): Spoken => ({ text, language: words.language });
  const { sender, subject, given } = card;
  const spoken = [
    own(words.say(`kind.${card.kind}`)),
    ...(sender === null || typeof sender.fact.value !== "string" ? [] : [own(words.say("card.from")), { text: sender.fact.value, language: PAPER }]),
    ...(subject === null || typeof subject.fact.value !== "string" ? [] : [own(words.say("card.subject")), { text: subject.fact.value, language: PAPER }]),
    ...(subject?.meant ? inItsLanguages(subject.meant) : []),
    own(words.say(`kind.${card.kind}.about`)),
    own(words.say("card.unchecked")),
    ...(given === null ? [] : [own(`${words.say("fact.refund")} ${money(given.fact.value, words.language)}`), ...doubtAbout(given, words)]),
    ...card.warnings.flatMap(({ message }) => inItsLanguages(message)),
    ...(card.partial.includes("translation") ? [own(words.general.say("partial.translation"))] : []),
    ...(card.tasks.length === 0 ? [own(words.say("card.no-tasks"))] : []),
    ...card.tasks.flatMap((task) => spokenTask(card, task, words)),
  ];
  return withWhatIsLeftOut(spoken, words, reads, own);
}

/** The whole text; what is not translated is said to be so, and then read as it is printed. */
export function spokenText(pages: readonly ReadPage[], words: LetterWords, reads: (language: string) => boolean = () => true): readonly SpokenPiece[] {
  let place = 0;
  const nextPlace = (): number => place++;
  const spoken = pages.flatMap(({ overlay }) => partsOf(overlay.anchors).flatMap((part) => spokenPart(part, words, nextPlace)));
  return withWhatIsLeftOut(spoken, words, reads, (text) => ({ text, language: words.language, place: null }));
}

/** A text that quotes the paper is read by two voices: each mark that sets print apart begins another piece. */
export function inItsLanguages({ text, language }: Pick<Text, "text" | "language">): readonly Spoken[] {
  if (language === PAPER) return [{ text, language }];
  const pieces: { text: string; isApart: boolean }[] = [];
  let depth = 0;
  for (const sign of text) {
    if (OPENS.test(sign)) depth += 1;
    else if (CLOSES.test(sign)) depth = Math.max(0, depth - 1);
    else if (pieces.at(-1)?.isApart === depth > 0) pieces.at(-1)!.text += sign;
    else pieces.push({ text: sign, isApart: depth > 0 });
  }
  const spoken = pieces.map((piece): Spoken => ({ text: piece.text, language: piece.isApart && WORD.test(piece.text) ? PAPER : language }));
  return joined(spoken).filter(({ text: said }) => /[\p{L}\p{N}]/u.test(said));
}

/** Neighbours in one language are one piece: a voice stops between two. */
function joined(spoken: readonly Spoken[]): readonly Spoken[] {
  return spoken.reduce<readonly Spoken[]>((before, piece) => {
    const last = before.at(-1);
    return last?.language === piece.language ? [...before.slice(0, -1), { ...last, text: last.text + piece.text }] : [...before, piece];
  }, []);
}

function spokenPart(part: Part, words: LetterWords, nextPlace: () => number): readonly SpokenPiece[] {
  const { pieces, beside, isWhole } = saidOf(part, words.language);
  const isPrinted = pieces.every(({ provenance }) => provenance === "source");
  const lead = isWhole ? [] : [{ text: words.say("text.untranslated"), language: words.language, place: null }];
  const said = pieces.flatMap((text) => {
    const place = nextPlace();
    return inItsLanguages(text).map((piece) => ({ ...piece, place }));
  });
  if (isWhole || isPrinted) return [...lead, ...said];
  return [...said, { text: words.say("aloud.partly-translated"), language: words.language, place: null }, ...beside.map(({ text, language }) => ({ text, language, place: null }))];
}

/** Where no voice reads the paper's language, that much is said. */
function withWhatIsLeftOut<S extends Spoken>(spoken: readonly S[], words: LetterWords, reads: (language: string) => boolean, own: (text: string) => S): readonly S[] {
  const isLeftOut = !reads(PAPER) && words.language !== PAPER && spoken.some(({ language }) => language === PAPER);
  return isLeftOut ? [...spoken, own(words.say("aloud.no-dutch"))] : spoken;
}

function spokenTask(card: Card, task: Task, words: LetterWords): readonly Spoken[] {
  const own = (text: string): Spoken => ({ text, language: words.language });
  const { message, before, amount, deadline } = task;
  const caution = cautionBefore(card, task);
  return [
    own(words.say(nameOfTask(task))),
    ...(amount === null ? [] : [own(money(amount.fact.value, words.language)), ...doubtAbout(amount, words)]),
    ...(before === null || !isDay(before) ? [] : [own(`${words.say(leadOfDay(task))} ${sayDay(before, words.language, true)}`), ...doubtAbout(deadline, words)]),
    ...(caution === null ? [] : [own(words.say(caution))]),
    ...inItsLanguages(message),
    // At what hour and where is said nowhere but in the sentence itself.
    ...(task.kind === "come" && deadline !== null && deadline.fact.sentence !== null ? [{ text: deadline.fact.sentence, language: PAPER }] : []),
  ];
}

function doubtAbout(placed: PlacedFact | null, words: LetterWords): readonly Spoken[] {
  return placed?.fact.certain === true ? [] : [{ text: words.say("fact.doubt"), language: words.language }];
}
