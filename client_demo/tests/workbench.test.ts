import { describe, expect, test } from "vitest";
import { matching } from "../src/workbench/router";
import type { WorkbenchPage } from "../src/workbench/page";
import { PAGES } from "../src/workbench/pages";
import { said } from "../src/workbench/problems";
import { Problem } from "../src/workbench/service";
import { slugOf } from "../src/workbench/parts/organisation";
import { LANGUAGES, workbenchWordsIn } from "../src/workbench/words";
import { countsByPage } from "../src/workbench/tasks";

const files = import.meta.glob<Record<string, string>>("../src/locales/workbench/*.json", { eager: true, import: "default" });
const locales = Object.fromEntries(Object.entries(files).map(([path, locale]) => [path.replace(/^.*\/|\.json$/g, ""), locale]));
const slots = (sentence: string): string[] => [...sentence.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();
const PLURAL = /\.(zero|one|two|few|many|other)$/;

describe.each(Object.keys(locales))("%s", (code) => {
  const locale = locales[code]!;
  const dutch = locales["nl"]!;
  const plain = (sentences: Record<string, string>): string[] => Object.keys(sentences).filter((key) => !PLURAL.test(key));

  test("says everything Dutch says, with the same places for names and numbers", () => {
    expect(plain(locale)).toEqual(plain(dutch));
    for (const key of plain(dutch)) expect(slots(locale[key]!), key).toEqual(slots(dutch[key]!));
  });

  test("has every plural its grammar asks for", () => {
    const counted = new Set(Object.keys(dutch).filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, "")));
    for (const key of counted) for (const form of new Intl.PluralRules(code).resolvedOptions().pluralCategories) expect(locale).toHaveProperty([`${key}.${form}`]);
  });

  test("leaves no sentence empty", () => {
    for (const sentence of Object.values(locale)) expect(sentence.trim()).not.toBe("");
  });
});

test("the workbench speaks the languages there are sentences in", () => {
  expect([...LANGUAGES]).toEqual(Object.keys(locales).sort());
});

describe("addresses", () => {
  const page = (path: string): WorkbenchPage => ({ path, load: () => Promise.reject(new Error()) });
  const pages = [page(""), page("people"), page("people/new"), page("people/:id"), page("forms/:issuer/:form/:version")];
  const at = (hash: string): string | undefined => matching(pages, hash)?.page.path;

  test("the first page that fits is shown, and its parts are told", () => {
    expect([at(""), at("#/"), at("#/people"), at("#/people/new"), at("#/people/3"), at("#/people/3/x")]).toEqual(["", "", "people", "people/new", "people/:id", undefined]);
    const found = matching(pages, "#/forms/gemeente-a/verhuizing/2026%2F1?step=2");
    expect(found?.params).toEqual({ issuer: "gemeente-a", form: "verhuizing", version: "2026/1" });
    expect(found?.query.get("step")).toBe("2");
    expect(at("#/people/%E0%A4%A")).toBe("people/:id");
  });

  test("every page that is no place in the navigation belongs to one that is", () => {
    const named = PAGES.filter(({ inNavigation }) => inNavigation !== undefined).map(({ path }) => path);
    for (const { path, inNavigation, under } of PAGES) if (inNavigation === undefined) expect(named, path).toContain(under);
    expect(new Set(PAGES.map(({ path }) => path)).size).toBe(PAGES.length);
  });
});

test("a problem is told in the reader's language, else in the words of the service", async () => {
  const words = await workbenchWordsIn("nl");
  expect(said(new Problem("too-many-attempts", "Wait.", 429, 30), words)).toContain("Wacht 30 seconden");
  expect(said(new Problem("from-the-future", "Something new.", 400), words)).toBe("Something new.");
  expect(said(new Problem("failed", "", 502), words)).toBe(words.say("problem.failed"));
  expect(said(new TypeError("x is undefined"), words)).toBe(words.say("problem.failed"));
});

test("a name gives a short name that can stand in an address", () => {
  expect(["Gemeente Súdwest-Fryslân", "  ’s-Hertogenbosch ", "UWV (regio 2)"].map(slugOf)).toEqual(["gemeente-sudwest-fryslan", "s-hertogenbosch", "uwv-regio-2"]);
});

test("figures and days are those of the paper in every language", async () => {
  const words = await Promise.all(["ar", "fa"].map(workbenchWordsIn));
  expect(words.map((each) => [each.number(1234.5), each.day("2026-04-01T12:00:00Z")])).toEqual([["1,234.5", "1 أبريل 2026"], ["1,234.5", "1 آوریل 2026"]]);
});

test("Arabic counts in its own way", async () => {
  const words = await workbenchWordsIn("ar");
  expect(new Set([0, 1, 2, 3, 11].map((n) => words.count("account.codes.left", n))).size).toBe(5);
});

describe("what waits", () => {
  test("is counted for the page it is done on, all kinds of it together", () => {
    const tasks = [
      { kind: "texts-to-review", count: 3, isMore: false },
      { kind: "texts-sent-back", count: 2, isMore: false },
      { kind: "recovery-codes-low", count: 1, isMore: false },
      { kind: "of-a-newer-service", count: 9, isMore: false },
    ];
    expect([...countsByPage(tasks)]).toEqual([["texts", 5]]);
  });
});
