import { describe, expect, test } from "vitest";
import { answersTo, answerText } from "../src/letter/answers";
import { cardOf, factsOf } from "../src/letter/card";
import { checkedShare } from "../src/letter/checked";
import { leadOfDay } from "../src/letter/lastDay";
import { letterWordsIn } from "../src/letter/letterWords";
import { partsOf, saidOf } from "../src/letter/parts";
import { sceneOfPage } from "../src/letter/places";
import { seemsForm } from "../src/letter/unknownForm";
import { cautionBefore, isOfferedIn } from "../src/letter/waiting";
import { nameOfFact } from "../src/views/letter/facts";
import { wordsIn } from "../src/words";
import type { Text } from "../src/contract";
import { action, box, euros, fact, line, page, warning } from "./letterBuilders";
import { text } from "./builders";

const TODAY = new Date(2026, 2, 20, 9);

describe("a card", () => {
  test("is made of a letter only", () => {
    expect(cardOf({ id: 1, overlay: { ...page(1).overlay, letter: null } })).toBeNull();
  });

  test("names a fact once, where it was surely read, and each role apart", () => {
    const card = cardOf(page(1, { amounts: [euros("10.00", { certain: false }), euros("10.00", { role: "instalment" }), euros("10.00"), euros("5.00")] }))!;
    expect(card.amounts.map(({ fact: { value, role, certain } }) => [(value as { amount: string }).amount, role, certain])).toEqual([
      ["10.00", "to-pay", true],
      ["10.00", "instalment", true],
      ["5.00", "to-pay", true],
    ]);
    expect(new Set(factsOf(card).map(({ key }) => key)).size).toBe(3);
  });

  test("asks for one thing once: by kind and last day, in the order to do them", () => {
    const actions = [action("pay", "2026-04-01"), action("object", "2026-03-25"), action("nothing"), action("pay", "2026-04-01"), action("pay"), action("reply"), action("send-documents", "2026-03-22")];
    expect(cardOf(page(1, { actions }))!.tasks.map(({ kind, before }) => [kind, before])).toEqual([
      ["send-documents", "2026-03-22"],
      ["pay", "2026-04-01"],
      ["reply", null],
      ["object", "2026-03-25"],
    ]);
  });

  test("says that nothing need be done only when nothing else is asked", () => {
    const kinds = (...actions: Parameters<typeof action>[0][]): string[] => cardOf(page(1, { actions: actions.map((kind) => action(kind)) }))!.tasks.map(({ kind }) => kind);
    expect(kinds("nothing", "object")).toEqual(["nothing", "object"]);
    expect(kinds("nothing", "pay")).toEqual(["pay"]);
  });

  test("says the same caution once", () => {
    expect(cardOf(page(1, {}, { warnings: [warning("partial-page"), warning("partial-page"), warning("unknown-iban")] }))!.warnings.map(({ code }) => code)).toEqual(["partial-page", "unknown-iban"]);
  });
});

