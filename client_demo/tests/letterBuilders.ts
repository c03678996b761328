/** Answers about letters for tests, built from stated values. */
import type { Anchor, Fact, Letter, LetterAction, LoosePage, Overlay, Warning } from "../src/contract";
import type { ReadPage } from "../src/letter/card";
import { anchor, missed, text } from "./builders";

type Polygon = NonNullable<Fact["polygon"]>;

export function box(left: number, top: number, right = left + 100, bottom = top + 10): Polygon {
  return [[left, top], [right, top], [right, bottom], [left, bottom]];
}

export function fact(value: Fact["value"], given: Partial<Fact> = {}): Fact {
  return { value, text: typeof value === "string" ? value : `€ ${value.amount}`, polygon: null, sentence: null, certain: true, role: null, ...given };
}

export function euros(amount: string, given: Partial<Fact> = {}): Fact {
  return fact({ amount, currency: "EUR" }, { role: "to-pay", ...given });
}

export function action(kind: LetterAction["kind"], before: string | null = null, factPolygons: readonly Polygon[] = []): LetterAction {
  return { kind, message: { ...text(kind), provenance: "phrase" }, before, factPolygons };
}

export function letter(given: Partial<Letter> = {}): Letter {
  return { kind: "reminder", sender: null, subject: null, date: null, deadlines: [], amounts: [], ibans: [], references: [], phones: [], emails: [], urls: [], actions: [], ...given };
}

export function line(order: number, given: Partial<Anchor> = {}): Anchor {
  return anchor(`line-${order}`, order, { kind: "text", areaMm: box(20, order * 10, 120, order * 10 + 4), explanation: null, fieldType: null, ...given });
}

export function warning(code: Warning["code"], anchorIds: readonly string[] = []): Warning {
  return { code, message: { ...text(code), provenance: "draft" }, anchorIds };
}

export function page(id: number, given: Partial<Letter> = {}, rest: Partial<Overlay> = {}): ReadPage {
  return { id, overlay: { ...missed(), outcome: "letter", miss: null, letter: letter(given), ...rest } };
}

/** What was read on a page: nothing of note. */
export function loose(heightMm = 297): LoosePage {
  return { widthMm: 210, heightMm, isComplete: true, isCutOff: false, blocks: [], codes: [] };
}
