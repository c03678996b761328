/** Where a string stands: on which page, at which field, and what it is there. */
import type { Wire } from "../service";
import type { WorkbenchWords } from "../words";

export type Form = Wire["TemplateSchema"];
type Field = Form["pages"][number]["fields"][number];

/** left, top, right, bottom in mm. */
export type Box = readonly [number, number, number, number];

export interface Place {
  /** As in `label` or `steps`; `title` of the form itself. */
  readonly part: string;
  /** The number of a step or of a thing to have at hand, from 1. */
  readonly number: number | null;
  readonly page: number | null;
  readonly fieldId: string | null;
  readonly group: string | null;
}

/** The place a path names. */
export function placeOf(path: string): Place {
  const field = /^fields\/(\d+)\/(.+)\/(label|explanation|where|steps\/\d+|checks\/[^/]+)$/.exec(path);
  if (field !== null) {
    const [part = "", rest] = (field[3] ?? "").split("/");
    return { part, number: part === "steps" ? Number(rest) + 1 : null, page: Number(field[1]), fieldId: field[2] ?? null, group: null };
  }
  const question = /^questions\/(\d+)\/(.+)$/.exec(path);
  if (question !== null) return { part: "question", number: null, page: Number(question[1]), fieldId: null, group: question[2] ?? null };
  const [part = "", rest] = path.split("/");
  return { part, number: rest === undefined ? null : Number(rest) + 1, page: null, fieldId: null, group: null };
}

/** As in “Page 1 · New address · step 2”. */
export function placeNamed(path: string, form: Form | null, words: WorkbenchWords): string {
  const place = placeOf(path);
  // Where a label is written it stands beside this.
  const field = place.part !== "label" && place.group === null ? fieldsOf(place, form)[0] : undefined;
  return placeIn(place, field?.label ?? null, words).join(" · ");
}

/** The page, the field as it is called and what is said there, as far as there are such. */
export function placeIn(place: Place, label: string | null, words: WorkbenchWords): readonly string[] {
  const what = words.maybe(`desk.place.${place.part}`, { n: words.number(place.number ?? 1) }) ?? place.part;
  const parts = [place.page === null ? null : words.say("desk.page", { n: words.number(place.page) }), label, what];
  return parts.filter((part): part is string => part !== null && part !== "");
}

/** The boxes of the fields a string is about, in mm; none: it is about the whole form. */
export function boxesOf(path: string, form: Form | null): readonly Box[] {
  return fieldsOf(placeOf(path), form).map(({ areaMm }) => {
    const xs = areaMm.map(([x]) => x);
    const ys = areaMm.map(([, y]) => y);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  });
}

function fieldsOf({ page, fieldId, group }: Place, form: Form | null): readonly Field[] {
  const fields = form?.pages.find((each) => each.page === page)?.fields ?? [];
  return fields.filter((field) => (fieldId !== null ? field.id === fieldId : group !== null && field.group === group));
}
