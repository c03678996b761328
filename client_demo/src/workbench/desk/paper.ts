/** The piece of the page a string is about: the field outlined, all around it dimmed. */
import { make } from "../../components/element";
import { drawing } from "../icons";
import type { WorkbenchWords } from "../words";
import { boxesOf, placeOf, type Box, type Form } from "./places";

/** At least so much paper is shown, so that the place can be found on the sheet, mm. */
const LEAST_WIDTH_MM = 110;
const MARGIN_MM = 10;
/** Air between the field and its outline, mm. */
const AIR_MM = 1;

export class Paper {
  readonly element = make("figure", { class: "desk-paper" });
  readonly #window = make("div", { class: "desk-paper__window" });
  readonly #image = make("img", { class: "desk-paper__image", draggable: "false", alt: "" });
  readonly #marks = make("div", { class: "desk-paper__marks" });
  readonly #caption = make("figcaption", { class: "quiet" });
  readonly #more = make("button", { type: "button", class: "button desk-paper__more", id: "desk-whole-page", "aria-pressed": "false" });
  readonly #words: WorkbenchWords;
  #shown: { readonly path: string; readonly form: Form } | null = null;
  #isWhole = false;

  constructor(words: WorkbenchWords) {
    this.#words = words;
    this.#window.append(this.#image, this.#marks);
    this.#more.append(drawing("paper"), words.say("desk.whole-page"));
    this.#more.addEventListener("click", () => {
      this.#isWhole = !this.#isWhole;
      this.#more.setAttribute("aria-pressed", String(this.#isWhole));
      this.#lay();
    });
    this.element.append(this.#window, make("div", { class: "desk-paper__foot" }, this.#caption, this.#more));
    new ResizeObserver(() => this.#lay()).observe(this.#window);
  }

  /** Shows where the string of that path stands. */
  show(path: string, form: Form | null): void {
    this.element.hidden = form === null || form.pages.length === 0;
    if (form === null || this.element.hidden) return;
    this.#shown = { path, form };
    const page = this.#page()!;
    const address = new URL(`v1/workbench/forms/${form.key.split("/").map(encodeURIComponent).join("/")}/pages/${page.page}`, document.baseURI).href;
    if (this.#image.src !== address) this.#image.src = address;
    const isPlaced = boxesOf(path, form).length > 0;
    const name = this.#words.say(isPlaced ? "desk.paper.field" : "desk.paper.form", { n: this.#words.number(page.page) });
    this.#image.alt = name;
    this.#caption.textContent = name;
    this.#lay();
  }

  #page(): Form["pages"][number] | undefined {
    const { path, form } = this.#shown!;
    return form.pages.find((each) => each.page === placeOf(path).page) ?? form.pages[0];
  }

  #lay(): void {
    const page = this.#shown === null ? undefined : this.#page();
    const width = this.#window.clientWidth;
    if (this.#shown === null || page === undefined || width === 0) return;
    const boxes = boxesOf(this.#shown.path, this.#shown.form);
    const around = boxes.length === 0 ? ([0, 0, page.widthMm, page.heightMm * 0.3] as const) : hull(boxes);
    const isWhole = this.#isWhole;
    const shownMm = isWhole || boxes.length === 0 ? page.widthMm : Math.min(page.widthMm, Math.max(LEAST_WIDTH_MM, around[2] - around[0] + 2 * MARGIN_MM));
    const scale = width / shownMm;
    this.#window.style.aspectRatio = isWhole ? `${page.widthMm} / ${page.heightMm}` : "";
    const shownHeightMm = isWhole ? page.heightMm : this.#window.clientHeight / scale;
    const left = within((around[0] + around[2]) / 2 - shownMm / 2, page.widthMm - shownMm);
    const top = isWhole ? 0 : boxes.length === 0 ? 0 : within((around[1] + around[3]) / 2 - shownHeightMm / 2, page.heightMm - shownHeightMm);
    for (const part of [this.#image, this.#marks]) {
      part.style.width = `${page.widthMm * scale}px`;
      part.style.height = `${page.heightMm * scale}px`;
      // The paper is not turned round where words run from the right.
      part.style.transform = `translate(${-left * scale}px, ${-top * scale}px)`;
    }
    this.#marks.replaceChildren(...boxes.map((box) => mark(box, scale)));
    this.#marks.classList.toggle("desk-paper__marks--one", boxes.length === 1);
  }
}

function hull(boxes: readonly Box[]): Box {
  return [Math.min(...boxes.map((b) => b[0])), Math.min(...boxes.map((b) => b[1])), Math.max(...boxes.map((b) => b[2])), Math.max(...boxes.map((b) => b[3]))];
}

function within(at: number, most: number): number {
  return Math.max(0, Math.min(at, most));
}

function mark([left, top, right, bottom]: Box, scale: number): HTMLElement {
  const element = make("div", { class: "desk-paper__mark" });
  element.style.left = `${(left - AIR_MM) * scale}px`;
  element.style.top = `${(top - AIR_MM) * scale}px`;
  element.style.width = `${(right - left + 2 * AIR_MM) * scale}px`;
  element.style.height = `${(bottom - top + 2 * AIR_MM) * scale}px`;
  return element;
}
