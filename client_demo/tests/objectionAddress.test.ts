import { describe, expect, test } from "vitest";
import { answerText, BLANKS } from "../src/letter/answers";
import { cardOf } from "../src/letter/card";
import { text } from "./builders";
import { action, box, fact, line, page } from "./letterBuilders";
import type { Point } from "../src/contract";

const TODAY = new Date(2026, 10, 30, 9);

/** The draft of an objection to a letter of these lines, the line `sure` of which the service points at. */
function addressedTo(lines: readonly string[], sure: number | null): readonly string[] {
  const anchors = lines.map((print, at) => line(at + 1, { areaMm: box(20, at * 5, 180, at * 5 + 4), polygon: box(20, at * 5, 180, at * 5 + 4), label: text(print, "nl") }));
  const places: readonly Point[][] = sure === null ? [] : [box(90, sure * 5 + 1, 100, sure * 5 + 3) as Point[]];
  const card = cardOf(page(1, { sender: fact("Gemeente Hoogerwaard"), actions: [action("object", null, places)] }, { anchors }))!;
  const draft = answerText("object", card, TODAY).split("\n");
  const begin = draft.indexOf("Aan:") + 1;
  return draft.slice(begin, draft.indexOf("", begin));
}

const LINES = [
  "Dan kunt u bezwaar maken. Stuur uw bezwaarschrift binnen zes weken na de dag waarop",
  "deze brief is verstuurd naar het college van burgemeester en wet-",
  "houders van Hoogerwaard, Postbus 25, 2950 AA Hoogerwaard. Zet in uw bezwaarschrift uw",
  "naam en adres, de datum en uw handtekening.",
];

describe("the draft of an objection", () => {
  test("is addressed as the letter prints it", () => {
    expect(addressedTo(LINES, 2)).toEqual(["College van burgemeester en wethouders van Hoogerwaard", "Postbus 25", "2950 AA Hoogerwaard"]);
  });

  test("is addressed to the sender where the service did not read it surely, or nothing is printed", () => {
    expect(addressedTo(LINES, null)).toEqual(["Gemeente Hoogerwaard"]);
    expect(addressedTo(["U kunt bezwaar maken. Stuur uw bewijzen naar Postbus 25, 2950 AA Hoogerwaard."], 0)).toEqual(["Gemeente Hoogerwaard"]);
  });

  test("leaves open what stands in the list of blanks, and nothing else", () => {
    const written = answerText("object", cardOf(page(1, { actions: [action("object")] }))!, TODAY);
    const open = written.match(/\[[^\]]*\]/g)!;
    expect(open.length).toBeGreaterThan(4);
    expect(open.every((each) => (Object.values(BLANKS) as string[]).includes(each))).toBe(true);
  });
});
