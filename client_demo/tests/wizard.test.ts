import { describe, expect, test, vi } from "vitest";
import { Problem } from "../src/workbench/service";
import { boxBetween, linesAround, nameAfter, nameBeside, pulled, pullTo, shifted, snapped } from "../src/workbench/wizard/boxes";
import { changed, contentOf, foreseen, idsOf, type Content } from "../src/workbench/wizard/content";
import type { Box, DraftContent, Edited, Operation } from "../src/workbench/wizard/contract";
import { Editing } from "../src/workbench/wizard/editing";
import { commandOf } from "../src/workbench/wizard/keys";
import { nextNeed } from "../src/workbench/wizard/needs";
import { Saver } from "../src/workbench/wizard/saver";
import type { Reply } from "../src/workbench/wizard/service";
import { wizardWordsIn } from "../src/workbench/wizard/wizardWords";

const A4 = { widthMm: 210, heightMm: 297 };
const PRESS = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

function content(): Content {
  return contentOf({
    draft: { id: 1, revision: 3, state: "editing", mayEdit: true, title: "Parkeren", language: "nl" },
    pages: [{ page: 1, ...A4, isBlank: false, printed: [{ text: "Naam", boxMm: [20, 41, 35, 45] }], acrossMm: [50], downMm: [20] }],
    values: {
      "order/1": ["a", "b", "c"],
      "fields/1/a": { type: "text", areaMm: [40, 40, 100, 46] },
      "fields/1/b": { type: "text", areaMm: [40, 60, 100, 66] },
      "fields/1/c": { type: "checkbox", areaMm: [40, 80, 44, 84] },
    },
    toDo: [],
    canUndo: false,
    canRedo: false,
  } as unknown as DraftContent);
}

describe("places on paper", () => {
  test("fields are moved as far as the paper goes", () => {
    expect(shifted([10, 10, 30, 20], -50, 400, A4)).toEqual([0, 287, 20, 297]);
  });

  test("an edge is pulled no further than a field can be small", () => {
    expect(pulled([10, 10, 30, 20], { x: 1, y: 0 }, -100, 7, A4)).toEqual([10, 10, 11, 20]);
    expect(pulled([10, 10, 30, 20], { x: -1, y: -1 }, -100, -100, A4)).toEqual([0, 0, 30, 20]);
  });

  test("held edges fall onto lines that are near, others stay", () => {
    const lines = { x: [29], y: [19.5, 9.5] };
    expect(snapped([10, 10, 30, 20], { x: 1, y: 1 }, lines)).toEqual([10, 10, 29, 19.5]);
    expect(snapped([10, 10, 30, 20], { x: 1, y: 0 }, { x: [33], y: [] })).toEqual([10, 10, 30, 20]);
  });

  test("a moved field is drawn to the nearest line by its nearest edge", () => {
    expect(pullTo([10, 10, 30, 20], { x: [31, 9.6], y: [] })[0]).toBeCloseTo(-0.4, 9);
    expect(pullTo([10, 10, 30, 20], { x: [90], y: [90] })).toEqual([0, 0]);
  });

  test("neighbours are lines too", () => {
    expect(linesAround({ acrossMm: [5], downMm: [6] }, [[1, 2, 3, 4]])).toEqual({ x: [6, 1, 3], y: [5, 2, 4] });
  });

  test("a new field is called after the print beside or above it", () => {
    const printed = [{ text: "Naam", boxMm: [20, 41, 35, 45] as Box }, { text: "Kop", boxMm: [40, 30, 90, 36] as Box }];
    expect(nameBeside([40, 40, 100, 46], printed)).toBe("Naam");
    expect(nameBeside([40, 37, 100, 40], printed)).toBe("Kop");
    expect(nameBeside([40, 200, 100, 206], printed)).toBeNull();
  });

  test("codes that are no letters name nothing", () => {
    expect(nameBeside([40, 40, 100, 46], [{ text: "1DDP\u0003", boxMm: [20, 41, 35, 45] }])).toBeNull();
  });

  test("a tick box is called after what stands behind it", () => {
    const printed = [{ text: "Ja", boxMm: [6, 40, 10, 44] as Box }, { text: "Nee", boxMm: [26, 40, 32, 44] as Box }];
    expect(nameAfter([20, 40, 24, 44], printed)).toBe("Nee");
    expect(nameAfter([120, 40, 124, 44], printed)).toBeNull();
  });

  test("a box is the same however it is drawn", () => {
    expect(boxBetween([30, 20], [10, 10])).toEqual([10, 10, 30, 20]);
  });
});

