import { describe, expect, test } from "vitest";
import { cardOf } from "../src/letter/card";
import { letterWordsIn } from "../src/letter/letterWords";
import { spokenCard } from "../src/letter/spoken";
import { wordsIn } from "../src/words";
import type { Anchor, Text } from "../src/contract";
import { box, euros, fact, line, page } from "./letterBuilders";
import { text } from "./builders";

const said = (words: string, given: Partial<Text> = {}): Text => ({ ...text(words), language: "en", provenance: "phrase", ...given });

/** A printed line over the whole width, and what the service says of it. */
function row(order: number, printed: string, meaning: Text | null): Anchor {
  return line(order, { label: { ...text(printed), language: "nl" }, translation: meaning, polygon: box(0, order * 20, 400, order * 20 + 10) });
}

const about = (anchors: readonly Anchor[], subject: string, lines = 1): Text | null =>
  cardOf(page(1, { subject: fact(subject, { text: subject, polygon: box(60, 20, 400, 10 + lines * 20) }) }, { anchors: [...anchors] }))!.subject!.meant;
const named = (anchors: readonly Anchor[], printed: string, at = 1): string | null =>
  cardOf(page(1, { amounts: [euros("15.00", { role: null, text: printed, polygon: box(300, at * 20, 400, at * 20 + 10) })] }, { anchors: [...anchors] }))!.amounts[0]!.meant?.text ?? null;

describe("what a letter is about", () => {
  const meaning = said("Subject: your student debt");
  const bare = { ...meaning, text: "Your student debt" };

  test("is said as the service says its line, without the label that the card has already", () => {
    expect(about([row(1, "Onderwerp: uw studieschuld", meaning)], "uw studieschuld")).toEqual(bare);
    expect(about([row(1, "Betreft: het terugbetalen", meaning), row(2, "van uw studieschuld", null)], "het terugbetalen van uw studieschuld", 2)).toEqual(bare);
  });

  test("keeps a colon of its own", () => {
    const own = said("Your student debt: last letter");
    expect(about([row(1, "Uw studieschuld: laatste brief", own)], "Uw studieschuld: laatste brief")).toEqual(own);
  });

  test("is not said where only a part of it is, or another sentence stands on its line", () => {
    expect(about([row(1, "Onderwerp: uw studieschuld", said("“studieschuld”", { detail: "source" }))], "uw studieschuld")).toBeNull();
    expect(about([row(1, "Onderwerp: uw studieschuld", { ...meaning, provenance: "source", language: "nl" })], "uw studieschuld")).toBeNull();
    expect(about([row(1, "Uw studieschuld begint op 1 januari 2027 en duurt vijftien jaar lang", meaning)], "Uw studieschuld")).toBeNull();
    expect(about([row(1, "Onderwerp: uw studieschuld", null)], "uw studieschuld")).toBeNull();
  });

  test("is read aloud behind the print", async () => {
    const words = await letterWordsIn(await wordsIn("en"));
    const card = cardOf(page(1, { subject: fact("uw studieschuld", { text: "uw studieschuld", polygon: box(60, 20, 400, 30) }) }, { anchors: [row(1, "Onderwerp: uw studieschuld", meaning)] }))!;
    const spoken = spokenCard(card, words).map(({ text: each }) => each);
    expect(spoken.slice(spoken.indexOf("uw studieschuld"))[1]).toBe(bare.text);
  });
});

describe("what the paper calls a sum", () => {
  test("is said in the reader's language: beside it, before a colon, or above", () => {
    expect(named([row(1, "Incassokosten € 15,00", said("collection costs (Incassokosten) € 15,00"))], "€ 15,00")).toBe("collection costs (Incassokosten)");
    expect(named([row(1, "Te betalen: € 15,00", said("To pay: €15.00"))], "€ 15,00")).toBe("To pay");
    expect(named([row(1, "Openstaand bedrag", said("Not yet paid")), row(2, "€ 15,00", null)], "€ 15,00", 2)).toBe("Not yet paid");
    expect(named([row(1, "Vastrecht € 15,00", said("\u2068الرسم الثابت (\u2066vastrecht\u2069)\u2069 \u2066€ 15,00\u2069", { language: "ar", direction: "rtl" }))], "€ 15,00")).toBe("الرسم الثابت (vastrecht)");
  });

  test("stays Dutch where it was not said whole, or a sentence says the sum", () => {
    expect(named([row(1, "Incassokosten € 15,00", said("“Incassokosten” € 15,00", { detail: "source" }))], "€ 15,00")).toBeNull();
    expect(named([row(1, "U betaalt € 15,00", said("You pay €15.00."))], "€ 15,00")).toBeNull();
    expect(named([row(1, "U betaalt € 15,00", said("Please note: you must pay €15.00 soon."))], "€ 15,00")).toBeNull();
    expect(named([row(1, "€ 15,00", null)], "€ 15,00")).toBeNull();
    expect(named([row(1, "Datum 16 mei 2026 Kosten € 15,00", said("Date 16 May 2026 Costs € 15,00"))], "€ 15,00")).toBeNull();
  });
});
