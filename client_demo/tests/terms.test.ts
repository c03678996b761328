import { expect, test } from "vitest";
import { shareAlong } from "../src/letter/onLine";
import { roomFor } from "../src/letter/roomFor";
import { termsOf, termUnder } from "../src/letter/terms";
import { sourceOf } from "../src/components/said";
import { wordsIn } from "../src/words";
import { text } from "./builders";
import { box, line } from "./letterBuilders";

const PRINT = "Stuur uw bezwaarschrift naar het college van burgemeester en wethouders.";
const explained = line(1, { label: text(PRINT), explanation: { ...text("college: Wie de gemeente bestuurt.\nbezwaar: U bent het niet eens."), provenance: "dictionary" } });
const shareAt = (word: string): number => (PRINT.indexOf(word) + word.length / 2) / PRINT.length;
const said = (share: number): readonly string[] | null => termUnder(explained, share)?.map((each) => each.text) ?? null;

test("a finger on a word means that word, also where the print makes it longer", () => {
  expect(termsOf(explained)).toHaveLength(2);
  expect(said(shareAt("bezwaarschrift"))).toEqual(["bezwaar: U bent het niet eens."]);
  expect(said(shareAt("college"))).toEqual(["college: Wie de gemeente bestuurt."]);
  expect(said(shareAt("wethouders"))).toBeNull();
});

test("in another language, whose words are not those of the print, the line's own are shown", () => {
  const arabic = line(1, { label: text(PRINT), explanation: text("اعتراض: تقول إنك غير موافق", "ar") });
  expect(termUnder(arabic, 0.9)).toHaveLength(1);
  expect(termUnder(line(2, { label: text(PRINT) }), 0.3)).toBeNull();
});

test("how far along a line a place lies follows the print", () => {
  expect(shareAlong(box(0, 0, 100, 10), box(40, 2, 60, 8))).toBeCloseTo(0.5);
});

test("what explains Dutch in Dutch is not called translated", async () => {
  const words = await wordsIn("nl");
  const from = (language: string): string => sourceOf(words, { ...text("x", language), provenance: "dictionary" })[0];
  expect(from("nl")).toBe("Uit de woordenlijst");
  expect(from("ar")).toBe("Vertaald met een woordenlijst");
});

test("room is measured in letters", () => {
  expect(roomFor(390, 844, 16)).toEqual({ height: "ample", width: "narrow" });
  expect(roomFor(390, 844, 24)).toEqual({ height: "snug", width: "narrow" });
  expect(roomFor(390, 844, 32)).toEqual({ height: "low", width: "narrow" });
  expect(roomFor(844, 390, 16)).toEqual({ height: "low", width: "wide" });
});