describe("keys", () => {
  test("arrows move, with shift they pull, with alt they leap", () => {
    expect(commandOf({ ...PRESS, key: "ArrowLeft" })).toEqual({ kind: "move", x: -1, y: 0, isFar: false });
    expect(commandOf({ ...PRESS, key: "ArrowDown", shiftKey: true, altKey: true })).toEqual({ kind: "size", x: 0, y: 1, isFar: true });
  });

  test("what belongs to the browser stays with it", () => {
    for (const key of ["Tab", "F5", "t", ","]) expect(commandOf({ ...PRESS, key })).toBeNull();
    expect(commandOf({ ...PRESS, key: "c", ctrlKey: true })).toBeNull();
    expect(commandOf({ ...PRESS, key: "s", metaKey: true })).toBeNull();
  });

  test("with shift all guesses of a page are right", () => {
    expect(commandOf({ ...PRESS, key: "C", shiftKey: true })).toEqual({ kind: "check-all" });
    expect(commandOf({ ...PRESS, key: "c" })).toEqual({ kind: "check" });
  });

  test("undo and redo as everywhere", () => {
    expect(commandOf({ ...PRESS, key: "z", ctrlKey: true })).toEqual({ kind: "undo" });
    expect(commandOf({ ...PRESS, key: "Z", metaKey: true, shiftKey: true })).toEqual({ kind: "redo" });
    expect(commandOf({ ...PRESS, key: "y", ctrlKey: true })).toEqual({ kind: "redo" });
  });
});

describe("editing by key", () => {
  function editing(): { readonly edits: Operation[]; readonly at: Editing } {
    const edits: Operation[] = [];
    const nowhere = { help: () => undefined, panel: () => undefined, page: () => undefined };
    const saver = { content: content(), edit: async (operation: Operation) => void edits.push(operation) };
    return { edits, at: new Editing(saver as unknown as Saver, () => undefined, nowhere) };
  }

  test("next and previous go round", () => {
    const { at } = editing();
    at.do({ kind: "previous" });
    expect(at.chosen).toEqual(["c"]);
    at.do({ kind: "next" });
    expect(at.chosen).toEqual(["a"]);
    at.do({ kind: "extend" });
    expect(at.chosen).toEqual(["a", "b"]);
  });

  test("keys in a row are one edit, one step to undo", () => {
    vi.useFakeTimers();
    const { edits, at } = editing();
    at.do({ kind: "next" });
    for (let i = 0; i < 3; i += 1) at.do({ kind: "move", x: 1, y: 0, isFar: false });
    expect(at.foreseen(content()).values["fields/1/a"]).toMatchObject({ areaMm: [41.5, 40, 101.5, 46] });
    expect(edits).toEqual([]);
    vi.runAllTimers();
    expect(edits).toEqual([{ kind: "move-fields", page: 1, ids: ["a"], byMm: [1.5, 0] }]);
    vi.useRealTimers();
  });

  test("a move that is under way comes before what follows", () => {
    const { edits, at } = editing();
    at.do({ kind: "next" });
    at.do({ kind: "size", x: 0, y: 1, isFar: true });
    at.do({ kind: "split" });
    expect(edits.map(({ kind }) => kind)).toEqual(["place-fields", "split-field"]);
  });

  test("several are made larger in one edit, one step to undo", () => {
    const { edits, at } = editing();
    at.choose(["a", "c"]);
    at.do({ kind: "size", x: 1, y: 0, isFar: false });
    at.do({ kind: "leave" });
    expect(edits).toEqual([{ kind: "place-fields", page: 1, areasMm: { a: [40, 40, 100.5, 46], c: [40, 80, 44.5, 84] } }]);
  });

  test("a number that is typed first says in how many parts, or how many rows", () => {
    const { edits, at } = editing();
    at.choose(["a"]);
    for (const key of ["1", "2", "s"]) at.do(commandOf({ ...PRESS, key })!);
    expect(at.count).toBe(12);
    at.do({ kind: "count", digit: 3 });
    expect(at.count).toBe(3);
    at.do({ kind: "rows" });
    expect(edits).toMatchObject([{ kind: "split-field", parts: 12 }, { kind: "copy-fields", ids: ["a"], shiftsMm: [[0, 6], [0, 12]] }]);
  });

  test("fields line up with the one that was chosen first", () => {
    const { edits, at } = editing();
    at.choose(["c", "a"]);
    at.do({ kind: "same-size" });
    expect(edits).toEqual([{ kind: "place-fields", page: 1, areasMm: { c: [40, 80, 44, 84], a: [40, 40, 44, 44] } }]);
  });

  test("what a press does is taken back by the same key, or by Escape", () => {
    const { at } = editing();
    at.do({ kind: "draw" });
    expect(at.mode).toBe("draw");
    at.do({ kind: "several" });
    expect(at.mode).toBe("several");
    at.do({ kind: "several" });
    expect(at.mode).toBe("choose");
    at.do({ kind: "draw" });
    at.do({ kind: "leave" });
    expect(at.mode).toBe("choose");
  });

  test("one field alone is joined with the next, several with each other", () => {
    const { edits, at } = editing();
    at.choose(["b"]);
    at.do({ kind: "merge" });
    at.choose(["c", "a"]);
    at.do({ kind: "merge" });
    expect(edits).toMatchObject([{ ids: ["b", "c"] }, { ids: ["c", "a"] }]);
    expect(at.chosen).toEqual(["a"]);
  });

  test("all guesses of a page are right at once, and the next page with some is turned to", () => {
    const edits: Operation[] = [];
    const guessed = { type: "text", areaMm: [1, 1, 9, 9], guessed: true };
    const start = content();
    const more = { "fields/1/a": guessed, "fields/1/c": guessed, "order/2": ["d"], "fields/2/d": guessed };
    const saver = { content: { ...start, pages: [...start.pages, { ...start.pages[0]!, page: 2 }], values: { ...start.values, ...more } }, edit: async (operation: Operation) => void edits.push(operation) };
    const at = new Editing(saver as unknown as Saver, () => undefined, { help: () => undefined, panel: () => undefined, page: () => undefined });
    at.do({ kind: "check-all" });
    expect(edits).toEqual([{ kind: "set-field", page: 1, ids: ["a", "c"] }]);
    expect(at.page).toBe(2);
  });

  test("deleting leaves the next chosen", () => {
    const { edits, at } = editing();
    at.choose(["a"]);
    at.do({ kind: "delete" });
    expect(edits).toMatchObject([{ kind: "delete-fields", ids: ["a"] }]);
    expect(at.chosen).toEqual(["b"]);
  });
});

