import { describe, expect, test } from "vitest";
import { isSaid } from "../src/feedback/draftWords";
import { openWording } from "../src/state/draft";
import type { Template } from "../src/contract";
import { changesOf } from "../src/state/filling";
import { initialState } from "../src/state/beginning";
import { reduce } from "../src/state/reduce";
import { anchorsInOrder, formTitle, versionKey, wantsFrames, type Event, type State } from "../src/state/state";
import { anchor, missed, picture, recognised, text } from "./builders";

const LANGUAGES = [{ code: "nl", name: "Nederlands", direction: "ltr" }] as const;

function after(...events: readonly (Event | ((state: State) => Event))[]): State {
  return events.reduce<State>(
    (state, event) => reduce(state, typeof event === "function" ? event(state) : event),
    initialState("nl", LANGUAGES),
  );
}

const live: readonly Event[] = [{ type: "camera-asked" }, { type: "camera-opened" }];
const answer = (overlay = recognised(), nowMs = 0) => (state: State): Event => ({
  type: "answered",
  turn: state.turn,
  picture: picture(),
  overlay,
  nowMs,
});

describe("the camera", () => {
  test("is asked for only by the person, and sends frames once it is on", () => {
    expect(wantsFrames(after())).toBe(false);
    expect(wantsFrames(after({ type: "camera-asked" }))).toBe(false);
    expect(wantsFrames(after(...live))).toBe(true);
  });

  test("sends nothing while a field or a panel is read, or the picture is held", () => {
    const seen = [...live, answer()];
    expect(wantsFrames(after(...seen, { type: "selected", id: "naam" }))).toBe(false);
    expect(wantsFrames(after(...seen, { type: "panel", panel: "list" }))).toBe(false);
    expect(wantsFrames(after(...seen, { type: "held", picture: null }))).toBe(false);
    expect(wantsFrames(after(...seen, { type: "selected", id: "naam" }, { type: "selected", id: null }))).toBe(true);
  });

  test("that opens after the person left stays out of the state", () => {
    expect(after({ type: "camera-asked" }, { type: "left" }, { type: "camera-opened" }).camera).toBe("off");
  });
});

describe("the languages", () => {
  const [german, english] = [{ code: "de", name: "Deutsch", direction: "ltr" }, { code: "en", name: "English", direction: "ltr" }] as const;
  const known = (...languages: State["languages"]): Event => ({ type: "languages-known", languages });
  const begun = initialState("nl", [...LANGUAGES, english]);

  test("stay the same object when the service says what the page knew", () => {
    expect(reduce(begun, known(...begun.languages.map((each) => ({ ...each, leavesMachine: false }))))).toBe(begun);
  });

  test("keep their places when there are more, or when they come in another order", () => {
    const codes = (state: State): readonly string[] => state.languages.map(({ code }) => code);
    expect(codes(reduce(begun, known(german, english, LANGUAGES[0])))).toEqual(["nl", "en", "de"]);
    expect(codes(reduce(begun, known(english)))).toEqual(["en"]);
    expect(reduce(begun, known(LANGUAGES[0], { ...english, leavesMachine: true })).languages[1]).toHaveProperty("leavesMachine", true);
  });
});

