/** Pictures, and what was recognised on them. */
import type { Overlay } from "../contract";

/** A still, with the very bytes that were sent for it. */
export interface Picture {
  readonly image: CanvasImageSource;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly jpeg: Blob;
}

/** A picture and what was recognised on it: they are only ever shown together. */
export interface Keyframe {
  readonly picture: Picture;
  readonly overlay: Overlay;
}
