/** The picture of a page with its fields as boxes: for the mouse, and for keys where it has the focus. */
import { make } from "../../components/element";
import { boxBetween, GRIPS, linesAround, pulled, pullTo, shifted, snapped, type Grip, type Lines } from "./boxes";
import { fieldOf, idsOf, textOf, type Content } from "./content";
import type { Box, DraftPage } from "./contract";
import { commandOf, type Command } from "./keys";
import type { WizardWords } from "./wizardWords";

/** A press that moves less is a click. */
const CLICK_MM = 1.2;
/** Less than this is drawn by accident. */
const LEAST_DRAWN_MM = 2.5;

export interface PageActs {
  choose(ids: readonly string[]): void;
  move(ids: readonly string[], byMm: readonly [number, number]): void;
  place(id: string, area: Box): void;
  draw(area: Box): void;
  command(command: Command): void;
}

export interface PageShown {
  readonly content: Content;
  readonly page: DraftPage;
  readonly chosen: readonly string[];
  readonly isDrawing: boolean;
  readonly address: string;
}

type Drag = { readonly from: readonly [number, number]; readonly pointer: number } & (
  | { readonly kind: "draw" }
  | { readonly kind: "move"; readonly ids: readonly string[]; readonly grabbed: string }
  | { readonly kind: "pull"; readonly id: string; readonly grip: Grip }
);

export class PageView {
  readonly element = make("div", { class: "wizard-page" });
  readonly surface = make("div", { class: "wizard-page__surface", id: "wizard-surface", tabindex: 0, role: "application" });
  readonly #image = make("img", { class: "wizard-page__image", alt: "", draggable: "false" });
  readonly #boxes = make("div", { class: "wizard-page__boxes", "aria-hidden": "true" });
  readonly #acts: PageActs;
  #shown: PageShown | null = null;
  #drag: Drag | null = null;
  #preview: Readonly<Record<string, Box>> = {};
  #drawn: Box | null = null;

