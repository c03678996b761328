/** Instructions to print: every question in the language of the paper and, beside it, in the reader's. */
import type { Notes, Template, Text } from "../contract";
import { make } from "../components/element";
import { provenance, said } from "../components/said";
import { stepsOf, type Step } from "../state/steps";
import { NO_WORK } from "../state/work";
import type { Owners } from "../packs/owners";
import type { Words } from "../words";

/** `own` are the reader's notes, `printed` those in the language of the print; the same for a Dutch reader. */
export function instructionSheet(template: Template, own: Notes | null, printed: Notes | null, words: Words, printedWords: Words, owners: Owners | null): HTMLElement {
  const isBilingual = own !== null && printed !== null && own.title.language !== printed.title.language;
  const columns = isBilingual ? [{ notes: printed, words: printedWords }, { notes: own, words }] : [{ notes: own ?? printed, words }];
  const cell = (fill: (notes: Notes, words: Words) => readonly (HTMLElement | null)[]) =>
    columns.map(({ notes, words: spoken }) => make("td", { lang: notes?.title.language, dir: notes?.title.direction }, ...(notes === null ? [] : fill(notes, spoken))));
  const steps = stepsOf(template, NO_WORK);
  return make(
    "section",
    { class: "print", id: "print-sheet", "aria-hidden": "true" },
    make("h1", {}, ...columns.map(({ notes }) => make("p", {}, notes === null ? template.title : said(notes.title)))),
    make("p", {}, make("bdi", { lang: template.language }, template.issuerName ?? template.issuer), ` · ${words.say("forms.version", { version: template.version })}`),
    make(
      "table",
      { class: isBilingual ? "print__table print__table--two" : "print__table" },
      make(
        "tbody",
        {},
        make("tr", {}, make("td", {}), ...cell((notes, spoken) => [titled(spoken.say("about.purpose"), notes.purpose), listed(spoken.say("about.at-hand"), notes.atHand)])),
        ...steps.map((step) => make("tr", {}, make("td", { class: "print__number" }, numbered(step, words)), ...cell((notes, spoken) => question(template, step, notes, spoken)))),
        make("tr", {}, make("td", {}), ...cell((notes, spoken) => [told(spoken.say("about.send-to"), "send-to", notes.sendTo, owners), told(spoken.say("about.before"), "before", notes.before, owners)])),
      ),
    ),
    make("p", { class: "print__source" }, ...columns.flatMap(({ notes, words: spoken }) => (notes === null ? [] : [provenance(spoken, notes.title)]))),
  );
}

function numbered({ page, numbers }: Step, words: Words): HTMLElement {
  const last = numbers.length > 1 ? `–${numbers.at(-1)}` : "";
  return make("span", {}, make("b", { dir: "ltr" }, `${numbers[0]}${last}`), make("br"), words.say("coach.page", { page }));
}

function question(template: Template, step: Step, notes: Notes, words: Words): readonly (HTMLElement | null)[] {
  const [first] = step.fields;
  const asked = first?.group == null ? undefined : notes.questions[`${step.page}/${first.group}`];
  const isQuestion = step.fields.length > 1;
  return [
    isQuestion && asked ? make("h2", {}, said(asked)) : null,
    ...step.fields.map((field) => {
      const note = notes.fields[`${step.page}/${field.id}`];
      const name = note?.label.text ?? field.label ?? field.id;
      const heading = make(isQuestion ? "h3" : "h2", {}, isQuestion ? "☐ " : "", make("bdi", {}, name));
      return make(
        "div",
        { class: "print__field" },
        heading,
        note && make("p", {}, said(note.explanation)),
        field.example === null ? null : make("p", {}, `${words.say("coach.example")}: `, make("b", { lang: template.language, dir: "ltr" }, field.example)),
        note?.where && make("p", {}, `${words.say("coach.where")} `, said(note.where)),
      );
    }),
  ];
}

function titled(heading: string, text: Text | null): HTMLElement | null {
  return text === null || text.text === "" ? null : make("div", { class: "print__field" }, make("h2", {}, heading), make("p", {}, said(text)));
}

/** With whose it is: paper is kept, and read by others. */
function told(heading: string, path: string, text: Text | null, owners: Owners | null): HTMLElement | null {
  const block = titled(heading, text);
  if (text !== null && owners !== null) block?.append(owners.whose(path, text));
  return block;
}

function listed(heading: string, texts: readonly Text[]): HTMLElement | null {
  return texts.length === 0 ? null : make("div", { class: "print__field" }, make("h2", {}, heading), make("ul", {}, ...texts.map((text) => make("li", {}, said(text)))));
}
