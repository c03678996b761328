/** The accessibility statement, from what was really tried (`make statement`). */
import "../styles/statement.css";
import { make, refill } from "../components/element";
import { icon } from "../components/icon";
import results from "../statement/results.json";
import { statementWordsIn, type Say, type StatementPhrase } from "../statement/statementWords";
import { sayDay } from "../letter/days";
import type { State } from "../state/state";
import { nameOf, type Words } from "../words";
import type { Actions } from "./actions";
import type { Room } from "./door";

/** Where who runs this service wants to hear of trouble: set by the service, which knows. */
const CONTACT = 'meta[name="leeswijzer-contact"]';

const id = (phrase: string): StatementPhrase => phrase as StatementPhrase;

export async function openStatement(element: HTMLElement, actions: Actions): Promise<Room> {
  let asked: Words | null = null;
  const focus = (): void => document.getElementById("statement-title")?.focus({ preventScroll: true });
  const render = (state: State, words: Words): void => {
    if (state.screen !== "statement" || words === asked) return;
    const isFirst = asked === null;
    asked = words;
    void statementWordsIn(words).then((say) => {
      if (asked !== words) return;
      refill(element, ...content(words, say, actions));
      if (isFirst) focus();
    });
  };
  return { render, focus };
}

function content(words: Words, say: Say, actions: Actions): readonly HTMLElement[] {
  const { status, tried, gaps } = results;
  const failed = tried.filter((each) => !each.has_passed);
  const kept = tried.filter((each) => each.has_passed);
  return [
    make(
      "header",
      { class: "statement__head" },
      make("button", { type: "button", class: "button button--round", id: "statement-leave", "aria-label": words.say("action.back"), onclick: () => actions.leave() }, icon("back")),
      make("h1", { id: "statement-title", tabindex: -1 }, say("heading")),
      make("p", { class: "lead" }, say("lead")),
      make("p", { class: "provenance" }, icon("draft"), make("span", {}, say("draft"))),
    ),
    section(
      say("status"),
      make("div", { class: status === "not-met" ? "check check--care" : "check", id: "statement-status" }, icon(status === "not-met" ? "care" : "about"), make("div", { class: "block" }, make("p", {}, make("strong", {}, say(id(`status.${status}`)))), make("p", {}, say(id(`status.${status}.about`))))),
      make("p", {}, say("standard")),
    ),
    section(say("found"), ...found(say)),
    section(say("claims"), make("p", { class: "quiet" }, say("claims.about")), signed("done", kept.map(({ claim }) => say(id(`claim.${claim}`))))),
    ...(failed.length === 0 ? [] : [section(say("claims.failed"), signed("care", failed.map(({ claim }) => say(id(`claim.${claim}`)))))]),
    section(say("gaps"), signed("unsure", gaps.map((gap) => say(id(`gap.${gap}`))))),
    tested(words, say),
    contact(say),
  ];
}

function section(heading: string, ...children: readonly HTMLElement[]): HTMLElement {
  return make("section", { class: "block statement__part" }, make("h2", {}, heading), ...children);
}

function found(say: Say): readonly HTMLElement[] {
  const { findings } = results as { readonly findings: readonly { readonly what: string }[] };
  if (findings.length === 0) return [make("p", { id: "statement-found" }, say("found.none"))];
  const names = [...new Set(findings.map(({ what }) => what.split(":")[0] ?? ""))];
  return [make("p", { id: "statement-found" }, say("found.some", { n: findings.length })), make("ul", { class: "points" }, ...names.map((name) => make("li", {}, make("bdi", { lang: "en", dir: "ltr" }, name))))];
}

function signed(sign: "done" | "care" | "unsure", sentences: readonly string[]): HTMLElement {
  return make("ul", { class: `signed signed--${sign}` }, ...sentences.map((sentence) => make("li", {}, icon(sign), make("span", {}, sentence))));
}

function tested(words: Words, say: Say): HTMLElement {
  const { screens, modes, languages, looks, axe, date } = results;
  const names = languages.map((code) => make("bdi", { lang: code }, nameOf(code)));
  return section(
    say("tested"),
    make("p", {}, say("tested.screens", { n: screens.length })),
    make("p", {}, ...between(say("tested.languages"), "{names}", names)),
    make("p", {}, say("tested.looks", { modes: modes.length, looks })),
    make("h3", {}, say("modes")),
    make("ul", { class: "points" }, ...modes.map((mode) => make("li", {}, say(id(`mode.${mode}`))))),
    make("p", {}, say("tested.how", { version: axe })),
    make("p", {}, ...between(say("tested.date"), "{date}", [make("time", { datetime: date }, make("bdi", {}, sayDay(date, words.language)))])),
  );
}

/** A sentence with elements at its slot, so that each keeps its own language and direction. */
function between(sentence: string, slot: string, elements: readonly HTMLElement[]): readonly (Node | string)[] {
  const [before = "", after] = sentence.split(slot);
  return after === undefined ? [sentence] : [before, ...elements.flatMap((element, at) => (at === 0 ? [element] : [", ", element])), after];
}

function contact(say: Say): HTMLElement {
  const to = document.querySelector<HTMLMetaElement>(CONTACT)?.content ?? "";
  const href = to.startsWith("https://") ? to : `mailto:${to}`;
  return section(
    say("contact"),
    make("p", {}, say(to === "" ? "contact.nobody" : "contact.to")),
    ...(to === "" ? [] : [make("p", {}, make("a", { href, id: "statement-contact" }, make("bdi", { dir: "ltr" }, to)))]),
    make("p", {}, ...between(say("contact.ombudsman"), "Nationale ombudsman", [make("bdi", { lang: "nl" }, "Nationale ombudsman")])),
  );
}
