/** Sheets to print from the letter part; each goes out of the page again once it was printed. */
import type { Text } from "../../contract";
import { make } from "../../components/element";
import { provenance, said } from "../../components/said";
import { factsOf, type Card, type PlacedFact, type ReadPage, type Task } from "../../letter/card";
import { nameOfTask } from "../../letter/lastDay";
import type { LetterWords } from "../../letter/letterWords";
import { partsOf, saidOf, type Part } from "../../letter/parts";
import { cautionBefore } from "../../letter/waiting";
import { nameOfFact, valueOfFact } from "./facts";
import { sources } from "./partView";

/** An answer as it goes into the envelope. */
export function answerSheet(text: string): HTMLElement {
  return make("section", { class: "print", id: "print-sheet", "aria-hidden": "true", lang: "nl", dir: "ltr" }, make("p", { class: "print__letter" }, text));
}

/** The card, and the whole letter with what is printed beside what it means. */
export function letterSheet(card: Card, pages: readonly ReadPage[], words: LetterWords): HTMLElement {
  const facts = factsOf(card).filter(({ key }) => key !== card.sender?.key && key !== card.subject?.key);
  return make(
    "section",
    { class: "print", id: "print-sheet", "aria-hidden": "true" },
    make("h1", {}, words.say(`kind.${card.kind}`)),
    ...headOf(card, words),
    make("p", {}, make("strong", {}, words.say("card.unchecked")), ` ${words.say("card.computer")}`),
    card.partial.includes("translation") && make("p", {}, words.general.say("partial.translation")),
    ...cautionsOf(card, words),
    make("h2", {}, words.say("card.tasks")),
    make("ul", {}, ...card.tasks.map((task) => taskLine(card, task, words))),
    facts.length > 0 && make("h2", {}, words.say("card.facts")),
    make("ul", { class: "print__facts" }, ...facts.map((placed) => make("li", {}, `${nameOfFact(placed, card, words)}: `, valueOfFact(placed, words), placed.fact.certain ? "" : ` (${words.say("fact.doubt")})`))),
    make("h2", {}, words.say("text.heading")),
    besideTable(pages.flatMap(({ overlay }) => partsOf(overlay.anchors)), words),
  );
}

/** What to be careful about goes along with the paper. */
function cautionsOf({ warnings }: Card, words: LetterWords): readonly HTMLElement[] {
  if (warnings.length === 0) return [];
  const lines = warnings.map(({ message }) => make("li", {}, said(message), " ", provenance(words.general, message)));
  return [make("h2", {}, words.general.say("warning.heading")), make("ul", { class: "print__warnings" }, ...lines)];
}

function taskLine(card: Card, task: Task, words: LetterWords): HTMLElement {
  const caution = cautionBefore(card, task);
  return make("li", {}, `${words.say(nameOfTask(task))}: `, caution && make("strong", {}, `${words.say(caution)} `), said(task.message), " ", provenance(words.general, task.message));
}

/** Who writes and what about, as it is printed. */
function headOf({ sender, subject }: Card, words: LetterWords): readonly HTMLElement[] {
  const line = (lead: string, placed: PlacedFact | null): HTMLElement | null => placed && make("p", {}, `${lead}: `, valueOfFact(placed, words));
  const meant = subject?.meant ? make("p", {}, said(subject.meant), " ", provenance(words.general, subject.meant)) : null;
  return [line(words.say("card.from"), sender), line(words.say("card.subject"), subject), meant].filter((each) => each !== null);
}

/** Two columns of one width; browsers say their heads again on each page. */
function besideTable(parts: readonly Part[], words: LetterWords): HTMLElement {
  const meant = words.language === "nl" ? words.say("text.plainly") : words.say("text.meaning");
  return make(
    "table",
    { class: "print__table print__table--beside" },
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, words.say("fact.printed")), make("th", { scope: "col" }, meant))),
    make("tbody", {}, ...parts.map((part) => rowOf(part, words))),
  );
}

/** What has no other words, as a name, takes the room of both. */
function rowOf(part: Part, words: LetterWords): HTMLElement {
  const printed = part.lines.flatMap(({ label }) => label ?? []);
  const meaning = meaningOf(part, words);
  return make("tr", {}, make("td", { colspan: meaning.length === 0 ? 2 : null }, ...paragraphs(printed, part.runsOn)), meaning.length > 0 && make("td", {}, ...meaning));
}

/** What stands beside the print, how far it goes and where it comes from: a translation, or plain words where the print is the reader's own language. */
function meaningOf(part: Part, words: LetterWords): readonly HTMLElement[] {
  const { pieces, beside, isWhole } = saidOf(part, words.language);
  const isPrinted = pieces.every(({ provenance: from }) => from === "source");
  const texts = isPrinted ? (isWhole && part.runsOn ? beside : []) : pieces.filter(({ provenance: from }) => from !== "source");
  const gap = isWhole ? [] : [make("p", { class: "print__gap" }, words.say(isPrinted ? "text.untranslated" : "text.partly-translated"))];
  return [...paragraphs(texts, part.runsOn), ...gap, ...(texts.length === 0 ? [] : [make("p", { class: "print__from" }, ...sources(texts, words))])];
}

/** Sentences run on; labels stand each by itself. */
function paragraphs(texts: readonly Text[], runsOn: boolean): readonly HTMLElement[] {
  const paragraph = (of: readonly Text[]): HTMLElement => make("p", { lang: of[0]!.language, dir: of[0]!.direction }, ...of.flatMap((text) => [said(text), " "]));
  return runsOn ? (texts.length === 0 ? [] : [paragraph(texts)]) : texts.map((text) => paragraph([text]));
}

/** Prints a sheet; nothing of it stays in the page. */
export function printSheet(sheet: HTMLElement): void {
  document.getElementById("print-sheet")?.remove();
  document.getElementById("leeswijzer")?.append(sheet);
  window.addEventListener("afterprint", () => sheet.remove(), { once: true });
  window.print();
}
