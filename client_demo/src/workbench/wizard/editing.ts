/** Which fields are chosen, and what commands do to them. */
import { arranged, rowShifts, toggled } from "./arranging";
import { LEAP_MM, NUDGE_MM, shifted } from "./boxes";
import { fieldOf, idsOf, nudged, uncheckedOf, type Content } from "./content";
import type { Box, DraftPage, Operation } from "./contract";
import type { Command, Mode } from "./keys";
import { keepPage, pageKept } from "./pageKept";
import type { Saver } from "./saver";

/** Keys pressed in a row are one edit, and one step to undo. */
const ROW_MS = 400;
/** Digits typed in a row are one number. */
const NUMBER_MS = 1500;
/** A field is cut in no more parts, a row repeated no more often. */
export const MOST = 60;
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
  #page: number;
  #chosen: readonly string[] = [];
  #mode: Mode = "choose";
  #count = 2;
  #typed = 0;
  #counted = 0;
  #row: { readonly isSize: boolean; dx: number; dy: number; readonly ids: readonly string[]; timer: ReturnType<typeof setTimeout> | undefined } | null = null;

  constructor(saver: Saving, onChange: () => void, elsewhere: Elsewhere) {
    this.#saver = saver;
    this.#onChange = onChange;
    this.#elsewhere = elsewhere;
    const { id, pageCount } = saver.content.draft;
    this.#page = Math.min(pageKept(id), pageCount ?? 1);
  }

  get page(): number {
    return this.#page;
  }

  get chosen(): readonly string[] {
    const ids = idsOf(this.#saver.content, this.#page);
    return this.#chosen.filter((id) => ids.includes(id));
  }

  get mode(): Mode {
    return this.#mode;
  }

  /** In how many parts a field is cut; how many rows there are to be, with the chosen one. */
  get count(): number {
    return this.#count;
  }

  setCount(count: number): void {
    this.#count = Math.min(Math.max(Math.round(count), 2), MOST);
    this.#counted = 0;
    this.#onChange();
  }

  /** Whether keys moved something that is not sent yet. */
  get isUnderWay(): boolean {
    return this.#row !== null;
  }

  turn(page: number): void {
    this.#finish();
    this.#page = page;
    keepPage(this.#saver.content.draft.id, page);
    this.#chosen = [];
    this.#onChange();
  }

  choose(ids: readonly string[]): void {
    if (ids.join() !== this.#chosen.join()) this.#finish();
    this.#chosen = ids;
    this.#onChange();
  }

  toggle(mode: Mode): void {
    this.#mode = this.#mode === mode ? "choose" : mode;
    this.#onChange();
  }

  /** Makes an edit, and chooses the fields that it made. */
  async make(operation: object): Promise<void> {
    const page = this.#page;
    const before = idsOf(this.#saver.content, page);
    await this.#saver.edit({ page, ...operation } as Operation);
    const made = idsOf(this.#saver.content, page).filter((id) => !before.includes(id));
    if (made.length > 0 && page === this.#page) this.choose(made);
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
    // A number is for the key that follows it.
    if (command.kind !== "count") this.#counted = 0;
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
      case "choose-all":
        return this.choose(ids);
      case "split":
      case "stack":
        return id === undefined ? undefined : edit({ kind: "split-field", id, parts: this.#count, isStacked: command.kind === "stack" });
      case "rows":
        return id === undefined ? undefined : void this.make({ kind: "copy-fields", ids: [...chosen], shiftsMm: rowShifts(this.#areas(chosen), this.#paper()?.acrossMm ?? [], this.#count - 1) });
      case "align-left":
      case "align-top":
      case "same-size": {
        const areas = arranged(this.#areas(chosen), command.kind);
        return chosen.length < 2 ? undefined : edit({ kind: "place-fields", areasMm: Object.fromEntries(chosen.map((each, i) => [each, areas[i]])) });
      }
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
        const guessed = uncheckedOf(this.#saver.content, this.#page);
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
      case "draw":
      case "several":
        return this.toggle(command.kind);
      case "count":
        return this.#type(command.digit);
      case "edit":
        return this.#elsewhere.panel();
      case "help":
        return this.#elsewhere.help();
      case "leave":
        this.#mode = "choose";
        this.choose([]);
        return this.#elsewhere.page();
      default:
        return undefined;
    }
  }

  /** The next page with fields that nobody looked at; those of this page were just looked at. */
  #unchecked(): number | null {
    const content = this.#saver.content;
    const pages = content.pages.map(({ page }) => page).filter((page) => page !== this.#page && uncheckedOf(content, page).length > 0);
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
    const ids = row.ids.filter((id) => fieldOf(this.#saver.content, { page: this.#page, id }) !== null);
    const areas = this.#areas(ids).map((area) => nudged(area, true, row.dx, row.dy, page));
    if (ids.length > 0) void this.#saver.edit({ kind: "place-fields", page: this.#page, areasMm: Object.fromEntries(ids.map((id, i) => [id, areas[i]])) } as unknown as Operation);
  }

  /** Digits in a row make one number; one that follows much later begins another. */
  #type(digit: number): void {
    const now = Date.now();
    const before = now - this.#counted < NUMBER_MS ? this.#typed : 0;
    this.#typed = Math.min(10 * before + digit, MOST);
    this.#count = Math.max(this.#typed, 2);
    this.#counted = now;
    this.#onChange();
  }

  #areas(ids: readonly string[]): readonly Box[] {
    return ids.map((id) => fieldOf(this.#saver.content, { page: this.#page, id })!.areaMm);
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

