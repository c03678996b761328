/** Draws a scene: the picture, the outlines, the numbers. */
import type { Point } from "../contract";
import { BADGE_RADIUS, type Badge } from "./badges";
import type { Ink } from "./ink";
import { thickness, toScreen, widened, type Box, type View } from "./plane";
import type { Mark, Scene } from "./scene";

const HAIRLINE_PX = 0.75;
/** Print less high than this is too small for a frame around each line. */
const LEAST_FRAMED_PX = 14;
const CHOSEN_AIR_PX = 7;
const LINE_PX = 2;
const CHOSEN_LINE_PX = 4;
const CASING_PX = 1.5;
const EDGE_LINE_PX = 3;
const HALO_PX = 12;
const WASH_OPACITY = 0.12;
const BADGE_FONT_PX = 16;
const TINY_SIGN_RADIUS = 7;
const GUIDE_ARM_PX = 32;

export interface Drawing {
  readonly scene: Scene;
  readonly view: View;
  readonly badges: readonly Badge[];
  readonly selected: string | null;
  /** The field that is to be filled in next. */
  readonly next: string | null;
}

/** Paints all of it; `context` is in CSS px. */
export function paint(context: CanvasRenderingContext2D, ink: Ink, { scene, view, badges, selected, next }: Drawing): void {
  context.imageSmoothingQuality = "high";
  context.drawImage(scene.picture, view.left, view.top, scene.widthPx * view.scale, scene.heightPx * view.scale);
  const chosen = scene.marks.find((mark) => mark.id === selected);
  const badgeOf = new Map(badges.map((badge) => [badge.id, badge]));
  const draw = (mark: Mark, isChosen: boolean): void => {
    const badge = badgeOf.get(mark.id);
    if (badge !== undefined) number(context, ink, mark, badge, isChosen);
  };
  const rest = scene.marks.filter((mark) => mark !== chosen);
  const first = chosen === undefined ? scene.marks.find((mark) => mark.id === next) : undefined;
  if (first !== undefined) halo(context, ink, scene, first, view);
  for (const mark of rest) {
    if (scene.isPrint === true) underline(context, ink, mark, view);
    else outline(context, ink, mark, view, false);
  }
  for (const mark of rest) draw(mark, mark === first);
  if (chosen === undefined) return;
  // With air around it its outline hides no letter.
  const shown = scene.isPrint === true ? { ...chosen, polygon: widened(chosen.polygon, CHOSEN_AIR_PX / view.scale) } : chosen;
  veilAround(context, ink, scene, view, shown);
  outline(context, ink, shown, view, true);
  draw(chosen, true);
}

