/** The white around a place on the paper, found in the picture of the page: where one writes. */
import type { Box, FieldType } from "./contract";

/** Which places of a page are printed on, row by row from the top. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly pxPerMm: number;
  /** One byte a place; 0 is white. */
  readonly marks: Uint8Array;
}

export interface Room {
  readonly area: Box;
  /** Left out where only a label can tell. */
  readonly type?: FieldType;
  /** How many boxes stand beside each other, one for each letter. */
  readonly cells?: number;
}

/** Somebody points at a line, not at the white above it: so far off it is looked for. */
const BESIDE_MM = 2;
/** White this high can be written in; print to the left and right of it ends the room. */
const LETTER_MM = 1.6;
/** Dots and dashes this near to each other are one line. */
const GAP_MM = 1.4;
/** A line is at least so long beside the place that was pointed at. */
const SHORTEST_LINE_MM = 5;
/** Over a line with nothing around it one writes no higher than this. */
const LINE_HIGH_MM = 7;
/** A box no larger than this, about as high as wide, is ticked; several side by side take a letter each. */
const LARGEST_TICK_MM = 7.5;
const FEWEST_CELLS = 3;
const HIGHEST_CELL_MM = 12;
/** Room smaller than this is the inside of a letter. */
const SMALLEST_MM = 1.8;
/** Shorter than this nobody writes a word. */
const SHORTEST_ROOM_MM = 5;
/** White without a line is for writing when it is as long as this, and longer than high: not a margin. */
const SHORTEST_OPEN_MM = 40;
/** A sign to tick that is pointed at is found this near. */
const NEAR_SIGN_MM = 1.5;
/** A small "o" in front of an answer is one. */
const SMALLEST_SIGN_MM = 1.2;

/** In pixels, the last column and row included. */
interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The room at a place in mm, next to what fields take already; null where there is print alone. */
export function roomAt(ink: Ink, at: readonly [x: number, y: number], taken: readonly Box[]): Room | null {
  const page = withFields(ink, taken);
  const [x, y] = [Math.round(at[0] * ink.pxPerMm), Math.round(at[1] * ink.pxPerMm)];
  const white = whiteAround(page, x, y);
  return (white === null ? null : roomOf(page, white)) ?? signNear(ink, x, y);
}

function roomOf(page: Ink, white: Rectangle): Room | null {
  const comb = combAround(page, white);
  if (comb !== null) return comb;
  const isTick = isClosed(page, white) && isTickSized(white.right - white.left, white.bottom - white.top, page.pxPerMm);
  if (isTick) return { area: inMm(page, white, 1), type: "checkbox" };
  const line = lineUnder(page, white);
  const room = cutToLine(page, white, line);
  const [wide, high] = [room.right - room.left, room.bottom - room.top];
  const isToWriteIn = line !== null || isBetweenLines(page, white) ? wide >= SHORTEST_ROOM_MM * page.pxPerMm : wide >= SHORTEST_OPEN_MM * page.pxPerMm && wide > high;
  return isToWriteIn ? { area: inMm(page, room, 0) } : null;
}

/** What somebody drew by hand: as small and square as a tick box it is one. */
export function drawnAs(area: Box): Room {
  const [wide, high] = [area[2] - area[0], area[3] - area[1]];
  return isTickSized(wide, high, 1) ? { area, type: "checkbox" } : { area };
}

/** The picture with fields as print: no two have the same room. */
function withFields(ink: Ink, taken: readonly Box[]): Ink {
  const marks = ink.marks.slice();
  for (const box of taken) {
    const [left, top, right, bottom] = box.map((side) => Math.round(side * ink.pxPerMm)) as [number, number, number, number];
    for (let y = Math.max(top, 0); y <= Math.min(bottom, ink.height - 1); y += 1) marks.fill(1, y * ink.width + Math.max(left, 0), y * ink.width + Math.min(right, ink.width - 1) + 1);
  }
  return { ...ink, marks };
}

/** The white to both sides of a place, and then as far up and down as it is white all along. */
function whiteAround(page: Ink, x: number, y: number): Rectangle | null {
  const half = Math.round((LETTER_MM * page.pxPerMm) / 2);
  const beside = Math.round(BESIDE_MM * page.pxPerMm);
  // Above a line rather than below it: that is where one writes.
  const rows = Array.from({ length: 2 * beside + 1 }, (_, i) => (i <= beside ? y - i : y + i - beside));
  const start = rows.find((row) => row > half && row < page.height - half && isWhite(page, x, x, row - half, row + half));
  if (start === undefined || x <= 0 || x >= page.width - 1) return null;
  let [left, right, top, bottom] = [x, x, start - half, start + half];
  while (left > 0 && isWhite(page, left - 1, left - 1, top, bottom)) left -= 1;
  while (right < page.width - 1 && isWhite(page, right + 1, right + 1, top, bottom)) right += 1;
  while (top > 0 && isWhite(page, left, right, top - 1, top - 1)) top -= 1;
  while (bottom < page.height - 1 && isWhite(page, left, right, bottom + 1, bottom + 1)) bottom += 1;
  const least = SMALLEST_MM * page.pxPerMm;
  return right - left < least || bottom - top < least ? null : { left, top, right, bottom };
}

