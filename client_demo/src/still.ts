/** Stills to send: from the camera, small; from a photo, sharp. */
import { jpegOf } from "./encode";
import type { Picture } from "./state/picture";
import type { Trouble } from "./state/trouble";

/** Long side of a camera frame: enough to recognise a form and place its fields. */
const FRAME_LONG_SIDE_PX = 1280;

/** Long side of a photo: small writing and tick boxes stay readable (A4 at about 200 dpi). */
export const PHOTO_LONG_SIDE_PX = 2400;
/** Long side of a page of a letter: all of its print is read (A4 at about 240 dpi). */
export const LETTER_LONG_SIDE_PX = 2880;

export const PHOTO_QUALITY = 0.85;

/** A frame a second at this size stays under 3 MB a minute... */
const FRAME_TARGET_BYTES = 45_000;
/** ...and print stays legible to the registration above this quality. */
const LOWEST_QUALITY = 0.4;
const HIGHEST_QUALITY = 0.85;

/** The quality that should bring the next frame nearer to the size aimed at. */
export function nextQuality(quality: number, bytes: number): number {
  const nearer = quality * Math.sqrt(FRAME_TARGET_BYTES / Math.max(bytes, 1));
  return Math.min(HIGHEST_QUALITY, Math.max(LOWEST_QUALITY, nearer));
}

/** Takes camera frames of about 45 KB. */
export class FrameTaker {
  #quality = 0.6;

  /** `onDrawn` is given the picture at once, before it is encoded, while its source still shows it. */
  async take(
    source: CanvasImageSource,
    widthPx: number,
    heightPx: number,
    onDrawn: (image: CanvasImageSource) => void = () => undefined,
  ): Promise<Picture | null> {
    const picture = await still(source, widthPx, heightPx, FRAME_LONG_SIDE_PX, this.#quality, onDrawn);
    if (picture !== null) this.#quality = nextQuality(this.#quality, picture.jpeg.size);
    return picture;
  }
}

/**
 * Makes a still of a chosen file, or says why not. It is drawn upright and encoded anew, so that
 * neither place nor time nor telephone, which cameras write into a photo, leave the phone.
 */
export async function pictureOf(file: Blob, longSidePx = PHOTO_LONG_SIDE_PX): Promise<Picture | Trouble> {
  try {
    const bitmap = await createImageBitmap(file);
    const picture = await still(bitmap, bitmap.width, bitmap.height, longSidePx, PHOTO_QUALITY);
    bitmap.close();
    return picture ?? { kind: "not-a-picture" };
  } catch {
    return { kind: "not-a-picture" };
  }
}

/** A page as the video shows it, for phones that give no photo of their own. */
export async function pageOf(video: HTMLVideoElement): Promise<Picture | null> {
  return still(video, video.videoWidth, video.videoHeight, LETTER_LONG_SIDE_PX, PHOTO_QUALITY);
}

/** Frees the memory of a still that is no longer shown. */
export function forget(picture: Picture): void {
  if (picture.image instanceof HTMLCanvasElement) {
    picture.image.width = 0;
    picture.image.height = 0;
  }
}

async function still(
  source: CanvasImageSource,
  sourceWidthPx: number,
  sourceHeightPx: number,
  longSidePx: number,
  quality: number,
  onDrawn: (image: CanvasImageSource) => void = () => undefined,
): Promise<Picture | null> {
  const scale = Math.min(1, longSidePx / Math.max(sourceWidthPx, sourceHeightPx));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(sourceWidthPx * scale);
  canvas.height = Math.round(sourceHeightPx * scale);
  const context = canvas.getContext("2d", { alpha: false });
  if (context === null || canvas.width === 0) return null;
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  onDrawn(canvas);
  const jpeg = await jpegOf(canvas, quality);
  if (jpeg === null) return null;
  return { image: canvas, widthPx: canvas.width, heightPx: canvas.height, jpeg };
}
