/** Where a picture shows print or writing, so that a number need not be laid on it. */
import type { Point } from "../contract";
import { contains } from "./plane";

/** The picture is looked at this wide, px: letters of a whole page are still stripes then. */
const LOOKED_AT_WIDTH = 480;

/** Side of the squares that are called print or bare, px of the picture as looked at. */
const SQUARE = 3;

/** The lightest and the darkest of a square of print differ by this, of 255; of paper in a shadow by less. */
const LEAST_CONTRAST = 40;

/** Whether print or writing lies at a place of the picture, in its px. */
export type PrintAt = (place: Point) => boolean;

/** RGBA pixels, as a canvas gives them. */
interface Pixels {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/**
 * Finds the print of `picture` (`widthPx` x `heightPx`); what lies off `page`, where that is known, is no print.
 *
 * Where a browser gives no pixels nothing counts as print.
 */
export function printOf(picture: CanvasImageSource, widthPx: number, heightPx: number, page: readonly Point[] | null): PrintAt {
  const scale = Math.min(1, LOOKED_AT_WIDTH / widthPx);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.max(1, Math.round(widthPx * scale)), Math.max(1, Math.round(heightPx * scale))];
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  if (context === null) return () => false;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const isPrint = printIn(context.getImageData(0, 0, canvas.width, canvas.height));
  return (place) => (page === null || contains(page, place)) && isPrint([(place[0] + 0.5) * scale, (place[1] + 0.5) * scale]);
}

/** Whether light and dark stand together around a place, in px from the corner of `pixels`. */
export function printIn({ data, width, height }: Pixels): PrintAt {
  const [across, down] = [Math.ceil(width / SQUARE), Math.ceil(height / SQUARE)];
  const lightest = new Uint8Array(across * down);
  const darkest = new Uint8Array(across * down).fill(255);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / SQUARE) * across;
    for (let x = 0; x < width; x += 1) {
      // Green alone tells light from dark well enough, and print of any colour from paper.
      const green = data[4 * (y * width + x) + 1] as number;
      const square = row + Math.floor(x / SQUARE);
      if (green > (lightest[square] as number)) lightest[square] = green;
      if (green < (darkest[square] as number)) darkest[square] = green;
    }
  }
  return ([x, y]) => {
    if (x < 0 || y < 0 || x >= width || y >= height) return false;
    const square = Math.floor(y / SQUARE) * across + Math.floor(x / SQUARE);
    return (lightest[square] as number) - (darkest[square] as number) >= LEAST_CONTRAST;
  };
}