  constructor(acts: PageActs) {
    this.#acts = acts;
    this.surface.append(this.#image, this.#boxes);
    this.element.append(this.surface);
    this.surface.addEventListener("pointerdown", (event) => this.#down(event));
    this.surface.addEventListener("pointermove", (event) => this.#moved(event));
    this.surface.addEventListener("pointerup", (event) => this.#up(event));
    this.surface.addEventListener("pointercancel", () => this.#let());
    this.surface.addEventListener("keydown", (event) => {
      const command = commandOf(event);
      if (command === null) return;
      event.preventDefault();
      acts.command(command);
    });
  }

  render(shown: PageShown, words: WizardWords): void {
    const { page, content, isDrawing, address } = shown;
    this.#shown = shown;
    this.surface.style.aspectRatio = `${page.widthMm} / ${page.heightMm}`;
    this.surface.classList.toggle("wizard-page__surface--draws", isDrawing);
    this.surface.setAttribute("aria-label", words.say("page.surface", { page: page.page, n: idsOf(content, page.page).length }));
    this.surface.setAttribute("aria-describedby", "wizard-announced");
    if (this.#image.getAttribute("src") !== address) this.#image.src = address;
    if (this.#drag === null) this.#preview = {};
    this.#fill();
  }

  #fill(): void {
    const shown = this.#shown;
    if (shown === null) return;
    const { content, page, chosen } = shown;
    const boxes = idsOf(content, page.page).flatMap((id, index) => {
      const field = fieldOf(content, { page: page.page, id });
      if (field === null) return [];
      const isChosen = chosen.includes(id);
      const isUnfinished = field.guessed === true || textOf(content, { page: page.page, id }, "label") === "";
      const box = make("div", { class: `wizard-field${isChosen ? " wizard-field--chosen" : ""}${isUnfinished ? " wizard-field--guessed" : ""}`, "data-id": id });
      place(box, this.#preview[id] ?? field.areaMm, page);
      box.append(make("span", { class: "wizard-field__number" }, String(index + 1)));
      if (isChosen && chosen.length === 1) box.append(...GRIPS.map(grip));
      return [box];
    });
    if (this.#drawn !== null) {
      const box = make("div", { class: "wizard-field wizard-field--chosen" });
      place(box, this.#drawn, page);
      boxes.push(box);
    }
    this.#boxes.replaceChildren(...boxes);
  }

  #at(event: PointerEvent): readonly [number, number] {
    const { left, top, width, height } = this.surface.getBoundingClientRect();
    const page = this.#shown!.page;
    return [((event.clientX - left) / width) * page.widthMm, ((event.clientY - top) / height) * page.heightMm];
  }

  #down(event: PointerEvent): void {
    const shown = this.#shown;
    if (shown === null || event.button !== 0) return;
    const target = event.target instanceof Element ? event.target : null;
    const from = this.#at(event);
    const held = target?.closest<HTMLElement>("[data-grip]");
    const id = target?.closest<HTMLElement>("[data-id]")?.dataset["id"];
    const common = { from, pointer: event.pointerId };
    if (held?.dataset["grip"] !== undefined && shown.chosen.length === 1) {
      this.#drag = { ...common, kind: "pull", id: shown.chosen[0]!, grip: GRIPS[Number(held.dataset["grip"])]! };
    } else if (id !== undefined && !shown.isDrawing) {
      const isMore = event.shiftKey || event.ctrlKey || event.metaKey;
      const ids = isMore ? toggled(shown.chosen, id) : shown.chosen.includes(id) ? shown.chosen : [id];
      this.#acts.choose(ids);
      this.#drag = { ...common, kind: "move", ids, grabbed: id };
    } else if (event.pointerType !== "touch" || shown.isDrawing) {
      this.#drag = { ...common, kind: "draw" };
    } else {
      return; // a finger moves the page
    }
    this.surface.focus({ preventScroll: true });
    this.surface.setPointerCapture(event.pointerId);
    event.preventDefault();
  }

  #moved(event: PointerEvent): void {
    const drag = this.#drag;
    if (drag === null || this.#shown === null) return;
    const to = this.#at(event);
    if (drag.kind === "draw") this.#drawn = snapped(snapped(boxBetween(drag.from, to), { x: -1, y: -1 }, this.#lines([])), { x: 1, y: 1 }, this.#lines([]));
    else this.#preview = this.#dragged(drag, to[0] - drag.from[0], to[1] - drag.from[1], event.altKey);
    this.#fill();
  }

  #up(event: PointerEvent): void {
    const drag = this.#drag;
    if (drag === null || this.#shown === null) return;
    const to = this.#at(event);
    const [dx, dy] = [to[0] - drag.from[0], to[1] - drag.from[1]];
    const { preview, drawn } = { preview: this.#preview, drawn: this.#drawn };
    this.#let();
    if (drag.kind === "draw") {
      if (drawn !== null && drawn[2] - drawn[0] >= LEAST_DRAWN_MM && drawn[3] - drawn[1] >= LEAST_DRAWN_MM) this.#acts.draw(drawn);
      else this.#acts.choose([]);
    } else if (Math.hypot(dx, dy) < CLICK_MM) {
      if (drag.kind === "move" && !event.shiftKey && !event.ctrlKey && !event.metaKey) this.#acts.choose([drag.grabbed]);
    } else if (drag.kind === "pull") {
      if (preview[drag.id] !== undefined) this.#acts.place(drag.id, preview[drag.id]!);
    } else {
      const area = fieldOf(this.#shown.content, { page: this.#shown.page.page, id: drag.grabbed })?.areaMm;
      const moved = preview[drag.grabbed];
      if (area !== undefined && moved !== undefined) this.#acts.move(drag.ids, [moved[0] - area[0], moved[1] - area[1]]);
    }
  }

  #let(): void {
    this.#drag = null;
    this.#preview = {};
    this.#drawn = null;
    this.#fill();
  }

  /** Where dragged fields would lie; Alt keeps them from falling onto lines. */
  #dragged(drag: Exclude<Drag, { readonly kind: "draw" }>, dx: number, dy: number, isFree: boolean): Readonly<Record<string, Box>> {
    const { content, page } = this.#shown!;
    const area = (id: string): Box => fieldOf(content, { page: page.page, id })!.areaMm;
    if (drag.kind === "pull") {
      const box = pulled(area(drag.id), drag.grip, dx, dy, page);
      return { [drag.id]: isFree ? box : snapped(box, drag.grip, this.#lines([drag.id])) };
    }
    const grabbed = shifted(area(drag.grabbed), dx, dy, page);
    const [px, py] = isFree ? [0, 0] : pullTo(grabbed, this.#lines(drag.ids));
    return Object.fromEntries(drag.ids.map((id) => [id, shifted(area(id), dx + px, dy + py, page)]));
  }

  #lines(apart: readonly string[]): Lines {
    const { content, page } = this.#shown!;
    const others = idsOf(content, page.page).filter((id) => !apart.includes(id));
    return linesAround(page, others.map((id) => fieldOf(content, { page: page.page, id })!.areaMm));
  }
}

/** The ids with one more, or without it where it was among them. */
export function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
}

function place(box: HTMLElement, [left, top, right, bottom]: Box, page: DraftPage): void {
  box.style.left = `${(left / page.widthMm) * 100}%`;
  box.style.top = `${(top / page.heightMm) * 100}%`;
  box.style.width = `${((right - left) / page.widthMm) * 100}%`;
  box.style.height = `${((bottom - top) / page.heightMm) * 100}%`;
}

function grip({ x, y }: Grip, index: number): HTMLElement {
  const held = make("span", { class: `wizard-grip wizard-grip--${x * y === 0 ? (x === 0 ? "upright" : "level") : x === y ? "falling" : "rising"}`, "data-grip": index });
  held.style.left = `${(x + 1) * 50}%`;
  held.style.top = `${(y + 1) * 50}%`;
  return held;
}
