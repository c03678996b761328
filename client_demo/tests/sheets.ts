/** Pictures of printed sheets whose truth is exact, for the tracker's tests. */
import type { Point } from "../src/contract";
import { inverse, mapped, product, type Homography } from "../src/tracker/homography";
import type { Pyramid } from "../src/tracker/picture";

export const [WIDTH, HEIGHT] = [640, 360];
export const PAGE: readonly Point[] = [[200, 20], [440, 20], [440, 340], [200, 340]];
export const CORNERS: readonly Point[] = [[215, 35], [425, 35], [425, 325], [215, 325]];

/** Grey at any place of a scene, 0..255. */
export type Scene = (x: number, y: number) => number;

function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const TABLE_ENDS = 190;

/** Left, top, width, height and grey of what is printed. */
type Ink = [number, number, number, number, number];

/** A sheet with lines of words and boxes on a table. */
export function sheet(seed: number): Scene {
  return printed(words(dice(seed)));
}

/** A sheet above whose words stands a table: every column of it is like the one before it, `pitch` px on. */
export function ruled(seed: number, pitch: number): Scene {
  const throwDice = dice(seed);
  const cells = words(throwDice, 3, 9).filter(([left, top, width]) => left + width < 210 + pitch && top < TABLE_ENDS);
  const columns = Array.from({ length: Math.floor(214 / pitch) }, (_, column) => cells.map(([left, ...rest]): Ink => [left + column * pitch, ...rest]));
  return printed([...columns.flat(), ...words(throwDice).filter(([, top]) => top > TABLE_ENDS)]);
}

function words(throwDice: () => number, least = 6, most = 26): Ink[] {
  const ink: Ink[] = [];
  for (let line = 0; line < 26; line += 1) {
    for (let x = 210 + 8 * throwDice(); x < 420; ) {
      const width = least + most * throwDice();
      ink.push([x, 32 + 11 * line + 2 * throwDice(), width, 2 + 4 * throwDice(), 60 + 90 * throwDice()]);
      x += width + (5 + 14 * throwDice()) * most / 26;
    }
  }
  return ink;
}

function printed(ink: readonly Ink[]): Scene {
  const plane = new Float32Array(WIDTH * HEIGHT).fill(110);
  for (let y = 20; y < 340; y += 1) plane.fill(225, y * WIDTH + 200, y * WIDTH + 440);
  for (const [left, top, width, height, grey] of ink) {
    for (let y = Math.round(top); y < Math.min(338, top + height); y += 1) plane.fill(grey, y * WIDTH + Math.round(left), y * WIDTH + Math.min(438, Math.round(left + width)));
  }
  const soft = softened(softened(plane));
  return (x, y) => {
    const [column, row] = [Math.min(WIDTH - 2, Math.max(0, Math.floor(x))), Math.min(HEIGHT - 2, Math.max(0, Math.floor(y)))];
    const [right, below] = [Math.min(1, Math.max(0, x - column)), Math.min(1, Math.max(0, y - row))];
    const at = row * WIDTH + column;
    const top = soft[at]! + right * (soft[at + 1]! - soft[at]!);
    const bottom = soft[at + WIDTH]! + right * (soft[at + WIDTH + 1]! - soft[at + WIDTH]!);
    return top + below * (bottom - top);
  };
}

export const sheet5 = sheet(5);
export const sheet9 = sheet(9);

function softened(plane: Float32Array): Float32Array {
  return plane.map((value, i) => (i < WIDTH || i >= plane.length - WIDTH ? value : (4 * value + plane[i - 1]! + plane[i + 1]! + plane[i - WIDTH]! + plane[i + WIDTH]!) / 8));
}

/** Photographs a scene so that its places lie where `h` takes them, with noise. */
export function shoot(to: Pyramid, scene: Scene, h: Homography, seed: number, cover: (x: number, y: number) => number | null = () => null): void {
  const back = inverse(h);
  const noise = dice(seed);
  const pixels = to.pixels;
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const [u, v] = mapped(back, [x, y]);
      pixels[y * WIDTH + x] = Math.max(0, Math.min(255, (cover(x, y) ?? scene(u, v)) + 5 * (noise() + noise() - 1)));
    }
  }
  to.shrink();
}

/** A hand's movement: turn (rad), zoom, shift (px) and lean around the middle. */
export function movement(turn: number, zoom: number, across: number, down: number, lean = 0): Homography {
  const [cosine, sine] = [zoom * Math.cos(turn), zoom * Math.sin(turn)];
  const [x, y] = [WIDTH / 2, HEIGHT / 2];
  const there: Homography = [1, 0, -x, 0, 1, -y, 0, 0, 1];
  return product([1, 0, x + across, 0, 1, y + down, 0, 0, 1], product([cosine, -sine, 0, sine, cosine, 0, lean, lean / 2, 1], there));
}
