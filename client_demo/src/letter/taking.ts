/** A sharp picture of a page from the phone's camera. */
import type { Camera } from "../camera";
import { forget, LETTER_LONG_SIDE_PX, pageOf, pictureOf } from "../still";
import type { Picture } from "../state/picture";

/** The sharpest the camera has; `resizeMode` as in `camera.ts`. */
const WANTED: MediaTrackConstraints & { readonly resizeMode: { readonly ideal: "none" } } = {
  facingMode: { ideal: "environment" },
  width: { ideal: 3840 },
  height: { ideal: 2160 },
  resizeMode: { ideal: "none" },
};

/** Some phones never answer when asked for a photo. */
const PHOTO_LIMIT_MS = 4000;

/** The type library does not know it yet, and not every browser has it. */
type PhotoTaker = new (track: MediaStreamTrack) => { takePhoto(): Promise<Blob> };

export function sharpCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ audio: false, video: WANTED });
}

/** A photo as the camera takes it, or what the video shows where that is sharper or all there is. */
export async function takePage(camera: Camera): Promise<Picture | null> {
  const { video, track } = camera;
  if (!camera.hasPicture || track === null) return null;
  const [shown, photo] = await Promise.all([pageOf(video), photoOf(track)]);
  if (photo === null || shown === null) return photo ?? shown;
  const [sharper, other] = longSide(photo) >= longSide(shown) ? [photo, shown] : [shown, photo];
  forget(other);
  return sharper;
}

async function photoOf(track: MediaStreamTrack): Promise<Picture | null> {
  const Taker = (window as { readonly ImageCapture?: PhotoTaker }).ImageCapture;
  if (Taker === undefined) return null;
  const late = new Promise<null>((resolve) => window.setTimeout(() => resolve(null), PHOTO_LIMIT_MS));
  const taken = new Taker(track).takePhoto().catch(() => null);
  const blob = await Promise.race([taken, late]);
  if (blob === null) return null;
  const picture = await pictureOf(blob, LETTER_LONG_SIDE_PX);
  return "kind" in picture ? null : picture;
}

function longSide({ widthPx, heightPx }: Picture): number {
  return Math.max(widthPx, heightPx);
}
