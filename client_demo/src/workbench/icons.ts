/** Line drawings that only the workbench uses, beside those of the phone. */
import { icon, lineDrawing, type IconName } from "../components/icon";

const PATHS = {
  home: "M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z",
  people: "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M16 5a3.5 3.5 0 0 1 0 6.5M17.5 14.3c2.3.7 3.7 2.5 4 5.7",
  key: "M8 15.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 11.5h9.5M18 11.5V15M21.5 11.5v2.5",
  history: "M4 12a8 8 0 1 0 2.4-5.7L4 8.5M4 4v4.5h4.5M12 8v4.5l3 2",
  menu: "M4 7h16M4 12h16M4 17h16",
  leave: "M14 4h5v16h-5M4 12h11M11 8l4 4-4 4",
  shown: "M2.5 12s3.5-6 9.5-6 9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  nearer: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20M7.5 10.5h6M10.5 7.5v6",
  farther: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20M7.5 10.5h6",
  several: "M4 5h7v5H4zM13 14h7v5h-7zM14.5 7.5l1.8 1.8L20 5.5M4.5 16.5l1.8 1.8 3.7-3.8",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5.5l3.5 2",
  chart: "M4 20h16M6.5 20v-6M12 20V5M17.5 20v-9",
  listen: "M4 9.5v5h3.5L13 19V5L7.5 9.5zM16.5 9a4.5 4.5 0 0 1 0 6M18.8 6.5a8 8 0 0 1 0 11",
  exchange: "M4 8.5h13M13.5 5l3.5 3.5-3.5 3.5M20 15.5H7M10.5 12L7 15.5l3.5 3.5",
  pack: "M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8",
  book: "M5 5.5A2.5 2.5 0 0 1 7.5 3H19v18H7.5A2.5 2.5 0 0 1 5 18.5zM5 18.5A2.5 2.5 0 0 1 7.5 16H19M9 7.5h6M9 11h4",
  organisation: "M4 20h16M5.5 20V9L12 4l6.5 5v11M10 20v-5h4v5M9.5 10.5h.01M14.5 10.5h.01",
} as const;

type OwnIcon = keyof typeof PATHS;
export type WorkbenchIcon = OwnIcon | IconName;

export function drawing(name: WorkbenchIcon): SVGSVGElement {
  return isOwn(name) ? lineDrawing(PATHS[name], name === "leave") : icon(name);
}

function isOwn(name: WorkbenchIcon): name is OwnIcon {
  return name in PATHS;
}
