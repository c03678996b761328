import { describe, expect, test } from "vitest";
import { hoursOf, placeOf, sayHours } from "../src/letter/appointment";
import { cardOf, type Task } from "../src/letter/card";
import { letterWordsIn } from "../src/letter/letterWords";
import { nameOfFact } from "../src/views/letter/facts";
import { wordsIn } from "../src/words";
import type { ActionKind } from "../src/contract";
import { action, box, fact, page } from "./letterBuilders";

const DAY = "2026-12-08";
const PRINTED = "8 december 2026";
const MEET = `Wij verwachten u op dinsdag ${PRINTED}`;

function taskOf(sentence: string, kind: ActionKind = "come"): Task {
  const day = fact(DAY, { text: PRINTED, sentence, role: kind === "come" ? "hearing" : "due" });
  return cardOf(page(1, { deadlines: [day], actions: [action(kind, DAY)] }))!.tasks[0]!;
}

describe("an appointment", () => {
  test.each([
    [`${MEET} om 10.30 uur bij ons.`, "10:30"],
    [`Om 9 uur op ${PRINTED} begint de zitting.`, "09:00"],
    [`${MEET} van 10.30 tot 11.15 uur.`, "10:30–11:15"],
    [`dinsdag ${PRINTED}; Tijd: 10.30 uur; Plaats: Kade 12`, "10:30"],
    [`Op ${PRINTED} tussen 9 en 12 uur komt de monteur.`, "09:00–12:00"],
    [`${MEET} om 10.15 uur, het gesprek begint om 10.30 uur.`, null],
    [`${MEET} om 10.00 uur of op 9 december 2026 om 14.00 uur.`, null],
    [`${MEET} in kamer 3.15.`, null],
    [`Kunt u op ${PRINTED} niet, bel dan tussen 9.00 en 12.00 uur.`, null],
  ])("is at the one time that is printed beside its day: %s", (sentence, said) => {
    const hours = hoursOf(taskOf(sentence));
    expect(hours && sayHours(hours)).toBe(said);
  });

  test.each([
    [`${MEET} om 10.30 uur bij Werkplein Drieburg, Stationsplein 12 in Drieburg.`, "Werkplein Drieburg, Stationsplein 12 in Drieburg"],
    [`${PRINTED}; Tijd: 10.30 uur; Plaats: Werkplein, Kade 12`, "Werkplein, Kade 12"],
    [`${MEET} om 10.30 uur bij u thuis, Kade 9 B.`, null],
    [`${MEET} om 10.30 uur in het stadhuis.`, null],
  ])("is where an address is printed: %s", (sentence, place) => {
    expect(placeOf(taskOf(sentence))).toBe(place);
  });

  test("is none of a last day", () => {
    expect(hoursOf(taskOf(`Betaal uiterlijk op ${PRINTED} om 10.30 uur.`, "pay"))).toBeNull();
  });

  test("says of the day till when one may call it off what that is for", async () => {
    const words = await letterWordsIn(await wordsIn("nl"));
    const off = fact("2026-12-04", { text: "4 december 2026", sentence: "Bel ons dan uiterlijk 4 december 2026.", role: "due", polygon: box(10, 50) });
    const day = fact(DAY, { text: PRINTED, sentence: MEET, role: "hearing", polygon: box(10, 10) });
    const card = cardOf(page(1, { deadlines: [off, day], actions: [action("come", DAY, [box(10, 10), box(10, 50)])] }))!;
    expect(card.deadlines.map((placed) => nameOfFact(placed, card, words))).toEqual(["Kunt u niet komen? Laat het weten · Laatste dag", "Afspraak"]);
    const other = cardOf(page(1, { deadlines: [off, day], actions: [action("come", DAY, [box(10, 10)])] }))!;
    expect(nameOfFact(other.deadlines[0]!, other, words)).toBe("Laatste dag");
  });
});