/** The edge of a page that is seen and not yet known (picture px): this is what is being looked at. */
export function paintEdge(context: CanvasRenderingContext2D, ink: Ink, edge: readonly Point[], view: View): void {
  context.beginPath();
  trace(context, edge, view);
  context.lineJoin = "round";
  for (const [width, colour] of [[EDGE_LINE_PX + 2 * CASING_PX, ink.casing], [EDGE_LINE_PX, ink.line]] as const) {
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
}

/** Four corners that say how to hold the phone, inside `box` (CSS px). */
export function paintGuide(context: CanvasRenderingContext2D, ink: Ink, { left, top, right, bottom }: Box): void {
  const arm = GUIDE_ARM_PX;
  context.beginPath();
  for (const [x, y, inX, inY] of [
    [left, top, arm, arm],
    [right, top, -arm, arm],
    [right, bottom, -arm, -arm],
    [left, bottom, arm, -arm],
  ] as const) {
    context.moveTo(x, y + inY);
    context.lineTo(x, y);
    context.lineTo(x + inX, y);
  }
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const [width, colour] of [[7, ink.veil], [4, ink.casing]] as const) {
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
}

/** Dims everything but the chosen field. */
function veilAround(context: CanvasRenderingContext2D, ink: Ink, scene: Scene, view: View, chosen: Mark): void {
  context.save();
  context.beginPath();
  context.rect(view.left, view.top, scene.widthPx * view.scale, scene.heightPx * view.scale);
  trace(context, chosen.polygon, view);
  context.fillStyle = ink.veil;
  context.fill("evenodd");
  context.restore();
}

/** A band of the chosen colour around an outline, which stays the line it is; what is inside stays clear. */
function halo(context: CanvasRenderingContext2D, ink: Ink, scene: Scene, mark: Mark, view: View): void {
  context.save();
  context.beginPath();
  context.rect(view.left, view.top, scene.widthPx * view.scale, scene.heightPx * view.scale);
  trace(context, mark.polygon, view);
  context.clip("evenodd");
  context.beginPath();
  trace(context, mark.polygon, view);
  context.lineJoin = "round";
  for (const [width, colour] of [[HALO_PX + 2 * CASING_PX, ink.onChosen], [HALO_PX, ink.chosen]] as const) {
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
  context.restore();
}

/** A wash over a line of print, with a hairline where it is large enough, that hide nothing of it. */
function underline(context: CanvasRenderingContext2D, ink: Ink, mark: Mark, view: View): void {
  context.beginPath();
  trace(context, mark.polygon, view);
  context.globalAlpha = WASH_OPACITY;
  context.fillStyle = ink.line;
  context.fill();
  context.globalAlpha = 1;
  if (thickness(mark.polygon) * view.scale < LEAST_FRAMED_PX) return;
  context.strokeStyle = ink.line;
  context.lineWidth = HAIRLINE_PX;
  context.stroke();
}

function outline(context: CanvasRenderingContext2D, ink: Ink, mark: Mark, view: View, isChosen: boolean): void {
  const { fill } = coloursOf(ink, mark, isChosen);
  context.beginPath();
  trace(context, mark.polygon, view);
  if (!isChosen) {
    context.globalAlpha = WASH_OPACITY;
    context.fillStyle = fill;
    context.fill();
    context.globalAlpha = 1;
  }
  const width = isChosen ? CHOSEN_LINE_PX : LINE_PX;
  context.lineJoin = "round";
  context.strokeStyle = isChosen ? ink.onChosen : ink.casing;
  context.lineWidth = width + 2 * CASING_PX;
  context.stroke();
  context.strokeStyle = fill;
  context.lineWidth = width;
  context.stroke();
}

function number(context: CanvasRenderingContext2D, ink: Ink, mark: Mark, badge: Badge, isChosen: boolean): void {
  const { fill, text } = coloursOf(ink, mark, isChosen);
  const [x, y] = badge.centre;
  if (badge.leaderTo !== null) leader(context, ink, fill, badge.centre, badge.leaderTo);
  disc(context, x, y, BADGE_RADIUS + CASING_PX, isChosen ? ink.onChosen : ink.casing);
  disc(context, x, y, BADGE_RADIUS, fill);
  context.fillStyle = text;
  context.font = `700 ${BADGE_FONT_PX}px ${ink.font}`;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  const label = String(mark.number);
  const size = context.measureText(label);
  context.fillText(label, x, y + (size.actualBoundingBoxAscent - size.actualBoundingBoxDescent) / 2);
  if (mark.needsCare) sign(context, ink.onCare, ink.care, badge.centre, exclamation);
  else if (isDone(mark)) sign(context, ink.onDone, ink.done, badge.centre, tick);
}

function leader(context: CanvasRenderingContext2D, ink: Ink, colour: string, from: Point, to: Point): void {
  context.lineCap = "round";
  for (const [width, stroke] of [[LINE_PX + 2, ink.casing], [LINE_PX - 0.5, colour]] as const) {
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.lineWidth = width;
    context.strokeStyle = stroke;
    context.stroke();
  }
}

/** A second cue beside colour: a tick or an exclamation mark on the badge's shoulder. */
function sign(
  context: CanvasRenderingContext2D,
  ground: string,
  colour: string,
  [x, y]: Point,
  draw: (context: CanvasRenderingContext2D, x: number, y: number) => void,
): void {
  const reach = BADGE_RADIUS * 0.78;
  disc(context, x + reach, y - reach, TINY_SIGN_RADIUS + 1.5, colour);
  disc(context, x + reach, y - reach, TINY_SIGN_RADIUS, ground);
  context.strokeStyle = colour;
  context.lineWidth = 2.2;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  draw(context, x + reach, y - reach);
  context.stroke();
}

function tick(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.moveTo(x - 3, y + 0.2);
  context.lineTo(x - 0.8, y + 2.6);
  context.lineTo(x + 3.2, y - 2.4);
}

function exclamation(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.moveTo(x, y - 3.6);
  context.lineTo(x, y + 0.6);
  context.moveTo(x, y + 3.6);
  context.lineTo(x, y + 3.7);
}

function coloursOf(ink: Ink, mark: Mark, isChosen: boolean): { fill: string; text: string } {
  if (isChosen) return { fill: ink.chosen, text: ink.onChosen };
  if (mark.needsCare) return { fill: ink.care, text: ink.onCare };
  if (isDone(mark)) return { fill: ink.done, text: ink.onDone };
  return { fill: ink.line, text: ink.onLine };
}

function isDone(mark: Mark): boolean {
  return mark.state === "filled" || mark.state === "ticked";
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
}

function trace(context: CanvasRenderingContext2D, polygon: readonly Point[], view: View): void {
  polygon.forEach((point, index) => {
    const [x, y] = toScreen(view, point);
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.closePath();
}
