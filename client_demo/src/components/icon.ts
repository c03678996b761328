/** Line drawings on a 24 px grid. */
const PATHS = {
  camera: "M4 8h3l2-3h6l2 3h3v11H4zM12 17a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01",
  list: "M10 6h10M10 12h10M10 18h10M4.5 5 5.5 4.5v3M4 18.5h2M4 11.5h2",
  hold: "M9 6v12M15 6v12",
  release: "M8 5.5v13l10.5-6.5z",
  about: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.5h.01",
  language: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18z",
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
  close: "M6 6l12 12M18 6L6 18",
  larger: "M6 14l6-6 6 6",
  smaller: "M6 10l6 6 6-6",
  done: "M5 12.5l4.5 4.5L19 7.5",
  care: "M12 4 2.8 20h18.4zM12 10v4.5M12 17.4h.01",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  locate: "M12 21s6.5-6 6.5-11.5a6.5 6.5 0 0 0-13 0C5.5 15 12 21 12 21zM12 11.8a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
  everyone: "M12 6.2a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2zM4.5 8.5l5 1.2v4L7.5 21M19.5 8.5l-5 1.2v4l2 7.3M9.5 9.7h5M9.5 13.7h5",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20c.5-4 3.5-6 7-6s6.5 2 7 6",
  draft: "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
  machine: "M6 8h12v10H6zM12 8V4.5M9.5 12h.01M14.5 12h.01M9.5 15h5M3.5 12v3M20.5 12v3",
  empty: "M6 12h12",
  unsure: "M9 9.2a3 3 0 1 1 4.2 2.8c-.8.4-1.2 1-1.2 2M12 17.5h.01",
  keep: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  sound: "M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
  tell: "M4 5h16v11H11l-4.5 4v-4H4zM8 9h8M8 12.2h5",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
  pen: "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5",
  torch: "M8 3h8v4l-2 3v11h-4V10L8 7zM8 6.5h8M12 13v2",
  letter: "M3.5 6h17v12h-17zM3.5 7l8.5 6.5L20.5 7",
  calendar: "M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5v4M15.5 3.5v4",
  money: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM15.5 8.8a4 4 0 1 0 0 6.4M7 11h5.5M7 13.2h5.5",
  copy: "M9 9h10.5v11H9zM5 15.5H4.5V4H15v1",
  phone: "M6 3.5h3.5l1.5 4.5-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4.5 1.5V18a2.5 2.5 0 0 1-2.7 2.5A16 16 0 0 1 3.5 6.2 2.5 2.5 0 0 1 6 3.5z",
  add: "M12 5v14M5 12h14",
  print: "M7 9V4h10v5M7 17H4.5V9h15v8H17M7.5 14h9v6h-9z",
  mail: "M3.5 6h17v12h-17zM3.5 7l8.5 6.5L20.5 7",
  website: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18z",
  elsewhere: "M13 5h6v6M19 5l-8.5 8.5M17 14v5H5V7h5",
  remove: "M5 7h14M9.5 7V4.5h5V7M7 7l1 13h8l1-13",
  paper: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
} as const;

export type IconName = keyof typeof PATHS;

/** Icons that point in reading direction turn round in languages read from the right. */
const TURNS = new Set<IconName>(["back", "forward", "list"]);

export function icon(name: IconName): SVGSVGElement {
  return lineDrawing(PATHS[name], TURNS.has(name));
}

/** A drawing of one line on that grid, decorative: words stand beside it. */
export function lineDrawing(line: string, turns = false): SVGSVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  svg.setAttribute("class", turns ? "icon icon--turns" : "icon");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", line);
  svg.append(path);
  return svg;
}
