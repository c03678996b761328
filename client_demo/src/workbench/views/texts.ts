/** The queues: which texts wait, in which language and form, and how far one came today. */
import { make, refill } from "../../components/element";
import { allLanguages, languagesOf } from "../desk/languages";
import { queueAddress, type Queued, type Wanted, type Work } from "../desk/line";
import { placeNamed } from "../desk/places";
import { drawing } from "../icons";
import type { Opened, PageContext } from "../page";
import { choiceEntry } from "../parts/entry";
import { formName } from "../parts/formName";
import type { Wire } from "../service";

/** Enough to see what is coming. */
const SHOWN = 20;
const STANDINGS: Readonly<Record<Work, readonly string[]>> = { review: ["proposed", "draft"], write: ["stale", "missing", "draft"] };

export async function open(context: PageContext): Promise<Opened> {
  const { service, words, query, signal, go } = context;
  const all = await allLanguages(service, signal);
  const writes = languagesOf(service, "write-translation", all);
  const reviews = languagesOf(service, "approve-translation", all);
  const language = chosen(query.get("language"), writes) ?? chosen(words.language, writes) ?? reviews[0] ?? writes[0];
  if (language === undefined) return { element: page(context, make("p", { class: "wb-nothing" }, words.say("texts.no-language"))) };
  const mayReview = reviews.includes(language);
  const work: Work = mayReview && query.get("work") !== "write" ? "review" : "write";
  const standing = query.getAll("standing").filter((each) => STANDINGS[work].includes(each));
  const wanted: Wanted = { language, work, form: query.get("form"), standing, pivot: null };
  const [{ strings }, { coverage }, today] = await Promise.all([
    service.get<Wire["QueueSchema"]>(queueAddress(wanted, SHOWN), signal),
    service.get<Wire["CoverageSchema"]>("workbench/coverage?by=form", signal),
    service.get<Wire["OwnWorkSchema"]>("workbench/own-work", signal),
  ]);
  const ours = coverage.filter((each) => each.language === language && each.version !== null);
  const seek = (changed: Readonly<Record<string, string>>): void => {
    const asked = new URLSearchParams({ language, work, ...(wanted.form === null ? {} : { form: wanted.form }), ...(standing[0] === undefined ? {} : { standing: standing[0] }), ...changed });
    for (const [name, value] of [...asked]) if (value === "") asked.delete(name);
    go(`texts?${asked}`);
  };
  return {
    element: page(
      context,
      progress(today, context),
      make("div", { class: "desk-filters" }, ...filters({ wanted, writes, mayReview, ours }, seek, context)),
      strings.length === 0 ? empty(wanted, writes.length > 1, context) : start(wanted, context),
      strings.length > 0 && list(strings, wanted, titles(coverage), context),
    ),
  };
}

function page({ words }: PageContext, ...children: readonly (Node | false)[]): HTMLElement {
  const element = make("div", { class: "wb-page" });
  refill(element, make("h1", {}, words.say("texts.title")), ...children);
  return element;
}

function chosen(code: string | null, among: readonly string[]): string | undefined {
  return code !== null && among.includes(code) ? code : undefined;
}

function progress({ written, approved, rejected }: Wire["OwnWorkSchema"], { words }: PageContext): HTMLElement {
  const parts = [words.count("texts.today.approved", approved), words.count("texts.today.rejected", rejected), words.count("texts.today.written", written)];
  return make("div", { class: "desk-today" }, make("h2", {}, words.say("texts.today")), make("ul", {}, ...parts.map((part) => make("li", {}, part))));
}

interface Choices {
  readonly wanted: Wanted;
  readonly writes: readonly string[];
  readonly mayReview: boolean;
  readonly ours: readonly Wire["CoverageLineSchema"][];
}