describe("a task", () => {
  const [due, other] = [box(10, 10), box(10, 50)];

  test("has the day and the amount that it rests on", () => {
    const card = cardOf(
      page(1, {
        deadlines: [fact("2026-04-01", { polygon: due, role: "due" })],
        amounts: [euros("12.00", { polygon: other, role: null }), euros("80.00", { polygon: box(10, 90) })],
        actions: [action("pay", "2026-04-01", [due, other, box(10, 90)])],
      }),
    )!;
    const [task] = card.tasks;
    expect(task?.deadline?.fact.value).toBe("2026-04-01");
    expect(task?.amount?.fact.value).toEqual({ amount: "80.00", currency: "EUR" });
  });

  test("has the words of its own day where another thing has to be done by the same date", () => {
    const day = "2026-12-21";
    const sentences = ["Betaal vóór 21 december 2026.", "Uw bezwaar moet uiterlijk op 21 december 2026 binnen zijn.", "Stuur de papieren vóór 21 december 2026."];
    const deadlines = sentences.map((sentence, at) => fact(day, { text: "21 december 2026", sentence, polygon: box(10, 40 * at), role: "due" }));
    const [pay, object, send] = deadlines.map(({ polygon }) => polygon!);
    const card = cardOf(page(1, { deadlines, actions: [action("pay", day, [pay!]), action("object", day, [object!]), action("send-documents", day, [send!]), action("reply", day)] }))!;
    const said = Object.fromEntries(card.tasks.map((task) => [task.kind, [leadOfDay(task), task.deadline?.fact.sentence]]));
    expect(said["pay"]).toEqual(["task.before", sentences[0]]);
    expect(said["object"]).toEqual(["task.by", sentences[1]]);
    expect(said["send-documents"]).toEqual(["task.before", sentences[2]]);
    // Each can be pointed at, and what no action rests on is one day as before.
    expect(new Set(factsOf(card).map(({ key }) => key)).size).toBe(3);
    expect(cardOf(page(1, { deadlines: [deadlines[0]!, deadlines[2]!], actions: [action("pay", day, [pay!])] }))!.deadlines).toHaveLength(1);
  });

  test("whose own day no fact says takes no words of another's where it can", () => {
    const day = "2026-12-21";
    const deadlines = [fact(day, { text: "21 december 2026", sentence: "Betaal vóór 21 december 2026.", polygon: box(10, 10) }), fact(day, { text: "21 december 2026", sentence: "uiterlijk op 21 december 2026", polygon: box(10, 90) })];
    const card = cardOf(page(1, { deadlines, actions: [action("pay", day, [box(10, 10)]), action("object", day)] }))!;
    expect(card.tasks.map(leadOfDay)).toEqual(["task.before", "task.by"]);
  });

  test("has no amount where several could be meant, and none when nothing is paid", () => {
    const amounts = [euros("1.00"), euros("2.00")];
    expect(cardOf(page(1, { amounts, actions: [action("pay")] }))!.tasks[0]?.amount).toBeNull();
    expect(cardOf(page(1, { amounts: [euros("1.00")], actions: [action("object")] }))!.tasks[0]?.amount).toBeNull();
    expect(cardOf(page(1, { amounts: [euros("1.00")], actions: [action("pay")] }))!.tasks[0]?.amount?.fact.role).toBe("to-pay");
  });

  test("whose day no fact says has no day to be sure of", () => {
    expect(cardOf(page(1, { actions: [action("pay", "2026-04-01")] }))!.tasks[0]?.deadline).toBeNull();
  });
});

describe("a warning", () => {
  const ibans = [fact("NL1", { polygon: box(10, 20) }), fact("NL2", { polygon: box(10, 40) })];
  const anchors = [line(1, { polygon: box(0, 18, 300, 32) }), line(2, { polygon: box(0, 38, 300, 52) }), line(3, { polygon: box(0, 78, 300, 92) })];
  const warned = (...warnings: ReturnType<typeof warning>[]): boolean[] => cardOf(page(1, { ibans }, { anchors, warnings }))!.ibans.map(({ isWarned }) => isWarned);

  test("is about the fact on the lines that it names", () => {
    expect(warned()).toEqual([false, false]);
    expect(warned(warning("unknown-iban", ["line-2"]))).toEqual([false, true]);
    expect(warned(warning("unknown-phone", ["line-2"]))).toEqual([false, false]);
  });

  test("that names no line such a fact stands on is about all of them", () => {
    expect(warned(warning("unknown-iban"))).toEqual([true, true]);
    expect(warned(warning("unknown-iban", ["line-3"]))).toEqual([true, true]);
  });

  test("of an account or of what is asked takes no way to whoever wrote at hand", () => {
    const offered = (...codes: Parameters<typeof warning>[0][]): unknown[] => {
      const card = cardOf(page(1, { phones: [fact("+3114012")], references: [fact("Z-1")] }, { warnings: codes.map((code) => warning(code)) }))!;
      return [card.phones[0]!, card.references[0]!].map((placed) => isOfferedIn(card, placed));
    };
    expect(offered()).toEqual([true, true]);
    expect(offered("unknown-host")).toEqual([true, true]);
    expect(offered("unknown-iban")).toEqual([false, true]);
    expect(offered("unknown-phone")).toEqual([false, true]);
  });

  test("of somebody else bids to wait before anything is handed over, and not before an objection", () => {
    const kinds = ["pay", "reply", "send-documents", "call", "come", "object", "nothing"] as const;
    const cautions = (code: Parameters<typeof warning>[0], ...of: Parameters<typeof warning>[1][]): Record<string, unknown> => {
      const card = cardOf(page(1, { ibans: of.length > 0 ? ibans : [], actions: kinds.map((kind) => action(kind)) }, { anchors, warnings: [warning(code, of[0])] }))!;
      return Object.fromEntries(card.tasks.map((task) => [task.kind, cautionBefore(card, task)]));
    };
    const wait = { reply: "task.wait", "send-documents": "task.wait", call: "task.wait", come: "task.wait", object: null };
    expect(cautions("unknown-phone")).toEqual({ ...wait, pay: "task.wait" });
    expect(cautions("unknown-code")).toEqual({ ...wait, pay: "task.wait" });
    expect(cautions("unknown-iban", ["line-2"])).toEqual({ ...wait, pay: "advice.iban" });
    for (const other of ["deadline-passed", "partial-page", "low-confidence"] as const) expect(Object.values(cautions(other))).toEqual([null, null, null, null, null, null]);
  });
});

