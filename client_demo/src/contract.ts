/**
 * What the service says: names for the shapes of its OpenAPI document (`npm run types`).
 *
 * Points are in pixels of the picture as sent, x right, y down; (0, 0) is the centre of the first
 * pixel, so the picture's edge lies at -0.5.
 */
import type { components } from "./wire.gen";

type Schemas = components["schemas"];

/** The same shape, not to be changed. */
type Fixed<T> = T extends readonly unknown[] | object ? { readonly [K in keyof T]: Fixed<T[K]> } : T;

export type Point = readonly [x: number, y: number];

/** A string shown to a person, with where it came from. */
export type Text = Fixed<Schemas["TextSchema"]>;
export type Provenance = Text["provenance"];
export type Check = Fixed<Schemas["CheckSchema"]>;
export type Anchor = Fixed<Schemas["AnchorSchema"]>;
export type FieldState = Anchor["state"];

/** The answer to one picture. */
export type Overlay = Fixed<Schemas["OverlaySchema"]>;
/** How far the answer is, while it is being made. */
export type Progress = Fixed<Schemas["ProgressSchema"]>;
export type MissReason = NonNullable<Overlay["miss"]>["reason"];

/** What a letter says: facts with their place on the picture, and what to do. */
export type Letter = NonNullable<Overlay["letter"]>;
export type LetterKind = Letter["kind"];
export type Fact = Letter["amounts"][number];
export type LetterAction = Letter["actions"][number];
export type ActionKind = LetterAction["kind"];
export type Warning = Overlay["warnings"][number];

/** What was read on one page of a letter: kept with its picture, and given back to be understood with the others. */
export type LoosePage = Fixed<Schemas["LoosePageSchema"]>;
/** What pages say together, laid end to end in a picture that nobody took. */
export type Together = Fixed<Schemas["TogetherSchema"]>;

/** What a form is for, what comes with it, and what is said about each field (by `page/id`). */
export type Notes = Fixed<Omit<Schemas["NotesSchema"], "language">>;

/** One version of a form: its pages, and its fields in millimetres. */
export type Template = Fixed<Schemas["TemplateSchema"]>;
export type TemplatePage = Template["pages"][number];
export type TemplateField = TemplatePage["fields"][number];
export type TemplateSummary = Fixed<Schemas["TemplateSummarySchema"]>;
export type TemplatesAnswer = Fixed<Schemas["TemplatesSchema"]>;

/** What was changed in a form because somebody told. */
export type ChangesMade = Fixed<Schemas["ChangesMadeSchema"]>;

/** What owners signed about a version, and whose word counts for whose key is whose. */
export type Signatures = Fixed<Schemas["SignaturesSchema"]>;
export type Roots = Fixed<Schemas["RootsSchema"]>;

export type Feedback = Fixed<Schemas["FeedbackSchema"]>;
export type Suggestion = Fixed<Schemas["SuggestionSchema"]>;
export type StepCounts = Fixed<Schemas["StepsSchema"]>;
export type StepEvent = StepCounts["counts"][number]["event"];
export type FeedbackKind = Feedback["kind"];

export type LanguagesAnswer = Fixed<Schemas["LanguagesSchema"]>;
export type Language = Fixed<Pick<Schemas["LanguageSchema"], "code" | "name" | "direction"> & Partial<Pick<Schemas["LanguageSchema"], "leavesMachine">>>;

/** Who may be paid: a sender and the accounts it publishes. */
export type PayeesAnswer = Fixed<Schemas["SendersSchema"]>;
export type Payee = PayeesAnswer["senders"][number];
/** Somebody who helps with a letter. */
export type AidAnswer = Fixed<Schemas["AidOrganisationsSchema"]>;
export type AidOrganisation = AidAnswer["aidOrganisations"][number];
