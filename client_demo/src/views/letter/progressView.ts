/** How far reading a page is: a bar and words. There is nothing to see where the service does not tell. */
import { make } from "../../components/element";
import type { LetterWords } from "../../letter/letterWords";
import type { LetterState, PageProgress } from "../../state/letter";

const WHOLE = 100;

/** One element for as long as the part is open: a bar that is made anew does not move. */
export class ProgressView {
  readonly element: HTMLElement;
  readonly #bar = make("div", { class: "reading-progress__bar", role: "progressbar", id: "letter-progress", "aria-valuemin": 0, "aria-valuemax": WHOLE });
  readonly #words = make("p", { class: "reading-progress__words", "aria-hidden": "true" });

  constructor() {
    this.#bar.append(make("span", { class: "reading-progress__done" }));
    this.element = make("div", { class: "reading-progress", hidden: true }, this.#bar, this.#words);
  }

  render({ progress, pages }: LetterState, words: LetterWords): void {
    this.element.hidden = progress === null;
    if (progress === null) return;
    const place = pages.findIndex(({ id }) => id === progress.id) + 1;
    const said = sayProgress(progress, place, pages.length, words);
    this.#bar.style.setProperty("--done", String(progress.share));
    this.#bar.setAttribute("aria-label", words.say("page.reading"));
    this.#bar.setAttribute("aria-valuenow", String(Math.floor(WHOLE * progress.share)));
    this.#bar.setAttribute("aria-valuetext", said);
    if (this.#words.textContent !== said) this.#words.textContent = said;
  }
}

/** What is being done, and of several pages to which. */
export function sayProgress(progress: PageProgress, place: number, total: number, words: LetterWords): string {
  const { stage, linesRead, lines } = progress;
  const said = stage === "reading" ? words.say("progress.reading", { n: linesRead, total: lines ?? linesRead }) : words.say(`progress.${stage}`);
  return total > 1 ? words.say("progress.page", { page: place, pages: total, said }) : said;
}

/** For who listens: what is said aloud changes a few times a page, and not at each line. */
export function announced(progress: PageProgress | null, words: LetterWords): string {
  if (progress === null || progress.stage === "looking" || progress.stage === "found") return words.say("page.reading");
  if (progress.stage !== "reading") return words.say(`progress.${progress.stage === "translating" ? "understanding" : progress.stage}`);
  return words.say(2 * progress.linesRead < (progress.lines ?? 0) ? "page.reading" : "progress.half");
}
