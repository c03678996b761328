/** The facts under the card: each with its place on the paper, and what can be done with it. */
import type { Fact } from "../../contract";
import { make } from "../../components/element";
import { icon, type IconName } from "../../components/icon";
import { said } from "../../components/said";
import { asksToPay, type Card, type PlacedFact } from "../../letter/card";
import { isDay, showDay } from "../../letter/days";
import { countsToo } from "../../letter/dayInTime";
import { sayTimeUntil } from "../../letter/lastDay";
import type { LetterPhrase, LetterWords } from "../../letter/letterWords";
import { dialled, ibanInFours, mailed, money, webAddress } from "../../letter/values";
import { isOfferedIn } from "../../letter/waiting";
import type { LetterActions } from "./letterActions";
import { sources } from "./partView";
import { hasSentence, sentenceAround } from "./printed";

/** More amounts than these are rows of a table: there for who asks for them. */
const MOST_AMOUNTS = 4;

export function factList(card: Card, words: LetterWords, acts: LetterActions, pages: number): readonly (HTMLElement | null)[] {
  // What stands large above is not said twice.
  const inTasks = new Set([card.given?.key, ...card.tasks.flatMap(({ deadline, amount }) => [deadline?.key, amount?.key])]);
  const isNew = ({ key }: PlacedFact): boolean => !inTasks.has(key);
  const row = (placed: PlacedFact): HTMLElement => factRow(placed, card, words, acts, pages > 1);
  const hasManyRows = card.amounts.filter((placed) => placed.isRow && isNew(placed)).length > MOST_AMOUNTS;
  const isOther = ({ fact, isRow }: PlacedFact): boolean => fact.role === null || (isRow && hasManyRows);
  const named = card.amounts.filter((placed) => !isOther(placed));
  const others = card.amounts.filter((placed) => isOther(placed) && isNew(placed));
  const shown = [...[...card.deadlines, ...named].filter(isNew), ...card.ibans, ...card.references, ...card.phones, ...card.emails, ...card.urls, ...(others.length > MOST_AMOUNTS ? [] : others), ...(card.date === null ? [] : [card.date])];
  if (shown.length === 0 && others.length === 0) return [];
  // Who said in the reader's language what the paper calls them, once for all.
  const meanings = [...shown, ...others].flatMap((placed) => (showsName(placed, card) && placed.meant !== null ? [placed.meant] : []));
  return [
    make(
      "section",
      { class: "letter__facts", "aria-labelledby": "letter-facts" },
      make("h3", { id: "letter-facts" }, words.say("card.facts")),
      make("ul", { class: "letter-facts" }, ...shown.map(row)),
      meanings.length > 0 && make("p", { class: "quiet", id: "letter-names-from" }, ...sources(meanings, words)),
      others.length > MOST_AMOUNTS &&
        make("details", { class: "letter__others", id: "letter-others" }, make("summary", {}, words.say("card.other-amounts", { n: others.length })), make("ul", { class: "letter-facts" }, ...others.map(row))),
    ),
  ];
}

/** What a fact is called: by its role where that was understood. */
export function nameOfFact(placed: PlacedFact, card: Card | null, words: LetterWords): string {
  const { fact } = placed;
  // Who sees "pay to" or "you pay" where nothing is asked would pay.
  const isPaid = card !== null && asksToPay(card) && !isBesideOneNamed(fact, card);
  const isSpared = card !== null && sparesPaying(card);
  const named = words.say(ownName(placed, isPaid, isSpared));
  if (card?.tasks.some(({ callOff }) => callOff === placed.key)) return `${words.say("fact.call-off")} · ${named}`;
  return placed.isRow ? `${named} · ${placed.called}` : named;
}

/** Our own name of it. */
function ownName({ sort, fact }: PlacedFact, isPaid: boolean, isSpared: boolean): LetterPhrase {
  const { role } = fact;
  return (
    sort === "deadlines" ? (role === "hearing" ? "fact.hearing" : countsToo(fact) ? "fact.last-day" : "fact.deadline")
    : sort === "amounts" ? (role === "to-pay" && !isSpared ? "fact.to-pay" : role === "refund" ? "fact.refund" : role === "instalment" ? "fact.instalment" : "fact.amount")
    : sort === "ibans" ? (role === "sender" ? (isPaid ? "fact.iban.sender" : "fact.iban.theirs") : role === "recipient" ? "fact.iban.own" : "fact.iban")
    : `fact.${sort}`
  );
}

