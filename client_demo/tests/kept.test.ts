import { describe, expect, test } from "vitest";
import { initialState } from "../src/state/beginning";
import { picturesKept } from "../src/state/kept";
import { depthInLetter, type LetterEvent } from "../src/state/letter";
import type { Picture } from "../src/state/picture";
import { reduce } from "../src/state/reduce";
import type { State } from "../src/state/state";
import { page } from "./letterBuilders";

const picture = (): Picture => ({ image: {} as CanvasImageSource, widthPx: 10, heightPx: 10, jpeg: new Blob() });
const after = (state: State, ...events: Parameters<typeof reduce>[1][]): State => events.reduce(reduce, state);
const opened: LetterEvent = { type: "letter-opened", pictures: [] };
const pictured = (count = 1): LetterEvent => ({ type: "letter-pictured", pictures: Array.from({ length: count }, picture) });
const read = after(initialState("nl", []), opened, pictured(2), { type: "letter-answered", turn: 1, page: 1, overlay: page(1).overlay, loose: null });
const left = after(read, { type: "letter-shows", screen: "text" }, { type: "letter-drafted", kind: "object", text: "Ik vind" }, { type: "left" });

describe("a letter that was left", () => {
  test("waits with all its pages and what was written, and is opened where it was read", () => {
    expect(left).toMatchObject({ screen: "start", letter: { pages: [] } });
    expect(picturesKept(left)).toEqual(read.letter.pages.map((each) => each.picture));
    const again = after(left, { type: "kept-opened" });
    expect(again).toMatchObject({ screen: "letter", kept: null, letter: { isTaking: false, screen: "card" } });
    expect(again.letter.pages).toEqual(read.letter.pages);
    expect(again.letter.drafts.get("object")).toBe("Ik vind");
    expect(depthInLetter(again.letter)).toBe(0);
  });

  test("is read anew for who chose another language meanwhile, and hears no answer of before", () => {
    const again = after(left, { type: "language-chosen", code: "ar" }, { type: "kept-opened" });
    expect(again.letter.pages.map(({ isWaiting }) => isWaiting)).toEqual([true, true]);
    expect(again.letter.turn).toBeGreaterThan(read.letter.turn);
  });

  test("is asked about before a new one takes its place, and goes when that one has a page", () => {
    const asked = after(left, { type: "letter-opened", pictures: [picture()] });
    expect(asked).toMatchObject({ screen: "start", kept: left.kept });
    expect(picturesKept(asked)).toHaveLength(3);
    expect(after(asked, { type: "kept-asked-no-more" })).toEqual({ ...left, isDrawing: false });
    expect(after(asked, { type: "kept-answered", takesNew: false }).letter.pages).toEqual(read.letter.pages);
    expect(after(asked, { type: "kept-answered", takesNew: true })).toMatchObject({ screen: "letter", kept: null, newLetter: null, letter: { pages: [{ isWaiting: true }] } });
    const empty = after(left, opened, { type: "kept-answered", takesNew: true });
    expect(after(empty, { type: "left" }).kept).toEqual(left.kept);
    expect(after(empty, pictured()).kept).toBeNull();
  });

  test("is kept too by who goes from it to filling in a form, and goes when it is put away", () => {
    expect(after(read, { type: "photo-chosen", picture: picture() }).kept?.letter.pages).toEqual(read.letter.pages);
    expect(picturesKept(after(left, { type: "kept-put-away" }))).toEqual([]);
  });
});

describe("a step back in a letter", () => {
  const point = (onPaper: boolean): LetterEvent => ({ type: "letter-pointed", pointed: { page: 1, key: "fact/ibans/0" }, onPaper });

  test("leads from a fact beside the card to the card, not out of the letter", () => {
    const beside = after(read, point(false));
    expect(depthInLetter(beside.letter)).toBe(1);
    expect(after(beside, { type: "letter-back" }).letter).toMatchObject({ screen: "card", pointed: null });
  });

  test("leads from the paper to where the person pointed", () => {
    const fromText = after(read, { type: "letter-shows", screen: "text" }, point(true), point(true));
    expect(depthInLetter(fromText.letter)).toBe(2);
    expect(after(fromText, { type: "letter-back" }).letter.screen).toBe("text");
    expect(after(fromText, { type: "letter-back" }, { type: "letter-back" }).letter.screen).toBe("card");
  });
});
