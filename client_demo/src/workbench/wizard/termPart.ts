/** By when: a fixed last day, or so many days, working days or months after a date on the form. */
import { make } from "../../components/element";
import { choiceControl, numberControl, textControl } from "./controls";
import { fieldOf, placesOf, textOf, type Content, type Place } from "./content";
import type { Field } from "./contract";
import type { WizardWords } from "./wizardWords";

const UNITS = ["days", "workingDays", "months"] as const;
type Unit = (typeof UNITS)[number];
const UNIT_WORDS = { days: "field.term.days", workingDays: "field.term.working-days", months: "field.term.months" } as const;

type Shown = readonly [HTMLElement, (field: Field, content: Content, place: Place) => void];

export function termPart(set: (rules: object) => void, words: WizardWords): Shown {
  let [after, count, unit]: [string, number, Unit] = ["", 1, "days"];
  const setCount = (): void => set({ term: { after, [unit]: count } });
  const start = choiceControl({ label: words.say("field.term.after") }, [], (value) => {
    after = value;
    if (value === "") set({ term: null });
    else setCount();
  });
  const day = textControl({ label: words.say("field.term"), help: words.say("field.term.help"), type: "date" }, (value) => set({ term: value === "" ? null : { lastDay: value } }));
  const amount = numberControl({ label: words.say("field.term.count"), least: 1 }, (value) => {
    if (value === null || value < 1) return;
    count = Math.round(value);
    setCount();
  });
  const units = choiceControl({ label: words.say("field.term.unit") }, UNITS.map((each) => [each, words.say(UNIT_WORDS[each])] as const), (value) => {
    unit = value as Unit;
    setCount();
  });
  const element = make("fieldset", { class: "wizard-checks wizard-term" }, make("legend", {}, words.say("check.date-before-deadline")), start.element, day.element, amount.element, units.element);
  return [element, ({ term, checks }, content, place) => {
    element.hidden = checks?.includes("date-before-deadline") !== true;
    after = term?.after === undefined ? "" : term.after.includes("/") ? term.after : `${place.page}/${term.after}`;
    unit = UNITS.find((each) => (term?.[each] ?? 0) > 0) ?? unit;
    count = term?.[unit] || 1;
    start.offer([["", words.say("field.term.fixed")], ...dates(content, words)]);
    start.show(after);
    day.show(term?.lastDay ?? "");
    day.element.hidden = after !== "";
    for (const control of [amount, units]) control.element.hidden = after === "";
    amount.show(count);
    units.show(unit);
  }];
}

/** The fields of the form in which a date is written, by page/id. */
function dates(content: Content, words: WizardWords): readonly (readonly [string, string])[] {
  return placesOf(content)
    .filter((place) => fieldOf(content, place)?.type === "date")
    .map((place) => [`${place.page}/${place.id}`, `${words.say("page.short", { page: place.page })} ${textOf(content, place, "label") || place.id}`.slice(0, 80)] as const);
}
