/** The government words to other glossaries, and what a glossary of others would add to ours. */
import { make, refill } from "../../components/element";
import { directionOf } from "../../tongues";
import { drawing, type WorkbenchIcon } from "../icons";
import type { PageContext } from "../page";
import { notice, sendingForm } from "../parts/form";
import { chosenFile, fileEntry, keepFile } from "../parts/saving";
import type { Wire } from "../service";
import type { WorkbenchWords } from "../words";
import { sides } from "./sides";

type Plan = Wire["TermPlanSchema"];
type Step = Plan["steps"][number];
type Outcome = Step["outcome"];

/** First what asks for a person, then what comes in, then what stays as it is. */
const ORDER: readonly Outcome[] = ["conflicting", "refused", "nameless", "new", "same"];
const CARE: ReadonlySet<Outcome> = new Set(["conflicting", "refused", "nameless"]);

export function termsPart({ service, words, tell }: PageContext): readonly HTMLElement[] {
  const fetching = sendingForm({
    id: "terms-export",
    words,
    button: words.say("terms.export"),
    children: [],
    send: async () => {
      const received = await service.file("GET", "workbench/terms/exports");
      keepFile(received);
      tell(words.say("exchange.kept", { name: received.name }));
    },
  });
  const place = make("div", { class: "exchange-plan", "aria-live": "polite" });
  const file = fileEntry("terms-file", words.say("terms.file"), ".tbx,.xml", words.say("terms.file.hint"));
  file.input.addEventListener("change", () => refill(place));
  const look = async (): Promise<void> => {
    const sent = chosenFile(file);
    const plan = await service.send<Plan>("POST", "workbench/terms/imports", sent);
    const apply = async (): Promise<void> => {
      const done = await service.send<Plan>("POST", `workbench/terms/imports?digest=${plan.digest}`, sent);
      const taken = words.count("terms.taken", done.counts.new ?? 0);
      refill(place, notice("done", make("p", {}, taken)));
      tell(taken);
    };
    const shown = preview(plan, words, apply);
    refill(place, shown);
    shown.querySelector<HTMLElement>("h3")?.focus();
  };
  const asking = sendingForm({ id: "terms-import", words, button: words.say("terms.look"), children: [file.element], send: look });
  return [make("p", {}, words.say("terms.text")), fetching, asking, place];
}

function preview(plan: Plan, words: WorkbenchWords, apply: () => Promise<void>): HTMLElement {
  const taken = plan.counts.new ?? 0;
  const counts = ORDER.filter((outcome) => (plan.counts[outcome] ?? 0) > 0);
  return make(
    "section",
    { class: "wb-card wb-form exchange-preview", id: "terms-preview" },
    make("h3", { tabindex: -1 }, words.say("exchange.preview")),
    make("ul", { class: "exchange-counts" }, ...counts.map((outcome) => make("li", { class: `exchange-count exchange-count--${lookOf(outcome)}` }, drawing(signOf(outcome)), make("span", {}, words.count(`terms.outcome.${outcome}`, plan.counts[outcome] ?? 0))))),
    ...counts.map((outcome) => outcome !== "same" && group(plan, outcome, words)),
    plan.remainders.length > 0 && leftOver(plan, words),
    taken === 0
      ? notice("about", make("p", {}, words.say("terms.nothing")))
      : sendingForm({ id: "terms-apply", words, button: words.count("terms.apply", taken), children: [make("p", { class: "quiet" }, words.say("terms.apply.text"))], send: apply }),
  );
}

function group(plan: Plan, outcome: Exclude<Outcome, "same">, words: WorkbenchWords): HTMLElement {
  const steps = plan.steps.filter((step) => step.outcome === outcome);
  return make(
    "details",
    { class: "wb-more exchange-group", "data-outcome": outcome, open: CARE.has(outcome) },
    make("summary", {}, words.count(`terms.outcome.${outcome}`, steps.length)),
    make("p", { class: "quiet" }, words.say(`terms.about.${outcome}`)),
    make("ul", { class: "wb-lines" }, ...steps.map((step) => line(step, words))),
  );
}

function line({ dutch, language, fileLine, theirs, ours }: Step, words: WorkbenchWords): HTMLElement {
  return make(
    "li",
    { class: "wb-line exchange-line" },
    make(
      "div",
      { class: "wb-line__main" },
      make("strong", {}, make("bdi", { lang: "nl" }, dutch)),
      make("span", { class: "quiet" }, words.languageName(language), fileLine !== null && ` · ${words.say("exchange.line", { n: words.number(fileLine) })}`),
      ours === null
        ? make("p", { class: "exchange-said", lang: language, dir: directionOf(language) }, said(theirs))
        : sides([words.say("exchange.theirs"), said(theirs), language], [words.say("exchange.ours"), said(ours), language]),
    ),
  );
}

function said({ names, meaning }: Step["theirs"]): string {
  return meaning === null ? names.join(", ") : `${names.join(", ")}: ${meaning}`;
}

function leftOver({ remainders }: Plan, words: WorkbenchWords): HTMLElement {
  return make(
    "details",
    { class: "wb-more" },
    make("summary", {}, words.count("exchange.remainders", remainders.length)),
    // What it is stands in the file, in its own words.
    make("ul", { class: "wb-lines" }, ...remainders.map(({ place, what }) => make("li", { class: "wb-line" }, make("div", { class: "wb-line__main" }, make("span", { class: "quiet" }, make("bdi", { dir: "ltr" }, place)), make("span", { dir: "auto" }, what))))),
  );
}

function lookOf(outcome: Outcome): "care" | "done" | "plain" {
  return CARE.has(outcome) ? "care" : outcome === "new" ? "done" : "plain";
}

function signOf(outcome: Outcome): WorkbenchIcon {
  return CARE.has(outcome) ? "care" : outcome === "new" ? "done" : "about";
}
