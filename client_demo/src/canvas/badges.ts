/** Where the numbers go: beside their field, never on top of one another. */
import type { Point } from "../contract";
import { boundsOf, distance, type Box } from "./plane";

/** CSS px; 28 px across fits two figures of 16 px. */
export const BADGE_RADIUS = 14;

/** Space between two badges and between badge and field, CSS px. */
const GAP = 3;

/** A badge further from its field than this gets a line to it, CSS px. */
const LEADER_FROM = BADGE_RADIUS + 12;

/** Rings of places tried around a field when those beside it are taken. */
const RINGS = 7;
const PLACES_PER_RING = 16;

export interface Badge {
  readonly id: string;
  readonly centre: Point;
  /** Where a line from the badge to its field ends; null when the badge touches the field. */
  readonly leaderTo: Point | null;
}

interface Marked {
  readonly id: string;
  /** Screen polygon of the field, CSS px, TL first. */
  readonly polygon: readonly Point[];
}

/**
 * Places one badge per field, in the order given, inside `room` where there is room at all.
 *
 * Beside the field first, so that what was written stays visible; never over another badge; over
 * another field only when there is nowhere else.
 */
export function placeBadges(fields: readonly Marked[], room: Box): readonly Badge[] {
  const placed: Badge[] = [];
  const boxes = fields.map((field) => boundsOf(field.polygon));
  fields.forEach((field, index) => {
    const box = boxes[index] as Box;
    if (!overlaps(box, room)) return;
    const others = boxes.filter((_, other) => other !== index);
    const centre = freePlace(box, placed, others, room);
    const nearest = nearestIn(box, centre);
    placed.push({ id: field.id, centre, leaderTo: distance(nearest, centre) > LEADER_FROM ? nearest : null });
  });
  return placed;
}

function freePlace(box: Box, placed: readonly Badge[], others: readonly Box[], room: Box): Point {
  const places = placesAround(box).filter((place) => isInside(place, room));
  const clear = places.filter((place) =>
    placed.every((badge) => distance(badge.centre, place) >= 2 * BADGE_RADIUS + GAP),
  );
  const open = clear.find((place) => others.every((other) => distance(nearestIn(other, place), place) >= BADGE_RADIUS));
  return open ?? clear[0] ?? inside(leftOf(box), room);
}

function placesAround(box: Box): readonly Point[] {
  const middle = (box.top + box.bottom) / 2;
  const reach = BADGE_RADIUS + GAP;
  const beside: Point[] = [
    leftOf(box),
    [box.left, box.top - reach + GAP],
    [box.right + reach, middle],
    [box.left - reach, box.top],
    [box.left - reach, box.bottom],
    [box.right, box.top - reach + GAP],
  ];
  const centre: Point = [box.left, middle];
  for (let ring = 1; ring <= RINGS; ring += 1) {
    for (let step = 0; step < PLACES_PER_RING; step += 1) {
      // From the left, alternately clockwise and back: near places in reading direction first.
      const turn = Math.PI + (step % 2 === 0 ? 1 : -1) * Math.ceil(step / 2) * ((2 * Math.PI) / PLACES_PER_RING);
      const radius = ring * (BADGE_RADIUS + GAP);
      beside.push([centre[0] + radius * Math.cos(turn), centre[1] + radius * Math.sin(turn)]);
    }
  }
  return beside;
}

function leftOf(box: Box): Point {
  return [box.left - BADGE_RADIUS - GAP, (box.top + box.bottom) / 2];
}

function nearestIn(box: Box, [x, y]: Point): Point {
  return [Math.min(Math.max(x, box.left), box.right), Math.min(Math.max(y, box.top), box.bottom)];
}

function inside([x, y]: Point, room: Box): Point {
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
