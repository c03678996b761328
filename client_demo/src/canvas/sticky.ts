/** Keeps every number where it stands beside its field while the field moves over the screen. */
import type { Point } from "../contract";
import { placeBadges, type Badge } from "./badges";
import { boundsOf, distance, toPicture, type Box, type View } from "./plane";
import type { PrintAt } from "./print";

/** Numbers are set anew when fields grew, shrank or turned by more than this. */
const SIZE_CHANGE = 0.15;
const TURN_RAD = 0.2;

interface Field {
  readonly id: string;
  readonly polygon: readonly Point[];
}

/** A badge by the edge of its field: which edge, how far along it, and how far from there, CSS px. */
interface Stuck {
  readonly id: string;
  readonly edge: number;
  readonly along: number;
  readonly away: Point;
  readonly hasLeader: boolean;
}

/** What the numbers were set for. */
interface Setting {
  readonly ids: string;
  /** Of all polygons together: on bent paper an answer may give more points to an edge. */
  readonly points: number;
  readonly room: Box;
  readonly view: View;
  readonly length: number;
  readonly turn: number;
}

export class StickyBadges {
  #stuck: readonly Stuck[] = [];
  #setting: Setting | null = null;

  /** One badge per field in the room; `view` is where the picture stands, `print` finds its print when that is asked. */
  place(fields: readonly Field[], room: Box, view: View, print: () => PrintAt = () => () => false): readonly Badge[] {
    const setting = settingOf(fields, room, view);
    if (this.#setting === null || !isLike(this.#setting, setting)) this.#setAnew(fields, setting, print());
    const byId = new Map(fields.map((field) => [field.id, field.polygon]));
    return this.#stuck.flatMap((stuck) => {
      const polygon = byId.get(stuck.id);
      return polygon === undefined ? [] : [badgeOf(stuck, polygon)];
    });
  }

  #setAnew(fields: readonly Field[], setting: Setting, isPrint: PrintAt): void {
    const byId = new Map(fields.map((field) => [field.id, field.polygon]));
    const badges = placeBadges(fields, setting.room, (point) => isPrint(toPicture(setting.view, point)));
    this.#stuck = badges.map((badge) => stuckTo(badge, byId.get(badge.id) as readonly Point[]));
    this.#setting = setting;
  }
}

function settingOf(fields: readonly Field[], room: Box, view: View): Setting {
  const inView = fields.filter(({ polygon }) => {
    const { left, top, right, bottom } = boundsOf(polygon);
    return left < room.right && right > room.left && top < room.bottom && bottom > room.top;
  });
  const first = inView[0]?.polygon ?? [];
  const from: Point = first[0] ?? [0, 0];
  const to: Point = first[Math.round(first.length / 4)] ?? [1, 0];
  const points = fields.reduce((sum, { polygon }) => sum + polygon.length, 0);
  return { ids: inView.map((field) => field.id).join(" "), points, room, view, length: distance(from, to), turn: Math.atan2(to[1] - from[1], to[0] - from[0]) };
}

function isLike(one: Setting, other: Setting): boolean {
  return (
    one.ids === other.ids &&
    one.points === other.points &&
    one.room === other.room &&
    one.view.scale === other.view.scale &&
    one.view.left === other.view.left &&
    one.view.top === other.view.top &&
    Math.abs(Math.log(other.length / Math.max(1, one.length))) < SIZE_CHANGE &&
    Math.abs(Math.sin((other.turn - one.turn) / 2)) < TURN_RAD / 2
  );
}

function stuckTo({ id, centre, leaderTo }: Badge, polygon: readonly Point[]): Stuck {
  let best = { edge: 0, along: 0, gap: Infinity, at: centre };
  polygon.forEach((from, edge) => {
    const to = polygon[(edge + 1) % polygon.length] as Point;
    const square = (to[0] - from[0]) ** 2 + (to[1] - from[1]) ** 2;
    const share = square === 0 ? 0 : ((centre[0] - from[0]) * (to[0] - from[0]) + (centre[1] - from[1]) * (to[1] - from[1])) / square;
    const along = Math.min(1, Math.max(0, share));
    const at: Point = [from[0] + along * (to[0] - from[0]), from[1] + along * (to[1] - from[1])];
    const gap = distance(at, centre);
    if (gap < best.gap) best = { edge, along, gap, at };
  });
  return { id, edge: best.edge, along: best.along, away: [centre[0] - best.at[0], centre[1] - best.at[1]], hasLeader: leaderTo !== null };
}

function badgeOf({ id, edge, along, away, hasLeader }: Stuck, polygon: readonly Point[]): Badge {
  const from = polygon[edge % polygon.length] as Point;
  const to = polygon[(edge + 1) % polygon.length] as Point;
  const at: Point = [from[0] + along * (to[0] - from[0]), from[1] + along * (to[1] - from[1])];
  return { id, centre: [at[0] + away[0], at[1] + away[1]], leaderTo: hasLeader ? at : null };
}
