/** All there is to be careful about, and what could not be done. */
import type { Overlay } from "../../contract";
import { make } from "../../components/element";
import { icon } from "../../components/icon";
import { provenance, said } from "../../components/said";
import type { LetterWords } from "../../letter/letterWords";

export function cautions(warnings: Overlay["warnings"], partial: Overlay["partial"], words: LetterWords): HTMLElement | null {
  // That a page is missing says already that not all was read.
  const unsaid = partial.filter((part) => part !== "fields" && part !== "checks" && !(part === "ocr" && warnings.some(({ code }) => code === "partial-page")));
  if (warnings.length === 0 && unsaid.length === 0) return null;
  return make(
    "section",
    { class: "letter__warnings", "aria-label": words.general.say("warning.heading") },
    ...warnings.map((warning) =>
      make(
        "div",
        { class: "check check--care", "data-warning": warning.code },
        icon("care"),
        make("div", { class: "said" }, make("p", { class: "letter__warning" }, said(warning.message)), provenance(words.general, warning.message)),
      ),
    ),
    ...unsaid.map((part) => undone(part, words)),
  );
}

/** One thing that could not be done, said plainly. */
export function undone(part: Overlay["partial"][number], words: LetterWords): HTMLElement {
  return make("p", { class: "check", "data-partial": part }, icon("about"), part === "ocr" ? words.say("partial.ocr") : words.general.say(`partial.${part}`));
}
