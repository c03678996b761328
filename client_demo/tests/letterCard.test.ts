import { describe, expect, test } from "vitest";
import { answersTo, answerText } from "../src/letter/answers";
import { cardOf, factsOf } from "../src/letter/card";
import { checkedShare } from "../src/letter/checked";
import { partsOf } from "../src/letter/parts";
import { sceneOfPage } from "../src/letter/places";
import { action, box, euros, fact, line, page, warning } from "./letterBuilders";
import { text } from "./builders";

const TODAY = new Date(2026, 2, 20, 9);

describe("pages of one letter", () => {
  test("without a letter make no card", () => {
    expect(cardOf([])).toBeNull();
    expect(cardOf([{ id: 1, overlay: { ...page(1).overlay, letter: null } }])).toBeNull();
  });

  test("give sender, subject and date from the first page that has them", () => {
    const card = cardOf([page(1, { subject: fact("Besluit") }), page(2, { sender: fact("Gemeente"), subject: fact("Bijlage"), date: fact("2026-03-03") })])!;
    expect([card.sender?.fact.value, card.sender?.page]).toEqual(["Gemeente", 2]);
    expect([card.subject?.fact.value, card.subject?.page]).toEqual(["Besluit", 1]);
    expect(card.date?.page).toBe(2);
  });

  test("name a fact once, where it was surely read, and each role apart", () => {
    const card = cardOf([
      page(1, { amounts: [euros("10.00", { certain: false }), euros("10.00", { role: "instalment" })] }),
      page(2, { amounts: [euros("10.00"), euros("5.00")] }),
    ])!;
    expect(card.amounts.map(({ fact: { value, role, certain }, page: on }) => [(value as { amount: string }).amount, role, certain, on])).toEqual([
      ["10.00", "to-pay", true, 2],
      ["10.00", "instalment", true, 1],
      ["5.00", "to-pay", true, 2],
    ]);
    expect(new Set(factsOf(card).map(({ key }) => key)).size).toBe(3);
  });

  test("ask for one thing once: by kind and last day, in the order to do them", () => {
    const card = cardOf([
      page(1, { actions: [action("pay", "2026-04-01"), action("object", "2026-03-25")] }),
      page(2, { actions: [action("nothing"), action("pay", "2026-04-01"), action("pay"), action("reply"), action("send-documents", "2026-03-22")] }),
    ])!;
    expect(card.tasks.map(({ kind, before }) => [kind, before])).toEqual([
      ["send-documents", "2026-03-22"],
      ["pay", "2026-04-01"],
      ["reply", null],
      ["object", "2026-03-25"],
    ]);
  });

  test("say that nothing need be done only when no page asks for anything", () => {
    const kinds = (...pages: Parameters<typeof cardOf>[0]): string[] => cardOf(pages)!.tasks.map(({ kind }) => kind);
    expect(kinds(page(1, { actions: [action("nothing"), action("object")] }))).toEqual(["nothing", "object"]);
    expect(kinds(page(1, { actions: [action("nothing")] }), page(2, { actions: [action("pay")] }))).toEqual(["pay"]);
  });

  test("are of the kind that was recognised on any of them", () => {
    expect(cardOf([page(1, { kind: "other" }), page(2, { kind: "fine" })])!.kind).toBe("fine");
    expect(cardOf([page(1, { kind: "other" })])!.kind).toBe("other");
  });
});

describe("a task", () => {
  const [due, other] = [box(10, 10), box(10, 50)];

  test("has the day and the amount that it rests on", () => {
    const card = cardOf([
      page(1, {
        deadlines: [fact("2026-04-01", { polygon: due, role: "due" })],
        amounts: [euros("12.00", { polygon: other, role: null }), euros("80.00", { polygon: box(10, 90) })],
        actions: [action("pay", "2026-04-01", [due, other, box(10, 90)])],
      }),
    ])!;
    const [task] = card.tasks;
    expect(task?.deadline?.fact.value).toBe("2026-04-01");
    expect(task?.amount?.fact.value).toEqual({ amount: "80.00", currency: "EUR" });
  });

  test("has no amount where several could be meant, and none when nothing is paid", () => {
    const amounts = [euros("1.00"), euros("2.00")];
    expect(cardOf([page(1, { amounts, actions: [action("pay")] })])!.tasks[0]?.amount).toBeNull();
    expect(cardOf([page(1, { amounts: [euros("1.00")], actions: [action("object")] })])!.tasks[0]?.amount).toBeNull();
    expect(cardOf([page(1, { amounts: [euros("1.00")], actions: [action("pay")] })])!.tasks[0]?.amount?.fact.role).toBe("to-pay");
  });

  test("whose day no fact says has no day to be sure of", () => {
    expect(cardOf([page(1, { actions: [action("pay", "2026-04-01")] })])!.tasks[0]?.deadline).toBeNull();
  });
});

