/** What is to be understood: the printed text with its government words, its neighbours, another language. */
import { make } from "../../components/element";
import type { WorkbenchWords } from "../words";
import type { Opened } from "./line";
import { differingSpans, written } from "./marked";
import { placeNamed, type Form } from "./places";

export interface PivotChoice {
  readonly code: string | null;
  readonly languages: readonly string[];
  readonly choose: (code: string | null) => void;
}

/** The text that is printed, and what helps to understand it. */
export function sourcePart({ string, around }: Opened, pivot: PivotChoice, words: WorkbenchWords): HTMLElement {
  const { language, sourceLanguage } = string;
  return make(
    "section",
    { class: "desk-source", "aria-labelledby": "desk-source-title" },
    make(
      "div",
      { class: "desk-source__this" },
      make("h2", { id: "desk-source-title" }, words.say("desk.source", { language: words.languageName(sourceLanguage) })),
      written(string.source, sourceLanguage, around.terms.map(({ at }) => at), "dfn"),
      changedSource({ string, around }, words),
      termList(around, sourceLanguage, language, words),
      language !== sourceLanguage && pivotPart(around.pivot, pivot, words),
    ),
  );
}

/** What stands above and below it on the form. */
export function neighbours({ string, around }: Opened, form: Form | null, words: WorkbenchWords): readonly HTMLElement[] {
  return [...around.before, ...around.after].map((each) => neighbour(each, form, string, words));
}

function neighbour(each: Opened["around"]["before"][number], form: Form | null, { language, sourceLanguage }: Opened["string"], words: WorkbenchWords): HTMLElement {
  return make(
    "div",
    { class: "desk-neighbour" },
    make("span", { class: "desk-neighbour__place" }, placeNamed(each.path, form, words)),
    written(each.source, sourceLanguage),
    each.said !== null && language !== sourceLanguage && written(each.said, language),
  );
}

/** Of a text that is out of date: what it was a translation of, with what is different now. */
function changedSource({ string }: Opened, words: WorkbenchWords): HTMLElement | false {
  const old = string.texts.findLast(({ state }) => state === "stale");
  if (string.standing !== "stale" || old === undefined || old.source === string.source) return false;
  return make("div", { class: "desk-old" }, make("h3", {}, words.say("desk.source.before")), written(old.source, string.sourceLanguage, differingSpans(old.source, string.source), "del"));
}

function termList({ terms }: Opened["around"], sourceLanguage: string, language: string, words: WorkbenchWords): HTMLElement | false {
  const known = terms.filter((term) => term.name !== null || term.explanation !== null || term.sourceExplanation !== null);
  if (known.length === 0) return false;
  const items = known.map((term) => {
    const isOurs = term.explanation !== null;
    const lang = isOurs ? language : sourceLanguage;
    // Name and meaning run in the direction of the language they are written in.
    return make("li", { lang, dir: "auto" }, term.name !== null && make("strong", { lang: language }, `${term.name}: `), make("span", {}, (isOurs ? term.explanation : term.sourceExplanation) ?? ""), term.isProposed && make("span", { class: "quiet", lang: words.language }, ` (${words.say("desk.term.proposed")})`));
  });
  return make("div", { class: "desk-terms" }, make("h3", {}, words.say("desk.terms")), make("ul", { class: "points" }, ...items));
}

function pivotPart(text: string | null, { code, languages, choose }: PivotChoice, words: WorkbenchWords): HTMLElement {
  const select = make(
    "select",
    { id: "desk-pivot", class: "wb-select" },
    make("option", { value: "", selected: code === null }, words.say("desk.pivot.none")),
    ...languages.map((each) => make("option", { value: each, selected: each === code }, words.languageName(each))),
  );
  select.addEventListener("change", () => choose(select.value || null));
  return make(
    "div",
    { class: "desk-pivot" },
    make("label", { for: "desk-pivot" }, words.say("desk.pivot")),
    select,
    code !== null && (text === null ? make("p", { class: "quiet" }, words.say("desk.pivot.absent")) : written(text, code)),
  );
}