test("a fact is called what the paper calls it", () => {
  const printed = (order: number, words: string) => line(order, { label: { ...text(words), provenance: "source" as const }, polygon: box(10, order * 20, 300, order * 20 + 10) });
  const anchors = [printed(1, "Betalingskenmerk"), printed(2, "7000 6120"), printed(3, "Kenmerk: AB 12"), printed(4, "Op 3 maart schreven wij over zaak 99")];
  const at = (order: number, words: string) => fact(words, { polygon: box(20, order * 20 + 1, 90, order * 20 + 9) });
  const card = cardOf(page(1, { references: [at(2, "7000 6120"), at(3, "AB 12"), at(4, "99"), fact("x")] }, { anchors }))!;
  expect(card.references.map(({ called }) => called)).toEqual(["Betalingskenmerk", "Kenmerk", null, null]);
});

describe("an answer", () => {
  const references = [fact("12", { text: "AB 12", sentence: "Kenmerk AB 12" }), fact("7000", { text: "7000 6120", sentence: "Zet in de omschrijving 7000 6120." })];
  const whole = { sender: fact("Gemeente Voorbeeldstad"), date: fact("2026-03-03"), references, amounts: [euros("1234.50")], actions: [action("pay", "2026-04-01"), action("object")] };

  test("is offered for what the letter asks", () => {
    expect(answersTo(cardOf(page(1, whole))!)).toEqual(["pay", "object"]);
    expect(answersTo(cardOf(page(1, { actions: [action("come")] }))!)).toEqual(["reply"]);
  });

  test("names sender, date and the reference that belongs, and leaves the person's name open", () => {
    const card = cardOf(page(1, whole))!;
    const asking = answerText("pay", card, TODAY);
    for (const said of ["Gemeente Voorbeeldstad", "op 3 maart 2026, met kenmerk 7000 6120", "Datum: 20 maart 2026", "[uw naam]", "betalingsregeling"]) expect(asking).toContain(said);
    expect(answerText("object", card, TODAY)).toContain("uw brief van 3 maart 2026, kenmerk AB 12. Daarom maak ik bezwaar.");
    for (const kind of ["pay", "object", "reply", "send-documents"] as const) expect(answerText(kind, card, TODAY)).not.toMatch(/[{}]|undefined/);
  });

  test("says why it is late where the last day is over", () => {
    const objecting = (before: string): string => answerText("object", cardOf(page(1, { ...whole, actions: [action("object", before)] }))!, TODAY);
    expect(objecting("2026-03-19")).toContain("Ik ben te laat, omdat:\n\n[schrijf het hier]");
    expect(objecting("2026-03-20")).not.toContain("te laat");
    expect(answerText("pay", cardOf(page(1, { ...whole, actions: [action("pay", "2026-03-01")] }))!, TODAY)).not.toContain("te laat");
  });

  test("gives the number for payments whatever the paper calls it", () => {
    for (const sentence of ["Betaalkenmerk 7000 6120", "Betalingskenmerk 7000 6120", "Zet in de omschrijving 7000 6120."]) {
      const card = cardOf(page(1, { ...whole, references: [references[0]!, fact("7000", { text: "7000 6120", sentence })] }))!;
      expect(answerText("pay", card, TODAY)).toContain("kenmerk 7000 6120");
    }
  });

  test("leaves out what was not read for sure", () => {
    const unsure = { sender: fact("Gemeente", { certain: false }), date: fact("2026-03-03", { certain: false }), references: [fact("AB", { certain: false })], actions: [action("object")] };
    const draft = answerText("object", cardOf(page(1, unsure))!, TODAY);
    expect(draft).toContain("Aan:\n[naam van de organisatie]");
    expect(draft).toContain("Ik ben het niet eens met uw brief. Daarom maak ik bezwaar.");
    expect(draft).not.toMatch(/3 maart|AB/);
  });
});

