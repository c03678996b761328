/** A picture drawn after quarter turns, as large as it is or smaller. */
import { make } from "../../components/element";
import { sizeAfter, type Turns } from "../../letter/upright";
import type { Picture } from "../../state/picture";

export function uprightPicture({ image, widthPx, heightPx }: Picture, turns: Turns, scale = 1): HTMLCanvasElement {
  const [width, height] = [Math.round(widthPx * scale), Math.round(heightPx * scale)];
  const after = sizeAfter({ widthPx: width, heightPx: height }, turns);
  const canvas = make("canvas", { width: after.widthPx, height: after.heightPx, "aria-hidden": "true" });
  const context = canvas.getContext("2d");
  context?.translate(canvas.width / 2, canvas.height / 2);
  context?.rotate((turns * Math.PI) / 2);
  context?.drawImage(image, -width / 2, -height / 2, width, height);
  return canvas;
}
