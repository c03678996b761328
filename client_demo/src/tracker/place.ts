/** Where places of the paper lie on the picture an answer belongs to. */
import type { Overlay, Point } from "../contract";
import { inverse, mapped, type Homography } from "./homography";

/** Page millimetres -> picture px. */
export type Place = (mm: Point) => Point;

/** As the service means it: places move on their own plane first (mesh), then the flat map. */
export function placeOf({ pageToFrame, mesh, page }: Overlay): Place | null {
  if (pageToFrame === null) return null;
  const flat: Homography = pageToFrame;
  if (mesh === null || page?.widthMm == null || page.heightMm == null) return (mm) => mapped(flat, mm);
  const { columns, rows } = mesh;
  const step: Point = [page.widthMm / (columns - 1), page.heightMm / (rows - 1)];
  const back = inverse(flat);
  const shifts = mesh.points.map((point, i): Point => {
    const [x, y] = mapped(back, point as Point);
    return [x - (i % columns) * step[0], y - Math.floor(i / columns) * step[1]];
  });
  const shiftAt = ([x, y]: Point): Point => {
    const across = Math.min(columns - 1, Math.max(0, x / step[0]));
    const down = Math.min(rows - 1, Math.max(0, y / step[1]));
    const [left, top] = [Math.min(columns - 2, Math.floor(across)), Math.min(rows - 2, Math.floor(down))];
    const [right, below] = [across - left, down - top];
    const node = (i: number, j: number): Point => shifts[(top + j) * columns + left + i] as Point;
    const along = (axis: 0 | 1): number =>
      (1 - below) * ((1 - right) * node(0, 0)[axis] + right * node(1, 0)[axis]) + below * ((1 - right) * node(0, 1)[axis] + right * node(1, 1)[axis]);
    return [along(0), along(1)];
  };
  return (mm) => {
    const [dx, dy] = shiftAt(mm);
    return mapped(flat, [mm[0] + dx, mm[1] + dy]);
  };
}
