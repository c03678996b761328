import { expect, test } from "vitest";
import type { TemplateSummary } from "../src/contract";
import { formsFor } from "../src/views/forms";

const form = (title: string, version: string, validUntil: string | null = null, issuerName: string | null = "Gemeente Ëindhoven"): TemplateSummary =>
  ({ key: `gemeente/${title.toLowerCase()}/${version}`, issuer: "gemeente", issuerName, form: "x", version, title, language: "nl", pageCount: 1, fieldCount: 1, replaces: null, validFrom: null, validUntil }) as TemplateSummary;

const FORMS = [form("Verhuizing", "2025", "2025-12-31"), form("Verhuizing", "2026", "2026-12-31"), form("Bijstand", "1"), form("Bijstand", "0", "2024-12-31", null)];
const found = (typed: string): readonly string[] => formsFor(typed, FORMS, "2026-11-26").map(({ title, version }) => `${title} ${version}`);

test("every word that was typed must stand somewhere, however it is written", () => {
  expect(found("verhuiz")).toEqual(["Verhuizing 2026", "Verhuizing 2025"]);
  expect(found("  EINDHOVEN bijst ")).toEqual(["Bijstand 1"]);
  expect(found("gemeente/bijstand/0")).toEqual(["Bijstand 0"]);
  expect(found("paspoort")).toEqual([]);
});

test("forms of today come before those of the past, newest first", () => {
  expect(found("")).toEqual(["Bijstand 1", "Verhuizing 2026", "Verhuizing 2025", "Bijstand 0"]);
});
