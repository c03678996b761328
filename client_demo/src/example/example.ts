/**
 * A camera for who has none: a photo of a form that moves as if a calm hand held the phone over it.
 * From here on everything goes the way of any camera's picture, to the service and back.
 */
import { reducesMotion } from "../canvas/motion";
import paper from "./paper.webp?url";

const WIDTH_PX = 720;
const HEIGHT_PX = 1280;
const INTERVAL_MS = 50;

/** How far a calm hand sways: part of the picture, radians, part of the size. */
const SWAY = 0.012;
const TURN = 0.012;
const NEARER = 0.02;
/** Enough that no edge of the table comes into view. */
const ENLARGED = 1.07;
/** Of the photo, at its upper and lower edge, where nothing but table is to be seen. */
const TABLE_SHARE = 0.006;

/** The picture as a camera's stream; it ends when its track is stopped. */
export async function streamOfExample(): Promise<MediaStream> {
  const table = tableWith(await imageOf(paper));
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH_PX;
  canvas.height = HEIGHT_PX;
  const context = canvas.getContext("2d", { alpha: false });
  if (context === null) throw new Error("This browser cannot draw on a canvas.");
  const stream = canvas.captureStream(1000 / INTERVAL_MS);
  const [track] = stream.getVideoTracks();
  const draw = (): void => {
    if (track?.readyState === "ended") return window.clearInterval(timer);
    if (!document.hidden) drawAt(context, table, reducesMotion() ? 0 : performance.now() / 1000);
  };
  const timer = window.setInterval(draw, INTERVAL_MS);
  draw();
  return stream;
}

/** The photo as wide as the picture; its table goes on above and below, as phones see more of it than of a sheet. */
function tableWith(photo: HTMLImageElement): HTMLCanvasElement {
  const table = document.createElement("canvas");
  table.width = photo.naturalWidth;
  table.height = Math.round((photo.naturalWidth * HEIGHT_PX) / WIDTH_PX);
  const context = table.getContext("2d", { alpha: false });
  const [width, height] = [photo.naturalWidth, photo.naturalHeight];
  const edge = height * TABLE_SHARE;
  const room = (table.height - height) / 2;
  context?.drawImage(photo, 0, 0, width, edge, 0, 0, width, room + 1);
  context?.drawImage(photo, 0, height - edge, width, edge, 0, table.height - room - 1, width, room + 1);
  context?.drawImage(photo, 0, room);
  return table;
}

/** The table as a hand holds it at `seconds`; where it is again is never quite the same. */
function drawAt(context: CanvasRenderingContext2D, table: HTMLCanvasElement, seconds: number): void {
  const scale = ((ENLARGED + NEARER * Math.sin(seconds * 0.53)) * WIDTH_PX) / table.width;
  context.setTransform(1, 0, 0, 1, WIDTH_PX / 2, HEIGHT_PX / 2);
  context.translate(WIDTH_PX * SWAY * Math.sin(seconds * 0.71), HEIGHT_PX * SWAY * Math.sin(seconds * 0.89 + 1));
  context.rotate(TURN * Math.sin(seconds * 0.41 + 2));
  context.scale(scale, scale);
  context.imageSmoothingQuality = "high";
  context.drawImage(table, -table.width / 2, -table.height / 2);
}

async function imageOf(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}
