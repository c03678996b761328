/** A QR code on a canvas. Dark on white, whatever the colours of the page: cameras expect it. */
import { correction, generate } from "lean-qr/nano";
import { make } from "./element";

/** White around the code that readers need, in modules. */
const QUIET = 4;
const MODULE_PX = 8;

/** `label` says what it is to who does not see it; at least a seventh of it may be damaged. */
export function qrCode(content: string, label: string): HTMLCanvasElement {
  const canvas = make("canvas", { class: "help__code", role: "img", "aria-label": label });
  const code = generate(content, { minCorrectionLevel: correction.M });
  const side = code.size + 2 * QUIET;
  canvas.width = canvas.height = side * MODULE_PX;
  const context = canvas.getContext("2d");
  if (context === null) return canvas;
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#14222b";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) context.fillRect((x + QUIET) * MODULE_PX, (y + QUIET) * MODULE_PX, MODULE_PX, MODULE_PX);
  }
  return canvas;
}
