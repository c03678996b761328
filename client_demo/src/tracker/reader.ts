/** Reads the camera's newest frame once, for the eye and for the tracker: both see the same one. */
import type { Core, Address } from "./core";
import type { Pyramid } from "./picture";

/** Long side of what is tracked and sent: enough to recognise a form and place its fields. */
export const FRAME_LONG_SIDE_PX = 1280;

/** Browsers that show a frame's brightness as it came spare us half the work. */
const HAS_LUMA_FIRST: ReadonlySet<string | null> = new Set(["I420", "NV12", "I420A", "I422", "I444"]);

export class FrameReader {
  /** The newest frame; it stays until the next is read. */
  readonly canvas = document.createElement("canvas");
  readonly #core: Core;
  readonly #video: HTMLVideoElement;
  #context: CanvasRenderingContext2D | null = null;
  #bytes = new Uint8Array(0);
  #rgba: { readonly at: Address; readonly count: number } | null = null;

  constructor(core: Core, video: HTMLVideoElement) {
    this.#core = core;
    this.#video = video;
  }

  /** Size of the frames it gives, px; null while there is none. */
  get size(): { readonly width: number; readonly height: number } | null {
    const { videoWidth, videoHeight } = this.#video;
    if (videoWidth === 0 || this.#video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
    const scale = Math.min(1, FRAME_LONG_SIDE_PX / Math.max(videoWidth, videoHeight));
    return { width: Math.round(videoWidth * scale), height: Math.round(videoHeight * scale) };
  }

  /**
   * Writes the greys of the newest frame to `to`, which has its size, and draws it on the canvas.
   * Gives whether it did: not when `isWanted` says no by then.
   */
  async read(to: Pyramid, isWanted: () => boolean): Promise<boolean> {
    const { width, height } = to.level(0);
    const frame = frameOf(this.#video);
    try {
      const isPlain = frame !== null && isAsShown(frame, width, height);
      const context = this.#canvasOf(width, height, !isPlain);
      if (isPlain) await this.#copyLuma(frame, to);
      if (!isWanted()) return false;
      context.drawImage(frame ?? this.#video, 0, 0, width, height);
      if (!isPlain) this.#copyCanvas(context, to);
    } finally {
      frame?.close();
    }
    to.shrink();
    return true;
  }

  async #copyLuma(frame: VideoFrame, to: Pyramid): Promise<void> {
    const bytes = frame.allocationSize();
    if (this.#bytes.length < bytes) this.#bytes = new Uint8Array(bytes);
    const [luma] = await frame.copyTo(this.#bytes);
    const { offset, stride } = luma as PlaneLayout;
    const { width, height } = to.level(0);
    const pixels = to.pixels;
    if (stride === width) pixels.set(this.#bytes.subarray(offset, offset + width * height));
    else for (let y = 0; y < height; y += 1) pixels.set(this.#bytes.subarray(offset + y * stride, offset + y * stride + width), y * width);
  }

  #copyCanvas(context: CanvasRenderingContext2D, to: Pyramid): void {
    const { at, width, height } = to.level(0);
    const count = width * height;
    if (this.#rgba === null || this.#rgba.count < count) this.#rgba = { at: this.#core.room(4 * count), count };
    this.#core.bytes(this.#rgba.at, 4 * count).set(context.getImageData(0, 0, width, height).data);
    this.#core.run.grey(this.#rgba.at, count, at);
  }

  #canvasOf(width: number, height: number, isRead: boolean): CanvasRenderingContext2D {
    this.#context ??= this.canvas.getContext("2d", { alpha: false, willReadFrequently: isRead });
    if (this.#context === null) throw new Error("This browser cannot draw on a canvas.");
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    return this.#context;
  }
}

/** Whether a frame's pixels are stored as they are shown: brightness first, not resized, turned or mirrored. */
function isAsShown(frame: VideoFrame & { readonly rotation?: number; readonly flip?: boolean }, width: number, height: number): boolean {
  const { format, visibleRect, rotation = 0, flip = false } = frame;
  return HAS_LUMA_FIRST.has(format) && visibleRect?.width === width && visibleRect.height === height && rotation === 0 && !flip;
}

/** The frame by itself, where browsers give it: a `video` may move on between two looks. */
function frameOf(video: HTMLVideoElement): VideoFrame | null {
  if (typeof VideoFrame !== "function") return null;
  try {
    return new VideoFrame(video);
  } catch {
    return null;
  }
}
