/**
 * What is known of filling in one version of a form: pages seen through the camera or in a photo,
 * and what the person says was done. Only in memory: gone with the page.
 */
import type { Anchor, Overlay } from "../contract";
import type { Picture } from "./picture";

/** A page as it was last seen. */
export interface SeenPage {
  readonly picture: Picture;
  /** Row-major 3 x 3: millimetres of the print to pixels of the picture. */
  readonly pageToFrame: readonly number[];
  readonly anchors: readonly Anchor[];
  /** The language its anchors speak. */
  readonly language: string;
}

/** What the person says of a field: written or ticked there, or meant to stay empty. */
export type Mark = "done" | "empty";

export interface Work {
  readonly pages: ReadonlyMap<number, SeenPage>;
  /** By `page/id`. */
  readonly marks: ReadonlyMap<string, Mark>;
}

export const NO_WORK: Work = { pages: new Map(), marks: new Map() };

/** Checks of what was written; the others only say that something is still to do. */
const OF_VALUES: ReadonlySet<string> = new Set(["elfproef", "iban-mod97", "date-plausible", "date-before-deadline", "too-many-ticked"]);

/** Whether something was written that cannot be right. */
export function isWrong(anchor: Anchor): boolean {
  return anchor.checks.some((check) => check.passed === false && OF_VALUES.has(check.code));
}

/** Whether an anchor shows something written or ticked; null when it does not show. */
export function isAnswered(anchor: Anchor): boolean | null {
  if (anchor.state === "unknown") return null;
  return anchor.state === "filled" || anchor.state === "ticked";
}

/** The work after a page was seen: paper wins from what the person said before. */
export function withPage(work: Work, picture: Picture, overlay: Overlay): Work {
  const { template, pageToFrame } = overlay;
  if (template === null || pageToFrame === null) return work;
  const page: SeenPage = { picture, pageToFrame, anchors: overlay.anchors, language: overlay.language };
  const marks = new Map(work.marks);
  for (const anchor of overlay.anchors) {
    const key = `${template.page}/${anchor.id}`;
    const answered = isAnswered(anchor);
    if (isWrong(anchor) || (answered !== null && answered !== (marks.get(key) === "done"))) marks.delete(key);
  }
  return { pages: new Map(work.pages).set(template.page, page), marks };
}

/** The work after the person said something of fields; null takes back what was said. */
export function withMarks(work: Work, said: ReadonlyMap<string, Mark | null>): Work {
  const marks = new Map(work.marks);
  for (const [key, mark] of said) {
    if (mark === null) marks.delete(key);
    else marks.set(key, mark);
  }
  return { ...work, marks };
}

/** Pictures are large: more forms than these are on nobody's table. */
export const MOST_FORMS = 3;

/** All works with that of one form renewed; the one that was touched longest ago makes room. */
export function withWork(works: ReadonlyMap<string, Work>, version: string, work: Work): ReadonlyMap<string, Work> {
  const others = [...works].filter(([key]) => key !== version);
  return new Map([...others.slice(Math.max(0, others.length - MOST_FORMS + 1)), [version, work]]);
}

/** Every picture that is kept. */
export function picturesOf(works: ReadonlyMap<string, Work>): readonly Picture[] {
  return [...works.values()].flatMap((work) => [...work.pages.values()].map((page) => page.picture));
}