function filters({ wanted, writes, mayReview, ours }: Choices, seek: (changed: Readonly<Record<string, string>>) => void, { words }: PageContext): readonly HTMLElement[] {
  const { language, work, form, standing } = wanted;
  const languages = choiceEntry("texts-language", words.say("texts.language"), writes.map((code) => [code, words.languageName(code)] as const), language);
  languages.input.addEventListener("change", () => seek({ language: languages.input.value, standing: "" }));
  const works = choiceEntry("texts-work", words.say("texts.work"), (mayReview ? (["review", "write"] as const) : (["write"] as const)).map((each) => [each, words.say(`texts.work.${each}`)] as const), work);
  works.input.addEventListener("change", () => seek({ work: works.input.value, standing: "" }));
  const named = ours.map((each) => [each.version ?? "", `${formName(each)} (${words.number(work === "review" ? each.waiting : each.strings - each.shown)})`] as const);
  const forms = choiceEntry("texts-form", words.say("texts.form"), [["", words.say("texts.form.all")], ...named], form ?? "");
  forms.input.addEventListener("change", () => seek({ form: forms.input.value }));
  const states = choiceEntry("texts-standing", words.say("texts.standing"), [["", words.say("texts.standing.all")], ...STANDINGS[work].map((each) => [each, words.maybe(`desk.standing.${each}`) ?? each] as const)], standing[0] ?? "");
  states.input.addEventListener("change", () => seek({ standing: states.input.value }));
  return [languages, works, forms, states].map(({ element }) => element);
}

function deskAddress({ language, work, form, standing }: Wanted, id?: number): string {
  const asked = new URLSearchParams();
  if (form !== null) asked.set("form", form);
  for (const each of standing) asked.append("standing", each);
  if (id !== undefined) asked.set("id", String(id));
  const said = asked.toString();
  return `#/texts/${encodeURIComponent(language)}/${work}${said === "" ? "" : `?${said}`}`;
}

function start(wanted: Wanted, { words }: PageContext): HTMLElement {
  return make("p", {}, make("a", { class: "button button--main", href: deskAddress(wanted), id: "texts-begin" }, drawing("forward"), words.say(wanted.work === "review" ? "texts.begin.review" : "texts.begin.write")));
}

/** Nobody is sent to another language who has no other. */
function empty({ work, language }: Wanted, hasMore: boolean, { words }: PageContext): HTMLElement {
  const phrase = work === "review" ? "texts.empty.review" : hasMore ? "texts.empty.write" : "texts.empty.write.all";
  return make("p", { class: "wb-nothing", id: "texts-empty" }, drawing("done"), make("span", {}, words.say(phrase, { language: words.languageName(language) })));
}

/** What forms are called, by their key. */
function titles(coverage: readonly Wire["CoverageLineSchema"][]): ReadonlyMap<string, string> {
  return new Map(coverage.map((each) => [each.version ?? "", formName(each)]));
}

function list(strings: readonly Queued[], wanted: Wanted, names: ReadonlyMap<string, string>, { words }: PageContext): HTMLElement {
  const lines = strings.map((each) =>
    make(
      "li",
      { class: "wb-line" },
      make(
        "div",
        { class: "wb-line__main" },
        make("span", { class: "quiet" }, make("bdi", {}, names.get(each.version) ?? each.version), " · ", placeNamed(each.path, null, words)),
        make("a", { class: "wb-line__name", href: deskAddress(wanted, each.id) }, make("bdi", { lang: "nl" }, each.source)),
        each.seen > 0 && make("span", { class: "quiet" }, words.count("texts.seen", each.seen)),
      ),
      make("span", { class: `chip desk-chip--${each.standing}` }, words.maybe(`desk.standing.${each.standing}`) ?? each.standing),
      drawing("forward"),
    ),
  );
  return make("section", { class: "wb-section", "aria-labelledby": "texts-next" }, make("h2", { id: "texts-next" }, words.say("texts.next")), make("ul", { class: "wb-lines", id: "texts" }, ...lines));
}
