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

/**
 * Places one badge per field, in the order given, inside `room`; fields out of view get none.
 *
 * Beside the field first, so that what was written stays visible, and never nearer to another field, whose number it
 * would seem to be: rather at an end of its own, where that is long. Never over another badge; over another field only
 * when there is nowhere else.
 */
export function placeBadges(fields: readonly Marked[], room: Box): readonly Badge[] {
  const placed: Badge[] = [];
  for (const field of fields) {
    if (!overlaps(boundsOf(field.polygon), room)) continue;
    const others = fields.filter((other) => other !== field).map((other) => other.polygon);
    const centre = freePlace(field.polygon, placed, others, room);
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
): Point {
  const places = placesAround(polygon).filter((place) => isInside(place, room));
  const clear = places.filter((place) =>
    placed.every((badge) => distance(badge.centre, place) >= 2 * BADGE_RADIUS + GAP),
  );
  const isOpen = (place: Point): boolean => others.every((other) => distanceTo(other, place) >= BADGE_RADIUS - 1);
  const isOwn = (place: Point): boolean => others.every((other) => distanceTo(other, place) >= distanceTo(polygon, place));
  const within = endsWithin(polygon).filter((place) => isInside(place, room) && placed.every((badge) => distance(badge.centre, place) >= 2 * BADGE_RADIUS + GAP));
  const open = clear.filter(isOpen);
  return open.find(isOwn) ?? within[0] ?? open[0] ?? clear[0] ?? nearestInside(middle(polygon), room);
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
