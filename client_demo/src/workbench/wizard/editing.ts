/** Which fields are chosen, and what commands do to them. */
import { LEAP_MM, NUDGE_MM, shifted } from "./boxes";
import { fieldOf, idsOf, nudged, type Content } from "./content";
import type { Box, DraftPage, Operation } from "./contract";
import type { Command } from "./keys";
import { toggled } from "./pageView";
import type { Saver } from "./saver";

/** Keys pressed in a row are one edit, and one step to undo. */
const ROW_MS = 400;
/** Where a field is put that was added by key, when none is chosen; and its size. */
const FIRST_AT: Box = [25, 25, 105, 33];

export interface Elsewhere {
  help(): void;
  /** The focus goes to what is said of the field. */
  panel(): void;
  /** The focus comes back to the page. */
  page(): void;
}

type Saving = Pick<Saver, "content" | "edit">;

export class Editing {
  readonly #saver: Saving;
  readonly #onChange: () => void;
  readonly #elsewhere: Elsewhere;
  #page = 1;
  #chosen: readonly string[] = [];
  #isDrawing = false;
  #row: { readonly isSize: boolean; dx: number; dy: number; readonly ids: readonly string[]; timer: ReturnType<typeof setTimeout> | undefined } | null = null;

  constructor(saver: Saving, onChange: () => void, elsewhere: Elsewhere) {
    this.#saver = saver;
    this.#onChange = onChange;
    this.#elsewhere = elsewhere;
  }

  get page(): number {
    return this.#page;
  }

