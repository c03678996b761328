/** Where the numbers go: beside their field, never on top of one another. */
import type { Point } from "../contract";
import { boundsOf, distance, distanceTo, nearestOn, type Box } from "./plane";

/** CSS px; 28 px across fits two figures of 16 px. */
export const BADGE_RADIUS = 14;

/** Space between two badges and between badge and field, CSS px. */
const GAP = 3;

/** A badge further from its field than this gets a line to it, CSS px. */
const LEADER_FROM = BADGE_RADIUS + 10;

/** Rings of places tried around a field when those beside it are taken. */
const RINGS = 7;
const PLACES_PER_RING = 16;

/** Points looked at across a badge when asking what it would hide. */
const LOOKS_ACROSS = 7;

/** The outline of the field itself is no print, and a badge may stand on it, CSS px. */
const OUTLINE = 3;

/** What a place costs for each radius that it is further off than beside, and for lying on its own field, as a share of a badge hidden. */
const COST_OF_A_RADIUS = 0.12;
const COST_WITHIN = 0.2;

/** A field as long as this has room for a number and for what is written, CSS px. */
const LEAST_LENGTH_WITHIN = 6 * BADGE_RADIUS;

export interface Badge {
  readonly id: string;
  readonly centre: Point;
  /** Where a line from the badge to its field ends; null when the badge is beside the field. */
  readonly leaderTo: Point | null;
}

interface Marked {
  readonly id: string;
  /** Screen polygon of the field, CSS px, in the order of reading from its top-left corner. */
  readonly polygon: readonly Point[];
}

/** Whether a point of the screen, CSS px, shows print or writing. */
type Shows = (point: Point) => boolean;

/**
 * Places one badge per field, in the order given, inside `room`; fields out of view get none.
 *
 * Beside the field first, so that what was written stays visible, and never nearer to another field, whose number it
 * would seem to be: rather at an end of its own, where that is long. Of such places the one that hides least of what
 * `hasPrint` sees. Never over another badge; over another field only when there is nowhere else.
 */
export function placeBadges(fields: readonly Marked[], room: Box, hasPrint: Shows = () => false): readonly Badge[] {
  const placed: Badge[] = [];
  for (const field of fields) {
    if (!overlaps(boundsOf(field.polygon), room)) continue;
    const others = fields.filter((other) => other !== field).map((other) => other.polygon);
    const centre = freePlace(field.polygon, placed, others, room, hasPrint);
    const nearest = nearestOn(field.polygon, centre);
    placed.push({ id: field.id, centre, leaderTo: distance(nearest, centre) > LEADER_FROM ? nearest : null });
  }
  return placed;
}

function freePlace(
  polygon: readonly Point[],
  placed: readonly Badge[],
  others: readonly (readonly Point[])[],
  room: Box,
  hasPrint: Shows,
): Point {
  const isClear = (place: Point): boolean =>
    isInside(place, room) && placed.every((badge) => distance(badge.centre, place) >= 2 * BADGE_RADIUS + GAP);
  const isOpen = (place: Point): boolean => others.every((other) => distanceTo(other, place) >= BADGE_RADIUS - 1);
  const isOwn = (place: Point): boolean => others.every((other) => distanceTo(other, place) >= distanceTo(polygon, place));
  const clear = placesAround(polygon).filter(isClear);
  const open = clear.filter(isOpen);
  const own = [...open.filter(isOwn), ...endsWithin(polygon).filter(isClear)];
  return cheapest(own, polygon, hasPrint) ?? open[0] ?? clear[0] ?? nearestInside(middle(polygon), room);
}

/** The first of the places that cost least; undefined where there is none. */
function cheapest(places: readonly Point[], polygon: readonly Point[], hasPrint: Shows): Point | undefined {
  let best: { readonly place: Point; readonly cost: number } | undefined;
  for (const place of places) {
    const away = distanceTo(polygon, place);
    const far = away === 0 ? COST_WITHIN : COST_OF_A_RADIUS * Math.max(0, away / (BADGE_RADIUS + GAP) - 1);
    // Looking costs most: not for a place that is too far off to win.
    if (best !== undefined && far >= best.cost - 1e-9) continue;
    const cost = far + hiddenShare(place, polygon, hasPrint);
    if (best === undefined || cost < best.cost - 1e-9) best = { place, cost };
  }
  return best?.place;
}

