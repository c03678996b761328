import { describe, expect, test } from "vitest";
import type { Anchor, Template, TemplateField } from "../src/contract";
import { anchorAt, keyOf, nextStep, progressOf, stepsOf, stepsToDo, type Step } from "../src/state/steps";
import { MOST_FORMS, NO_WORK, withMarks, withPage, withWork, type Mark, type Work } from "../src/state/work";
import { anchor, picture, recognised } from "./builders";

function field(id: string, order: number, given: Partial<TemplateField> = {}): TemplateField {
  return {
    id,
    type: "text",
    areaMm: [[0, 0], [50, 0], [50, 8], [0, 8]],
    order,
    label: id,
    semantic: null,
    required: true,
    condition: null,
    group: null,
    choose: null,
    combCells: null,
    checks: [],
    example: null,
    ...given,
  };
}

const choice = (id: string, order: number, group: string): TemplateField => field(id, order, { type: "choice", group, choose: 1 });

const TEMPLATE = {
  pages: [
    { page: 1, widthMm: 210, heightMm: 297, fields: [choice("alone", 2, "who"), field("name", 1), choice("together", 3, "who")] },
    {
      page: 2,
      widthMm: 210,
      heightMm: 297,
      fields: [
        field("partner", 1, { condition: "1/together" }),
        field("partner-bsn", 2, { condition: "partner" }),
        field("phone", 3, { required: false }),
        field("copy", 4, { type: "checkbox", semantic: "x-enclosure" }),
        field("signature", 5, { type: "signature" }),
      ],
    },
  ],
} as unknown as Template;

const marked = (marks: Record<string, Mark>): Work => withMarks(NO_WORK, new Map(Object.entries(marks)));
const steps = (work: Work = NO_WORK): readonly Step[] => stepsOf(TEMPLATE, work);
const step = (id: string, work: Work = NO_WORK): Step => steps(work).find((each) => each.id === id)!;

function seen(anchors: readonly Anchor[], work: Work = NO_WORK): Work {
  const overlay = recognised(anchors);
  return withPage(work, picture(), { ...overlay, pageToFrame: [1, 0, 0, 0, 1, 0, 0, 0, 1] });
}

describe("steps", () => {
  test("come in reading order, page by page, alternatives as one question", () => {
    expect(steps().map(({ id }) => id)).toEqual(["1/name", "1/alone", "2/partner", "2/partner-bsn", "2/phone", "2/copy", "2/signature"]);
    expect(step("1/alone").fields.map(({ id }) => id)).toEqual(["alone", "together"]);
    expect(step("1/alone").numbers).toEqual([2, 3]);
    expect(steps().map(({ kind }) => kind)).toEqual(["write", "choose", "write", "write", "write", "enclose", "sign"]);
  });

  test("that depend on another are open until that is known", () => {
    expect(step("2/partner").need).toBe("if");
    expect(step("2/partner", marked({ "1/together": "done" })).need).toBe("must");
    expect(step("2/partner", marked({ "1/alone": "done" })).need).toBe("not");
  });

  test("that depend on one that does not apply do not apply either", () => {
    const alone = marked({ "1/alone": "done", "2/partner": "done" });
    expect(step("2/partner-bsn", alone).need).toBe("not");
    expect(stepsToDo(steps(alone)).map(({ id }) => id)).not.toContain("2/partner-bsn");
  });

  test("of which the condition goes round in a circle end somewhere", () => {
    const [first, second] = TEMPLATE.pages;
    const circle = { ...TEMPLATE, pages: [first!, { ...second!, fields: [field("a", 1, { condition: "b" }), field("b", 2, { condition: "a" })] }] };
    expect(stepsOf(circle, NO_WORK)).toHaveLength(4);
  });

  test("count what must be done, and what was done besides", () => {
    expect(progressOf(steps())).toEqual({ done: 0, total: 4 });
    const work = marked({ "1/name": "done", "1/together": "done", "2/phone": "done" });
    expect(progressOf(steps(work))).toEqual({ done: 2, total: 5 });
    expect(nextStep(steps(work))?.id).toBe("2/partner");
  });

  test("of a box to tick must be done only where that is said, or where it is one of several answers", () => {
    const [first, second] = TEMPLATE.pages;
    const unsaid = { required: null, type: "checkbox" } as const;
    const ticks = [field("lone", 1, unsaid), field("yes", 2, { ...unsaid, group: "g" }), field("asked", 3, { ...unsaid, required: true }), field("name", 4, { required: null })];
    const needs = stepsOf({ ...TEMPLATE, pages: [{ ...first!, fields: ticks }, { ...second!, fields: [] }] }, NO_WORK).map(({ need }) => need);
    expect(needs).toEqual(["may", "must", "must", "must"]);
  });

  test("that were left empty on purpose ask for nothing more", () => {
    expect(step("2/phone", marked({ "2/phone": "empty" })).state).toBe("left-empty");
  });
});

describe("a page that was seen", () => {
  const bsn = { code: "elfproef", passed: false, message: null } as unknown as Anchor["checks"][number];

  test("tells what is filled in, what is empty and what cannot be told", () => {
    const work = seen([anchor("name", 1, { state: "filled" }), anchor("alone", 2, { state: "unticked" }), anchor("together", 3, { state: "unknown" })]);
    expect(step("1/name", work).state).toBe("done");
    expect(step("1/alone", work).state).toBe("unsure");
    expect(step("2/signature", work).state).toBe("open");
  });

  test("tells what cannot be right, until the person says it is put right", () => {
    const work = seen([anchor("name", 1, { state: "filled", checks: [bsn] })]);
    expect(step("1/name", work).state).toBe("wrong");
    expect(step("1/name", withMarks(work, new Map([["1/name", "done"]]))).state).toBe("done");
  });

  test("wins from what the person said before, where it shows it", () => {
    const said = marked({ "1/name": "done", "1/together": "done", "2/phone": "empty" });
    const work = seen([anchor("name", 1, { state: "empty" }), anchor("together", 3, { state: "unknown" })], said);
    expect(step("1/name", work).state).toBe("open");
    expect(work.marks.get("1/together")).toBe("done");
    expect(work.marks.get("2/phone")).toBe("empty");
  });

  test("reaches across pages: what is ticked on one decides about another", () => {
    const work = seen([anchor("alone", 2, { state: "unticked" }), anchor("together", 3, { state: "ticked" })]);
    expect(step("2/partner", work).need).toBe("must");
    expect(anchorAt(work, "1/together")?.state).toBe("ticked");
    expect(keyOf(2, "partner")).toBe("2/partner");
  });
});

test("only the forms of late are remembered, and the one at hand always", () => {
  const versions = Array.from({ length: MOST_FORMS + 2 }, (_, number) => `g/f/${number}`);
  const works = ["g/f/0", ...versions, "g/f/0"].reduce<ReadonlyMap<string, Work>>((all, version) => withWork(all, version, NO_WORK), new Map());
  expect(works.size).toBe(MOST_FORMS);
  expect([...works.keys()].at(-1)).toBe("g/f/0");
});
