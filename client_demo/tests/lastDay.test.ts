import { describe, expect, test } from "vitest";
import dutch from "../src/locales/letter/nl.json";
import { answersTo } from "../src/letter/answers";
import { cardOf, type Task } from "../src/letter/card";
import { countsToo } from "../src/letter/dayInTime";
import { lastInTime, laterOfTask, leadOfDay, nameOfTask, sayTimeLeft } from "../src/letter/lastDay";
import { letterWordsIn } from "../src/letter/letterWords";
import { wordsIn } from "../src/words";
import { text } from "./builders";
import { action, box, fact, line, page } from "./letterBuilders";
import type { ActionKind } from "../src/contract";

const DAY = "2026-05-01";

function taskOf(kind: ActionKind, sentence: string, printed: string): Task {
  const day = fact(DAY, { text: printed, sentence, role: "due" });
  return cardOf(page(1, { deadlines: [day], actions: [action(kind, DAY)] }))!.tasks[0]!;
}

describe("the last day of a task", () => {
  test.each([
    ["U moet vóór 1 mei 2026 betalen.", "1 mei 2026", "Vóór"],
    ["U moet uiterlijk op 1 mei 2026 betalen.", "1 mei 2026", "Uiterlijk"],
    ["Dat kan tot en met vrijdag 1 mei 2026.", "1 mei 2026", "Uiterlijk"],
    ["Betaal binnen twee weken na de datum van deze brief.", "binnen twee weken na de datum van deze brief", "Uiterlijk"],
  ])("is told as the letter counts it: %s", (sentence, printed, lead) => {
    expect(dutch[leadOfDay(taskOf("pay", sentence, printed)) as keyof typeof dutch]).toBe(lead);
    expect(countsToo(fact(DAY, { sentence, text: printed }))).toBe(lead === "Uiterlijk");
  });

  test.each([
    ["U moet vóór 1 mei 2026 betalen.", "2026-04-30", "Vandaag is de laatste dag"],
    ["U moet vóór 1 mei 2026 betalen.", "2026-05-01", "De laatste dag was gisteren"],
    ["U moet uiterlijk op 1 mei 2026 betalen.", "2026-05-01", "Vandaag is de laatste dag"],
    ["Betaal op of vóór 1 mei 2026.", "2026-05-01", "Vandaag is de laatste dag"],
    ["U moet vóór 1 mei 2026 betalen.", "2026-04-20", "De laatste dag is over 10 dagen"],
    ["U moet vóór 1 mei 2026 betalen.", "2026-04-29", "De laatste dag is morgen"],
    ["U moet uiterlijk op 1 mei 2026 betalen.", "2026-04-28", "over 3 dagen"],
    ["1 mei 2026", "2026-05-01", "vandaag"],
    ["1 mei 2026", "2026-05-02", "De laatste dag was gisteren"],
  ])("is over when it is: %s on %s", async (sentence, today, said) => {
    const words = await letterWordsIn(await wordsIn("nl"));
    expect(sayTimeLeft(taskOf("pay", sentence, "1 mei 2026"), words, new Date(`${today}T09:00:00`))).toBe(said);
  });

  test("on which somebody is expected is no last day", () => {
    expect(leadOfDay(taskOf("come", "U dient uiterlijk op 1 mei 2026 te verschijnen.", "1 mei 2026"))).toBe("task.on");
  });

  test("is each task's own where one is before the day and one still on it", () => {
    const [paid, objected] = [box(10, 10), box(10, 50)];
    const before = fact(DAY, { text: "1 mei 2026", sentence: "U moet vóór 1 mei 2026 betalen.", role: "due", polygon: paid });
    const until = fact(DAY, { text: "binnen zes weken", sentence: "U kunt binnen zes weken bezwaar maken.", role: "due", polygon: objected });
    const { tasks } = cardOf(page(1, { deadlines: [before, until], actions: [action("pay", DAY, [paid]), action("object", DAY, [objected])] }))!;
    expect(tasks.map(lastInTime)).toEqual(["2026-04-30", DAY]);
    expect(tasks.map(leadOfDay)).toEqual(["task.before", "task.by"]);
  });

  test("that no fact says is one to be early for", () => {
    expect(leadOfDay(cardOf(page(1, { actions: [action("pay", DAY)] }))!.tasks[0]!)).toBe("task.before");
  });
});

describe("who disagrees", () => {
  const appeal = taskOf("object", "De rechter kan dit toetsen als u uiterlijk op 1 mei 2026 in beroep gaat.", "1 mei 2026");
  const objection = taskOf("object", "U kunt vóór 1 mei 2026 bezwaar maken, en daarna in beroep gaan.", "1 mei 2026");

  test("is told of an appeal where the letter is, and else of an objection", () => {
    expect([appeal, objection].map(nameOfTask)).toEqual(["task.appeal", "task.object"]);
  });

  test.each([
    ["Op uw bezwaar is beslist. Tegen deze beslissing kunt u in beroep gaan.", "beroep", "task.appeal"],
    ["U kunt bezwaar maken tegen deze beslissing. Daarna kunt u in beroep.", "bezwaar", "task.object"],
  ])("is told so where no day is said: %s", (printed, word, name) => {
    const [left, right] = [0, word.length].map((at) => 20 + printed.indexOf(word) + at) as [number, number];
    const anchors = [line(1, { polygon: box(20, 100, 20 + printed.length, 104), label: text(printed, "nl") })];
    const card = cardOf(page(1, { actions: [action("object", null, [box(left, 100, right, 104)])] }, { anchors }))!;
    expect(card.tasks.map(nameOfTask)).toEqual([name]);
  });

  test("is not sent to the sender where it is too late for a court", () => {
    expect([appeal, objection].map(laterOfTask)).toEqual(["task.passed.appeal", "task.passed"]);
  });

  test("is offered no draft of an objection to who decides no more", () => {
    const card = cardOf(page(1))!;
    expect(answersTo({ ...card, tasks: [objection] })).toEqual(["object"]);
    expect(answersTo({ ...card, tasks: [appeal] })).toEqual(["reply"]);
  });
});
