/**
 * Answers to a sender, drafted in Dutch: the language in which the sender reads. Name and address are
 * left to the person. Pure; the sentences are the same for every letter, only facts are put in.
 */
import type { AnswerKind } from "../state/letter";
import type { Card } from "./card";
import { isDay, sayDay } from "./days";
import { money } from "./values";

/** What may be answered to this letter, the likeliest first. */
export function answersTo(card: Card): readonly AnswerKind[] {
  const kinds = new Set(card.tasks.map(({ kind }) => kind));
  const answers: AnswerKind[] = [];
  if (kinds.has("pay")) answers.push("instalments");
  if (kinds.has("reply") || kinds.has("send-documents")) answers.push("reply", "more-time");
  if (kinds.has("object")) answers.push("objection");
  return answers.length === 0 ? ["reply"] : answers;
}

const TITLES: Readonly<Record<AnswerKind, string>> = {
  objection: "Bezwaarschrift",
  "more-time": "Verzoek om meer tijd",
  instalments: "Verzoek om in delen te betalen",
  reply: "Antwoord op uw brief",
};

/** The text of an answer, written on the day `now`. What was not read for sure is left open. */
export function answerText(kind: AnswerKind, card: Card, now: Date): string {
  const sure = (placed: Card["sender"]): string | null => (placed?.fact.certain === true && typeof placed.fact.value === "string" ? placed.fact.value : null);
  const sent = sure(card.date);
  const letter = sent !== null && isDay(sent) ? `uw brief van ${sayDay(sent, "nl")}` : "uw brief van [datum van de brief]";
  const references = card.references.filter(({ fact }) => fact.certain).map(({ fact }) => fact.text);
  return [
    "[uw naam]",
    "[uw adres]",
    "[uw postcode en woonplaats]",
    "",
    `Aan: ${sure(card.sender) ?? "[naam van de organisatie]"}`,
    "",
    `Datum: ${sayDay(localDay(now), "nl")}`,
    `Kenmerk: ${references.length === 0 ? "[kenmerk uit de brief]" : references.join(", ")}`,
    `Onderwerp: ${TITLES[kind]}`,
    "",
    "Geachte heer of mevrouw,",
    "",
    ...BODIES[kind](letter, amountToPay(card)),
    "",
    "Met vriendelijke groet,",
    "",
    "[uw naam en handtekening]",
    "",
  ].join("\n");
}

const BODIES: Readonly<Record<AnswerKind, (letter: string, amount: string) => readonly string[]>> = {
  objection: (letter) => [
    `Ik heb ${letter} gekregen. Ik ben het niet eens met uw besluit. Daarom maak ik bezwaar.`,
    "",
    "Dit zijn mijn redenen:",
    "[schrijf hier waarom u het er niet mee eens bent]",
    "",
    "Ik vraag u uw besluit te veranderen. Wilt u mij laten weten dat u dit bezwaar hebt ontvangen?",
  ],
  "more-time": (letter) => [
    `Ik heb ${letter} gekregen. Het lukt mij niet om op tijd te antwoorden.`,
    "",
    "Dit is de reden:",
    "[schrijf hier waarom u meer tijd nodig hebt]",
    "",
    "Ik vraag u om mij meer tijd te geven, tot [datum]. Wilt u mij laten weten of dat goed is?",
  ],
  instalments: (letter, amount) => [
    `Ik heb ${letter} gekregen. Ik moet ${amount} betalen. Ik kan dit bedrag niet in één keer betalen.`,
    "",
    "Ik vraag u of ik in delen mag betalen. Ik kan [bedrag] per maand betalen.",
    "",
    "Wilt u mij laten weten of dat goed is? Wilt u tot die tijd wachten met verdere stappen?",
  ],
  reply: (letter) => [`Ik heb ${letter} gekregen. Dit is mijn antwoord:`, "", "[schrijf hier uw antwoord]", "", "Wilt u mij laten weten dat u dit antwoord hebt ontvangen?"],
};

function amountToPay({ amounts, tasks }: Card): string {
  const asked = tasks.find(({ kind, amount }) => kind === "pay" && amount?.fact.certain === true)?.amount;
  const placed = asked ?? amounts.find(({ fact }) => fact.certain && fact.role === "to-pay");
  return placed === undefined || placed === null ? "[het bedrag]" : money(placed.fact.value, "nl").replaceAll("\u00a0", " ");
}

function localDay(now: Date): string {
  const two = (figure: number): string => String(figure).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
