/** The picture of a page with its fields as boxes: for the mouse, and for keys where it has the focus. */
import { make } from "../../components/element";
import { toggled } from "./arranging";
import { boxBetween, GRIPS, linesAround, pulled, pullTo, shifted, snapped, type Grip, type Lines } from "./boxes";
import { fieldOf, idsOf, textOf, type Content } from "./content";
import type { Box, DraftPage } from "./contract";
import { commandOf, type Command, type Mode } from "./keys";
import { inkOf } from "./pageInk";
import { drawnAs, roomAt, type Ink, type Room } from "./whiteRoom";
import type { WizardWords } from "./wizardWords";
import { Zoom } from "./zooming";

/** A press that moves less is a click. */
const CLICK_MM = 1.2;
/** Less than this is drawn by accident. */
const LEAST_DRAWN_MM = 2.5;
/** Where there is only print to point at, a field of this size is put. */
const PUT_MM = { wide: 40, high: 6 } as const;
/** Narrower on the screen, a field is hidden by its number and has no room for a grip amid its sides. */
const TINY_PX = 30;
/** Lower, its grips at the corners lie on those amid the sides, by which a line is made longer. */
const LOW_PX = 10;

export interface PageActs {
  choose(ids: readonly string[]): void;
  move(ids: readonly string[], byMm: readonly [number, number]): void;
  place(id: string, area: Box): void;
  draw(room: Room): void;
  command(command: Command): void;
}

export interface PageShown {
  readonly content: Content;
  readonly page: DraftPage;
  readonly chosen: readonly string[];
  readonly mode: Mode;
  readonly address: string;
}

type Drag = { readonly from: readonly [number, number]; readonly pointer: number } & (
  | { readonly kind: "draw"; readonly over: string | undefined }
  | { readonly kind: "round"; readonly chosen: readonly string[] }
  | { readonly kind: "move"; readonly ids: readonly string[]; readonly grabbed: string }
  | { readonly kind: "pull"; readonly id: string; readonly grip: Grip }
);

export class PageView {
  readonly element = make("div", { class: "wizard-page" });
  readonly surface = make("div", { class: "wizard-page__surface", id: "wizard-surface", tabindex: 0, role: "application" });
  readonly #image = make("img", { class: "wizard-page__image", alt: "", draggable: "false" });
  readonly #boxes = make("div", { class: "wizard-page__boxes", "aria-hidden": "true" });
  readonly #acts: PageActs;
  readonly zoom = new Zoom(this.element);
  #ink: { readonly address: string; readonly of: Ink | null } | null = null;
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
    this.surface.addEventListener("dblclick", (event) => {
      if (this.#shown?.mode === "choose" && fieldAt(event) === undefined) this.#put(this.#at(event));
    });
    this.surface.addEventListener("keydown", (event) => {
      const command = commandOf(event);
      if (command === null) return;
      event.preventDefault();
      acts.command(command);
    });
  }

