/** What can be asked of a PDF, without what draws it. */
import type { Picture } from "../state/picture";
import type { Trouble } from "../state/trouble";

/** A PDF whose pages can be drawn. */
export interface OpenPdf {
  readonly pages: number;
  /** Page `page` (from 1) drawn to `longSidePx`, or why not. */
  draw(page: number, longSidePx: number): Promise<Picture | Trouble>;
  close(): void;
}
