import { expect, test } from "vitest";
import { localAt, pictureToCanvas } from "../src/components/paperCrop";

/** A sheet in perspective, turned by a quarter. */
const H = [0.4, -3, 900, 2.6, 0.2, 60, 0.0004, 0.0007, 1];

function project([x, y]: readonly [number, number]): readonly [number, number] {
  const w = H[6]! * x + H[7]! * y + H[8]!;
  return [(H[0]! * x + H[1]! * y + H[2]!) / w, (H[3]! * x + H[4]! * y + H[5]!) / w];
}

test("paper around a field is laid upright, to scale and in the middle", () => {
  const centre = [60, 80] as const;
  const scale = 8;
  const [a, b, c, d, e, f] = pictureToCanvas(localAt(H, centre), scale, [400, 150]);
  const shown = (mm: readonly [number, number]): readonly [number, number] => {
    const [x, y] = project(mm);
    return [a * x + c * y + e, b * x + d * y + f];
  };
  expect(shown(centre)[0]).toBeCloseTo(400, 6);
  expect(shown(centre)[1]).toBeCloseTo(150, 6);
  // A field of 40 by 8 mm: half a millimetre off at its corners at most.
  for (const [dx, dy] of [[-20, -4], [20, -4], [20, 4], [-20, 4]] as const) {
    const [x, y] = shown([centre[0] + dx, centre[1] + dy]);
    expect(Math.hypot(x - 400 - dx * scale, y - 150 - dy * scale)).toBeLessThan(0.5 * scale);
  }
});