describe("parts", () => {
  const at = (order: number, left: number, top: number, given: Parameters<typeof line>[1] = {}) => line(order, { areaMm: box(left, top, left + 80, top + 4), ...given });
  const printed = (words: string) => ({ ...text(words), provenance: "source" as const });
  const arabic = (words: string) => ({ ...text(words, "ar"), provenance: "phrase" as const });

  test("are lines that stand together, in reading order", () => {
    const parts = partsOf([at(3, 20, 40), at(1, 20, 20), at(2, 20, 26), at(4, 120, 46), line(5, { label: null })]);
    expect(parts.map(({ lines }) => lines.map(({ id }) => id))).toEqual([["line-1", "line-2"], ["line-3"], ["line-4"]]);
    expect(parts[0]?.polygon).toEqual([[10, 20], [110, 20], [110, 50], [10, 50]]);
  });

  test("say a sentence over several lines once, with all that is printed beside it", () => {
    const [part] = partsOf([at(1, 20, 20, { label: printed("Wij vragen u het bedrag van € 5"), translation: arabic("نطلب منك") }), at(2, 20, 26, { label: printed("te betalen.") })]);
    const { pieces, beside, isWhole } = saidOf(part!, "ar");
    expect([pieces.map((each) => each.text), beside.length, isWhole]).toEqual([["نطلب منك"], 2, true]);
    expect(saidOf(part!, "nl")).toMatchObject({ pieces: [{ text: "Wij vragen u het bedrag van € 5" }, { text: "te betalen." }], beside: [{ text: "نطلب منك" }], isWhole: true });
  });

  test("say plainly that a sentence in them is not translated", () => {
    const whole = (...labels: readonly string[]): boolean => saidOf(partsOf(labels.map((words, index) => at(index + 1, 20, 20 + 6 * index, { label: printed(words), translation: index === 0 ? arabic("أ") : null })))[0]!, "ar").isWhole;
    expect(whole("Betaal het bedrag van deze brief op tijd.", "Doet u niets? Dan krijgt u een aanmaning.")).toBe(false);
    expect(whole("Betaal het bedrag van deze brief nu", "op tijd. Dan hoeft u niets te doen.")).toBe(false);
    expect(whole("Betaal het bedrag van deze brief nu", "op tijd aan ons.")).toBe(true);
    const greeted = partsOf([at(1, 20, 20, { label: printed("Geachte mevrouw Jansen,"), translation: arabic("حضرة السيدة Jansen،") }), at(2, 20, 26, { label: printed("U hebt een toeslag voor de opvang van uw kinderen.") })]);
    expect(saidOf(greeted[0]!, "ar")).toMatchObject({ isWhole: false });
    expect(saidOf(partsOf([at(1, 20, 20, { label: printed("U krijgt nog een brief van ons.") })])[0]!, "ar")).toMatchObject({ isWhole: false, pieces: [{ language: "nl" }] });
  });

  test("keep a sentence that nobody could translate between the others, in its own language", () => {
    const asPrinted = (words: string): Text => ({ ...printed(words), provenance: "source" });
    const day = "Wij verwachten u op dinsdag 8 december om 10.30 uur.";
    const [part] = partsOf([
      at(1, 20, 20, { label: printed("Wij verwachten u op dinsdag 8"), translation: asPrinted(day) }),
      at(2, 20, 26, { label: printed("december om 10.30 uur. Het duurt 45 minuten."), translation: arabic("يستغرق الموعد") }),
    ]);
    expect(saidOf(part!, "ar")).toMatchObject({ pieces: [{ text: day, language: "nl", provenance: "source" }, { text: "يستغرق الموعد" }], isWhole: false });
    const [open] = partsOf([at(1, 20, 20, { label: printed("Wij verwachten u op dinsdag 8"), translation: asPrinted(day) }), at(2, 20, 26, { label: printed("december om 10.30 uur.") })]);
    expect(saidOf(open!, "ar")).toMatchObject({ pieces: [{ text: "Wij verwachten u op dinsdag 8" }, { text: "december om 10.30 uur." }], beside: [], isWhole: false });
  });

  test("are not all translated where a line holds words of the paper", () => {
    const [part] = partsOf([at(1, 20, 20, { label: printed("Betaal op tijd. Gebruik daarvoor de kaart van deze brief."), translation: { ...arabic("ادفع “Gebruik daarvoor de kaart.”"), detail: "source" } })]);
    expect(saidOf(part!, "ar").isWhole).toBe(false);
  });

  test("of names and numbers stand line by line, translated or not", () => {
    const [part] = partsOf([at(1, 20, 20, { label: printed("Kenmerk"), translation: arabic("الرقم") }), at(2, 20, 26, { label: printed("12 34") })]);
    expect(part?.runsOn).toBe(false);
    expect(saidOf(part!, "ar").pieces.map((each) => each.text)).toEqual(["الرقم", "12 34"]);
  });
});