describe("answers", () => {
  test("are shown with the picture they belong to", () => {
    const sent = picture();
    const state = after(...live, (now) => ({ type: "answered", turn: now.turn, picture: sent, overlay: recognised(), nowMs: 0 }));
    expect(state.keyframe?.picture).toBe(sent);
  });

  test("to an earlier turn are dropped", () => {
    const late: Event = { type: "answered", turn: 1, picture: picture(), overlay: recognised(), nowMs: 0 };
    expect(after(...live, { type: "held", picture: picture() }, late).keyframe).toBeNull();
    expect(after(...live, { type: "left" }, late).keyframe).toBeNull();
  });

  test("do not move the picture while a field is read", () => {
    const state = after(...live, answer());
    const reading = reduce(state, { type: "selected", id: "naam" });
    const later = reduce(reading, { type: "answered", turn: state.turn, picture: picture(), overlay: recognised(), nowMs: 9 });
    expect(later.keyframe).toBe(state.keyframe);
  });

  test("keep the recognised form on screen through misses of the same paper", () => {
    const state = after(...live, answer(), answer(missed()), answer(missed()), answer(missed()), answer(missed()));
    expect(state.keyframe).not.toBeNull();
    expect(state.hint?.reason).toBe("no-page");
  });

  test("let go of it when another paper was seen three times", () => {
    const unknown = answer(missed("unknown-form"));
    expect(after(...live, answer(), unknown, unknown).keyframe).not.toBeNull();
    expect(after(...live, answer(), unknown, unknown, unknown).keyframe).toBeNull();
  });

  test("close the field when the new page does not have it", () => {
    const other = recognised([anchor("iban", 1)], "bijstand");
    const state = after(...live, answer(), { type: "selected", id: "naam" }, { type: "language-chosen", code: "en" }, answer(other));
    expect(state.selected).toBeNull();
  });

  test("come in reading order", () => {
    const state = after(...live, answer(recognised([anchor("b", 2), anchor("a", 1)])));
    expect(anchorsInOrder(state).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(versionKey(state)).toBe("gemeente/verhuizing/2026-1");
  });
});

describe("a photo", () => {
  const chosen: Event = { type: "photo-chosen", picture: picture() };

  test("works without a camera and waits for its answer", () => {
    const state = after(chosen);
    expect([state.source, state.camera, state.waiting, wantsFrames(state)]).toEqual(["photo", "off", true, false]);
    expect(reduce(state, answer()(state)).still).toBeNull();
  });

  test("that is not recognised stays, with its hint", () => {
    const state = after(chosen, answer(missed()));
    expect(state.still).not.toBeNull();
    expect([state.waiting, state.hint?.reason]).toEqual([false, "no-page"]);
  });

  test("is asked about again in another language, and after trouble", () => {
    expect(after(chosen, answer(), { type: "language-chosen", code: "ar" }).waiting).toBe(true);
    const failed = (state: State): Event => ({ type: "failed", turn: state.turn, trouble: { kind: "offline" } });
    const state = after(chosen, failed);
    expect([state.waiting, state.trouble?.kind]).toEqual([false, "offline"]);
    expect(reduce(state, { type: "retried", byPerson: true }).waiting).toBe(true);
  });

  test("that could not be read leaves nothing of the one before", () => {
    const state = after(chosen, answer(), { type: "photo-refused", trouble: { kind: "pdf-broken" } });
    expect([state.keyframe, state.still, state.trouble?.kind]).toEqual([null, null, "pdf-broken"]);
  });
});

test("choosing the same language changes nothing but closes the panel", () => {
  const before = after(...live, answer(), { type: "panel", panel: "languages" });
  expect(reduce(before, { type: "language-chosen", code: "nl" })).toEqual({ ...before, panel: null });
});

test("the title is the printed one until notes in the reader's language are there", () => {
  const before = after(...live, answer());
  expect(formTitle(before)?.text).toBe("Verhuizing doorgeven");
  const notes = { title: text("Moving house", "en"), purpose: null, atHand: [], sendTo: null, before: null, fields: {}, questions: {}, online: null };
  const known = reduce(before, { type: "notes-known", known: { version: "gemeente/verhuizing/2026-1", language: "nl", organisation: null, notes, owners: null } });
  expect(formTitle(known)?.text).toBe("Moving house");
  expect(formTitle(reduce(known, { type: "language-chosen", code: "ar" }))?.text).toBe("Verhuizing doorgeven");
});

describe("a remark", () => {
  const opened: Event = { type: "draft-opened", pageKey: "gemeente/verhuizing/2026-1/1", anchorId: "naam", place: null, wording: null };
  const words: Event = { type: "draft-changed", kind: "unclear", message: "Welke naam?" };

  test("keeps its words when sending fails, and drops them once sent", () => {
    const failed = after(opened, words, { type: "draft-sending" }, { type: "draft-failed", trouble: { kind: "offline" } });
    expect([failed.draft?.message, failed.draft?.stage, failed.draft?.trouble?.kind]).toEqual(["Welke naam?", "writing", "offline"]);
    const sent = reduce(reduce(failed, { type: "draft-sending" }), { type: "draft-sent" });
    expect([sent.draft?.message, sent.draft?.stage, sent.draft?.trouble]).toEqual(["", "sent", null]);
  });

  test("that words a text otherwise begins with the text, and is not sent unchanged", () => {
    const shown = text("First name", "en");
    const begun = after({ ...opened, wording: { path: "fields/1/naam/label", text: shown } } as Event, { type: "draft-changed", kind: "otherwise" });
    expect([begun.draft?.message, begun.draft !== null && isSaid(begun.draft)]).toEqual(["First name", false]);
    const changed = reduce(begun, { type: "draft-changed", message: "Given name" });
    expect(changed.draft !== null && isSaid(changed.draft)).toBe(true);
    expect(reduce(changed, { type: "draft-changed", kind: "unclear" }).draft?.message).toBe("Given name");
    expect(reduce(begun, { type: "draft-changed", kind: "unclear" }).draft?.message).toBe("");
  });

  test("may word otherwise what somebody translated, not what the owner wrote or another language says", () => {
    expect(openWording("a", { ...text("First name", "en"), provenance: "draft" }, "en")?.path).toBe("a");
    for (const [shown, language] of [[{ ...text("First name", "en"), provenance: "owner" }, "en"], [{ ...text("Voornaam", "nl"), provenance: "draft" }, "en"], [null, "en"]] as const) {
      expect(openWording("a", shown as Parameters<typeof openWording>[1], language)).toBeNull();
    }
  });

  test("is gone when the person closes it or leaves", () => {
    expect(after(opened, words, { type: "draft-closed" }).draft).toBeNull();
    expect(after(opened, words, { type: "left" }).draft).toBeNull();
    expect(after(opened, { type: "draft-closed" }, { type: "draft-sent" }).draft).toBeNull();
  });
});

describe("the coach", () => {
  test("lets the camera go and drops answers under way", () => {
    const looking = after(...live, answer());
    const coaching = reduce(looking, { type: "coach-opened" });
    expect([coaching.screen, coaching.camera, wantsFrames(coaching)]).toEqual(["coach", "off", false]);
    expect(coaching.turn).toBe(looking.turn + 1);
    expect(coaching.version).toBe("gemeente/verhuizing/2026-1");
  });

  test("opens for no form at all only when there is one", () => {
    const before = after();
    expect(reduce(before, { type: "coach-opened" })).toBe(before);
  });

  test("keeps what is known of the form when the person leaves, until it is erased", () => {
    const left = after({ type: "form-picked", version: "g/v/1" }, { type: "marked", marks: new Map([["1/naam", "done"]]) }, { type: "left" });
    expect(left.works.get("g/v/1")?.marks.get("1/naam")).toBe("done");
    expect(reduce(left, { type: "work-forgotten" }).works.size).toBe(0);
  });
});

describe("what was changed in a form", () => {
  const template = { language: "nl", pages: [], organisations: [] } as unknown as Template;
  const changes = [{ pageKey: "gemeente/verhuizing/2026-1/1", anchorId: "naam", day: "2026-03-01", text: "Er staat nu bij wat u invult." }];
  const known = (version: string): Event => ({ type: "changes-known", known: { version, changes } });
  const at: readonly Event[] = [{ type: "form-picked", version: "gemeente/verhuizing/2026-1" }, { type: "template-known", version: "gemeente/verhuizing/2026-1", template }];

  test("is said of that form and no other", () => {
    expect(changesOf(after(...at))).toBeNull();
    expect(changesOf(after(...at, known("gemeente/verhuizing/2026-1")))).toEqual({ language: "nl", changes });
    expect(changesOf(after(...at, known("gemeente/kwijtschelding/2026")))).toBeNull();
  });
});
