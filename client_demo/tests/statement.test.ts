import { describe, expect, test } from "vitest";
import results from "../src/statement/results.json";
import { statementWordsIn } from "../src/statement/statementWords";
import { wordsIn } from "../src/words";

const files = import.meta.glob<Record<string, string>>("../src/locales/statement/*.json", { eager: true, import: "default" });
const locales = Object.fromEntries(Object.entries(files).map(([path, locale]) => [path.replace(/^.*\/|\.json$/g, ""), locale]));
const slots = (sentence: string): string[] => [...sentence.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();

describe.each(Object.keys(locales))("%s", (code) => {
  test("states everything Dutch states, with the same places for names and numbers", () => {
    expect(Object.keys(locales[code]!)).toEqual(Object.keys(locales["nl"]!));
    for (const [key, sentence] of Object.entries(locales["nl"]!)) expect(slots(locales[code]![key]!), key).toEqual(slots(sentence));
  });

  test("has a sentence for everything that was tried, and for every gap", () => {
    const { modes, tried, gaps, status } = results;
    const needed = [...modes.map((mode) => `mode.${mode}`), ...tried.map(({ claim }) => `claim.${claim}`), ...gaps.map((gap) => `gap.${gap}`), `status.${status}`];
    for (const key of needed) expect(locales[code]![key], key).toMatch(/\S/);
  });
});

test("a language without sentences for the statement is answered in English", async () => {
  const say = await statementWordsIn(await wordsIn("ti"));
  expect(say("heading")).toBe("Accessibility");
});
