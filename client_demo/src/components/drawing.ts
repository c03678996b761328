/** How it works, in three drawings. Their colours are those of the page, by day and by night. */

type Shape = readonly [tag: "path" | "rect" | "circle", style: string, attributes: Readonly<Record<string, string | number>>];

export type DrawingName = "lay" | "aim" | "write";

const rect = (style: string, x: number, y: number, width: number, height: number, rx: number): Shape => ["rect", style, { x, y, width, height, rx }];
const line = (style: string, d: string): Shape => ["path", style, { d }];

/** A sheet with a title, lines of text and three boxes to write in; its corner is at (x, y). */
const sheet = (x: number, y: number): readonly Shape[] => [
  rect("paper", x, y, 62, 84, 3),
  line("title", `M${x + 9} ${y + 13}h26`),
  line("text", `M${x + 9} ${y + 23}h44M${x + 9} ${y + 30}h36`),
  rect("box", x + 9, y + 38, 44, 8, 1.5),
  rect("box", x + 9, y + 52, 20, 8, 1.5),
  rect("box", x + 33, y + 52, 20, 8, 1.5),
  rect("box", x + 9, y + 66, 44, 8, 1.5),
];

/** A phone that looks down on a sheet: a part of the same sheet is on its screen, outlined. */
const phone = (x: number, y: number): readonly Shape[] => [
  rect("phone", x, y, 54, 92, 8),
  rect("screen", x + 4, y + 9, 46, 72, 2),
  line("title", `M${x + 11} ${y + 19}h18`),
  line("text", `M${x + 11} ${y + 27}h30`),
  line("press", `M${x + 22} ${y + 86.5}h10`),
];

const DRAWINGS: Readonly<Record<DrawingName, readonly Shape[]>> = {
  lay: [line("table", "M8 99 32 18h96l24 81z"), ...sheet(49, 13), line("light", "M122 10v-7M134 15l5-5M139 27h7")],
  aim: [
    line("table", "M8 99 32 18h96l24 81z"),
    ...sheet(30, 13),
    ...phone(76, 8),
    line("corner", "M83 28v-5h5M115 23h5v5M120 76v5h-5M88 81h-5v-5"),
    rect("mark", 87, 41, 32, 9, 2),
    rect("mark", 87, 57, 32, 9, 2),
  ],
  write: [
    line("table", "M8 99 32 18h96l24 81z"),
    ...phone(18, 8),
    rect("chosen", 27, 39, 36, 10, 2),
    line("text", "M29 58h32M29 66h24"),
    ...sheet(84, 13),
    rect("chosen", 93, 51, 44, 8, 1.5),
    line("ink", "M97 57c3-5 4-5 4 0 3-5 4-5 5 0 2-4 4-3 4 0"),
    line("pen", "M112 55l24-27 6 5-24 27-8 3z"),
  ],
};

export function drawing(name: DrawingName): SVGSVGElement {
  const svg = element("svg", { viewBox: "0 0 160 110", class: "drawing", "aria-hidden": "true", focusable: "false" }) as SVGSVGElement;
  svg.append(...DRAWINGS[name].map(([tag, style, attributes]) => element(tag, { ...attributes, class: `drawing__${style}` })));
  return svg;
}

function element(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