/** How much of a badge at `place` would lie on print, 0..1. */
function hiddenShare(place: Point, polygon: readonly Point[], hasPrint: Shows): number {
  let [looks, hits] = [0, 0];
  const step = (2 * BADGE_RADIUS) / (LOOKS_ACROSS - 1);
  for (let dx = -BADGE_RADIUS; dx <= BADGE_RADIUS; dx += step) {
    for (let dy = -BADGE_RADIUS; dy <= BADGE_RADIUS; dy += step) {
      if (Math.hypot(dx, dy) > BADGE_RADIUS) continue;
      const point: Point = [place[0] + dx, place[1] + dy];
      looks += 1;
      if (hasPrint(point) && distance(nearestOn(polygon, point), point) > OUTLINE) hits += 1;
    }
  }
  return hits / looks;
}

/** Left, right, then the corners, then rings around the left edge. */
function placesAround(polygon: readonly Point[]): readonly Point[] {
  const [topLeft, topRight, bottomRight, bottomLeft] = cornersOf(polygon);
  const reach = BADGE_RADIUS + GAP;
  const left = between(topLeft, bottomLeft);
  const right = between(topRight, bottomRight);
  const along = direction(left, right);
  const places: Point[] = [
    shifted(left, along, -reach),
    shifted(right, along, reach),
    shifted(topLeft, along, -reach),
    shifted(bottomLeft, along, -reach),
    shifted(topRight, along, reach),
    shifted(bottomRight, along, reach),
  ];
  for (let ring = 1; ring <= RINGS; ring += 1) {
    for (let step = 0; step < PLACES_PER_RING; step += 1) {
      // From the left, alternately up and down: near places on the reading side first.
      const turn = Math.PI + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * ((2 * Math.PI) / PLACES_PER_RING);
      const radius = ring * (BADGE_RADIUS + GAP);
      places.push([left[0] + radius * Math.cos(turn), left[1] + radius * Math.sin(turn)]);
    }
  }
  return places;
}

/** The ends of a field that has room for a number and for what is written: the last first, which is written on least. */
function endsWithin(polygon: readonly Point[]): readonly Point[] {
  const [topLeft, topRight, bottomRight, bottomLeft] = cornersOf(polygon);
  const [left, right] = [between(topLeft, bottomLeft), between(topRight, bottomRight)];
  if (distance(left, right) < LEAST_LENGTH_WITHIN) return [];
  const [along, reach] = [direction(left, right), BADGE_RADIUS + GAP];
  return [shifted(right, along, -reach), shifted(left, along, reach)];
}

/** On curled paper each edge has as many points: the corners are every quarter of them. */
function cornersOf(polygon: readonly Point[]): readonly [Point, Point, Point, Point] {
  const edge = polygon.length / 4;
  return [0, edge, 2 * edge, 3 * edge].map((at) => polygon[at]) as [Point, Point, Point, Point];
}

function between([x1, y1]: Point, [x2, y2]: Point): Point {
  return [(x1 + x2) / 2, (y1 + y2) / 2];
}

function direction(from: Point, to: Point): Point {
  const length = Math.max(distance(from, to), 1e-6);
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

function shifted([x, y]: Point, [dx, dy]: Point, by: number): Point {
  return [x + dx * by, y + dy * by];
}

function middle(polygon: readonly Point[]): Point {
  const { left, top, right, bottom } = boundsOf(polygon);
  return [(left + right) / 2, (top + bottom) / 2];
}

function nearestInside([x, y]: Point, room: Box): Point {
  return [
    Math.min(Math.max(x, room.left + BADGE_RADIUS), room.right - BADGE_RADIUS),
    Math.min(Math.max(y, room.top + BADGE_RADIUS), room.bottom - BADGE_RADIUS),
  ];
}

function isInside([x, y]: Point, room: Box): boolean {
  return (
    x >= room.left + BADGE_RADIUS &&
    x <= room.right - BADGE_RADIUS &&
    y >= room.top + BADGE_RADIUS &&
    y <= room.bottom - BADGE_RADIUS
  );
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}