test("a page shows its lines, and the place asked for", () => {
  const read = page(1, { ibans: [fact("NL1", { polygon: box(5, 5) })] }, { anchors: [line(1), line(2)] });
  const shown = { ...read, picture: { image: {} as CanvasImageSource, widthPx: 10, heightPx: 10, jpeg: new Blob() }, loose: null, isWaiting: false, trouble: null, troubles: 0 };
  const ids = (key: string): string[] => sceneOfPage(shown, cardOf(read), { page: 1, key }).marks.map(({ id }) => id);
  expect(ids("line-2")).toEqual(["line-1", "line-2"]);
  expect(ids("fact/ibans/0")).toEqual(["line-1", "line-2", "fact/ibans/0"]);
  expect(ids("part/1")).toEqual(["line-1", "line-2", "part/1"]);
  expect(ids("fact/phones/0")).toEqual(["line-1", "line-2"]);
});

test("the share that people checked leaves out what is the paper's own", () => {
  const anchors = [line(1, { translation: { ...text("a"), provenance: "reviewed" } }), line(2, { translation: { ...text("b"), provenance: "machine" } }), line(3, { translation: { ...text("c"), provenance: "source" } })];
  expect(checkedShare(page(1, { actions: [action("pay")] }, { anchors, warnings: [warning("unknown-iban")] }).overlay)).toEqual({ checked: 1, total: 4 });
});

test("an account is one to pay to only where the letter asks to pay", async () => {
  const words = await letterWordsIn(await wordsIn("nl"));
  const ibans = [fact("NL94VBNK0072318530", { role: "sender" })];
  const named = (...actions: ReturnType<typeof action>[]): string => {
    const card = cardOf(page(1, { ibans, actions }))!;
    return nameOfFact(card.ibans[0]!, card, words);
  };
  expect(named(action("object"))).toBe("Rekening van de afzender (IBAN)");
  expect(named(action("object"), action("pay"))).toBe("Betalen aan rekening (IBAN)");
});

test("an account at the foot is none to pay to where a sentence names another", async () => {
  const words = await letterWordsIn(await wordsIn("nl"));
  const named = fact("NL03WBNK0052054963", { role: "sender", text: "NL03 WBNK 0052 0549 63", sentence: "Ons rekeningnummer is NL03 WBNK 0052 0549 63." });
  const bare = fact("NL32WBNK0057987737", { role: "sender", sentence: "NL32WBNK0057987737" });
  const namesOf = (...ibans: ReturnType<typeof fact>[]): string[] => {
    const card = cardOf(page(1, { ibans, actions: [action("pay")] }))!;
    return card.ibans.map((placed) => nameOfFact(placed, card, words));
  };
  expect(namesOf(named, bare)).toEqual(["Betalen aan rekening (IBAN)", "Rekening van de afzender (IBAN)"]);
  expect(namesOf(bare)).toEqual(["Betalen aan rekening (IBAN)"]);
});

test.each([
  ["nothing", "Bedrag"],
  ["pay", "U betaalt"],
] as const)("a sum is not called one to pay where the letter asks %s", async (asked, name) => {
  const words = await letterWordsIn(await wordsIn("nl"));
  const card = cardOf(page(1, { amounts: [euros("881.05", { sentence: "In totaal houden wij € 881,05 in." })], actions: [action(asked)] }))!;
  expect(nameOfFact(card.amounts[0]!, card, words)).toBe(name);
});

describe("what a reader gets", () => {
  const refund = euros("36.49", { role: "refund" });

  test("is the largest sum that comes back, parts of it being smaller", () => {
    const card = cardOf(page(1, { amounts: [euros("6.59", { role: "refund" }), refund, euros("120.00", { role: null })], actions: [action("nothing")] }))!;
    expect(card.given?.fact).toBe(refund);
  });

  test("is not said first where something is to be paid", () => {
    expect(cardOf(page(1, { amounts: [refund, euros("80.00")], actions: [action("pay")] }))!.given).toBeNull();
  });
});