describe("what is missing", () => {
  const lacking = (): Content => ({
    ...content(),
    toDo: [
      { step: "texts", lack: "fields-unexplained", places: ["1/c", "1/a"], isBlocking: false },
      { step: "fields", lack: "fields-unchecked", places: ["1/b"], isBlocking: false },
      { step: "about", lack: "no-before", places: [], isBlocking: false },
      { step: "about", lack: "no-purpose", places: [], isBlocking: false },
    ],
  });
  const nowhere = { place: null, fact: null };

  test("the next comes in the order in which one works, and round again", () => {
    const met: string[] = [];
    let here: Parameters<typeof nextNeed>[1] = { step: "fields", ...nowhere };
    for (let i = 0; i < 6; i += 1) {
      here = nextNeed(lacking(), here)!;
      met.push(here.place ?? here.fact ?? "");
    }
    expect(met).toEqual(["1/b", "purpose", "before", "1/a", "1/c", "1/b"]);
  });

  test("what was done meanwhile is passed by", () => {
    expect(nextNeed(lacking(), { step: "fields", place: "1/c", fact: null })).toMatchObject({ fact: "purpose" });
    expect(nextNeed(content(), { step: "fields", ...nowhere })).toBeNull();
  });
});

describe("keeping", () => {
  const edit: Operation = { kind: "write-field", page: 1, id: "a", explanation: "Uw naam." } as Operation;
  const answer = (revision: number, path: string, after: unknown): Reply<Edited> => ({ answer: { revision, changes: [{ path, before: null, after }], canUndo: true, canRedo: false, toDo: [] } });

  test("edits are sent one after another, each with the revision after the one before", async () => {
    const seen: number[] = [];
    const saver = new Saver({ edit: async (_id, revision) => (seen.push(revision), answer(revision + 1, "fields/1/a/explanation", "Uw naam.")), since: async () => answer(9, "x", 1) }, content(), () => undefined);
    await Promise.all([saver.edit(edit), saver.edit(edit)]);
    await vi.waitFor(() => expect(saver.saving).toBe("saved"));
    expect(seen).toEqual([3, 4]);
    expect(saver.content.draft.revision).toBe(5);
  });

  test("nothing is lost while there is no connection", async () => {
    vi.useFakeTimers();
    let tries = 0;
    const offline: Reply<Edited> = { refusal: { kind: "offline", problem: new Problem("offline", ""), said: "" } };
    const saver = new Saver({ edit: async (_id, revision) => ((tries += 1) < 3 ? offline : answer(revision + 1, "fields/1/a/explanation", "Uw naam.")), since: async () => offline }, content(), () => undefined);
    const done = saver.edit(edit);
    await vi.advanceTimersByTimeAsync(10);
    expect(saver.saving).toBe("offline");
    await vi.advanceTimersByTimeAsync(10_000);
    await done;
    expect([tries, saver.saving, saver.content.values["fields/1/a/explanation"]]).toEqual([3, "saved", "Uw naam."]);
    vi.useRealTimers();
  });

  const refused: Reply<Edited> = { refusal: { kind: "refused", problem: new Problem("changed-meanwhile", "", 409), said: "Somebody else." } };

  test("what somebody else wrote is shown beside one's own, which can be kept after all", async () => {
    let isRefusing = true;
    const saver = new Saver({ edit: async (_id, revision) => (isRefusing ? refused : answer(revision + 1, "fields/1/a/explanation", "Uw naam.")), since: async () => answer(7, "fields/1/a/explanation", "De naam.") }, content(), () => undefined);
    await saver.edit(edit);
    expect(saver.rejected?.theirs[0]?.after).toBe("De naam.");
    expect(saver.content.values["fields/1/a/explanation"]).toBe("De naam.");
    isRefusing = false;
    await saver.insist();
    expect([saver.rejected, saver.content.draft.revision, saver.content.values["fields/1/a/explanation"]]).toEqual([null, 8, "Uw naam."]);
  });

  test("an edit whose answer was lost is not taken for another's", async () => {
    vi.useFakeTimers();
    const replies: Reply<Edited>[] = [{ refusal: { kind: "offline", problem: new Problem("offline", ""), said: "" } }, refused];
    const saver = new Saver({ edit: async () => replies.shift()!, since: async () => answer(4, "fields/1/a/explanation", "Uw naam.") }, content(), () => undefined);
    const done = saver.edit(edit);
    await vi.advanceTimersByTimeAsync(5000);
    await done;
    expect([saver.rejected, saver.content.values["fields/1/a/explanation"]]).toEqual([null, "Uw naam."]);
    vi.useRealTimers();
  });

  test("of two choices made at once the second knows the first", () => {
    const set = (rules: object): Operation => ({ kind: "set-field", page: 1, ids: ["a"], ...rules }) as Operation;
    const guessed = changed(content(), [{ path: "fields/1/a", before: null, after: { type: "text", areaMm: [1, 2, 3, 4], guessed: true, example: "Jansen" } }]);
    const first = foreseen(guessed, set({ type: "date", term: { after: "1/b", workingDays: 1 } }));
    expect(first.values["fields/1/a"]).toEqual({ type: "date", areaMm: [1, 2, 3, 4], example: "Jansen", term: { after: "1/b", workingDays: 1 } });
    // None and an empty list take away, as the service has it.
    const second = foreseen(first, set({ checks: [], example: null, term: { after: "1/b", workingDays: 5 } }));
    expect(second.values["fields/1/a"]).toEqual({ type: "date", areaMm: [1, 2, 3, 4], term: { after: "1/b", workingDays: 5 } });
    expect(foreseen(guessed, set({ ids: ["gone"], required: true })).values["fields/1/a"]).toBe(guessed.values["fields/1/a"]);
  });

  test("what is moved or typed is seen before the service agreed", () => {
    const moved = foreseen(content(), { kind: "move-fields", page: 1, ids: ["a"], byMm: [5, 0] } as Operation);
    expect(moved.values["fields/1/a"]).toMatchObject({ areaMm: [45, 40, 105, 46] });
    const told = foreseen(content(), { kind: "write-facts", atHand: ["Uw pas"], purpose: "" } as Operation);
    expect([told.values["at-hand"], told.values["purpose"]]).toEqual([["Uw pas"], undefined]);
    expect(foreseen(content(), edit).values["fields/1/a/explanation"]).toBe("Uw naam.");
    expect(idsOf(changed(content(), [{ path: "order/1", before: null, after: ["c"] }]), 1)).toEqual(["c"]);
  });
});