  render(shown: PageShown, words: WizardWords): void {
    const { page, content, mode, address } = shown;
    this.#shown = shown;
    this.surface.style.aspectRatio = `${page.widthMm} / ${page.heightMm}`;
    this.surface.classList.toggle("wizard-page__surface--held", mode !== "choose");
    this.surface.classList.toggle("wizard-page__surface--chooses", mode === "several");
    this.surface.setAttribute("aria-label", words.say("page.surface", { page: page.page, n: idsOf(content, page.page).length }));
    this.surface.setAttribute("aria-describedby", "wizard-announced");
    if (this.#image.getAttribute("src") !== address) this.#image.src = address;
    if (this.#drag === null) this.#preview = {};
    this.#fill();
  }

  /** Brings the field into sight, where it is out of it. */
  reveal(id: string): void {
    this.#boxes.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** One step nearer (1) or further off (-1), with the chosen field in the middle. */
  step(by: 1 | -1): void {
    const shown = this.#shown;
    const [id] = shown?.chosen ?? [];
    const field = shown === null || id === undefined ? null : fieldOf(shown.content, { page: shown.page.page, id });
    this.zoom.step(by, field === null ? null : [(field.areaMm[0] + field.areaMm[2]) / 2 / shown!.page.widthMm, (field.areaMm[1] + field.areaMm[3]) / 2 / shown!.page.heightMm]);
    this.#fill();
  }

  #fill(): void {
    const shown = this.#shown;
    if (shown === null) return;
    const { content, page, chosen } = shown;
    const pxPerMm = this.surface.clientWidth / page.widthMm;
    const boxes = idsOf(content, page.page).flatMap((id, index) => {
      const field = fieldOf(content, { page: page.page, id });
      if (field === null) return [];
      const isChosen = chosen.includes(id);
      const isUnfinished = field.guessed === true || textOf(content, { page: page.page, id }, "label") === "";
      const area = this.#preview[id] ?? field.areaMm;
      const isTiny = (area[2] - area[0]) * pxPerMm < TINY_PX;
      const box = make("div", { class: `wizard-field${isChosen ? " wizard-field--chosen" : ""}${isUnfinished ? " wizard-field--guessed" : ""}${isTiny ? " wizard-field--tiny" : ""}`, "data-id": id });
      place(box, area, page);
      box.append(make("span", { class: "wizard-field__number" }, String(index + 1)));
      if (isChosen && chosen.length === 1) box.append(...gripsOf(isTiny, (area[3] - area[1]) * pxPerMm < LOW_PX));
      return [box];
    });
    if (this.#drawn !== null) {
      const box = make("div", { class: `wizard-field wizard-field--${this.#drag?.kind === "round" ? "round" : "chosen"}` });
      place(box, this.#drawn, page);
      boxes.push(box);
    }
    this.#boxes.replaceChildren(...boxes);
  }

  #at(event: MouseEvent): readonly [number, number] {
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
    const id = fieldAt(event);
    const common = { from, pointer: event.pointerId };
    if (held?.dataset["grip"] !== undefined && shown.chosen.length === 1) {
      this.#drag = { ...common, kind: "pull", id: shown.chosen[0]!, grip: GRIPS[Number(held.dataset["grip"])]! };
    } else if (id !== undefined && shown.mode !== "draw") {
      const isMore = adds(event, shown.mode);
      const ids = isMore ? toggled(shown.chosen, id) : shown.chosen.includes(id) ? shown.chosen : [id];
      this.#acts.choose(ids);
      this.#drag = { ...common, kind: "move", ids, grabbed: id };
    } else if (shown.mode !== "draw" && adds(event, shown.mode)) {
      this.#drag = { ...common, kind: "round", chosen: shown.chosen };
    } else if (event.pointerType !== "touch" || shown.mode === "draw") {
      this.#drag = { ...common, kind: "draw", over: id };
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
    if (drag.kind === "round") {
      this.#drawn = boxBetween(drag.from, to);
      this.#acts.choose([...drag.chosen, ...this.#touched(this.#drawn).filter((id) => !drag.chosen.includes(id))]);
    } else if (drag.kind === "draw") this.#drawn = snapped(snapped(boxBetween(drag.from, to), { x: -1, y: -1 }, this.#lines([])), { x: 1, y: 1 }, this.#lines([]));
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
    if (drag.kind === "round") return;
    if (drag.kind === "draw") {
      if (drawn !== null && drawn[2] - drawn[0] >= LEAST_DRAWN_MM && drawn[3] - drawn[1] >= LEAST_DRAWN_MM) this.#acts.draw(drawnAs(drawn));
      else if (this.#shown.mode !== "draw") this.#acts.choose([]);
      else if (drag.over !== undefined) this.#acts.choose([drag.over]);
      else this.#put(drag.from);
    } else if (Math.hypot(dx, dy) < CLICK_MM) {
      if (drag.kind === "move" && !adds(event, this.#shown.mode)) this.#acts.choose([drag.grabbed]);
      // On a phone what is done to it comes up over the foot of the page.
      if (drag.kind === "move") this.reveal(drag.grabbed);
    } else if (drag.kind === "pull") {
      if (preview[drag.id] !== undefined) this.#acts.place(drag.id, preview[drag.id]!);
    } else {
      const area = fieldOf(this.#shown.content, { page: this.#shown.page.page, id: drag.grabbed })?.areaMm;
      const moved = preview[drag.grabbed];
      if (area !== undefined && moved !== undefined) this.#acts.move(drag.ids, [moved[0] - area[0], moved[1] - area[1]]);
    }
  }

  /** Puts a field where somebody points: as large as the room there. */
  #put(at: readonly [number, number]): void {
    const { content, page } = this.#shown!;
    const ink = this.#inkNow();
    const taken = idsOf(content, page.page).map((id) => fieldOf(content, { page: page.page, id })!.areaMm);
    const room = ink === null ? null : roomAt(ink, at, taken);
    const plain = shifted([at[0], at[1] - PUT_MM.high / 2, at[0] + PUT_MM.wide, at[1] + PUT_MM.high / 2], 0, 0, page);
    this.#acts.draw(room ?? { area: plain });
  }

  /** The print of the page at hand, looked for once. */
  #inkNow(): Ink | null {
    const { address, page } = this.#shown!;
    if (!this.#image.complete) return null;
    if (this.#ink?.address !== address) this.#ink = { address, of: inkOf(this.#image, page.widthMm) };
    return this.#ink.of;
  }

  /** The fields that lie in a box, if only in part. */
  #touched([left, top, right, bottom]: Box): readonly string[] {
    const { content, page } = this.#shown!;
    return idsOf(content, page.page).filter((id) => {
      const [l, t, r, b] = fieldOf(content, { page: page.page, id })!.areaMm;
      return l < right && r > left && t < bottom && b > top;
    });
  }

  #let(): void {
    this.#drag = null;
    this.#preview = {};
    this.#drawn = null;
    this.#fill();
  }

  /** Where dragged fields would lie; Alt keeps them from falling onto lines. */
  #dragged(drag: Extract<Drag, { readonly kind: "move" | "pull" }>, dx: number, dy: number, isFree: boolean): Readonly<Record<string, Box>> {
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

function fieldAt({ target }: Event): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>("[data-id]")?.dataset["id"] : undefined;
}

/** Whether a press chooses one more, rather than that one alone. */
function adds({ shiftKey, ctrlKey, metaKey }: MouseEvent, mode: Mode): boolean {
  return mode === "several" || shiftKey || ctrlKey || metaKey;
}

function place(box: HTMLElement, [left, top, right, bottom]: Box, page: DraftPage): void {
  box.style.left = `${(left / page.widthMm) * 100}%`;
  box.style.top = `${(top / page.heightMm) * 100}%`;
  box.style.width = `${((right - left) / page.widthMm) * 100}%`;
  box.style.height = `${((bottom - top) / page.heightMm) * 100}%`;
}

function gripsOf(isTiny: boolean, isLow: boolean): readonly HTMLElement[] {
  return GRIPS.flatMap((each, index) => {
    const isCorner = each.x * each.y !== 0;
    return isTiny ? (isCorner ? [grip(each, index)] : []) : isLow && isCorner ? [] : [grip(each, index)];
  });
}

function grip({ x, y }: Grip, index: number): HTMLElement {
  const held = make("span", { class: `wizard-grip wizard-grip--${x * y === 0 ? (x === 0 ? "upright" : "level") : x === y ? "falling" : "rising"}`, "data-grip": index });
  held.style.left = `${(x + 1) * 50}%`;
  held.style.top = `${(y + 1) * 50}%`;
  // Outside the field: inside is what somebody looks at.
  held.style.translate = `${(x - 1) * 50}% ${(y - 1) * 50}%`;
  return held;
}
