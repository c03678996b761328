/**
 * Rows of a table that say the same sum, each of another day or number: "27 april € 20,00" above "27 mei € 20,00". The
 * service gives a value once; who pays must see both. Pure.
 */
import type { Anchor, Fact, Overlay } from "../contract";
import { liesOn, type Outline } from "./onLine";

/** A row: what it says beside the sum, and where it lies. */
export interface Row {
  readonly beside: string;
  readonly polygon: Outline;
}

/** More words than these beside a sum are a sentence and no row. */
const MOST_WORDS = 6;

/** All rows that say what `fact` says; none where it stands in no row, or in no other. */
export function rowsOf({ anchors }: Overlay, fact: Fact): readonly Row[] {
  const figure = /\d[\d.,]*\d|\d/.exec(fact.text)?.[0];
  if (figure === undefined || fact.polygon === null) return [];
  const rows = anchors.flatMap((line) => rowOf(line, figure) ?? []);
  const own = rows.find(({ polygon }) => liesOn(polygon, fact.polygon!));
  const distinct = new Set(rows.map(({ beside }) => beside));
  return own === undefined || rows.length < 2 || distinct.size < rows.length ? [] : [own, ...rows.filter((row) => row !== own)];
}

/** Only a row with a figure of its own, as of a day, is another payment: "Totaal" and "Te betalen" are one. */
function rowOf({ label, polygon }: Anchor, figure: string): Row | null {
  const pieces = (label?.text ?? "").split(figure);
  if (pieces.length !== 2 || /[\d.,]$/.test(pieces[0]!) || /^\d/.test(pieces[1]!)) return null;
  const beside = pieces.join(" ").replace(/€|\bEUR\b/g, " ").replace(/\s+/g, " ").trim();
  // "2 29 september" are two columns: which of the sums, and on what day.
  const parted = beside.replace(/^(\d{1,2}\.?) (?=\d)/, "$1 · ");
  return /\d/.test(beside) && beside.split(" ").length <= MOST_WORDS ? { beside: parted, polygon } : null;
}
