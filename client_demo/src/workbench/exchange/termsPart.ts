/** The government words to other glossaries, and what a glossary of others would add to ours. */
import { make, refill } from "../../components/element";
import { directionOf } from "../../tongues";
import type { PageContext } from "../page";
import { notice, sendingForm } from "../parts/form";
import { chosenFile, fileEntry, keepFile } from "../parts/saving";
import type { Wire } from "../service";
import type { WorkbenchWords } from "../words";
import { planShown, type Showing } from "./planShown";
import { sides } from "./sides";

type Plan = Wire["TermPlanSchema"];
type Step = Plan["steps"][number];
type Outcome = Step["outcome"];

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
  const how: Showing<Outcome, Step> = {
    id: "terms-preview",
    applyId: "terms-apply",
    order: ["conflicting", "refused", "nameless", "new", "same"],
    care: new Set<Outcome>(["conflicting", "refused", "nameless"]),
    taken: new Set<Outcome>(["new"]),
    untold: new Set<Outcome>(["same"]),
    counted: (outcome, n) => words.count(`terms.outcome.${outcome}`, n),
    about: (outcome) => words.say(`terms.about.${outcome as Exclude<Outcome, "same">}`),
    line: (step) => line(step, words),
    nothing: words.say("terms.nothing"),
    button: (taken) => words.count("terms.apply", taken),
    text: words.say("terms.apply.text"),
    // What it is stands in the file, in its own words.
    remainder: { dir: "auto" },
  };
  return planShown(plan, how, words, apply);
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