/** What a fact is called, and what the paper calls it where that says more: "Kenmerk · Klantnummer", "Bedrag · Hoofdsom", but not "Kenmerk · Ons kenmerk". */
function namesOfFact(placed: PlacedFact, card: Card, words: LetterWords): readonly (string | HTMLElement)[] {
  const name = nameOfFact(placed, card, words);
  // The print of a row is Dutch within words of another language.
  if (placed.isRow) return [nameOfFact({ ...placed, isRow: false }, card, words), " · ", make("bdi", { lang: "nl" }, placed.called ?? "")];
  if (!showsName(placed, card) || placed.called === null) return [name];
  const called = make("bdi", { lang: "nl" }, placed.called);
  if (placed.meant !== null) {
    const isOnPaper = placed.meant.text.toLowerCase().includes(placed.called.toLowerCase());
    return [name, " · ", said(placed.meant), ...(isOnPaper ? [] : [" (", called, ")"])];
  }
  return placed.called.toLowerCase().includes(name.toLowerCase()) ? [called] : [name, " · ", called];
}

/** Whether the name that the paper gives it stands beside ours. */
function showsName(placed: PlacedFact, card: Card): boolean {
  const isNamedThere = placed.sort === "references" || (isUntold(placed, card) && !hasSentence(placed.fact));
  return isNamedThere && placed.called !== null && !placed.isRow;
}

/** Its value as the reader reads it; figures keep their own direction. */
export function valueOfFact({ sort, fact }: PlacedFact, words: LetterWords): HTMLElement {
  const { value, text } = fact;
  if (typeof value !== "string") return make("bdi", {}, money(value, words.language));
  if ((sort === "deadlines" || sort === "date") && isDay(value)) return make("time", { datetime: value }, make("bdi", {}, showDay(value, words.language, sort === "deadlines")));
  if (sort === "ibans") return make("bdi", { dir: "ltr", class: "figures-of-iban" }, ibanInFours(value));
  const address = sort === "urls" ? webAddress(text) : null;
  if (address !== null) return make("bdi", { dir: "ltr" }, address.before, make("strong", {}, address.host), address.after);
  if (sort === "emails") return make("bdi", { dir: "ltr" }, ...brokenAt(value));
  return make("bdi", { lang: "nl", dir: "ltr" }, sort === "phones" || sort === "references" ? text : value);
}

/** An address that goes on at the next line before a sign of its own, and not in the middle of a word. */
function brokenAt(address: string): readonly (string | HTMLElement)[] {
  return address.split(/(?=[@.])/).flatMap((part, place) => (place === 0 ? [part] : [make("wbr"), part]));
}

function factRow(placed: PlacedFact, card: Card, words: LetterWords, acts: LetterActions, namesPage: boolean): HTMLElement {
  const { key, sort, fact, page, isWarned } = placed;
  const id = key.replaceAll("/", "-");
  return make(
    "li",
    { class: isWarned ? "letter-fact letter-fact--warned" : "letter-fact", "data-fact": sort, "data-warned": String(isWarned) },
    factButton(
      placed,
      `${id}-paper`,
      words,
      acts,
      make("span", { class: "letter-fact__name quiet" }, ...namesOfFact(placed, card, words), namesPage && ` · ${words.general.say("look.page", { page: acts.pageNumber(page) })}`),
      make("span", { class: "letter-fact__value" }, valueOfFact(placed, words), sort === "deadlines" && typeof fact.value === "string" && isDay(fact.value) && make("span", { class: "quiet" }, " · ", make("bdi", {}, sayTimeUntil(fact, words, new Date())))),
    ),
    ...unsureOf(placed, card, words, acts),
    isWarned && make("p", { class: "letter-fact__warning" }, icon("care"), words.say(sort === "ibans" ? "advice.iban" : "advice.contact")),
    ...(isOfferedIn(card, placed) ? offers(placed, id, words, acts) : []),
  );
}

/**
 * What is not sure of a fact. Of an amount that is what it is for: its sentence or its name tells, and nothing else calls for
 * attention. A day that no task above is about says what it is for by its sentence.
 */
