/** A draft as the page holds it: what it says by path, and what follows from that. */
import type { Box, Change, Draft, DraftContent, DraftPage, Field, Operation, ToDo } from "./contract";
import { pulled, shifted } from "./boxes";

export interface Content {
  readonly draft: Draft;
  readonly pages: readonly DraftPage[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly toDo: readonly ToDo[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** A field named by its page and id. */
export interface Place {
  readonly page: number;
  readonly id: string;
}

export function contentOf(answer: DraftContent): Content {
  return { ...answer, values: answer.values as Readonly<Record<string, unknown>> };
}

export function idsOf(content: Content, page: number): readonly string[] {
  return (content.values[`order/${page}`] as readonly string[] | undefined) ?? [];
}

export function fieldOf(content: Content, { page, id }: Place): Field | null {
  return (content.values[`fields/${page}/${id}`] as Field | undefined) ?? null;
}

/** A text of a field, empty when there is none. */
export function textOf(content: Content, { page, id }: Place, name: "label" | "explanation" | "where"): string {
  return (content.values[`fields/${page}/${id}/${name}`] as string | undefined) ?? "";
}

export function stepsOf(content: Content, { page, id }: Place): readonly string[] {
  return (content.values[`fields/${page}/${id}/steps`] as readonly string[] | undefined) ?? [];
}

export function checksOf(content: Content, { page, id }: Place): Readonly<Record<string, string>> {
  return (content.values[`fields/${page}/${id}/checks`] as Readonly<Record<string, string>> | undefined) ?? {};
}

export function factOf(content: Content, path: string): string {
  return (content.values[path] as string | undefined) ?? "";
}

/** Every field of the form, in reading order. */
export function placesOf(content: Content): readonly Place[] {
  return content.pages.flatMap(({ page }) => idsOf(content, page).map((id) => ({ page, id })));
}

/** The fields of a page that were found and that nobody looked at yet. */
export function uncheckedOf(content: Content, page: number): readonly string[] {
  return idsOf(content, page).filter((id) => fieldOf(content, { page, id })?.guessed === true);
}

/** The content after changes that the service told. */
export function changed(content: Content, changes: readonly Change[], more: Partial<Content> = {}): Content {
  const values = { ...content.values };
  for (const { path, after } of changes) {
    if (after === null || after === undefined) delete values[path];
    else values[path] = after;
  }
  return { ...content, ...more, values };
}

/** What will have changed once the service agreed: shown at once where it is plain what that is. */
export function foreseen(content: Content, operation: Operation): Content {
  if (operation.kind === "write-field") return changed(content, written(operation, `fields/${operation.page}/${operation.id}/`));
  if (operation.kind === "write-facts") return changed(content, written(operation, ""));
  if (operation.kind === "set-field") return changed(content, operation.ids.flatMap((id) => ruled(content, operation, id)));
  const page = "page" in operation ? content.pages.find((each) => each.page === operation.page) : undefined;
  if (page === undefined) return content;
  const placed = (id: string, area: Box): Change => {
    const field = fieldOf(content, { page: page.page, id });
    return { path: `fields/${page.page}/${id}`, before: field, after: field === null ? null : { ...field, areaMm: area } };
  };
  if (operation.kind === "place-field") return changed(content, [placed(operation.id, operation.areaMm)]);
  if (operation.kind === "place-fields") return changed(content, Object.entries(operation.areasMm).map(([id, area]) => placed(id, area)));
  if (operation.kind !== "move-fields") return content;
  const [dx, dy] = operation.byMm;
  const moves = operation.ids.flatMap((id) => {
    const field = fieldOf(content, { page: page.page, id });
    return field === null ? [] : [placed(id, shifted(field.areaMm, dx, dy, page))];
  });
  return changed(content, moves);
}

/** A field with other rules; who changes it has looked at it. */
function ruled(content: Content, { kind: _kind, page, ids: _ids, ...rules }: Extract<Operation, { readonly kind: "set-field" }>, id: string): readonly Change[] {
  const before = fieldOf(content, { page, id });
  if (before === null) return [];
  const isSaid = (value: unknown): boolean => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
  const { guessed: _guessed, ...sure } = before;
  const unnamed = Object.entries(sure).filter(([name]) => rules[name as keyof typeof rules] === undefined);
  return [{ path: `fields/${page}/${id}`, before, after: Object.fromEntries([...unnamed, ...Object.entries(rules).filter(([, value]) => isSaid(value))]) }];
}

/** The texts that an edit writes, by path; nothing is none. */
function written(operation: Operation, under: string): readonly Change[] {
  return Object.entries(operation)
    .filter(([name, value]) => !["kind", "page", "id"].includes(name) && value !== undefined)
    .map(([name, value]) => ({
      path: under + name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      before: null,
      after: value === "" || (Array.isArray(value) && value.length === 0) ? null : value,
    }));
}

/** The box of a field after a key that moves or pulls its lower right corner. */
export function nudged(area: Box, isSize: boolean, dx: number, dy: number, page: DraftPage): Box {
  return isSize ? pulled(area, { x: 1, y: 1 }, dx, dy, page) : shifted(area, dx, dy, page);
}
