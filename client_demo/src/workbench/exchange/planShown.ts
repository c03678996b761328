/** What an import would do, on the page: counts, groups line by line, what was left over, the button. */
import { make } from "../../components/element";
import { drawing, type WorkbenchIcon } from "../icons";
import { notice, sendingForm } from "../parts/form";
import type { Wire } from "../service";
import type { WorkbenchWords } from "../words";

/** A plan as the service answers it; `steps` each come to one outcome. */
interface Plan<Outcome extends string, Step extends { readonly outcome: Outcome }> {
  readonly counts: { readonly [outcome in Outcome]?: number };
  readonly steps: readonly Step[];
  readonly remainders: readonly Wire["RemainderSchema"][];
}

/** How plans of one kind are shown. */
export interface Showing<Outcome extends string, Step extends { readonly outcome: Outcome }> {
  readonly id: string;
  readonly applyId: string;
  /** First what asks for a person, then what comes in, then what stays as it is. */
  readonly order: readonly Outcome[];
  readonly care: ReadonlySet<Outcome>;
  readonly taken: ReadonlySet<Outcome>;
  /** Hundreds of texts that stay as they are tell nothing one by one. */
  readonly untold: ReadonlySet<Outcome>;
  readonly counted: (outcome: Outcome, n: number) => string;
  readonly about: (outcome: Outcome) => string;
  readonly line: (step: Step) => HTMLElement;
  readonly nothing: string;
  readonly button: (taken: number) => string;
  readonly text: string;
  /** The language of what is said of a remainder. */
  readonly remainder: { readonly lang?: string; readonly dir: "ltr" | "auto" };
}

export function planShown<Outcome extends string, Step extends { readonly outcome: Outcome }>(plan: Plan<Outcome, Step>, how: Showing<Outcome, Step>, words: WorkbenchWords, apply: () => Promise<void>): HTMLElement {
  const counts = how.order.map((outcome) => [outcome, plan.counts[outcome] ?? 0] as const).filter(([, n]) => n > 0);
  const taken = counts.reduce((sum, [outcome, n]) => (how.taken.has(outcome) ? sum + n : sum), 0);
  const group = (outcome: Outcome): HTMLElement => {
    const steps = plan.steps.filter((step) => step.outcome === outcome);
    return make(
      "details",
      { class: "wb-more exchange-group", "data-outcome": outcome, open: how.care.has(outcome) },
      make("summary", {}, how.counted(outcome, steps.length)),
      make("p", { class: "quiet" }, how.about(outcome)),
      make("ul", { class: "wb-lines" }, ...steps.map(how.line)),
    );
  };
  return make(
    "section",
    { class: "wb-card wb-form exchange-preview", id: how.id },
    make("h3", { tabindex: -1 }, words.say("exchange.preview")),
    make("ul", { class: "exchange-counts" }, ...counts.map(([outcome, n]) => make("li", { class: `exchange-count exchange-count--${lookOf(outcome, how)}` }, drawing(signOf(outcome, how)), make("span", {}, how.counted(outcome, n))))),
    ...counts.filter(([outcome]) => !how.untold.has(outcome)).map(([outcome]) => group(outcome)),
    plan.remainders.length > 0 && leftOver(plan.remainders, how.remainder, words),
    taken === 0
      ? notice("about", make("p", {}, how.nothing))
      : sendingForm({ id: how.applyId, words, button: how.button(taken), children: [make("p", { class: "quiet" }, how.text)], send: apply }),
  );
}

function leftOver(remainders: readonly Wire["RemainderSchema"][], said: { readonly lang?: string; readonly dir: string }, words: WorkbenchWords): HTMLElement {
  const line = ({ place, what }: Wire["RemainderSchema"]): HTMLElement =>
    make("li", { class: "wb-line" }, make("div", { class: "wb-line__main" }, make("span", { class: "quiet" }, make("bdi", { dir: "ltr" }, place)), make("span", { ...said }, what)));
  return make("details", { class: "wb-more" }, make("summary", {}, words.count("exchange.remainders", remainders.length)), make("ul", { class: "wb-lines" }, ...remainders.map(line)));
}

type Kinds<Outcome> = { readonly care: ReadonlySet<Outcome>; readonly taken: ReadonlySet<Outcome> };

function lookOf<Outcome>(outcome: Outcome, { care, taken }: Kinds<Outcome>): "care" | "done" | "plain" {
  return care.has(outcome) ? "care" : taken.has(outcome) ? "done" : "plain";
}

function signOf<Outcome>(outcome: Outcome, { care, taken }: Kinds<Outcome>): WorkbenchIcon {
  return care.has(outcome) ? "care" : taken.has(outcome) ? "done" : "about";
}
