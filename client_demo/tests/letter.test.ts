import { describe, expect, test } from "vitest";
import { calendarFile } from "../src/letter/calendar";
import { daysUntil, hasteOf, isDay, sayDay, sayDays } from "../src/letter/days";
import { dialled, ibanInFours, mailed, money, webAddress } from "../src/letter/values";
import { depthInLetter, picturesOfLetter, troublePassing, type LetterEvent } from "../src/state/letter";
import { initialState } from "../src/state/beginning";
import type { Picture } from "../src/state/picture";
import { reduce } from "../src/state/reduce";
import type { State } from "../src/state/state";
import { missed } from "./builders";
import { page } from "./letterBuilders";

const picture = (): Picture => ({ image: {} as CanvasImageSource, widthPx: 10, heightPx: 10, jpeg: new Blob() });
const after = (...events: Parameters<typeof reduce>[1][]): State => events.reduce(reduce, initialState("nl", []));
const opened: LetterEvent = { type: "letter-opened", pictures: [] };
const pictured = (count = 1): LetterEvent => ({ type: "letter-pictured", pictures: Array.from({ length: count }, picture) });
const answered = (turn: number, id: number, overlay = page(id).overlay): LetterEvent => ({ type: "letter-answered", turn, page: id, overlay, loose: null });

describe("a letter", () => {
  test("opens the camera, or reads a picture that is there already", () => {
    expect(after(opened)).toMatchObject({ screen: "letter", letter: { isTaking: true, pages: [] } });
    expect(after({ type: "letter-opened", pictures: [picture()] })).toMatchObject({ screen: "letter", letter: { isTaking: false, pages: [{ id: 1, isWaiting: true }] } });
  });

  test("keeps its pages in order, and each is read once", () => {
    const { letter } = after(opened, pictured(2), answered(1, 1), { type: "letter-taking" }, pictured());
    expect(letter.pages.map(({ id, isWaiting }) => [id, isWaiting])).toEqual([[1, false], [2, true], [3, true]]);
    expect(letter.shownPage).toBe(3);
  });

  test("keeps its picture through every trouble, and can be read again", () => {
    const failed = after(opened, pictured(), { type: "letter-failed", turn: 1, page: 1, trouble: { kind: "offline" } });
    expect(failed.letter.pages).toMatchObject([{ isWaiting: false, trouble: { kind: "offline" }, troubles: 1 }]);
    expect(reduce(failed, { type: "letter-retried", byPerson: false }).letter.pages).toMatchObject([{ isWaiting: true, trouble: null, troubles: 1 }]);
    const unread = after(opened, pictured(), answered(1, 1, missed("blurred")));
    expect(reduce(unread, { type: "letter-retried", byPerson: false }).letter.pages[0]?.isWaiting).toBe(false);
    expect(reduce(unread, { type: "letter-retried", byPerson: true }).letter.pages[0]?.isWaiting).toBe(true);
  });

  test("is tried again by itself only where that may help", () => {
    const refused = after(opened, pictured(2), { type: "letter-failed", turn: 1, page: 1, trouble: { kind: "refused" } }, { type: "letter-failed", turn: 1, page: 2, trouble: { kind: "offline" } });
    expect(troublePassing(refused.letter)).toEqual({ trouble: { kind: "offline" }, times: 1 });
    expect(reduce(refused, { type: "letter-retried", byPerson: false }).letter.pages.map(({ isWaiting }) => isWaiting)).toEqual([false, true]);
    expect(reduce(refused, { type: "letter-retried", byPerson: true }).letter.pages.map(({ isWaiting }) => isWaiting)).toEqual([true, true]);
  });

  test("is read once more in another language; an answer in the old one comes too late", () => {
    const turned = after(opened, pictured(), answered(1, 1), { type: "language-chosen", code: "ar" });
    expect(turned.letter).toMatchObject({ turn: 2, pages: [{ isWaiting: true }] });
    expect(turned.letter.pages[0]?.overlay).not.toBeNull();
    expect(reduce(turned, answered(1, 1, missed())).letter.pages[0]?.isWaiting).toBe(true);
  });

  test("without its last page asks for a picture again", () => {
    expect(after(opened, pictured(), { type: "letter-page-removed", page: 1 }).letter).toMatchObject({ isTaking: true, pages: [] });
    const one = after(opened, pictured(2), { type: "letter-page-removed", page: 1 }).letter;
    expect([one.pages.map(({ id }) => id), one.shownPage, one.isTaking]).toEqual([[2], 2, false]);
  });

  test("gives a page back that was taken away, read as it was and in its place", () => {
    const read = after(opened, pictured(2), answered(1, 1));
    const removed = reduce(read, { type: "letter-page-removed", page: 1 });
    expect(picturesOfLetter(removed.letter)).toHaveLength(2);
    const restored = reduce(removed, { type: "letter-page-restored" }).letter;
    expect([restored.pages, restored.shownPage, restored.isTaking]).toEqual([read.letter.pages, 1, false]);
    const only = after(opened, pictured(), { type: "letter-page-removed", page: 1 }, { type: "letter-page-restored" });
    expect(only.letter).toMatchObject({ isTaking: false, pages: [{ id: 1 }] });
    expect(picturesOfLetter(reduce(removed, { type: "letter-page-gone" }).letter)).toHaveLength(1);
    expect(reduce(removed, pictured()).letter.removed).toBeNull();
  });

  test("goes back step by step, and is gone when left", () => {
    const deep = after(opened, pictured(), answered(1, 1), { type: "letter-pointed", pointed: { page: 1, key: "fact/ibans/0" }, onPaper: true }, { type: "letter-answer", kind: "object" });
    const depths: number[] = [];
    let state = deep;
    for (let step = 0; step < 4; step += 1) {
      depths.push(depthInLetter(state.letter));
      state = reduce(state, { type: "letter-back" });
    }
    expect(depths).toEqual([2, 1, 0, 0]);
    expect(state.letter.pointed).toBeNull();
    expect(reduce(deep, { type: "left" }).letter.pages).toEqual([]);
  });
});

