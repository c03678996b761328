/** Answers and pictures for tests, built from stated values. */
import type { Anchor, Overlay, Text } from "../src/contract";
import type { Picture } from "../src/state/picture";

export function text(words: string, language = "nl"): Text {
  return { text: words, language, direction: language === "ar" ? "rtl" : "ltr", provenance: "owner", detail: null };
}

export function anchor(id: string, order: number, given: Partial<Anchor> = {}): Anchor {
  const top = order * 20;
  return {
    id,
    kind: "field",
    polygon: [[10, top], [110, top], [110, top + 10], [10, top + 10]],
    areaMm: [[0, 0], [1, 0], [1, 1], [0, 1]],
    fieldType: "text",
    semantic: null,
    required: true,
    order,
    label: text(id),
    translation: null,
    explanation: text("Uitleg"),
    steps: [],
    state: "empty",
    value: null,
    checks: [],
    ...given,
  };
}

const NOTHING: Overlay = {
  outcome: "miss",
  miss: null,
  frame: { widthPx: 1280, heightPx: 720 },
  page: null,
  template: null,
  pageToFrame: null,
  mesh: null,
  language: "nl",
  anchors: [],
  letter: null,
  warnings: [],
  partial: [],
  timingMs: { total: 50 },
};

export function recognised(anchors: readonly Anchor[] = [anchor("naam", 1)], form = "verhuizing"): Overlay {
  return {
    ...NOTHING,
    outcome: "recognised",
    anchors,
    template: {
      key: `gemeente/${form}/2026-1/1`,
      issuer: "gemeente",
      form,
      version: "2026-1",
      page: 1,
      title: text("Verhuizing doorgeven"),
      confidence: 0.9,
      isCurrent: true,
      currentVersion: "2026-1",
      candidates: [],
    },
  };
}

export function missed(reason: "no-page" | "unknown-form" | "blurred" = "no-page", hint = reason as string): Overlay {
  return { ...NOTHING, miss: { reason, hint: text(hint) } };
}

export function picture(): Picture {
  return { image: {} as CanvasImageSource, widthPx: 1280, heightPx: 720, jpeg: new Blob() };
}
