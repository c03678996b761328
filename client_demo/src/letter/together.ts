/**
 * The card of several pages: as the service understood them together, with each fact where it lies on
 * its own photo. The service lays the pages end to end, flat, in a picture that nobody took. Pure.
 */
import type { Fact, Overlay, Point } from "../contract";
import { loosePages, readPages, type JoinedPage, type LetterState, type Whole } from "../state/letter";
import { cardOf, type Card, type PlacedFact, type Task } from "./card";

/** What is told of a letter: its card, null where it makes none, and the answer that says so. */
export interface ToldLetter {
  readonly card: Card | null;
  readonly overlay: Overlay;
}

/** What there is to tell by now: of the pages together once that is known, else of the first that is a letter. */
export function toldOf(letter: LetterState): ToldLetter | null {
  const { whole } = letter;
  const joined = loosePages(letter);
  if (whole !== null && whole.pages.every((id) => joined.some((page) => page.id === id))) return { card: cardOfWhole(whole, joined), overlay: whole.overlay };
  const pages = readPages(letter).filter(({ overlay }) => overlay.outcome === "letter");
  const first = pages.find(({ overlay }) => overlay.letter !== null) ?? pages[0];
  return first === undefined ? null : { card: cardOf(first), overlay: first.overlay };
}

/** The card of pages as one letter; null where they make none, as those of two letters. */
export function cardOfWhole({ pages: ids, overlay }: Whole, pages: readonly JoinedPage[]): Card | null {
  const card = cardOf({ id: 0, overlay });
  if (card === null) return null;
  const laid = ids.map((id) => pages.find((page) => page.id === id)!);
  return cardWith(card, (placed) => onItsPage(placed, overlay, laid));
}

function cardWith(card: Card, move: (placed: PlacedFact) => PlacedFact): Card {
  const single = (placed: PlacedFact | null): PlacedFact | null => placed && move(placed);
  const all = (list: readonly PlacedFact[]): readonly PlacedFact[] => list.map(move);
  const task = (each: Task): Task => ({ ...each, deadline: single(each.deadline), amount: single(each.amount) });
  return {
    ...card,
    sender: single(card.sender),
    subject: single(card.subject),
    date: single(card.date),
    deadlines: all(card.deadlines),
    amounts: all(card.amounts),
    ibans: all(card.ibans),
    references: all(card.references),
    phones: all(card.phones),
    emails: all(card.emails),
    urls: all(card.urls),
    tasks: card.tasks.map(task),
  };
}

/** A fact that is printed nowhere is said to be of the first page, where nothing points at it. */
function onItsPage(placed: PlacedFact, { pageToFrame }: Overlay, pages: readonly JoinedPage[]): PlacedFact {
  const { polygon } = placed.fact;
  if (polygon === null || pageToFrame === null) return { ...placed, page: pages[0]!.id };
  const lying = polygon.map((point) => millimetresOf(point, pageToFrame));
  const middle = lying.reduce((sum, [, y]) => sum + y, 0) / lying.length;
  let [at, top] = [0, 0];
  while (at < pages.length - 1 && middle >= top + pages[at]!.loose.heightMm) {
    top += pages[at]!.loose.heightMm;
    at += 1;
  }
  const { id, overlay } = pages[at]!;
  const onPhoto = photographed(lying.map(([x, y]) => [x, y - top]), overlay.pageToFrame);
  return { ...placed, fact: { ...placed.fact, polygon: onPhoto }, page: id };
}

/** From the picture that nobody took to the long sheet: it only scales and shifts. */
function millimetresOf([x, y]: Point, matrix: NonNullable<Overlay["pageToFrame"]>): Point {
  return [(x - matrix[2]!) / matrix[0]!, (y - matrix[5]!) / matrix[4]!];
}

function photographed(points: readonly Point[], matrix: Overlay["pageToFrame"]): Fact["polygon"] {
  if (matrix === null) return null;
  const [a, b, c, d, e, f, g, h, i] = matrix as unknown as readonly [number, number, number, number, number, number, number, number, number];
  return points.map(([x, y]) => {
    const depth = g * x + h * y + i;
    return [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth];
  });
}
