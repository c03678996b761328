/** The picture of a page as print and white. */
import type { Ink } from "./whiteRoom";

/** Finer than a pen; all that is looked at stays under two million places. */
const PX_PER_MM = 5;
/** As dark as this it is print; so is what is darker than the paper around it by so much: a grey rule, not a tint. */
const DARK = 110;
const DARKER_BY = 32;
/** So far around is the paper sought that print stands on. */
const AROUND_MM = 0.8;

/** Where a picture that has been loaded is printed on; null where the browser gives no drawing to look at. */
export function inkOf(image: HTMLImageElement, widthMm: number): Ink | null {
  const pxPerMm = Math.min(PX_PER_MM, image.naturalWidth / widthMm);
  const width = Math.round(widthMm * pxPerMm);
  const height = Math.round((width / image.naturalWidth) * image.naturalHeight);
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  if (drawing === null || width === 0 || height === 0) return null;
  drawing.drawImage(image, 0, 0, width, height);
  const grey = greyOf(drawing.getImageData(0, 0, width, height).data);
  return { width, height, pxPerMm, marks: marksOf(grey, width, Math.ceil(AROUND_MM * pxPerMm)) };
}

/** What is printed of a grey picture, one byte a place; `around` in places. */
export function marksOf(grey: Uint8Array, width: number, around: number): Uint8Array {
  const paper = brightest(brightest(grey, width, around, 1), width, around, width);
  return grey.map((shade, at) => (shade < DARK || shade < paper[at]! - DARKER_BY ? 1 : 0));
}

function greyOf(colours: Uint8ClampedArray): Uint8Array {
  return Uint8Array.from({ length: colours.length / 4 }, (_, at) => 0.299 * colours[4 * at]! + 0.587 * colours[4 * at + 1]! + 0.114 * colours[4 * at + 2]!);
}

/** Of each place the brightest within `around` along a row (`step` 1) or a column (`step` the width). */
function brightest(grey: Uint8Array, width: number, around: number, step: number): Uint8Array {
  const found = grey.slice();
  for (let at = 0; at < grey.length; at += 1) {
    const column = at % width;
    for (let away = -around; away <= around; away += 1) {
      const beside = at + away * step;
      if (beside < 0 || beside >= grey.length || (step === 1 && (column + away < 0 || column + away >= width))) continue;
      if (grey[beside]! > found[at]!) found[at] = grey[beside]!;
    }
  }
  return found;
}