describe("days", () => {
  const evening = new Date(2026, 2, 28, 23, 59);

  test("are counted by the calendar, also over the change of the clock", () => {
    expect(["2026-03-27", "2026-03-28", "2026-03-29", "2026-03-30", "2027-03-28"].map((day) => daysUntil(day, evening))).toEqual([-1, 0, 1, 2, 365]);
    expect([-1, 0, 7, 8].map(hasteOf)).toEqual(["passed", "soon", "soon", "later"]);
  });

  test("are said in the reader's words with the figures of the paper", () => {
    expect([sayDays(12, "nl"), sayDays(-1, "nl"), sayDays(1, "en"), sayDays(12, "ar"), sayDays(12, "fa")]).toEqual(["over 12 dagen", "gisteren", "tomorrow", "خلال 12 يومًا", "12 روز دیگر"]);
    expect([sayDay("2026-04-01", "nl", true), sayDay("2026-04-01", "en"), sayDay("2026-04-01", "ar"), sayDay("2026-04-01", "fa")]).toEqual(["woensdag 1 april 2026", "1 April 2026", "1 أبريل 2026", "1 آوریل 2026"]);
  });

  test("that do not exist are none", () => {
    expect(["2026-02-29", "2024-02-29", "29 juni", "2026-4-1", null].map(isDay)).toEqual([false, true, false, false, false]);
  });
});

describe("values", () => {
  test("are written so that they are found on the paper", () => {
    expect(ibanInFours("NL91ABNA0417164300")).toBe("NL91 ABNA 0417 1643 00");
    expect(money({ amount: "1234.50", currency: "EUR" }, "nl").replace("\u00a0", " ")).toBe("€ 1.234,50");
    expect(money({ amount: "1234.50", currency: "EUR" }, "ar")).toContain("1,234.50");
    expect(money({ amount: "1234.50", currency: "EUR" }, "fa")).toContain("1,234.50");
    expect(money({ amount: "1234.50", currency: "EUR" }, "uk")).toContain("€");
  });

  test("lead only where it is safe", () => {
    expect([dialled("088 123 45 67"), dialled("14020"), dialled("+31 88 123"), dialled("zie brief")]).toEqual(["tel:0881234567", "tel:14020", "tel:+3188123", null]);
    expect([mailed("info@gemeente.nl"), mailed("info@gemeente.nl?bcc=x@y.nl"), mailed("geen")]).toEqual(["mailto:info@gemeente.nl", null, null]);
    expect(webAddress("www.gemeente.nl/betalen")).toEqual({ before: "", host: "www.gemeente.nl", after: "/betalen", href: "https://www.gemeente.nl/betalen" });
    expect(["javascript:alert(1)", "gemeente.nl@kwaad.nl", "gemeеnte.nl", "http://10.0.0.1/", "gemeente.nl:8080"].map(webAddress)).toEqual([null, null, null, null, null]);
  });
});

describe("a day in the calendar", () => {
  const now = new Date("2026-03-20T08:15:30.123Z");
  const file = calendarFile({ day: "2026-12-31", title: "Betalen; nu, of later", notes: ["Kenmerk: AB 12", "x".repeat(200), "ادفع".repeat(30)] }, "1@leeswijzer", now);

  test("lasts the whole day and is reminded of", () => {
    expect(file).toContain("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n");
    expect(file).toContain("DTSTAMP:20260320T081530Z\r\n");
    expect(file.match(/BEGIN:VALARM/g)).toHaveLength(2);
    expect(file).toContain("SUMMARY:Betalen\\; nu\\, of later\r\n");
  });

  test.each([
    ["2026-12-08", { begin: "10:30", end: null }, "20261208T093000Z", "20261208T103000Z"],
    ["2026-07-08", { begin: "10:30", end: "11:15" }, "20260708T083000Z", "20260708T091500Z"],
  ])("is at the hour of a Dutch clock where one is printed: %s", (day, hours, from, to) => {
    const timed = calendarFile({ day, title: "Langskomen", notes: [], hours, place: "Werkplein, Kade 12" }, "1@leeswijzer", now);
    expect(timed).toContain(`DTSTART:${from}\r\nDTEND:${to}\r\nTRANSP:OPAQUE\r\n`);
    expect(timed).toContain("LOCATION:Werkplein\\, Kade 12\r\n");
    expect(timed).toContain("TRIGGER:-P1D\r\n");
    expect(file).not.toContain("LOCATION");
  });

  test("has lines that every calendar reads, and says the same unfolded", () => {
    for (const each of file.split("\r\n")) expect(new TextEncoder().encode(each).length).toBeLessThanOrEqual(75);
    expect(file.replaceAll("\r\n ", "")).toContain(`DESCRIPTION:Kenmerk: AB 12\\n${"x".repeat(200)}\\n${"ادفع".repeat(30)}\r\n`);
  });
});
