import { expect, test } from "vitest";
import { personalWordsIn } from "../src/feedback/personalWords";
import { tidied } from "../src/feedback/draftWords";

// The service is held to the same cases by tests/forms/test_personal_words.py.
const cases = import.meta.glob<Record<string, string[]>>("../../tests/golden/personal-words.json", { eager: true, import: "default" });
const byKind = Object.values(cases)[0]!;

test.each(Object.entries(byKind).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const)))("%s: %s", (kind, text) => {
  const found = personalWordsIn(text);
  if (kind === "nothing") expect(found).toEqual([]);
  else expect(found).toContain(kind);
});

test("words go on one line, as they are kept", () => {
  expect(tidied("  Welke\n\n naam\u0007 bedoelt u? ")).toBe("Welke naam bedoelt u?");
});
