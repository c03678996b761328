/** What the service says of drafts: names for the shapes of its OpenAPI document. */
import type { components } from "../../wire.gen";

type Schemas = components["schemas"];
type Fixed<T> = T extends readonly unknown[] | object ? { readonly [K in keyof T]: Fixed<T[K]> } : T;

export type Draft = Fixed<Schemas["DraftSchema"]>;
export type DraftPage = Fixed<Schemas["DraftPageSchema"]>;
export type ToDo = Fixed<Schemas["ToDoSchema"]>;
export type Step = ToDo["step"];
export type Lack = ToDo["lack"];
export type Change = Fixed<Schemas["ChangeSchema"]>;
export type Edited = Fixed<Schemas["EditedSchema"]>;
export type DraftContent = Fixed<Schemas["DraftContentSchema"]>;
export type Differences = Fixed<Schemas["DifferencesSchema"]>;
export type Recognition = Fixed<Schemas["RecognitionSchema"]>;
export type Preview = Fixed<Schemas["PreviewSchema"]>;
export type Plainness = Fixed<Schemas["PlainnessSchema"]>;
export type TypePhrases = Fixed<Schemas["TypePhrasesSchema"]>;
export type Precedent = Fixed<Schemas["PrecedentSchema"]>;
export type FieldOffer = Fixed<Schemas["FieldOfferSchema"]>;
export type FactsOffer = Fixed<Schemas["FactsOfferSchema"]>;
export type DraftLanguage = Fixed<Schemas["DraftLanguageSchema"]>;
export type Operation = Fixed<Schemas["EditSchema"]["operation"]>;
export type FieldType = Schemas["AddFieldSchema"]["type"] & string;

/** left, top, right, bottom in mm from the top-left corner of the sheet. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

/** What is kept of a field besides its texts, as `values` of a draft hold it. */
export interface Field {
  readonly type: FieldType;
  readonly areaMm: Box;
  readonly semantic?: string;
  readonly required?: boolean;
  readonly condition?: string;
  readonly group?: string;
  readonly choose?: number;
  readonly combCells?: number;
  readonly checks?: readonly string[];
  readonly term?: { readonly lastDay?: string; readonly after?: string; readonly months?: number; readonly days?: number; readonly workingDays?: number };
  readonly example?: string;
  readonly guessed?: boolean;
}

export const FIELD_TYPES = [
  "text", "date", "number", "amount", "iban", "bsn", "postcode", "phone", "email", "checkbox", "choice", "signature", "comb", "image", "other",
] as const satisfies readonly FieldType[];

export const CHECKS = [
  "required-empty", "signature-missing", "conditional-missing", "too-many-ticked", "elfproef", "iban-mod97", "date-plausible", "date-before-deadline",
] as const;