/** A box or a ring that was printed as a letter, at a place or right beside it. */
function signNear(page: Ink, x: number, y: number): Room | null {
  const near = Math.round(NEAR_SIGN_MM * page.pxPerMm);
  for (let away = 0; away <= near; away += 1) {
    for (let dy = -away; dy <= away; dy += 1) {
      for (let dx = -away; dx <= away; dx += Math.abs(dy) === away ? 1 : Math.max(2 * away, 1)) {
        if (!isMarked(page, x + dx, y + dy)) continue;
        const sign = hanging(page, x + dx, y + dy);
        const isTick = sign !== null && isTickSized(sign.right - sign.left, sign.bottom - sign.top, page.pxPerMm);
        return isTick && sign.right - sign.left >= SMALLEST_SIGN_MM * page.pxPerMm ? { area: inMm(page, sign, 0), type: "checkbox" } : null;
      }
    }
  }
  return null;
}

/** What hangs together with a printed place; null where it is larger than a box to tick. */
function hanging(page: Ink, x: number, y: number): Rectangle | null {
  const most = LARGEST_TICK_MM * page.pxPerMm;
  let found: Rectangle = { left: x, top: y, right: x, bottom: y };
  const seen = new Set([y * page.width + x]);
  const waiting: (readonly [number, number])[] = [[x, y]];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const [atX, atY] = at;
    found = { left: Math.min(found.left, atX), top: Math.min(found.top, atY), right: Math.max(found.right, atX), bottom: Math.max(found.bottom, atY) };
    if (found.right - found.left > most || found.bottom - found.top > most) return null;
    for (const [nextX, nextY] of around(atX, atY)) {
      const key = nextY * page.width + nextX;
      if (seen.has(key) || !isMarked(page, nextX, nextY)) continue;
      seen.add(key);
      waiting.push([nextX, nextY]);
    }
  }
  return found;
}

function around(x: number, y: number): readonly (readonly [number, number])[] {
  return [[x - 1, y - 1], [x, y - 1], [x + 1, y - 1], [x - 1, y], [x + 1, y], [x - 1, y + 1], [x, y + 1], [x + 1, y + 1]];
}

function isMarked(page: Ink, x: number, y: number): boolean {
  return x >= 0 && y >= 0 && x < page.width && y < page.height && page.marks[y * page.width + x] !== 0;
}

/** Boxes side by side, as large as this one, with a line between each two. */
function combAround(page: Ink, white: Rectangle): Room | null {
  if (white.right - white.left > LARGEST_TICK_MM * page.pxPerMm || white.bottom - white.top > HIGHEST_CELL_MM * page.pxPerMm) return null;
  const cells = [white];
  for (const side of [-1, 1] as const) {
    for (let next = beside(page, white, side); next !== null; next = beside(page, next, side)) cells.push(next);
  }
  if (cells.length < FEWEST_CELLS) return null;
  const all = { ...white, left: Math.min(...cells.map(({ left }) => left)), right: Math.max(...cells.map(({ right }) => right)) };
  return { area: inMm(page, all, 1), type: "comb", cells: cells.length };
}

/** The next box of a comb, to the left or right of one. */
function beside(page: Ink, white: Rectangle, side: -1 | 1): Rectangle | null {
  const wide = white.right - white.left + 1;
  const slack = Math.ceil(0.6 * page.pxPerMm);
  const line = side === 1 ? white.right + 1 : white.left - 1;
  if (!isRuled(page, line, white.top, white.bottom)) return null;
  const middle = line + side * Math.round(wide / 2 + slack / 2);
  const found = middle < 0 || middle >= page.width ? null : whiteAround(page, middle, Math.round((white.top + white.bottom) / 2));
  if (found === null) return null;
  const isAlike = Math.abs(found.right - found.left + 1 - wide) <= Math.max(slack, wide / 4) && Math.abs(found.top - white.top) <= slack && Math.abs(found.bottom - white.bottom) <= slack;
  const isNext = side === 1 ? found.left > white.right : found.right < white.left;
  return isAlike && isNext ? found : null;
}

