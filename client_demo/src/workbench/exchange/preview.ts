/** What an import would do, text by text; where two texts stand against each other, side by side. */
import { make } from "../../components/element";
import { directionOf } from "../../tongues";
import { placeNamed } from "../desk/places";
import type { Wire } from "../service";
import type { WorkbenchWords } from "../words";
import { planShown, type Showing } from "./planShown";
import { sides } from "./sides";

type Plan = Wire["PlanSchema"];
type Step = Plan["steps"][number];
type Outcome = Step["outcome"];

export function preview(plan: Plan, language: string, words: WorkbenchWords, apply: () => Promise<void>): HTMLElement {
  const how: Showing<Outcome, Step> = {
    id: "exchange-preview",
    applyId: "apply",
    order: ["conflicting", "stale-source", "refused", "unknown-path", "new", "changed", "behind", "same", "empty"],
    care: new Set<Outcome>(["conflicting", "stale-source", "refused", "unknown-path"]),
    taken: new Set<Outcome>(["new", "changed"]),
    untold: new Set<Outcome>(["same", "empty"]),
    counted: (outcome, n) => words.count(`exchange.outcome.${outcome}`, n),
    about: (outcome) => words.say(`exchange.about.${outcome as Exclude<Outcome, "same" | "empty">}`),
    line: (step) => line(step, language, words),
    nothing: words.say("exchange.nothing"),
    button: (taken) => words.count("exchange.apply", taken),
    text: words.say("exchange.apply.text"),
    // What it is is said by the reader of the file, in English as its own words are.
    remainder: { lang: "en", dir: "ltr" },
  };
  return planShown(plan, how, words, apply);
}

function line(step: Step, language: string, words: WorkbenchWords): HTMLElement {
  const hasOurs = step.ours !== null && step.ours !== step.theirs;
  const sourceDiffers = step.ourSource !== null && step.ourSource !== step.source;
  return make(
    "li",
    { class: "wb-line exchange-line" },
    make(
      "div",
      { class: "wb-line__main" },
      make("span", { class: "quiet" }, placeNamed(step.path, null, words), step.fileLine !== null && ` · ${words.say("exchange.line", { n: words.number(step.fileLine) })}`),
      sourceDiffers ? sides([words.say("exchange.source.theirs"), step.source, "nl"], [words.say("exchange.source.ours"), step.ourSource ?? "", "nl"]) : make("span", {}, make("bdi", { lang: "nl" }, step.source)),
      hasOurs
        ? sides([words.say("exchange.theirs"), step.theirs ?? "", language], [words.say("exchange.ours"), step.ours ?? "", language])
        : step.theirs !== null && make("p", { class: "exchange-said", lang: language, dir: directionOf(language) }, step.theirs),
    ),
  );
}