const files = import.meta.glob<Record<string, string>>("../src/locales/wizard/*.json", { eager: true, import: "default" });
const locales = Object.fromEntries(Object.entries(files).map(([path, locale]) => [path.replace(/^.*\/|\.json$/g, ""), locale]));
const slots = (sentence: string): string[] => [...sentence.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();

describe.each(Object.keys(locales))("the wizard in %s", (code) => {
  test("says everything Dutch says, with the same places for names and numbers", () => {
    expect(Object.keys(locales[code]!)).toEqual(Object.keys(locales["nl"]!));
    for (const [key, sentence] of Object.entries(locales["nl"]!)) expect(slots(locales[code]![key]!), key).toEqual(slots(sentence));
  });

  test("leaves no sentence empty", () => {
    for (const sentence of Object.values(locales[code]!)) expect(sentence.trim()).not.toBe("");
  });
});

test("a language the wizard does not speak is answered in English", async () => {
  expect((await wizardWordsIn("ti")).say("new.begin")).toBe("Begin");
});

test("what is the matter with a file is said with what varies in it", async () => {
  const words = await wizardWordsIn("de");
  expect(words.warning("size-unsaid", { paper: "A4" })).toContain("von A4 aus");
  expect(words.warning("something-newer", {})).toBeNull();
});
