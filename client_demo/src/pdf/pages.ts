import type { Picture } from "../state/picture";
import type { Trouble } from "../state/trouble";
import { forget } from "../still";
import type { OpenPdf } from "./openPdf";

/** Longer than letters are; each page takes seconds to read. */
export const MOST_PAGES = 8;

/** Pages of a letter as pictures, and how many there were more. */
export interface DrawnPages {
  readonly pictures: readonly Picture[];
  readonly leftOut: number;
}

/** The first pages, one after another: a phone holds one page being drawn, not eight. All of them or none. */
export async function drawnPages(pdf: OpenPdf, longSidePx: number): Promise<DrawnPages | Trouble> {
  const pictures: Picture[] = [];
  for (let page = 1; page <= Math.min(pdf.pages, MOST_PAGES); page += 1) {
    const picture = await pdf.draw(page, longSidePx);
    if ("kind" in picture) {
      pictures.forEach(forget);
      return picture;
    }
    pictures.push(picture);
  }
  return { pictures, leftOut: pdf.pages - pictures.length };
}
