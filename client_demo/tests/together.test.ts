import { describe, expect, test } from "vitest";
import type { LoosePage, Overlay } from "../src/contract";
import { factsOf } from "../src/letter/card";
import { toldOf } from "../src/letter/together";
import { isToBePutTogether, type LetterEvent, type LetterState } from "../src/state/letter";
import { initialState } from "../src/state/beginning";
import type { Picture } from "../src/state/picture";
import { reduce } from "../src/state/reduce";
import { missed } from "./builders";
import { action, box, euros, fact, loose, page } from "./letterBuilders";

/** Ten pixels a mm, as the service lays pages end to end. */
const FLAT = [10, 0, -0.5, 0, 10, -0.5, 0, 0, 1];
/** Photos of pages: this many pixels a mm, moved so far. */
const TWICE = [2, 0, 100, 0, 2, 50, 0, 0, 1];
const THRICE = [3, 0, 10, 0, 3, 20, 0, 0, 1];
const SLANTED = [2, 0.1, 30, 0.2, 2, 40, 0, 0.001, 1];

const picture = (): Picture => ({ image: {} as CanvasImageSource, widthPx: 10, heightPx: 10, jpeg: new Blob() });
const after = (...events: LetterEvent[]): LetterState => events.reduce(reduce, initialState("nl", [])).letter;
const opened = (pages: number): LetterEvent[] => [{ type: "letter-opened", pictures: [] }, { type: "letter-pictured", pictures: Array.from({ length: pages }, picture) }];
const answered = (id: number, overlay: Overlay = page(id).overlay, read: LoosePage | null = loose()): LetterEvent => ({ type: "letter-answered", turn: 1, page: id, overlay, loose: read });
const joined = (pages: number[], answer: Overlay, order = pages.map((_, place) => place), turn = 1): LetterEvent => ({ type: "letter-together", turn, pages, together: { order, answer } });
const whole = (given: Parameters<typeof page>[1]): Overlay => page(0, given, { pageToFrame: FLAT }).overlay;
/** A box in mm as it lies in the picture that nobody took. */
const flat = (left: number, top: number) => box(left * 10 - 0.5, top * 10 - 0.5, left * 10 + 99.5, top * 10 + 9.5);

describe("pages of one letter", () => {
  test("are put together once all are read", () => {
    expect(isToBePutTogether(after(...opened(1), answered(1)))).toBe(false);
    expect(isToBePutTogether(after(...opened(2), answered(1)))).toBe(false);
    const read = after(...opened(2), answered(1), answered(2));
    expect(isToBePutTogether(read)).toBe(true);
    expect(isToBePutTogether(after(...opened(2), answered(1), answered(2), joined([1, 2], whole({}))))).toBe(false);
  });

  test("are put together anew with one more, with one less, and in another language", () => {
    const two = [...opened(2), answered(1), answered(2), joined([1, 2], whole({}))];
    const third: LetterEvent = { type: "letter-pictured", pictures: [picture()] };
    expect(isToBePutTogether(after(...two, third, answered(3)))).toBe(true);
    expect(isToBePutTogether(after(...two, third, answered(3), joined([1, 2, 3], whole({})), { type: "letter-page-removed", page: 2 }))).toBe(true);
    expect(isToBePutTogether(after(...two, { type: "letter-page-removed", page: 2 }))).toBe(false);
  });

  test("leave out a form, and a picture that could not be read", () => {
    expect(isToBePutTogether(after(...opened(2), answered(1), answered(2, missed("blurred"), null)))).toBe(false);
  });

  test("that could not be put together are so again when the person or the phone tries", () => {
    const apart: LetterEvent = { type: "letter-apart", turn: 1, trouble: { kind: "offline" } };
    const read = [...opened(2), answered(1), answered(2), apart];
    expect([isToBePutTogether(after(...read)), after(...read).apart?.trouble?.kind]).toEqual([false, "offline"]);
    for (const byPerson of [true, false]) expect(isToBePutTogether(after(...read, { type: "letter-retried", byPerson }))).toBe(true);
    expect(after(...read, { type: "letter-retried", byPerson: false }, apart).apart?.times).toBe(2);
  });

  test("lie in the order of the letter, and what is no page of it stays", () => {
    const { pages } = after(...opened(4), answered(1), answered(2, missed("blurred"), null), answered(3), answered(4), joined([1, 3, 4], whole({}), [1, 2, 0]));
    expect(pages.map(({ id }) => id)).toEqual([3, 2, 4, 1]);
  });

  test("an answer about pages of before comes too late", () => {
    expect(after(...opened(2), answered(1), answered(2), joined([1, 2], whole({}), [1, 0], 0)).whole).toBeNull();
  });
});

