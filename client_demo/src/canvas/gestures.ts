/** Turns touches, mouse and wheel on the canvas into taps, drags and zooming. */
import type { Point } from "../contract";
import { distance } from "./plane";

/** A finger that moved less than this has tapped, CSS px. */
const TAP_SLOP = 8;
const WHEEL_ZOOM_PER_PX = 0.0015;

export interface Gestures {
  onTap(point: Point): void;
  onMove(byX: number, byY: number): void;
  onZoom(factor: number, about: Point): void;
}

export function listenToGestures(canvas: HTMLCanvasElement, gestures: Gestures): void {
  const fingers = new Map<number, Point>();
  let start: Point | null = null;
  const at = (event: MouseEvent): Point => {
    const edge = canvas.getBoundingClientRect();
    return [event.clientX - edge.left, event.clientY - edge.top];
  };

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, at(event));
    start = fingers.size === 1 ? at(event) : null;
  });

  canvas.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (before === undefined) return;
    const now = at(event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) {
      const middle: Point = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
      gestures.onZoom(distance(now, other) / Math.max(1, distance(before, other)), middle);
    } else if (start === null || distance(start, now) >= TAP_SLOP) {
      start = null;
      gestures.onMove(now[0] - before[0], now[1] - before[1]);
    }
    fingers.set(event.pointerId, now);
  });

  const lift = (event: PointerEvent): void => {
    fingers.delete(event.pointerId);
    if (event.type === "pointerup" && start !== null && distance(start, at(event)) < TAP_SLOP) gestures.onTap(start);
    start = null;
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);

  canvas.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      gestures.onZoom(Math.exp(-event.deltaY * WHEEL_ZOOM_PER_PX), at(event));
    },
    { passive: false },
  );
}
