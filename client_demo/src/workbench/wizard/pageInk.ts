/** The picture of a page as print and white. */
import type { Ink } from "./whiteRoom";

/** Finer than a pen; all that is looked at stays under two million places. */
const PX_PER_MM = 5;
/** What is darker is print; a tint behind a table is white. */
const PRINT_BELOW = 190;

/** Where a picture that has been loaded is printed on; null where the browser gives no drawing to look at. */
export function inkOf(image: HTMLImageElement, widthMm: number): Ink | null {
  const pxPerMm = Math.min(PX_PER_MM, image.naturalWidth / widthMm);
  const width = Math.round(widthMm * pxPerMm);
  const height = Math.round((width / image.naturalWidth) * image.naturalHeight);
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  if (drawing === null || width === 0 || height === 0) return null;
  drawing.drawImage(image, 0, 0, width, height);
  return { width, height, pxPerMm, marks: marksOf(drawing.getImageData(0, 0, width, height).data) };
}

function marksOf(colours: Uint8ClampedArray): Uint8Array {
  const marks = new Uint8Array(colours.length / 4);
  for (let at = 0; at < marks.length; at += 1) {
    const grey = 0.299 * colours[4 * at]! + 0.587 * colours[4 * at + 1]! + 0.114 * colours[4 * at + 2]!;
    marks[at] = grey < PRINT_BELOW ? 1 : 0;
  }
  return marks;
}
