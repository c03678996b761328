/**
 * What the canvas shows: a picture and outlines measured on that very picture.
 *
 * A scene is made whole, from one picture and the answer to it, and drawn whole. Outlines therefore
 * never run ahead of or behind the paper. A tracker makes scenes too: a newer camera frame as
 * `picture`, the anchors carried over to it; the stage need not know.
 */
import type { Anchor, FieldState, Point } from "../contract";
import type { Keyframe } from "../state/picture";

export interface Mark {
  readonly id: string;
  readonly number: number;
  readonly polygon: readonly Point[];
  readonly state: FieldState;
  /** A check of this field did not pass. */
  readonly needsCare: boolean;
}

export interface Scene {
  readonly picture: CanvasImageSource;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly marks: readonly Mark[];
  /** The paper's edge, to bring it into view; null shows the whole picture. */
  readonly page: readonly Point[] | null;
  /** Lines of print: outlined lightly, without numbers, and brought nearer when chosen. */
  readonly isPrint?: boolean;
}

/** The scene of a recognised picture, outlines where the answer to this picture has them. */
export function sceneOf(keyframe: Keyframe): Scene {
  const { picture, overlay } = keyframe;
  const inOrder = [...overlay.anchors].sort((a, b) => a.order - b.order);
  return {
    picture: picture.image,
    widthPx: picture.widthPx,
    heightPx: picture.heightPx,
    marks: inOrder.map((anchor, index) => ({
      id: anchor.id,
      number: index + 1,
      polygon: anchor.polygon,
      state: anchor.state,
      needsCare: needsCare(anchor),
    })),
    page: overlay.page?.corners ?? null,
  };
}

/**
 * An empty form is full of "still empty": that is the state of the field, not something wrong.
 * Care is needed where something was written that does not hold.
 */
export function needsCare(anchor: Anchor): boolean {
  return anchor.checks.some((check) => check.passed === false && check.code !== "required-empty");
}