  get chosen(): readonly string[] {
    const ids = idsOf(this.#saver.content, this.#page);
    return this.#chosen.filter((id) => ids.includes(id));
  }

  get isDrawing(): boolean {
    return this.#isDrawing;
  }

  /** Whether keys moved something that is not sent yet. */
  get isUnderWay(): boolean {
    return this.#row !== null;
  }

  turn(page: number): void {
    this.#finish();
    this.#page = page;
    this.#chosen = [];
    this.#onChange();
  }

  choose(ids: readonly string[]): void {
    if (ids.join() !== this.#chosen.join()) this.#finish();
    this.#chosen = ids;
    this.#onChange();
  }

  toggleDrawing(): void {
    this.#isDrawing = !this.#isDrawing;
    this.#onChange();
  }

  /** Under the chosen field, as large as it; where there is room. */
  placeForNew(): Box {
    const page = this.#paper();
    const last = this.chosen.at(-1);
    const area = last === undefined ? FIRST_AT : fieldOf(this.#saver.content, { page: this.#page, id: last })!.areaMm;
    return last === undefined || page === undefined ? area : shifted(area, 0, area[3] - area[1] + 1, page);
  }

  do(command: Command): void {
    const { chosen } = this;
    const ids = idsOf(this.#saver.content, this.#page);
    const [id] = chosen;
    if (command.kind === "move" || command.kind === "size") return this.#push(command);
    this.#finish();
    const edit = (operation: object): void => void this.#saver.edit({ page: this.#page, ...operation } as Operation);
    switch (command.kind) {
      case "next":
        return this.choose(beside(ids, chosen, 1));
      case "previous":
        return this.choose(beside(ids, chosen, -1));
      case "extend": {
        const [next] = beside(ids, chosen.slice(-1), 1);
        return next === undefined ? undefined : this.choose(toggled(chosen, next));
      }
      case "split":
      case "stack":
        return id === undefined ? undefined : edit({ kind: "split-field", id, parts: 2, isStacked: command.kind === "stack" });
      case "merge": {
        const following = ids[ids.indexOf(id ?? "") + 1];
        const all = chosen.length > 1 ? chosen : id !== undefined && following !== undefined ? [id, following] : [];
        if (all.length < 2) return undefined;
        const kept = ids.find((each) => all.includes(each))!;
        edit({ kind: "merge-fields", ids: [...all] });
        return this.choose([kept]);
      }
      case "delete": {
        if (id === undefined) return undefined;
        const [next] = beside(ids, chosen.slice(-1), 1).filter((each) => !chosen.includes(each));
        edit({ kind: "delete-fields", ids: [...chosen] });
        return this.choose(next === undefined ? [] : [next]);
      }
      case "check":
        if (id === undefined) return undefined;
        edit({ kind: "set-field", ids: [...chosen] });
        return this.choose(beside(ids, chosen, 1));
      case "check-all": {
        const guessed = ids.filter((each) => fieldOf(this.#saver.content, { page: this.#page, id: each })?.guessed === true);
        if (guessed.length > 0) edit({ kind: "set-field", ids: guessed });
        const next = this.#unchecked();
        return next === null ? undefined : this.turn(next);
      }
      case "earlier":
      case "later":
        return id === undefined ? undefined : edit({ kind: "order-field", id, position: Math.max(1, ids.indexOf(id) + (command.kind === "later" ? 2 : 0)) });
      case "undo":
      case "redo":
        return edit({ kind: command.kind, page: undefined });
      case "edit":
        return this.#elsewhere.panel();
      case "help":
        return this.#elsewhere.help();
      case "leave":
        if (this.#isDrawing) this.#isDrawing = false;
        this.choose([]);
        return this.#elsewhere.page();
      default:
        return undefined;
    }
  }

  /** The next page with fields that nobody looked at; those of this page were just looked at. */
  #unchecked(): number | null {
    const content = this.#saver.content;
    const pages = content.pages.map(({ page }) => page).filter((page) => page !== this.#page && idsOf(content, page).some((id) => fieldOf(content, { page, id })?.guessed === true));
    return pages.find((page) => page > this.#page) ?? pages[0] ?? null;
  }

  /** Moves or pulls a little further; sent when no key follows. */
  #push({ kind, x, y, isFar }: Extract<Command, { readonly kind: "move" | "size" }>): void {
    const { chosen } = this;
    if (chosen.length === 0 || this.#paper() === undefined) return;
    const isSize = kind === "size";
    if (this.#row !== null && this.#row.isSize !== isSize) this.#finish();
    const step = isFar ? LEAP_MM : NUDGE_MM;
    this.#row ??= { isSize, dx: 0, dy: 0, ids: chosen, timer: undefined };
    this.#row.dx += x * step;
    this.#row.dy += y * step;
    clearTimeout(this.#row.timer);
    this.#row.timer = setTimeout(() => this.#finish(), ROW_MS);
    this.#onChange();
  }

  /** The content with what keys moved so far. */
  foreseen(content: Content): Content {
    const row = this.#row;
    const page = this.#paper();
    if (row === null || page === undefined) return content;
    const values = { ...content.values };
    for (const id of row.ids) {
      const field = fieldOf(content, { page: this.#page, id });
      if (field !== null) values[`fields/${this.#page}/${id}`] = { ...field, areaMm: nudged(field.areaMm, row.isSize, row.dx, row.dy, page) };
    }
    return { ...content, values };
  }

  #finish(): void {
    const row = this.#row;
    const page = this.#paper();
    this.#row = null;
    if (row === null || page === undefined) return;
    clearTimeout(row.timer);
    if (!row.isSize) return void this.#saver.edit({ kind: "move-fields", page: this.#page, ids: [...row.ids], byMm: [row.dx, row.dy] } as Operation);
    for (const id of row.ids) {
      const field = fieldOf(this.#saver.content, { page: this.#page, id });
      if (field !== null) void this.#saver.edit({ kind: "place-field", page: this.#page, id, areaMm: [...nudged(field.areaMm, true, row.dx, row.dy, page)] } as Operation);
    }
  }

  #paper(): DraftPage | undefined {
    return this.#saver.content.pages.find((each) => each.page === this.#page);
  }
}

/** The field after (or before) the chosen ones; round and round. */
function beside(ids: readonly string[], chosen: readonly string[], by: 1 | -1): readonly string[] {
  if (ids.length === 0) return [];
  const at = chosen.length === 0 ? (by === 1 ? -1 : 0) : ids.indexOf((by === 1 ? chosen.at(-1) : chosen[0])!);
  return [ids[(at + by + ids.length) % ids.length]!];
}

