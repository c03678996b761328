/** A table that becomes a list of cards where the screen is narrow: each cell says what it is. */
import { make } from "../../components/element";

export interface Cell {
  readonly text: string;
  /** Of the print, where that is another language. */
  readonly lang?: string;
  readonly isNumber?: boolean;
}

export function table(caption: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): HTMLElement {
  return make(
    "table",
    { class: "insight-table", role: "table" },
    make("caption", { class: "unseen" }, caption),
    make("thead", { class: "unseen--narrow", role: "rowgroup" }, make("tr", { role: "row" }, ...heads.map((head) => make("th", { scope: "col", role: "columnheader" }, head)))),
    make("tbody", { role: "rowgroup" }, ...rows.map((row) => make("tr", { role: "row" }, ...row.map((cell, i) => cellOf(cell, heads[i] ?? "", i === 0))))),
  );
}

function cellOf({ text, lang, isNumber }: Cell, head: string, isFirst: boolean): HTMLElement {
  const content = make("span", { ...(lang === undefined ? {} : { lang, dir: "auto" }) }, text);
  if (isFirst) return make("th", { scope: "row", role: "rowheader" }, content);
  // The head is read out by the table itself; the copy is for who sees cards.
  return make("td", { role: "cell", class: isNumber === true ? "insight-table__number" : null }, make("span", { class: "insight-table__head", "aria-hidden": "true" }, head), content);
}
