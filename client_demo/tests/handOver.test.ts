import { expect, test } from "vitest";
import { addressFor, handedOver } from "../src/handOver";

const HANDED = { version: "gemeente-voorbeeldstad/verhuizing/2026-1", step: "1/bsn", language: "ar" };

test("what is handed over arrives, and holds nothing else", () => {
  const address = addressFor(HANDED, "https://leeswijzer.example/onder/?x=1#oud");
  expect(new URL(address).search).toBe("");
  expect(new URL(address).pathname).toBe("/onder/");
  expect([...new URLSearchParams(new URL(address).hash.slice(1)).keys()]).toEqual(["form", "step", "language"]);
  expect(handedOver(address)).toEqual(HANDED);
  expect(handedOver(addressFor({ ...HANDED, step: null }, "https://l.example/"))).toEqual({ ...HANDED, step: null });
});

test.each(["", "#", "#form=a/b/c", "#form=a/b&language=nl", "#form=../../x&language=nl", "#form=a/b/c&language=<script>", "#form=a/b/c&language=nl&step=javascript:1", `#form=a/b/c&language=nl&step=1/${"x".repeat(500)}`])("another address hands over nothing: %s", (hash) => {
  expect(handedOver(`https://leeswijzer.example/${hash}`)).toBeNull();
});
