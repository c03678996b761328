/** The lines of a page in the parts that a reader sees: what is printed close together belongs together. Pure. */
import type { Anchor, Point } from "../contract";
import { boundsOf } from "../canvas/plane";

/** Lines of one part lie nearer than this share of a line's height. */
const GAP_SHARE = 1.1;
/** Letters that differ more in height, or lines that start further apart, are another part, mm. */
const SHIFT_MM = 18;

export interface Part {
  readonly key: string;
  readonly lines: readonly Anchor[];
  /** The box around its lines in the picture. */
  readonly polygon: readonly Point[];
}

export function partsOf(anchors: readonly Anchor[]): readonly Part[] {
  const inOrder = [...anchors].filter((anchor) => anchor.label !== null || anchor.translation !== null).sort((a, b) => a.order - b.order);
  const groups: Anchor[][] = [];
  for (const line of inOrder) {
    const last = groups.at(-1);
    if (last !== undefined && follows(last.at(-1)!, line)) last.push(line);
    else groups.push([line]);
  }
  return groups.map((lines, place) => ({ key: `part/${place + 1}`, lines, polygon: around(lines) }));
}

/** Whether `line` goes on where `before` ends. */
function follows(before: Anchor, line: Anchor): boolean {
  const [above, below] = [boundsOf(before.areaMm), boundsOf(line.areaMm)];
  const height = Math.min(above.bottom - above.top, below.bottom - below.top);
  const gap = below.top - above.bottom;
  return gap > -height && gap < GAP_SHARE * height && Math.abs(below.left - above.left) < SHIFT_MM;
}

function around(lines: readonly Anchor[]): readonly Point[] {
  const { left, top, right, bottom } = boundsOf(lines.flatMap(({ polygon }) => polygon));
  return [[left, top], [right, top], [right, bottom], [left, bottom]];
}