test("a fact under a row of names is called after none of them", () => {
  const names = line(1, { polygon: box(20, 100, 300, 110), label: text("Dossiernummer Contact") });
  const values = line(2, { polygon: box(20, 120, 300, 130), label: text("2024/525824 mevrouw De Wit") });
  const [reference] = cardOf(page(1, { references: [fact("2024/525824", { polygon: box(20, 120, 120, 130) })] }, { anchors: [names, values] }))!.references;
  expect(reference?.called).toBeNull();
});

describe("rows that say the same sum", () => {
  const table = (...rows: readonly string[]) => rows.map((row, at) => line(at + 1, { polygon: box(20, 100 + 20 * at, 300, 110 + 20 * at), label: text(row) }));
  const twenty = euros("20.00", { text: "€ 20,00", polygon: box(200, 100, 300, 110), role: "instalment" });
  const amountsOf = (anchors: ReturnType<typeof table>) => cardOf(page(1, { amounts: [twenty] }, { anchors }))!.amounts;

  test("are seen each in its place, with the day beside it", () => {
    const amounts = amountsOf(table("1 27 april 2025 € 20,00", "2 27 mei 2025 € 20,00", "3 27 juni 2025 € 120,00"));
    expect(amounts.map(({ called }) => called)).toEqual(["1 · 27 april 2025", "2 · 27 mei 2025"]);
    expect(amounts.map(({ fact: { polygon } }) => polygon?.[0])).toEqual([[200, 100], [20, 120]]);
    expect(new Set(amounts.map(({ key }) => key)).size).toBe(2);
  });

  test.each([
    ["a sum and its total", ["Boete € 20,00", "Te betalen € 20,00"]],
    ["the same row on two pages", ["27 april 2025 € 20,00", "27 april 2025 € 20,00"]],
    ["a sentence that says it too", ["27 april 2025 € 20,00", "Maak de eerste € 20,00 over vóór 27 april 2025, dan is dat klaar."]],
  ])("are not %s", (_, rows) => expect(amountsOf(table(...rows)).map(({ key }) => key)).toEqual(["fact/amounts/0"]));
});

test("a number is called by the word that its line or sentence ends with", () => {
  const printed = (order: number, words: string) => line(order, { label: { ...text(words), provenance: "source" as const }, polygon: box(10, order * 20, 300, order * 20 + 10) });
  const called = (words: string, number: string, above = "Geachte heer,"): string | null =>
    cardOf(page(1, { references: [fact(number, { text: number, polygon: box(10, 40, 300, 50) })] }, { anchors: [printed(1, above), printed(2, words)] }))!.references[0]!.called;
  expect(called("Datum 16 november 2026 Aanslagnummer 2026.40.118.223", "2026.40.118.223")).toBe("Aanslagnummer");
  expect(called("Ten name van Gemeente Vlierbeek Betalingskenmerk 8140 2264", "8140 2264")).toBe("Betalingskenmerk");
  expect(called("met uw contractnummer 229.9471.", "229.9471")).toBe("Uw contractnummer");
  expect(called("onder vermelding van kenmerk 229.9471.", "229.9471")).toBe("Kenmerk");
  expect(called("8140 2264 en bel ons.", "8140 2264", "Vermeld daarbij altijd het betalingskenmerk")).toBe("Betalingskenmerk");
  expect(called("Wij hebben op 3 mei besloten over zaak 8140 2264", "8140 2264")).toBeNull();
});

test("a form that nobody knows here is told from what is no form", () => {
  const lines = (...words: readonly string[]) => ({ outcome: "letter" as const, letter: null, anchors: words.map((each, at) => line(at + 1, { label: text(each) })) });
  expect(seemsForm(lines("Aanvraagformulier lidmaatschap", "Geboortedatum", "Handtekening"))).toBe(true);
  expect(seemsForm(lines("Bibliotheek", "Voorletters en achternaam", "Geboortedatum", "Postcode en woonplaats", "Handtekening"))).toBe(true);
  expect(seemsForm(lines("SUPERMARKT DE HOEK", "MELK 1,19", "Telefoon 020", "kassa 3"))).toBe(false);
  expect(seemsForm({ ...lines("Aanvraagformulier", "Geboortedatum", "Handtekening"), outcome: "miss" })).toBe(false);
});
