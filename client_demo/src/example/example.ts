/**
 * A camera for who has none: a photo of a form that moves as if a calm hand held the phone over it.
 * From here on everything goes the way of any camera's picture, to the service and back.
 */
import { reducesMotion } from "../canvas/motion";
import paper from "./paper.webp?url";

const WIDTH_PX = 960;
const HEIGHT_PX = 1280;
const INTERVAL_MS = 50;

/** How far a calm hand sways: part of the picture, radians, part of the size. */
const SWAY = 0.012;
const TURN = 0.012;
const NEARER = 0.02;
/** Enough that no edge of the picture comes into view. */
const ENLARGED = 1.07;

/** The picture as a camera's stream; it ends when its track is stopped. */
export async function streamOfExample(): Promise<MediaStream> {
  const image = await imageOf(paper);
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH_PX;
  canvas.height = HEIGHT_PX;
  const context = canvas.getContext("2d", { alpha: false });
  if (context === null) throw new Error("This browser cannot draw on a canvas.");
  const stream = canvas.captureStream(1000 / INTERVAL_MS);
  const [track] = stream.getVideoTracks();
  const draw = (): void => {
    if (track?.readyState === "ended") return window.clearInterval(timer);
    if (!document.hidden) drawAt(context, image, reducesMotion() ? 0 : performance.now() / 1000);
  };
  const timer = window.setInterval(draw, INTERVAL_MS);
  draw();
  return stream;
}

/** The photo as a hand holds it at `seconds`; where it is again is never quite the same. */
function drawAt(context: CanvasRenderingContext2D, image: HTMLImageElement, seconds: number): void {
  const scale = (ENLARGED + NEARER * Math.sin(seconds * 0.53)) * Math.max(WIDTH_PX / image.naturalWidth, HEIGHT_PX / image.naturalHeight);
  context.setTransform(1, 0, 0, 1, WIDTH_PX / 2, HEIGHT_PX / 2);
  context.translate(WIDTH_PX * SWAY * Math.sin(seconds * 0.71), HEIGHT_PX * SWAY * Math.sin(seconds * 0.89 + 1));
  context.rotate(TURN * Math.sin(seconds * 0.41 + 2));
  context.scale(scale, scale);
  context.imageSmoothingQuality = "high";
  context.drawImage(image, -image.naturalWidth / 2, -image.naturalHeight / 2);
}

async function imageOf(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}
