import { describe, expect, test } from "vitest";
import { cardOf } from "../src/letter/card";
import { letterWordsIn, type LetterWords } from "../src/letter/letterWords";
import { inItsLanguages, spokenCard, spokenText } from "../src/letter/spoken";
import { wordsIn } from "../src/words";
import { text } from "./builders";
import { action, box, fact, line, page, warning } from "./letterBuilders";

const inArabic = async (): Promise<LetterWords> => letterWordsIn(await wordsIn("ar"));
const printed = (words: string) => ({ ...text(words), provenance: "source" as const });
const arabic = (words: string) => ({ ...text(words, "ar"), provenance: "phrase" as const });

describe("a card read aloud", () => {
  test("says what came of it, after what it is and who writes", async () => {
    const words = await letterWordsIn(await wordsIn("nl"));
    const card = cardOf(page(1, { kind: "rejection", sender: fact("Gemeente"), actions: [action("object")] }))!;
    const said = spokenCard(card, words).map((piece) => piece.text);
    expect(said.slice(0, 4)).toEqual(["Afwijzing", "Van", "Gemeente", "U krijgt niet wat u hebt gevraagd."]);
  });

  test("says to wait before what is to be handed over, where somebody else may have written", async () => {
    const words = await letterWordsIn(await wordsIn("nl"));
    const said = (...codes: Parameters<typeof warning>[0][]): readonly string[] =>
      spokenCard(cardOf(page(1, { actions: [action("reply"), action("object")] }, { warnings: codes.map((code) => warning(code)) }))!, words).map((piece) => piece.text);
    const wait = words.say("task.wait");
    expect(said()).not.toContain(wait);
    const warned = said("unknown-host");
    expect(warned.filter((piece) => piece === wait)).toHaveLength(1);
    expect(warned.indexOf(wait)).toBe(warned.indexOf(words.say("task.reply")) + 1);
  });
});

describe("a text that quotes the paper", () => {
  test("is read by a voice for each of its languages", () => {
    const said = inItsLanguages(arabic("يمكنك الاعتراض. “\u2068Stuur uw bezwaarschrift binnen zes weken.\u2069”"));
    expect(said).toEqual([{ text: "يمكنك الاعتراض. “", language: "ar" }, { text: "Stuur uw bezwaarschrift binnen zes weken.", language: "nl" }]);
  });

  test("keeps figures and numbers of cases in the sentence around them", () => {
    const said = inItsLanguages(arabic("اذكر رقم المرجع \u2066Z2026-019845\u2069 قبل \u206624\u2069."));
    expect(said).toEqual([{ text: "اذكر رقم المرجع Z2026-019845 قبل 24.", language: "ar" }]);
    expect(inItsLanguages(text("“\u2068Betaal nu\u2069”"))).toHaveLength(1);
  });
});

describe("the whole text read aloud", () => {
  const anchors = [
    line(1, { label: printed("Wij wijzen uw aanvraag af voor de kosten van een wasmachine."), translation: arabic("رُفض طلبك."), areaMm: box(20, 10, 120, 14) }),
    line(2, { label: printed("Een wasmachine hoort bij de gewone kosten van het huishouden."), areaMm: box(20, 15, 120, 19) }),
  ];

  test("says what is not translated, and then reads it in Dutch", async () => {
    const words = await inArabic();
    const said = spokenText([page(1, {}, { anchors })], words);
    expect(said.map(({ language, place }) => [language, place])).toEqual([["ar", 0], ["ar", null], ["nl", null], ["nl", null]]);
    expect(said[1]!.text).toBe(words.say("aloud.partly-translated"));
    expect(said[3]!.text).toContain("gewone kosten");
    const [lead, first] = spokenText([page(1, {}, { anchors: [anchors[1]!] })], words);
    expect([lead!.text, first!.language]).toEqual([words.say("text.untranslated"), "nl"]);
  });

  test("says at the end that a phone without a Dutch voice left that out", async () => {
    const words = await inArabic();
    const said = spokenText([page(1, {}, { anchors })], words, (language) => language === "ar");
    expect(said.at(-1)).toEqual({ text: words.say("aloud.no-dutch"), language: "ar", place: null });
  });
});
