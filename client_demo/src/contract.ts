/**
 * What the service says about one picture: the shapes of the public contract.
 *
 * Points are in pixels of the picture as sent, x right, y down; (0, 0) is the centre of the first
 * pixel, so the picture's edge lies at -0.5.
 */

export type Point = readonly [x: number, y: number];

export type Provenance =
  | "owner"
  | "reviewed"
  | "draft"
  | "memory"
  | "phrase"
  | "machine"
  | "dictionary"
  | "source";

/** A string shown to a person, with where it came from. */
export interface Text {
  readonly text: string;
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly provenance: Provenance;
  readonly detail: string | null;
}

export type FieldState = "empty" | "filled" | "ticked" | "unticked" | "unknown";

export interface Check {
  readonly code: string;
  /** Null where it could not be told. */
  readonly passed: boolean | null;
  readonly message: Text;
}

export interface Anchor {
  readonly id: string;
  readonly kind: "field" | "text" | "code";
  readonly polygon: readonly Point[];
  readonly fieldType: string | null;
  readonly semantic: string | null;
  readonly required: boolean | null;
  /** Reading order, from 1. */
  readonly order: number;
  /** As printed. */
  readonly label: Text | null;
  /** The label in the reader's language; null where that is the same. */
  readonly translation: Text | null;
  readonly explanation: Text | null;
  readonly steps: readonly Text[];
  readonly state: FieldState;
  readonly value: { readonly text: string; readonly confidence: number } | null;
  readonly checks: readonly Check[];
}

export interface Template {
  /** `issuer/form/version/page` */
  readonly key: string;
  readonly issuer: string;
  readonly form: string;
  readonly version: string;
  readonly page: number;
  readonly title: Text;
  readonly isCurrent: boolean;
  readonly currentVersion: string;
  readonly candidates: readonly string[];
}

export interface Caution {
  readonly code: string;
  readonly message: Text;
  readonly anchorIds: readonly string[];
}

export type Unfinished = "ocr" | "translation" | "fields" | "checks" | "letter";

export type MissReason =
  | "no-page"
  | "too-dark"
  | "blurred"
  | "too-far"
  | "glare"
  | "cut-off"
  | "unknown-form";

/** The answer to one picture. */
export interface Overlay {
  readonly outcome: "recognised" | "letter" | "miss";
  readonly miss: { readonly reason: MissReason; readonly hint: Text } | null;
  readonly frame: { readonly widthPx: number; readonly heightPx: number };
  readonly page: { readonly corners: readonly Point[] } | null;
  readonly template: Template | null;
  readonly language: string;
  readonly anchors: readonly Anchor[];
  readonly warnings: readonly Caution[];
  readonly partial: readonly Unfinished[];
}

/** What a form is for and what comes with it. */
export interface Notes {
  readonly title: Text;
  readonly purpose: Text | null;
  readonly atHand: readonly Text[];
  readonly sendTo: Text | null;
  readonly before: Text | null;
}

export interface Language {
  readonly code: string;
  readonly name: string;
  readonly direction: "ltr" | "rtl";
}