function unsureOf(placed: PlacedFact, card: Card, words: LetterWords, acts: LetterActions): readonly (HTMLElement | null)[] {
  const isOpen = isUntold(placed, card);
  const sentence = isOpen || placed.sort === "deadlines" ? sentenceAround(placed.fact) : null;
  const isTold = (isOpen && sentence !== null) || placed.isRow || (isOpen && placed.called !== null);
  return [doubt(placed, words, acts, isTold), sentence && make("p", { class: "letter-fact__sentence quiet" }, sentence)];
}

/** An amount of which its role does not say what it is for: it has none, or is withheld or collected without anything to do. */
function isUntold({ sort, fact }: PlacedFact, card: Card): boolean {
  return sort === "amounts" && (fact.role === null || (fact.role !== "refund" && sparesPaying(card)));
}

/** Whether an account stands by itself, at the foot as a rule, where the letter names another to pay to. */
function isBesideOneNamed(account: Fact, { ibans }: Card): boolean {
  return !hasSentence(account) && ibans.some(({ fact }) => fact.role === "sender" && hasSentence(fact));
}

/** Whether a letter asks something, and that is not to pay. */
function sparesPaying(card: Card): boolean {
  return card.tasks.length > 0 && !asksToPay(card);
}

/** A fact to tap, which shows it on the paper; plain words where it is not printed as such. */
export function factButton({ key, page, fact }: PlacedFact, id: string, words: LetterWords, acts: LetterActions, ...content: readonly (Node | string | false)[]): HTMLElement {
  const said = make("span", { class: "fact-button__words" }, ...content);
  if (fact.polygon === null) return make("p", { class: "fact-button fact-button--still" }, said);
  return make("button", { type: "button", class: "fact-button", id, onclick: () => acts.point({ page, key }) }, said, make("span", { class: "unseen" }, ` (${words.say("fact.on-paper")})`), icon("locate"));
}

/** "Check this on the paper": a way to the place where there is one. */
export function doubt(placed: PlacedFact | null, words: LetterWords, acts: LetterActions, isSmall = false): HTMLElement | null {
  if (placed?.fact.certain === true) return null;
  // A screen reader lists buttons without what stands around them.
  const label = [icon("unsure"), isSmall && make("span", { class: "doubt__short" }, words.say("fact.unsure")), make("span", isSmall ? { class: "unseen" } : {}, isSmall ? `: ${words.say("fact.doubt")}` : words.say("fact.doubt")), placed && make("span", { class: "unseen" }, `: ${placed.fact.text}`)].filter((part) => part !== null && part !== false);
  if (placed === null || placed.fact.polygon === null) return make("span", { class: "doubt" }, ...label);
  return make("button", { type: "button", class: isSmall ? "doubt doubt--button doubt--small" : "doubt doubt--button", id: `doubt-${placed.key.replaceAll("/", "-")}`, onclick: () => acts.point({ page: placed.page, key: placed.key }) }, ...label);
}

/** What can be done with a value in one tap; nothing where the sender has not published it. */
function offers({ sort, fact }: PlacedFact, id: string, words: LetterWords, acts: LetterActions): readonly (HTMLElement | null)[] {
  const value = typeof fact.value === "string" ? fact.value : "";
  const copy = (text: string): HTMLElement => make("button", { type: "button", class: "button button--quiet", id: `${id}-copy`, onclick: () => acts.copy(text) }, icon("copy"), make("span", {}, words.say("fact.copy"), make("span", { class: "unseen" }, `: ${text}`)));
  const link = (href: string | null, label: LetterPhrase, sign: IconName, isOutside = false): HTMLElement | null =>
    href === null ? null : make("a", { class: "button button--quiet", id: `${id}-open`, href, ...(isOutside && { target: "_blank", rel: "noopener noreferrer", referrerpolicy: "no-referrer" }) }, icon(sign), make("span", {}, words.say(label), make("span", { class: "unseen" }, `: ${fact.text}`)));
  if (sort === "ibans" || sort === "references") return [copy(value)];
  if (sort === "phones") return [link(dialled(value), "fact.call", "phone")];
  if (sort === "emails") return [link(mailed(value), "fact.mail", "mail")];
  if (sort === "urls") return [link(webAddress(fact.text)?.href ?? null, "fact.open", "website", true)];
  return [];
}
