/** Which part of the picture is in view, and how it gets there. */
import type { Point } from "../contract";
import { boundsOf, centred, clampTo, fill, fit, thickness, toScreen, type Box, type View } from "./plane";
import type { Scene } from "./scene";

/** Room around the paper for badges beside its outermost fields, picture px. */
const PAGE_MARGIN_PX = 18;

/** A chosen field is brought this much nearer than the whole page... */
const CHOSEN_ZOOM = 2;
/** ...and print is brought so near that a line is this high, CSS px. */
const CHOSEN_PRINT_PX = 24;
/** ...but a wide one must still fit, with its badge, CSS px. */
const CHOSEN_MARGIN = 44;

/** A live picture fills the screen unless that would hide more than this share of it. */
const MOST_HIDDEN_SHARE = 0.3;

/** The view of the whole paper, or of one field on it. */
export function framed(scene: Scene, room: Box, selected: string | null): View {
  const whole = wholePage(scene, room);
  const chosen = scene.marks.find((mark) => mark.id === selected);
  if (chosen === undefined) return whole;
  return keptOn(boxOf(scene.widthPx, scene.heightPx), room, closeUp(chosen.polygon, room, whole, scene.isPrint === true ? printZoom(chosen.polygon, whole) : CHOSEN_ZOOM));
}

/** The view of a picture without outlines: filling the screen, or whole when shapes differ much. */
export function framedLive(widthPx: number, heightPx: number, screen: Box, room: Box): View {
  const picture = boxOf(widthPx, heightPx);
  const full = fill(picture, screen);
  const shown =
    ((screen.right - screen.left) * (screen.bottom - screen.top)) / (widthPx * heightPx * full.scale ** 2);
  return shown >= 1 - MOST_HIDDEN_SHARE ? full : fit(picture, room);
}

function wholePage(scene: Scene, room: Box): View {
  const picture = boxOf(scene.widthPx, scene.heightPx);
  if (scene.page === null) return fit(picture, room);
  const page = boundsOf(scene.page);
  const subject = clampTo(
    {
      left: page.left - PAGE_MARGIN_PX,
      top: page.top - PAGE_MARGIN_PX,
      right: page.right + PAGE_MARGIN_PX,
      bottom: page.bottom + PAGE_MARGIN_PX,
    },
    picture,
  );
  return fit(subject, room);
}

function printZoom(polygon: readonly Point[], whole: View): number {
  return Math.max(CHOSEN_ZOOM, CHOSEN_PRINT_PX / Math.max(1, thickness(polygon) * whole.scale));
}

function closeUp(polygon: readonly Point[], room: Box, whole: View, zoom: number): View {
  const box = boundsOf(polygon);
  const widest = (room.right - room.left - 2 * CHOSEN_MARGIN) / Math.max(1, box.right - box.left);
  const tallest = (room.bottom - room.top - CHOSEN_MARGIN) / Math.max(1, box.bottom - box.top);
  const scale = Math.max(Math.min(whole.scale * zoom, widest, tallest), Math.min(whole.scale, widest));
  return centred(box, room, scale);
}

/** Moves `view` so that no room is spent on what lies beyond the picture. */
function keptOn(picture: Box, room: Box, view: View): View {
  const slide = (low: number, high: number, from: number, to: number): number => {
    if (high - low <= to - from) return (from + to) / 2 - (low + high) / 2;
    return low > from ? from - low : high < to ? to - high : 0;
  };
  const [left, top] = toScreen(view, [picture.left, picture.top]);
  const [right, bottom] = toScreen(view, [picture.right, picture.bottom]);
  return {
    ...view,
    left: view.left + slide(left, right, room.left, room.right),
    top: view.top + slide(top, bottom, room.top, room.bottom),
  };
}

function boxOf(widthPx: number, heightPx: number): Box {
  return { left: -0.5, top: -0.5, right: widthPx - 0.5, bottom: heightPx - 0.5 };
}