/** White that lies open above a line, or runs past its ends, is cut to what is written on the line. */
function cutToLine(page: Ink, white: Rectangle, line: readonly [left: number, right: number] | null): Rectangle {
  const [left, right] = line ?? printedSides(page, white);
  const along = { ...white, left: Math.max(white.left, left), right: Math.min(white.right, right) };
  const isOpen = line !== null && !isRuledAcross(page, along, white.top - 1) && !isBetweenLines(page, white);
  return isOpen ? { ...along, top: Math.max(white.top, white.bottom - Math.round(LINE_HIGH_MM * page.pxPerMm)) } : along;
}

/** From where to where the line runs on which a room stands; the longest piece of it. */
function lineUnder(page: Ink, white: Rectangle): readonly [left: number, right: number] | null {
  const thick = Math.ceil(0.5 * page.pxPerMm);
  const gap = GAP_MM * page.pxPerMm;
  let best: readonly [number, number] | null = null;
  let from = -1;
  let last = -Infinity;
  for (let x = white.left; x <= white.right; x += 1) {
    if (isWhite(page, x, x, white.bottom + 1, Math.min(white.bottom + thick, page.height - 1))) continue;
    if (x - last > gap) from = x;
    last = x;
    if (best === null || last - from > best[1] - best[0]) best = [from, last];
  }
  const isLong = best !== null && best[1] - best[0] >= SHORTEST_LINE_MM * page.pxPerMm;
  return isLong && isThin(page, best!, white.bottom) ? best : null;
}

/** Whether it is white again below a line: below the tops of letters there are letters. */
function isThin(page: Ink, [left, right]: readonly [number, number], y: number): boolean {
  const [top, bottom] = [y + Math.ceil(0.9 * page.pxPerMm), y + Math.ceil(1.3 * page.pxPerMm)];
  if (bottom >= page.height) return true;
  let marked = 0;
  for (let x = left; x <= right; x += 1) if (!isWhite(page, x, x, top, bottom)) marked += 1;
  return marked < 0.35 * (right - left + 1);
}

/** Room without a line ends where the print of the page does. */
function printedSides(page: Ink, white: Rectangle): readonly [left: number, right: number] {
  let [left, right] = [0, page.width - 1];
  while (left < white.right && isWhite(page, left, left, 0, page.height - 1)) left += 1;
  while (right > white.left && isWhite(page, right, right, 0, page.height - 1)) right -= 1;
  return right - left < page.pxPerMm ? [white.left, white.right] : [left, right];
}

function isTickSized(wide: number, high: number, pxPerMm: number): boolean {
  return Math.max(wide, high) <= LARGEST_TICK_MM * pxPerMm && wide < 1.7 * high && high < 1.7 * wide;
}

function isClosed(page: Ink, white: Rectangle): boolean {
  return isBetweenLines(page, white) && isRuledAcross(page, white, white.top - 1) && isRuledAcross(page, white, white.bottom + 1);
}

/** Whether a line stands to the left and to the right, as of a cell. */
function isBetweenLines(page: Ink, { left, top, right, bottom }: Rectangle): boolean {
  return isRuled(page, left - 1, top, bottom) && isRuled(page, right + 1, top, bottom);
}

/** Whether nearly all of a row beside a room is printed. */
function isRuledAcross(page: Ink, { left, right }: Rectangle, y: number): boolean {
  let marked = 0;
  for (let x = left; x <= right; x += 1) if (!isWhite(page, x, x, Math.max(y - 1, 0), Math.min(y + 1, page.height - 1))) marked += 1;
  return marked >= 0.8 * (right - left + 1);
}

/** The same of a column. */
function isRuled(page: Ink, x: number, top: number, bottom: number): boolean {
  let marked = 0;
  for (let y = top; y <= bottom; y += 1) if (!isWhite(page, Math.max(x - 1, 0), Math.min(x + 1, page.width - 1), y, y)) marked += 1;
  return marked >= 0.8 * (bottom - top + 1);
}

function isWhite(page: Ink, left: number, right: number, top: number, bottom: number): boolean {
  for (let y = top; y <= bottom; y += 1) {
    for (let at = y * page.width + left; at <= y * page.width + right; at += 1) if (page.marks[at] !== 0) return false;
  }
  return true;
}

/** In mm, with `around` pixels of the line about it. */
function inMm({ pxPerMm }: Ink, { left, top, right, bottom }: Rectangle, around: number): Box {
  const mm = (px: number): number => Math.round((px / pxPerMm) * 100) / 100;
  return [mm(left - around), mm(top - around), mm(right + 1 + around), mm(bottom + 1 + around)];
}