describe("a warning", () => {
  const ibans = [fact("NL1", { polygon: box(10, 20) }), fact("NL2", { polygon: box(10, 40) })];
  const anchors = [line(1, { polygon: box(0, 18, 300, 32) }), line(2, { polygon: box(0, 38, 300, 52) }), line(3, { polygon: box(0, 78, 300, 92) })];
  const warned = (...warnings: ReturnType<typeof warning>[]): boolean[] => cardOf([page(1, { ibans }, { anchors, warnings })])!.ibans.map(({ isWarned }) => isWarned);

  test("is about the fact on the lines that it names", () => {
    expect(warned()).toEqual([false, false]);
    expect(warned(warning("unknown-iban", ["line-2"]))).toEqual([false, true]);
    expect(warned(warning("unknown-phone", ["line-2"]))).toEqual([false, false]);
  });

  test("that names no line such a fact stands on is about all of them", () => {
    expect(warned(warning("unknown-iban"))).toEqual([true, true]);
    expect(warned(warning("unknown-iban", ["line-3"]))).toEqual([true, true]);
  });

  test("on one page holds for the same value on another", () => {
    const pages = [page(1, { ibans: [fact("NL1")] }), page(2, { ibans: [fact("NL1")] }, { warnings: [warning("unknown-iban")] })];
    const card = cardOf(pages)!;
    expect(card.ibans.map(({ isWarned }) => isWarned)).toEqual([true]);
    expect(cardOf([...pages].reverse())!.ibans.map(({ isWarned }) => isWarned)).toEqual([true]);
    expect(card.warnings.map(({ code, page: on }) => [code, on])).toEqual([["unknown-iban", 2]]);
  });
});

describe("an answer", () => {
  const whole = { sender: fact("Gemeente Voorbeeldstad"), date: fact("2026-03-03"), references: [fact("AB 12")], amounts: [euros("1234.50")], actions: [action("pay", "2026-04-01"), action("object")] };

  test("is offered for what the letter asks", () => {
    expect(answersTo(cardOf([page(1, whole)])!)).toEqual(["instalments", "objection"]);
    expect(answersTo(cardOf([page(1)])!)).toEqual(["reply"]);
  });

  test("names sender, date, reference and amount, and leaves the person's name open", () => {
    const draft = answerText("instalments", cardOf([page(1, whole)])!, TODAY);
    for (const said of ["Gemeente Voorbeeldstad", "uw brief van 3 maart 2026", "Kenmerk: AB 12", "Datum: 20 maart 2026", "€ 1.234,50", "[uw naam]", "[bedrag] per maand"]) expect(draft).toContain(said);
    expect(answerText("objection", cardOf([page(1, whole)])!, TODAY)).toContain("Daarom maak ik bezwaar.");
  });

  test("leaves open what was not read for sure", () => {
    const unsure = { sender: fact("Gemeente", { certain: false }), date: fact("2026-03-03", { certain: false }), references: [fact("AB", { certain: false })], amounts: [euros("9.00", { certain: false })], actions: [action("pay")] };
    const draft = answerText("instalments", cardOf([page(1, unsure)])!, TODAY);
    for (const open of ["[naam van de organisatie]", "[datum van de brief]", "[kenmerk uit de brief]", "[het bedrag]"]) expect(draft).toContain(open);
    expect(draft).not.toMatch(/9,00|3 maart|AB/);
  });
});

test("lines that stand together are one part, in reading order", () => {
  const at = (order: number, left: number, top: number) => line(order, { areaMm: box(left, top, left + 80, top + 4) });
  const parts = partsOf([at(3, 20, 40), at(1, 20, 20), at(2, 20, 26), at(4, 120, 46), line(5, { label: null })]);
  expect(parts.map(({ lines }) => lines.map(({ id }) => id))).toEqual([["line-1", "line-2"], ["line-3"], ["line-4"]]);
  expect(parts[0]?.polygon).toEqual([[10, 20], [110, 20], [110, 50], [10, 50]]);
});

test("a page shows its lines, and the place asked for", () => {
  const read = page(1, { ibans: [fact("NL1", { polygon: box(5, 5) })] }, { anchors: [line(1), line(2)] });
  const shown = { ...read, picture: { image: {} as CanvasImageSource, widthPx: 10, heightPx: 10, jpeg: new Blob() }, isWaiting: false, trouble: null, troubles: 0 };
  const ids = (key: string): string[] => sceneOfPage(shown, cardOf([read]), { page: 1, key }).marks.map(({ id }) => id);
  expect(ids("line-2")).toEqual(["line-1", "line-2"]);
  expect(ids("fact/ibans/0")).toEqual(["line-1", "line-2", "fact/ibans/0"]);
  expect(ids("part/1")).toEqual(["line-1", "line-2", "part/1"]);
  expect(ids("fact/phones/0")).toEqual(["line-1", "line-2"]);
});

test("the share that people checked leaves out what is the paper's own", () => {
  const anchors = [line(1, { translation: { ...text("a"), provenance: "reviewed" } }), line(2, { translation: { ...text("b"), provenance: "machine" } }), line(3, { translation: { ...text("c"), provenance: "source" } })];
  expect(checkedShare([page(1, { actions: [action("pay")] }, { anchors, warnings: [warning("unknown-iban")] })])).toEqual({ checked: 1, total: 4 });
});
