/**
 * A piece of paper around a field, upright and flat, cut out of a photo or of the blank page.
 *
 * Around one field a page in perspective is as good as a sheared rectangle, so a 2D canvas can draw
 * it: the local part of the map from millimetres to pixels, turned round.
 */
import type { Point } from "../contract";
import { inkOf } from "../canvas/ink";

/** A picture of a page, and where millimetres of the print lie on it. */
export interface PagePicture {
  readonly image: CanvasImageSource;
  /** Row-major 3 x 3: millimetres to pixels; (0, 0) is the centre of the first pixel. */
  readonly pageToImage: readonly number[];
}

/** A local map: where `centreMm` lies, and how many pixels a millimetre right and down is. */
interface Local {
  readonly centrePx: Point;
  readonly right: Point;
  readonly down: Point;
}

/** At least this much paper is shown, so that the place can be found on the sheet, mm. */
const LEAST_WIDTH_MM = 95;
const MARGIN_MM = 14;
const CORNER_MM = 1;
const HALF_PX = 0.5;

/** Draws the paper around `areas` and outlines each of them, in mm; without a picture only the ground. */
export function drawCrop(canvas: HTMLCanvasElement, page: PagePicture | null, areas: readonly (readonly Point[])[], pageWidthMm: number): void {
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  const context = canvas.getContext("2d", { alpha: false });
  if (context === null || width === 0 || height === 0) return;
  canvas.width = width;
  canvas.height = height;
  const ink = inkOf(canvas);
  context.fillStyle = ink.ground;
  context.fillRect(0, 0, width, height);
  if (page === null) return;
  const points = areas.flat();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const boxMm = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  const centreMm: Point = [(boxMm.left + boxMm.right) / 2, (boxMm.top + boxMm.bottom) / 2];
  const shownMm = Math.max(LEAST_WIDTH_MM, boxMm.right - boxMm.left + 2 * MARGIN_MM, ((boxMm.bottom - boxMm.top + MARGIN_MM) * width) / height);
  const scale = width / Math.min(shownMm, Math.max(pageWidthMm, boxMm.right - boxMm.left));
  const local = localAt(page.pageToImage, centreMm);
  context.save();
  context.imageSmoothingQuality = "high";
  context.setTransform(...pictureToCanvas(local, scale, [width / 2, height / 2]));
  context.drawImage(page.image, -HALF_PX, -HALF_PX);
  context.restore();
  const toCanvas = ([x, y]: Point): Point => [width / 2 + (x - centreMm[0]) * scale, height / 2 + (y - centreMm[1]) * scale];
  for (const area of areas) outline(context, area.map(toCanvas), CORNER_MM * scale, ratio, ink.casing, ink.chosen, ink.onChosen);
}

/** The map at one place: the derivative of the homography there. */
export function localAt(h: readonly number[], [x, y]: Point): Local {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, i = 0, k = 1] = h;
  const w = g * x + i * y + k;
  const u = (a * x + b * y + c) / w;
  const v = (d * x + e * y + f) / w;
  return { centrePx: [u, v], right: [(a - g * u) / w, (d - g * v) / w], down: [(b - i * u) / w, (e - i * v) / w] };
}

/** The canvas transform that lays the picture flat: `scale` canvas px for each mm, centred on `at`. */
export function pictureToCanvas({ centrePx, right, down }: Local, scale: number, at: Point): [number, number, number, number, number, number] {
  const determinant = right[0] * down[1] - down[0] * right[1];
  const s = scale / determinant;
  const a = s * down[1];
  const c = -s * down[0];
  const b = -s * right[1];
  const d = s * right[0];
  return [a, b, c, d, at[0] - a * centrePx[0] - c * centrePx[1], at[1] - b * centrePx[0] - d * centrePx[1]];
}

function outline(context: CanvasRenderingContext2D, corners: readonly Point[], air: number, ratio: number, casing: string, line: string, edge: string): void {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const left = Math.min(...xs) - air;
  const top = Math.min(...ys) - air;
  context.beginPath();
  context.roundRect(left, top, Math.max(...xs) + air - left, Math.max(...ys) + air - top, 4 * ratio);
  for (const [width, colour] of [[8, casing], [6, edge], [4, line]] as const) {
    context.lineWidth = width * ratio;
    context.strokeStyle = colour;
    context.stroke();
  }
}