describe("what is told of several pages", () => {
  const due = flat(20, 300);
  const pay = flat(20, 100);
  const answer = whole({
    sender: fact("Gemeente", { polygon: flat(20, 10) }),
    deadlines: [fact("2026-04-01", { polygon: due })],
    amounts: [euros("80.00", { polygon: pay })],
    phones: [fact("0612345678")],
    actions: [action("pay", "2026-04-01", [due, pay])],
  });
  const photo = (id: number, pageToFrame: number[]): Overlay => page(id, {}, { pageToFrame }).overlay;

  test("lies on the photo of its page", () => {
    const letter = after(...opened(2), answered(1, photo(1, TWICE)), answered(2, photo(2, THRICE)), joined([1, 2], answer));
    const card = toldOf(letter)!.card!;
    expect([card.sender?.page, card.deadlines[0]?.page, card.amounts[0]?.page]).toEqual([1, 2, 1]);
    expect(card.sender?.fact.polygon?.[0]).toEqual([2 * 20 + 100, 2 * 10 + 50]);
    expect(card.deadlines[0]?.fact.polygon).toEqual([[70, 29], [100, 29], [100, 32], [70, 32]]);
    expect(card.phones[0]?.fact.polygon).toBeNull();
    const [task] = card.tasks;
    expect([task?.deadline?.page, task?.amount?.page]).toEqual([2, 1]);
    expect(factsOf(card).map(({ key }) => key)).toContain(task?.deadline?.key);
  });

  test("lies where a slanted photo has it", () => {
    const letter = after(...opened(2), answered(1, photo(1, SLANTED)), answered(2, photo(2, THRICE)), joined([1, 2], answer));
    const [x, y] = toldOf(letter)!.card!.amounts[0]!.fact.polygon![0]!;
    const depth = 1 + 0.001 * 100;
    expect([x, y]).toEqual([(2 * 20 + 0.1 * 100 + 30) / depth, (0.2 * 20 + 2 * 100 + 40) / depth]);
  });

  test("lies where the pages were sent, whatever their order", () => {
    const letter = after(...opened(2), answered(1, photo(1, TWICE)), answered(2, photo(2, THRICE)), joined([1, 2], answer, [1, 0]));
    expect(letter.pages.map(({ id }) => id)).toEqual([2, 1]);
    expect(toldOf(letter)!.card!.sender?.page).toBe(1);
  });

  test("until they are put together is what the first says", () => {
    const first = page(1, { kind: "fine" }).overlay;
    const read = [...opened(2), answered(1, first), answered(2, page(2, { kind: "refund" }).overlay)];
    expect(toldOf(after(...opened(2)))).toBeNull();
    expect(toldOf(after(...read))?.card?.kind).toBe("fine");
    expect(toldOf(after(...read, joined([1, 2], whole({ kind: "decision" }))))?.card?.kind).toBe("decision");
    const third: LetterEvent = { type: "letter-pictured", pictures: [picture()] };
    expect(toldOf(after(...read, joined([1, 2], whole({ kind: "decision" })), third))?.card?.kind).toBe("decision");
  });

  test("is why there is no card where they are of two letters", () => {
    const two = { ...whole({}), letter: null };
    expect(toldOf(after(...opened(2), answered(1), answered(2), joined([1, 2], two)))).toEqual({ card: null, overlay: two });
  });

  test("is nothing of a page that was taken out", () => {
    const read = [...opened(2), answered(1, page(1, { kind: "fine" }).overlay), answered(2), joined([1, 2], whole({ kind: "decision" }))];
    expect(toldOf(after(...read, { type: "letter-page-removed", page: 2 }))?.card?.kind).toBe("fine");
  });
});
