/** Sheets to print from the letter part; each goes out of the page again once it was printed. */
import { make } from "../../components/element";
import { provenance, said } from "../../components/said";
import { factsOf, type Card, type ReadPage } from "../../letter/card";
import type { LetterWords } from "../../letter/letterWords";
import { partsOf } from "../../letter/parts";
import { nameOfFact, valueOfFact } from "./facts";
import { lineText } from "./textView";

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
    make("ul", {}, ...card.tasks.map(({ kind, message }) => make("li", {}, `${words.say(`task.${kind}`)}: `, said(message), " ", provenance(words.general, message)))),
    make("h2", {}, words.say("card.facts")),
    make("ul", {}, ...factsOf(card).map((placed) => make("li", {}, `${nameOfFact(placed, words)}: `, valueOfFact(placed, words), placed.fact.certain ? "" : ` (${words.say("fact.doubt")})`))),
    make("h2", {}, words.say("text.heading")),
    make(
      "table",
      { class: "print__table print__table--two" },
      make("tbody", {}, ...rows.map(({ lines }) => make("tr", {}, make("td", {}, ...lines.map(({ label }) => make("p", {}, label && said(label)))), make("td", {}, ...lines.map((line) => make("p", {}, said(lineText(line)!))))))),
    ),
  );
}

/** Prints a sheet; nothing of it stays in the page. */
export function printSheet(sheet: HTMLElement): void {
  document.getElementById("print-sheet")?.remove();
  document.getElementById("leeswijzer")?.append(sheet);
  window.addEventListener("afterprint", () => sheet.remove(), { once: true });
  window.print();
}
