/** How much of what citizens read is there, and how much of it a person checked: as bars, and as a table. */
import { make } from "../../components/element";
import { figured } from "../../letter/days";
import type { Opened, PageContext } from "../page";
import { choiceEntry } from "../parts/entry";
import { formName } from "../parts/formName";
import type { Wire } from "../service";
import type { WorkbenchWords } from "../words";

type Line = Wire["CoverageLineSchema"];
type By = "language" | "organisation" | "form";
const BYS: readonly By[] = ["language", "organisation", "form"];

export async function open({ service, words, query, signal, go }: PageContext): Promise<Opened> {
  const by = BYS.find((each) => each === query.get("by")) ?? "language";
  const [whole, counted] = await Promise.all([
    service.get<Wire["CoverageSchema"]>("workbench/coverage?by=language", signal),
    by === "language" ? null : service.get<Wire["CoverageSchema"]>(`workbench/coverage?by=${by}`, signal),
  ]);
  const languages = whole.coverage.map(({ language }) => language);
  const language = query.get("language") ?? "";
  const lines = (counted ?? whole).coverage.filter((each) => by === "language" || language === "" || each.language === language);
  const seek = (changed: Readonly<Record<string, string>>): void => {
    const asked = new URLSearchParams({ by, language, ...changed });
    for (const [name, value] of [...asked]) if (value === "") asked.delete(name);
    go(`coverage?${asked}`);
  };
  const bys = choiceEntry("coverage-by", words.say("coverage.by"), BYS.map((each) => [each, words.say(`coverage.by.${each}`)] as const), by);
  bys.input.addEventListener("change", () => seek({ by: bys.input.value }));
  const choice = choiceEntry("coverage-language", words.say("texts.language"), [["", words.say("coverage.all-languages")], ...languages.map((code) => [code, words.languageName(code)] as const)], language);
  choice.input.addEventListener("change", () => seek({ language: choice.input.value }));
  const element = make(
    "div",
    { class: "wb-page" },
    make("h1", {}, words.say("coverage.title")),
    headline(whole.coverage, words),
    make("div", { class: "desk-filters" }, bys.element, by !== "language" && choice.element),
    lines.length === 0 ? make("p", { class: "wb-nothing" }, words.say("coverage.none")) : chart(lines, by, words),
    lines.length > 0 && table(lines, by, words),
  );
  return { element };
}

/** The honest figure: of all that is shown, what a person approved. */
function headline(lines: readonly Line[], words: WorkbenchWords): HTMLElement {
  const shown = sum(lines, "shown");
  const reviewed = sum(lines, "reviewed");
  return make(
    "div",
    { class: "coverage-headline", id: "coverage-headline" },
    make("p", { class: "coverage-headline__figure" }, share(reviewed, shown, words)),
    make("p", {}, words.say("coverage.headline", { reviewed: words.number(reviewed), shown: words.number(shown) })),
  );
}

/** Bars; what they say stands beside them in words, and in the table below. */
function chart(lines: readonly Line[], by: By, words: WorkbenchWords): HTMLElement {
  const items = lines.map((line) => {
    const bar = make("span", { class: "coverage-bar", "aria-hidden": "true" }, part("shown", line.shown, line.strings), part("checked", line.checked, line.strings), part("reviewed", line.reviewed, line.strings));
    return make(
      "li",
      { class: "coverage-line" },
      make("span", { class: "coverage-line__name" }, make("bdi", {}, nameOf(line, by, words))),
      bar,
      make("span", { class: "coverage-line__said" }, words.say("coverage.line", { shown: share(line.shown, line.strings, words), reviewed: share(line.reviewed, line.shown, words), owner: share(line.checked - line.reviewed, line.shown, words) })),
    );
  });
  const key = make(
    "ul",
    { class: "coverage-key" },
    ...(["reviewed", "checked", "shown"] as const).map((each) => make("li", {}, make("span", { class: `coverage-key__sample coverage-bar__${each}`, "aria-hidden": "true" }), words.say(`coverage.key.${each}`))),
    make("li", {}, make("span", { class: "coverage-key__sample", "aria-hidden": "true" }), words.say("coverage.key.missing")),
  );
  return make("section", { class: "wb-section", "aria-labelledby": "coverage-chart" }, make("h2", { id: "coverage-chart" }, words.say("coverage.chart")), key, make("ul", { class: "coverage-lines" }, ...items));
}

function part(name: "shown" | "checked" | "reviewed", count: number, of: number): HTMLElement {
  const element = make("span", { class: `coverage-bar__${name}` });
  element.style.inlineSize = `${of === 0 ? 0 : (100 * count) / of}%`;
  return element;
}

function table(lines: readonly Line[], by: By, words: WorkbenchWords): HTMLElement {
  const columns = ["strings", "shown", "reviewed", "checked", "waiting", "stale"] as const;
  const rows = lines.map((line) => make("tr", {}, make("th", { scope: "row" }, make("bdi", {}, nameOf(line, by, words))), ...columns.map((column) => make("td", {}, words.number(line[column])))));
  return make(
    "details",
    { class: "wb-more", id: "coverage-table" },
    make("summary", {}, words.say("coverage.table")),
    make(
      "div",
      { class: "coverage-scroll", tabindex: 0, role: "region", "aria-label": words.say("coverage.table") },
      make("table", { class: "coverage-table" }, make("thead", {}, make("tr", {}, make("th", { scope: "col" }, words.say(`coverage.by.${by}`)), ...columns.map((column) => make("th", { scope: "col" }, words.say(`coverage.column.${column}`))))), make("tbody", {}, ...rows)),
    ),
  );
}

function nameOf(line: Line, by: By, words: WorkbenchWords): string {
  const language = words.languageName(line.language);
  if (by === "language") return language;
  return `${by === "form" ? formName(line) : (line.organisation ?? "")} · ${language}`;
}

function sum(lines: readonly Line[], column: "shown" | "reviewed"): number {
  return lines.reduce((total, line) => total + line[column], 0);
}

/** Rounded down: what is not quite all is never called all; nothing of nothing is no figure. */
function share(count: number, of: number, words: WorkbenchWords): string {
  if (of === 0) return "–";
  return (Math.floor((100 * count) / of) / 100).toLocaleString(figured(words.language), { style: "percent" });
}
