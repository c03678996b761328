/** What an import would do, text by text; where two texts stand against each other, side by side. */
import { make } from "../../components/element";
import { directionOf } from "../../tongues";
import { placeNamed } from "../desk/places";
import { drawing, type WorkbenchIcon } from "../icons";
import { notice, sendingForm } from "../parts/form";
import type { Wire } from "../service";
import type { WorkbenchWords } from "../words";
import { sides } from "./sides";

type Plan = Wire["PlanSchema"];
type Step = Plan["steps"][number];
type Outcome = Step["outcome"];

/** In this order: first what asks for a person, then what comes in, then what stays as it is. */
const ORDER: readonly Outcome[] = ["conflicting", "stale-source", "refused", "unknown-path", "new", "changed", "behind", "same", "empty"];
const TAKEN: ReadonlySet<Outcome> = new Set(["new", "changed"]);
const CARE: ReadonlySet<Outcome> = new Set(["conflicting", "stale-source", "refused", "unknown-path"]);
/** Hundreds of texts that stay as they are tell nothing one by one. */
const UNTOLD: ReadonlySet<Outcome> = new Set(["same", "empty"]);

export function preview(plan: Plan, language: string, words: WorkbenchWords, apply: () => Promise<void>): HTMLElement {
  const taken = plan.steps.filter(({ outcome }) => TAKEN.has(outcome)).length;
  const counts = ORDER.filter((outcome) => (plan.counts[outcome] ?? 0) > 0);
  return make(
    "section",
    { class: "wb-card wb-form exchange-preview", id: "exchange-preview" },
    make("h3", { tabindex: -1 }, words.say("exchange.preview")),
    make("ul", { class: "exchange-counts" }, ...counts.map((outcome) => make("li", { class: `exchange-count exchange-count--${lookOf(outcome)}` }, drawing(signOf(outcome)), make("span", {}, words.count(`exchange.outcome.${outcome}`, plan.counts[outcome] ?? 0))))),
    ...counts.filter((outcome) => !UNTOLD.has(outcome)).map((outcome) => group(plan, outcome, language, words)),
    plan.remainders.length > 0 && leftOver(plan, words),
    taken === 0
      ? notice("about", make("p", {}, words.say("exchange.nothing")))
      : sendingForm({ id: "apply", words, button: words.count("exchange.apply", taken), children: [make("p", { class: "quiet" }, words.say("exchange.apply.text"))], send: apply }),
  );
}

function group(plan: Plan, outcome: Outcome, language: string, words: WorkbenchWords): HTMLElement {
  const steps = plan.steps.filter((step) => step.outcome === outcome);
  return make(
    "details",
    { class: "wb-more exchange-group", "data-outcome": outcome, open: CARE.has(outcome) },
    make("summary", {}, words.count(`exchange.outcome.${outcome}`, steps.length)),
    make("p", { class: "quiet" }, words.say(`exchange.about.${outcome as Exclude<Outcome, "same" | "empty">}`)),
    make("ul", { class: "wb-lines" }, ...steps.map((step) => line(step, language, words))),
  );
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

function leftOver({ remainders }: Plan, words: WorkbenchWords): HTMLElement {
  return make(
    "details",
    { class: "wb-more" },
    make("summary", {}, words.count("exchange.remainders", remainders.length)),
    // What it is is said by the reader of the file, in English as its own words are.
    make("ul", { class: "wb-lines" }, ...remainders.map(({ place, what }) => make("li", { class: "wb-line" }, make("div", { class: "wb-line__main" }, make("span", { class: "quiet" }, make("bdi", { dir: "ltr" }, place)), make("span", { lang: "en", dir: "ltr" }, what))))),
  );
}

function lookOf(outcome: Outcome): "care" | "done" | "plain" {
  return CARE.has(outcome) ? "care" : TAKEN.has(outcome) ? "done" : "plain";
}

function signOf(outcome: Outcome): WorkbenchIcon {
  return CARE.has(outcome) ? "care" : TAKEN.has(outcome) ? "done" : "about";
}
