/**
 * A picture in which the paper lies on its side or upside down, turned so that it can be read. The
 * phone that is held flat over a table does not know which way up it is held. Pure.
 */
import type { Scene } from "../canvas/scene";
import type { Overlay, Point } from "../contract";

/** Clockwise quarter turns of the picture. */
export type Turns = 0 | 1 | 2 | 3;

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The turns after which the paper lies upright; none where nobody knows how it lies. */
export function turnsToRead(overlay: Overlay | null): Turns {
  const corners = overlay?.page?.corners;
  if (corners === undefined) return 0;
  const [[left, top], [right, bottom]] = corners as unknown as readonly [Point, Point];
  const leaning = Math.round(Math.atan2(bottom - top, right - left) / (Math.PI / 2));
  return ((4 - leaning) % 4) as Turns;
}

export function sizeAfter({ widthPx, heightPx }: Size, turns: Turns): Size {
  return turns % 2 === 0 ? { widthPx, heightPx } : { widthPx: heightPx, heightPx: widthPx };
}

/** The scene with all that lies in it, on `image`, which is its picture after these turns. */
export function turnedScene(scene: Scene, image: CanvasImageSource, turns: Turns): Scene {
  const turned = (points: readonly Point[]): readonly Point[] => points.map((point) => turnedPoint(point, scene, turns));
  return {
    ...scene,
    ...sizeAfter(scene, turns),
    picture: image,
    marks: scene.marks.map((mark) => ({ ...mark, polygon: turned(mark.polygon) })),
    page: scene.page && turned(scene.page),
  };
}

/** (0, 0) is the centre of the first pixel, before and after. */
function turnedPoint(point: Point, { widthPx, heightPx }: Size, turns: Turns): Point {
  const [x, y] = point;
  if (turns === 1) return [heightPx - 1 - y, x];
  if (turns === 2) return [widthPx - 1 - x, heightPx - 1 - y];
  return turns === 3 ? [y, widthPx - 1 - x] : point;
}
