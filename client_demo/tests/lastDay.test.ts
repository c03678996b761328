import { describe, expect, test } from "vitest";
import dutch from "../src/locales/letter/nl.json";
import { answersTo } from "../src/letter/answers";
import { cardOf, type Task } from "../src/letter/card";
import { countsToo, leadOfDay, nameOfTask } from "../src/letter/lastDay";
import { action, fact, page } from "./letterBuilders";
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

  test("on which somebody is expected is no last day", () => {
    expect(leadOfDay(taskOf("come", "U dient uiterlijk op 1 mei 2026 te verschijnen.", "1 mei 2026"))).toBe("task.on");
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

  test("is offered no draft of an objection to who decides no more", () => {
    const card = cardOf(page(1))!;
    expect(answersTo({ ...card, tasks: [objection] })).toEqual(["object"]);
    expect(answersTo({ ...card, tasks: [appeal] })).toEqual(["reply"]);
  });
});
