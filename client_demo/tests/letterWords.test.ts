import { describe, expect, test } from "vitest";
import { letterWordsIn } from "../src/letter/letterWords";
import { wordsIn } from "../src/words";

const files = import.meta.glob<Record<string, string>>("../src/locales/letter/*.json", { eager: true, import: "default" });
const locales = Object.fromEntries(Object.entries(files).map(([path, locale]) => [path.replace(/^.*\/|\.json$/g, ""), locale]));
const slots = (sentence: string): string[] => [...sentence.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();

describe.each(Object.keys(locales))("%s", (code) => {
  test("says of letters everything Dutch says, with the same places for names and numbers", () => {
    expect(Object.keys(locales[code]!)).toEqual(Object.keys(locales["nl"]!));
    for (const [key, sentence] of Object.entries(locales["nl"]!)) expect(slots(locales[code]![key]!), key).toEqual(slots(sentence));
  });

  test("leaves no sentence empty, and never calls a letter genuine", () => {
    for (const sentence of Object.values(locales[code]!)) {
      expect(sentence.trim()).not.toBe("");
      expect(sentence).not.toMatch(/genuine|authentic|\becht|أصلي/i);
    }
  });
});

test("a language without sentences for letters is answered in English", async () => {
  const words = await letterWordsIn(await wordsIn("ti"));
  expect(words.say("task.pay")).toBe("Pay");
});
