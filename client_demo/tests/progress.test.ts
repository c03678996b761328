import { describe, expect, test } from "vitest";
import type { Progress } from "../src/contract";
import { LetterWords } from "../src/letter/letterWords";
import { isInLines, lastOf } from "../src/lines";
import arabic from "../src/locales/letter/ar.json";
import dutch from "../src/locales/letter/nl.json";
import type { PageProgress } from "../src/state/letter";
import { initialState } from "../src/state/beginning";
import type { Picture } from "../src/state/picture";
import { reduce } from "../src/state/reduce";
import type { State } from "../src/state/state";
import { announced, sayProgress } from "../src/views/letter/progressView";
import { Words } from "../src/words";
import generalDutch from "../src/locales/nl.json";
import { missed } from "./builders";
import { loose, page } from "./letterBuilders";

const read = (linesRead: number, lines = 40): Progress => ({ stage: "reading", share: linesRead / lines, page: 1, pages: 1, linesRead, lines });
const at = (stage: Progress["stage"], share = 0): Progress => ({ stage, share, page: 1, pages: 1, linesRead: 0, lines: null });

/** An answer whose bytes come in these parts. */
function answer(...parts: readonly Uint8Array[]): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
  return new Response(body, { headers: { "Content-Type": "application/jsonl" } });
}

const bytes = (...lines: readonly unknown[]): Uint8Array => new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));

describe("an answer that comes line by line", () => {
  test("tells how far it is and gives its last line, however its bytes are cut", async () => {
    const overlay = page(1, { kind: "reminder", sender: null }, { language: "ar", warnings: [{ code: "partial-page", message: { text: "الورقة مقصوصة é", language: "ar", provenance: "phrase", translated: false, reviewed: false } as never, anchorIds: [] }] }).overlay;
    const whole = bytes({ progress: at("looking") }, { progress: read(12) }, overlay);
    for (const size of [1, 2, 7, 64, whole.length]) {
      const parts = Array.from({ length: Math.ceil(whole.length / size) }, (_, n) => whole.slice(n * size, (n + 1) * size));
      const heard: Progress[] = [];
      expect(await lastOf(answer(...parts), (progress) => heard.push(progress))).toEqual({ answer: overlay, loose: null });
      expect(heard).toEqual([at("looking"), read(12)]);
    }
  });

  test("gives what was read on the page with its answer", async () => {
    const { overlay } = page(1);
    expect(await lastOf(answer(bytes({ progress: read(12) }, { loose: loose() }, overlay)), () => undefined)).toEqual({ answer: overlay, loose: loose() });
  });

  test("may end in a problem", async () => {
    const problem = { type: "urn:leeswijzer:problem:frame-timeout", title: "Gateway Timeout", status: 504, detail: "It took too long.", code: "frame-timeout" };
    expect(await lastOf(answer(bytes({ progress: read(3) }, problem)), () => undefined)).toEqual({ problem: 504 });
  });

  test("that is cut off is none", async () => {
    await expect(lastOf(answer(bytes({ progress: read(3) })), () => undefined)).rejects.toThrow(SyntaxError);
    await expect(lastOf(answer(bytes(missed()).slice(0, 40)), () => undefined)).rejects.toThrow(SyntaxError);
    await expect(lastOf(answer(), () => undefined)).rejects.toThrow(SyntaxError);
  });

  test("is told from one that comes at once", () => {
    expect(isInLines(answer())).toBe(true);
    expect(isInLines(new Response("{}", { headers: { "Content-Type": "application/json" } }))).toBe(false);
    expect(isInLines(new Response("{}"))).toBe(false);
  });
});

const picture = (): Picture => ({ image: {} as CanvasImageSource, widthPx: 10, heightPx: 10, jpeg: new Blob() });
const after = (...events: Parameters<typeof reduce>[1][]): State => events.reduce(reduce, initialState("nl", []));
const opened = { type: "letter-opened", pictures: [picture(), picture()] } as const;
const told = (progress: Progress, id = 1, turn = 1) => ({ type: "letter-progress", turn, page: id, progress }) as const;

describe("how far a letter is", () => {
  test("goes on and never back, also where the work begins anew", () => {
    const shares = [read(1), read(8), at("looking"), read(3), read(8), read(9)].map(
      (_, n, all) => after(opened, ...all.slice(0, n + 1).map((each) => told(each))).letter.progress?.linesRead,
    );
    expect(shares).toEqual([1, 8, 8, 8, 8, 9]);
  });

  test("begins anew for the next page", () => {
    const done = { type: "letter-answered", turn: 1, page: 1, overlay: page(1).overlay, loose: null } as const;
    const next = after(opened, told(read(40)), done);
    expect(next.letter.progress).toBeNull();
    expect(reduce(next, told(at("looking"), 2)).letter.progress).toMatchObject({ id: 2, share: 0 });
  });

  test("is gone with a trouble, with the page, and in another language", () => {
    const reading = after(opened, told(read(8)));
    expect(reduce(reading, { type: "letter-failed", turn: 1, page: 1, trouble: { kind: "slow" } }).letter.progress).toBeNull();
    expect(reduce(reading, { type: "letter-page-removed", page: 1 }).letter.progress).toBeNull();
    expect(reduce(reading, { type: "language-chosen", code: "ar" }).letter.progress).toBeNull();
  });

  test("of work given up is not heard", () => {
    expect(after(opened, told(read(8), 1, 0)).letter.progress).toBeNull();
    expect(after(opened, told(read(8), 9)).letter.progress).toBeNull();
  });
});

const of = (progress: Progress): PageProgress => ({ ...progress, id: 1 });
const inDutch = new LetterWords(new Words("nl", generalDutch), dutch);
const inArabic = new LetterWords(new Words("ar", generalDutch), arabic);

describe("in words", () => {
  test("it is said line by line, of several pages with the page", () => {
    expect(sayProgress(of(read(12)), 1, 1, inDutch)).toBe("Regel 12 van 40 gelezen");
    expect(sayProgress(of(read(12)), 2, 3, inDutch)).toBe("Pagina 2 van 3: Regel 12 van 40 gelezen");
    expect(sayProgress(of(read(12)), 1, 1, inArabic)).toBe("قرأنا السطر 12 من 40");
  });

  test("each stage is said in other words", () => {
    const stages = ["waiting", "looking", "found", "reading", "understanding", "translating"] as const;
    expect(new Set(stages.map((stage) => sayProgress(of(at(stage)), 1, 1, inDutch))).size).toBe(stages.length);
  });

  test("aloud it is said a few times, not at each line", () => {
    const steps = [at("waiting"), at("looking"), at("found"), ...Array.from({ length: 41 }, (_, n) => read(n)), at("understanding"), at("translating")];
    const aloud = [announced(null, inDutch), ...steps.map((each) => announced(of(each), inDutch))].filter((said, n, all) => said !== all[n - 1]);
    expect(aloud).toEqual(["We lezen uw brief …", "We zijn zo aan uw brief toe.", "We lezen uw brief …", "De helft is gelezen.", "We zoeken uit wat u moet doen."]);
  });
});
