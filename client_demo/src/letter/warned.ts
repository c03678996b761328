/** Which facts a warning is about. Rather one too many than one too few: a warned account is not offered to copy. */
import type { Anchor, Fact, Overlay, Point, Warning } from "../contract";
import { boundsOf, type Box } from "../canvas/plane";

type Warnable = "ibans" | "phones" | "emails" | "urls";

const WARNINGS_OF: Readonly<Record<Warnable, Warning["code"]>> = {
  ibans: "unknown-iban",
  phones: "unknown-phone",
  emails: "unknown-host",
  urls: "unknown-host",
};

/** Whether one of the page's warnings is about this fact. */
export function isWarnedAbout(overlay: Overlay, list: string, fact: Fact): boolean {
  const code = WARNINGS_OF[list as Warnable];
  if (code === undefined) return false;
  return overlay.warnings.some((warning) => warning.code === code && concerns(warning, overlay, list as Warnable, fact));
}

function concerns(warning: Warning, overlay: Overlay, list: Warnable, fact: Fact): boolean {
  const lines = overlay.anchors.filter((anchor) => warning.anchorIds.includes(anchor.id));
  const isOn = ({ polygon }: Fact): boolean => polygon === null || lines.some((line) => overlap(line, polygon));
  // A warning that names no line that any such fact stands on is about all of them.
  const named = overlay.letter?.[list].some(isOn) === true;
  return !named || isOn(fact);
}

function overlap(line: Anchor, polygon: readonly Point[]): boolean {
  const one: Box = boundsOf(line.polygon);
  const other: Box = boundsOf(polygon);
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
