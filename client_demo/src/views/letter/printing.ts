/** Sheets to print from the letter part; each goes out of the page again once it was printed. */
import type { Text } from "../../contract";
import { make } from "../../components/element";
import { provenance, said } from "../../components/said";
import { factsOf, type Card, type ReadPage } from "../../letter/card";
import { nameOfTask } from "../../letter/lastDay";
import type { LetterWords } from "../../letter/letterWords";
import { partsOf, saidOf, type Part } from "../../letter/parts";
import { nameOfFact, valueOfFact } from "./facts";

/** An answer as it goes into the envelope. */
export function answerSheet(text: string): HTMLElement {
  return make("section", { class: "print", id: "print-sheet", "aria-hidden": "true", lang: "nl", dir: "ltr" }, make("p", { class: "print__letter" }, text));
}

/** The card, and the whole letter with what is printed beside what it means. */
export function letterSheet(card: Card, pages: readonly ReadPage[], words: LetterWords): HTMLElement {
  const rows = pages.flatMap(({ overlay }) => partsOf(overlay.anchors));
  return make(
    "section",
    { class: "print", id: "print-sheet", "aria-hidden": "true" },
    make("h1", {}, words.say(`kind.${card.kind}`)),
    make("p", {}, make("strong", {}, words.say("card.unchecked")), ` ${words.say("card.computer")}`),
    make("h2", {}, words.say("card.tasks")),
    make("ul", {}, ...card.tasks.map((task) => make("li", {}, `${words.say(nameOfTask(task))}: `, said(task.message), " ", provenance(words.general, task.message)))),
    make("h2", {}, words.say("card.facts")),
    make("ul", {}, ...factsOf(card).map((placed) => make("li", {}, `${nameOfFact(placed, card, words)}: `, valueOfFact(placed, words), placed.fact.certain ? "" : ` (${words.say("fact.doubt")})`))),
    make("h2", {}, words.say("text.heading")),
    make(
      "table",
      { class: "print__table print__table--two" },
      make("tbody", {}, ...rows.map((part) => make("tr", {}, cell(part.lines.flatMap(({ label }) => label ?? [])), cell(meaningOf(part, words.language))))),
    ),
  );
}

function cell(texts: readonly Text[]): HTMLElement {
  return make("td", {}, ...texts.map((text) => make("p", {}, said(text))));
}

/** What stands beside the print: a translation, or plain words where the print is the reader's own language. */
function meaningOf(part: Part, language: string): readonly Text[] {
  const { pieces, beside } = saidOf(part, language);
  return pieces.every(({ provenance: from }) => from === "source") ? beside : pieces;
}

/** Prints a sheet; nothing of it stays in the page. */
export function printSheet(sheet: HTMLElement): void {
  document.getElementById("print-sheet")?.remove();
  document.getElementById("leeswijzer")?.append(sheet);
  window.addEventListener("afterprint", () => sheet.remove(), { once: true });
  window.print();
}
