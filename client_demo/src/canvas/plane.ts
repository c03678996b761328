/** Points, boxes and the one mapping from picture pixels to the screen. */
import type { Point } from "../contract";

/** A box in whatever unit its points have. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the picture lies on the screen: CSS px per picture px, and the picture's top-left edge. */
export interface View {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** Pixel centres are whole numbers, so the edge of the picture lies half a pixel before 0. */
const HALF_PX = 0.5;

export function toScreen(view: View, [x, y]: Point): Point {
  return [view.left + (x + HALF_PX) * view.scale, view.top + (y + HALF_PX) * view.scale];
}

export function toPicture(view: View, [x, y]: Point): Point {
  return [(x - view.left) / view.scale - HALF_PX, (y - view.top) / view.scale - HALF_PX];
}

export function boundsOf(points: readonly Point[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** Four corners with `air` around them: each side moves away from the one across, however the four lie. */
export function widened(corners: readonly Point[], air: number): readonly Point[] {
  return corners.map((corner, at) => {
    const beside = [corners.at(at - 1)!, corners[(at + 1) % corners.length]!];
    const away = beside.map((other) => {
      const length = distance(corner, other) || 1;
      return [(corner[0] - other[0]) / length, (corner[1] - other[1]) / length] as const;
    });
    return [corner[0] + air * away[0]![0] + air * away[1]![0], corner[1] + air * away[0]![1] + air * away[1]![1]];
  });
}

export function clampTo(box: Box, limits: Box): Box {
  return {
    left: Math.max(box.left, limits.left),
    top: Math.max(box.top, limits.top),
    right: Math.min(box.right, limits.right),
    bottom: Math.min(box.bottom, limits.bottom),
  };
}

/** The view that shows all of `subject` (picture px) in the middle of `room` (CSS px). */
export function fit(subject: Box, room: Box, largestScale = Infinity): View {
  const width = Math.max(1, subject.right - subject.left);
  const height = Math.max(1, subject.bottom - subject.top);
  const scale = Math.min((room.right - room.left) / width, (room.bottom - room.top) / height, largestScale);
  return centred(subject, room, scale);
}

/** The view that fills `room` with `subject`, cutting off what does not fit. */
export function fill(subject: Box, room: Box): View {
  const width = Math.max(1, subject.right - subject.left);
  const height = Math.max(1, subject.bottom - subject.top);
  const scale = Math.max((room.right - room.left) / width, (room.bottom - room.top) / height);
  return centred(subject, room, scale);
}

/** The view with `scale` that has the middle of `subject` in the middle of `room`. */
export function centred(subject: Box, room: Box, scale: number): View {
  const x = (subject.left + subject.right) / 2 + HALF_PX;
  const y = (subject.top + subject.bottom) / 2 + HALF_PX;
  return {
    scale,
    left: (room.left + room.right) / 2 - x * scale,
    top: (room.top + room.bottom) / 2 - y * scale,
  };
}

/** `view` made `factor` times larger around the screen point `about`. */
export function zoomed(view: View, factor: number, [x, y]: Point): View {
  return {
    scale: view.scale * factor,
    left: x - (x - view.left) * factor,
    top: y - (y - view.top) * factor,
  };
}

/** The view `share` (0..1) of the way from `from` to `to`. */
export function between(from: View, to: View, share: number): View {
  const mix = (a: number, b: number): number => a + (b - a) * share;
  return { scale: mix(from.scale, to.scale), left: mix(from.left, to.left), top: mix(from.top, to.top) };
}

/** A share of the way (0..1) that starts fast and ends gently. */
export function eased(share: number): number {
  return 1 - (1 - share) ** 3;
}

/** Whether `point` lies inside `polygon`. */
export function contains(polygon: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  polygon.forEach(([x1, y1], index) => {
    const [x2, y2] = polygon[(index + 1) % polygon.length] as Point;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  });
  return inside;
}

export function distance([x1, y1]: Point, [x2, y2]: Point): number {
  return Math.hypot(x2 - x1, y2 - y1);
}

/** How thick a long polygon is, as a line of print that need not be level. */
export function thickness(polygon: readonly Point[]): number {
  const doubled = polygon.reduce((sum, [x1, y1], index) => {
    const [x2, y2] = polygon[(index + 1) % polygon.length] as Point;
    return sum + x1 * y2 - x2 * y1;
  }, 0);
  const { left, top, right, bottom } = boundsOf(polygon);
  return Math.abs(doubled) / 2 / Math.max(1, Math.hypot(right - left, bottom - top));
}

/** How far `point` is from `polygon`; 0 inside it. */
export function distanceTo(polygon: readonly Point[], point: Point): number {
  return contains(polygon, point) ? 0 : distance(nearestOn(polygon, point), point);
}

/** The point on the edge of `polygon` that is nearest to `point`. */
export function nearestOn(polygon: readonly Point[], point: Point): Point {
  const candidates = polygon.map((from, index) => nearestBetween(from, polygon[(index + 1) % polygon.length] as Point, point));
  return candidates.reduce((best, candidate) => (distance(candidate, point) < distance(best, point) ? candidate : best));
}

function nearestBetween([x1, y1]: Point, [x2, y2]: Point, [x, y]: Point): Point {
  const lengthSquared = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const along = lengthSquared === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / lengthSquared;
  const share = Math.min(1, Math.max(0, along));
  return [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];
}

/** How far along an outline a point lies, which begins where the print does: 0 at its first corner, 1 at the next. */
export function shareOf(outline: readonly Point[], [x, y]: Point): number {
  const [[left, top], [right, bottom]] = [outline[0]!, outline[outline.length / 4]!];
  return ((x - left) * (right - left) + (y - top) * (bottom - top)) / ((right - left) ** 2 + (bottom - top) ** 2);
}
