/** JPEGs of canvases, made beside the page where browsers can. */

let worker: Worker | null = null;
let orders = 0;
const waiting = new Map<number, (jpeg: Blob | null) => void>();

/** The canvas as it is now, as a JPEG; null when the browser cannot make one. */
export async function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  const helper = helperOf();
  if (helper === null) return onThePage(canvas, quality);
  // Taken at once: the canvas may be drawn on or let go of while the worker works.
  const bitmap = await createImageBitmap(canvas);
  const id = (orders += 1);
  const made = new Promise<Blob | null>((resolve) => waiting.set(id, resolve));
  helper.postMessage({ id, bitmap, quality }, [bitmap]);
  return made;
}

/** Starts the worker before the first picture needs it. */
export function prepareToEncode(): void {
  helperOf();
}

function helperOf(): Worker | null {
  if (typeof OffscreenCanvas !== "function") return null;
  if (worker === null) {
    worker = new Worker(new URL("./encoder.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<{ readonly id: number; readonly jpeg: Blob | null }>) => {
      waiting.get(data.id)?.(data.jpeg);
      waiting.delete(data.id);
    });
  }
  return worker;
}

function onThePage(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}
