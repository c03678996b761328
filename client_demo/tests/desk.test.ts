import { describe, expect, test } from "vitest";
import { actOf, KEYS, type Press } from "../src/workbench/desk/keys";
import { Line, queueAddress, type Wanted } from "../src/workbench/desk/line";
import { differingSpans, partsOf } from "../src/workbench/desk/marked";
import { boxesOf, placeNamed, placeOf, type Form } from "../src/workbench/desk/places";
import { subjectOf } from "../src/workbench/desk/subject";
import { workbenchWordsIn } from "../src/workbench/words";

const press = (key: string, rest: Partial<Press> = {}): Press => ({ key, code: "", altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...rest });

describe("keys", () => {
  test("each act has one of its own", () => {
    expect(new Set(Object.values(KEYS)).size).toBe(Object.keys(KEYS).length);
    for (const [act, key] of Object.entries(KEYS)) expect(actOf(press(key.toLowerCase()), false, true)).toBe(act);
  });

  test("letters are letters while somebody types, and Alt is ours all the same", () => {
    expect(actOf(press("a"), true, true)).toBeNull();
    expect(actOf(press("å", { code: "KeyA", altKey: true }), true, true)).toBe("approve");
    expect(actOf(press("a"), false, false)).toBeNull();
    expect(actOf(press("a", { ctrlKey: true }), false, true)).toBeNull();
  });

  test("they lie where they lie, whatever the keyboard writes there", () => {
    expect(actOf(press("ش", { code: "KeyA" }), false, true)).toBe("approve");
    expect(actOf(press("؟"), false, true)).toBe("keys");
    // On a French keyboard A lies where Q is: the letter counts.
    expect(actOf(press("a", { code: "KeyQ" }), false, true)).toBe("approve");
  });
});

describe("what differs", () => {
  const marked = (text: string, other: string): string[] => differingSpans(text, other).map(({ start, end }) => text.slice(start, end));

  test("the words the other text has not, those beside each other as one", () => {
    expect(marked("Schrijf uw nieuwe lange straat op.", "Schrijf uw straat op.")).toEqual(["nieuwe lange"]);
    expect(marked("a b", "a b")).toEqual([]);
    expect(marked("a b", "")).toEqual(["a b"]);
    expect(marked("", "a b")).toEqual([]);
  });

  test("a text in parts is that text again", () => {
    const parts = partsOf("Het BSN is uw nummer", [{ start: 4, end: 7 }, { start: 5, end: 9 }]);
    expect(parts.map(({ text }) => text).join("")).toBe("Het BSN is uw nummer");
    expect(parts.filter(({ isMarked }) => isMarked)).toEqual([{ text: "BSN", isMarked: true }]);
  });
});

describe("places", () => {
  const area = [[10, 20], [90, 20], [90, 29], [10, 29]];
  const form = { key: "a/b/1", pages: [{ page: 1, widthMm: 210, heightMm: 297, fields: [{ id: "bsn/nummer", label: "BSN", areaMm: area, group: null }] }] } as unknown as Form;

  test("a path names a page, a field and a part, though ids have slashes", () => {
    expect(placeOf("fields/1/bsn/nummer/steps/2")).toEqual({ part: "steps", number: 3, page: 1, fieldId: "bsn/nummer", group: null });
    expect(placeOf("questions/2/wie")).toEqual({ part: "question", number: null, page: 2, fieldId: null, group: "wie" });
    expect(placeOf("at-hand/0")).toEqual({ part: "at-hand", number: 1, page: null, fieldId: null, group: null });
    expect(boxesOf("fields/1/bsn/nummer/label", form)).toEqual([[10, 20, 90, 29]]);
    expect(boxesOf("title", form)).toEqual([]);
  });

  test("every kind of place has a name in words", async () => {
    const words = await workbenchWordsIn("nl");
    expect(placeNamed("fields/1/bsn/nummer/steps/0", form, words)).toBe("Pagina 1 · BSN · Stap 1");
    for (const path of ["title", "purpose", "at-hand/0", "send-to", "before", "questions/1/g", "fields/1/x/label", "fields/1/x/explanation", "fields/1/x/where", "fields/1/x/checks/required-empty"]) expect(words.maybe(`desk.place.${placeOf(path).part}`), path).not.toBeNull();
  });
});

