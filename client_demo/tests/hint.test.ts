import { expect, test } from "vitest";
import { HINT_MIN_MS, nextHint } from "../src/state/hint";
import { pauseAfterS } from "../src/state/trouble";
import { text } from "./builders";

const noPage = { reason: "no-page", hint: text("Geen papier") } as const;
const blurred = { reason: "blurred", hint: text("Stil houden") } as const;

test("a hint stays until it could be read", () => {
  const first = nextHint(null, noPage, 0);
  expect(nextHint(first, blurred, HINT_MIN_MS - 1)).toBe(first);
  expect(nextHint(first, blurred, HINT_MIN_MS).reason).toBe("blurred");
});

test("the same hint is not said again", () => {
  const first = nextHint(null, noPage, 0);
  expect(nextHint(first, noPage, 60_000)).toBe(first);
});

test("a hint in another language replaces it at once", () => {
  const first = nextHint(null, noPage, 0);
  expect(nextHint(first, { reason: "no-page", hint: text("No paper", "en") }, 1).text.language).toBe("en");
});

test("a busy server says when to come back; others are asked ever less often", () => {
  expect(pauseAfterS({ kind: "busy", retryAfterS: 7 }, 1)).toBe(7);
  expect([1, 2, 3, 4, 5, 9].map((attempt) => pauseAfterS({ kind: "offline" }, attempt))).toEqual([2, 4, 8, 16, 20, 20]);
});

test("a busy service is asked at the pause it states, and then ever less often", () => {
  expect([1, 3, 4, 5, 9].map((attempt) => pauseAfterS({ kind: "busy", retryAfterS: 3 }, attempt))).toEqual([3, 3, 6, 12, 20]);
  expect(pauseAfterS({ kind: "busy", retryAfterS: 60 }, 9)).toBe(60);
});
