/** What is drawn over a page: its lines, and the place that somebody asked for. Pure. */
import type { Point } from "../contract";
import type { Mark, Scene } from "../canvas/scene";
import type { LetterPage, Pointed } from "../state/letter";
import { factsOf, type Card } from "./card";
import { partsOf } from "./parts";

/** The scene of a page: the picture as sent and the lines read on it. */
export function sceneOfPage(page: LetterPage, card: Card | null, pointed: Pointed | null): Scene {
  const { picture, overlay } = page;
  const lines = overlay?.anchors.map(({ id, polygon }) => markOf(id, polygon)) ?? [];
  const place = pointed === null || pointed.page !== page.id ? null : placeOf(page, card, pointed.key);
  const isLine = lines.some(({ id }) => id === pointed?.key);
  return {
    picture: picture.image,
    widthPx: picture.widthPx,
    heightPx: picture.heightPx,
    marks: place === null || isLine || pointed === null ? lines : [...lines, markOf(pointed.key, place)],
    page: overlay?.page?.corners ?? null,
    isPrint: true,
  };
}

/** Where a line, a part or a fact lies on its page; null when it is not printed there. */
export function placeOf(page: LetterPage, card: Card | null, key: string): readonly Point[] | null {
  const anchors = page.overlay?.anchors ?? [];
  const line = anchors.find(({ id }) => id === key);
  if (line !== undefined) return line.polygon;
  const part = key.startsWith("part/") ? partsOf(anchors).find((each) => each.key === key) : undefined;
  if (part !== undefined) return part.polygon;
  const fact = card === null ? undefined : factsOf(card).find((each) => each.key === key && each.page === page.id);
  return fact?.fact.polygon ?? null;
}

function markOf(id: string, polygon: readonly Point[]): Mark {
  return { id, number: 0, polygon, state: "unknown", needsCare: false };
}