describe("the line", () => {
  const wanted: Wanted = { language: "ar", work: "review", form: null, standing: [], pivot: "en" };

  function service(count: number): { asked: string[]; get: <T>(path: string) => Promise<T> } {
    const asked: string[] = [];
    const get = <T>(path: string): Promise<T> => {
      asked.push(path);
      const after = Number(/after=(\d+)/.exec(path)?.[1] ?? 0);
      const limit = Number(/limit=(\d+)/.exec(path)?.[1] ?? 0);
      if (path.startsWith("workbench/strings?")) return Promise.resolve({ strings: Array.from({ length: Math.max(0, Math.min(limit, count - after)) }, (_, i) => ({ id: after + i + 1 })) } as T);
      return Promise.resolve({ id: Number(/strings\/(\d+)/.exec(path)?.[1]) } as T);
    };
    return { asked, get };
  }

  test("all come once, in order, and the next one is there before it is asked for", async () => {
    const asking = service(45);
    const line = new Line(asking, wanted);
    const seen: number[] = [];
    for (let opened = await line.begin(null); opened !== null; opened = await line.next()) {
      seen.push(opened.string.id);
      await new Promise((resolve) => setTimeout(resolve));
      if (seen.length < 45) expect(asking.asked).toContain(`workbench/strings/${seen.length + 1}/translations/ar`);
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, i) => i + 1));
    expect(asking.asked.filter((path) => path === "workbench/strings/7/translations/ar")).toHaveLength(1);
    expect((await line.previous())?.string.id).toBe(44);
  });

  test("one that was asked for by number comes first, and the line goes on after it", async () => {
    const line = new Line(service(9), wanted);
    expect((await line.begin(7))?.string.id).toBe(7);
    expect((await line.next())?.string.id).toBe(8);
    expect((await line.jump(7)).string.id).toBe(7);
  });

  test("an empty queue is the end, and a queue is asked for with all that was chosen", async () => {
    expect(await new Line(service(0), wanted).begin(null)).toBeNull();
    expect(queueAddress({ ...wanted, form: "a/b", standing: ["stale", "draft"] }, 5, 3)).toBe("workbench/strings?language=ar&work=review&limit=5&form=a%2Fb&standing=stale&standing=draft&after=3");
  });
});

describe("who may decide", () => {
  const text = { id: 4, text: "x", source: "y", state: "proposed", provenance: "draft", detail: null, writtenBy: "Fatima", isOwn: true, writtenAt: "2026" };
  const string = { id: 1, version: "a/b/1", language: "ar", sourceLanguage: "nl", standing: "proposed", shownId: null, waitingId: 4, texts: [text] } as never;
  const reviewer = { session: { rights: [{ right: "approve-translation", organisations: ["a"], languages: ["ar"] }] } } as never;

  test("nobody approves their own text, unless there is nobody else", () => {
    expect(subjectOf(string, { isOnlySpeaker: false } as never, reviewer)).toMatchObject({ mayApprove: false, needsAnother: true, mayReject: true });
    expect(subjectOf(string, { isOnlySpeaker: true } as never, reviewer)).toMatchObject({ mayApprove: true, needsAnother: false });
  });

  test("a right in another language or organisation is none here", () => {
    const elsewhere = { session: { rights: [{ right: "approve-translation", organisations: ["b"], languages: null }, { right: "approve-translation", organisations: null, languages: ["tr"] }] } } as never;
    expect(subjectOf({ ...(string as object), texts: [{ ...text, isOwn: false }] } as never, { isOnlySpeaker: false } as never, elsewhere).mayApprove).toBe(false);
  });
});
