/** What there is to say about one place on the paper: the same in the sheet and in the list. */
import type { Anchor, Check, FieldState, Text } from "../contract";
import { needsCare } from "../canvas/scene";
import type { Words } from "../words";
import { make } from "./element";
import { unbroken } from "./figures";
import { icon, type IconName } from "./icon";
import { provenance, said, saidAlone, saidList, saidWithProvenance, sharedSource } from "./said";

/** Below this we say that we are not sure what we read. */
const SURE_FROM = 0.8;

const STATE_SIGNS: Readonly<Partial<Record<FieldState, IconName>>> = { filled: "done", ticked: "done" };

export function fieldNumber(anchor: Anchor, number: number): HTMLElement {
  const tone = needsCare(anchor) ? "care" : STATE_SIGNS[anchor.state] ? "done" : "plain";
  return make("span", { class: `number number--${tone}`, "aria-hidden": "true" }, String(number));
}

/** The label in the reader's language. */
export function fieldTitle(words: Words, anchor: Anchor): HTMLElement {
  const title = anchor.translation ?? anchor.label;
  return title === null ? make("span", {}, words.say("field.nameless")) : said(title);
}

/** What was found in a field, and whether it must be filled in; a code has neither. */
export function fieldFacts(words: Words, anchor: Anchor): HTMLElement | null {
  if (anchor.kind === "code") return null;
  const sign = STATE_SIGNS[anchor.state];
  return make(
    "p",
    { class: "facts" },
    make("span", { class: `chip chip--${anchor.state}` }, sign !== undefined && icon(sign), words.say(`state.${anchor.state}`)),
    anchor.required !== null &&
      make("span", { class: "chip chip--quiet" }, words.say(anchor.required ? "field.required" : "field.optional")),
  );
}

/** What is in these is not text. */
const NEVER_READ: ReadonlySet<string> = new Set(["checkbox", "choice", "signature", "image"]);

/** Everything but number, title and facts: what is wrong first, what is only still to do last. */
export function fieldBody(words: Words, anchor: Anchor, heading: "h3" | "h4"): readonly (HTMLElement | null)[] {
  const [reminders, findings] = partition(anchor.checks, (check) => check.code === "required-empty");
  const shared = sourceOf(anchor);
  const plain = (text: Text): HTMLElement => (shared === null ? saidWithProvenance(words, text) : saidAlone(text));
  return [
    ...findings.map((check) => checkOf(words, anchor, check)),
    anchor.explanation === null ? make("p", { class: "quiet" }, words.say("field.no-explanation")) : plain(anchor.explanation),
    anchor.steps.length === 0 ? null : make("div", { class: "block" }, make(heading, {}, words.say("field.steps")), saidList(words, anchor.steps, "ol", shared !== null)),
    shared && provenance(words, shared),
    valueOf(words, anchor),
    ...reminders.map((check) => checkOf(words, anchor, check)),
    anchor.label === null || anchor.translation === null
      ? null
      : printed(words, anchor.label, anchor.kind === "code" ? "code.held" : "field.printed"),
  ];
}

/** Where the title came from; to stand under it, unless it is named with that of all that is said of the field. */
export function fieldTitleSource(words: Words, anchor: Anchor): HTMLElement | null {
  const title = anchor.translation ?? anchor.label;
  return title === null || sourceOf(anchor) !== null ? null : provenance(words, title);
}

/** A text that has the source of everything that is said of a field; null where they differ. */
function sourceOf(anchor: Anchor): Text | null {
  return anchor.explanation === null ? null : sharedSource([anchor.translation ?? anchor.label, anchor.explanation, ...anchor.steps]);
}

/** "Still empty" is said by the state; a check speaks up about what was written. */
function checkOf(words: Words, anchor: Anchor, check: Check): HTMLElement | null {
  if (check.passed === null) return null;
  if (check.code === "required-empty" && (check.passed || anchor.state === "unknown")) return null;
  const tone = check.passed ? "done" : check.code === "required-empty" ? "plain" : "care";
  return make(
    "div",
    { class: `check check--${tone}`, "data-check": check.code },
    icon(check.passed ? "done" : tone === "care" ? "care" : "about"),
    make(
      "div",
      {},
      check.passed ? make("p", {}, words.say("field.check-passed")) : saidWithProvenance(words, check.message),
    ),
  );
}

function valueOf(words: Words, anchor: Anchor): HTMLElement | null {
  if (anchor.value === null || anchor.value.text === "") {
    const isUnread = anchor.state === "filled" && !NEVER_READ.has(anchor.fieldType ?? "other");
    return isUnread ? make("p", { class: "quiet" }, words.say("field.value-not-read")) : null;
  }
  const lead = anchor.value.confidence >= SURE_FROM ? "field.value" : "field.value-unsure";
  return make(
    "p",
    { class: "value" },
    make("span", { class: "value__lead" }, `${words.say(lead)}: `),
    make("bdi", { lang: anchor.label?.language ?? "nl", dir: "ltr", class: "value__text" }, anchor.value.text),
  );
}

/** What the paper itself says, to find it there; never a link, whatever a code holds. */
export function printed(words: Words, text: Text, lead: "field.printed" | "code.held" = "field.printed"): HTMLElement {
  return make(
    "div",
    { class: "printed" },
    make("p", { class: "printed__lead" }, words.say(lead)),
    make("p", { class: "printed__text", lang: text.language, dir: text.direction }, ...unbroken(text.text)),
    provenance(words, text),
  );
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
