/** Texts of a form to a translator's own program and back, and a form as a pack. */
import { make, refill } from "../../components/element";
import { allLanguages } from "../desk/languages";
import { preview } from "../exchange/preview";
import { termsPart } from "../exchange/termsPart";
import type { Opened, PageContext } from "../page";
import { choiceEntry, type Entry } from "../parts/entry";
import { notice, sendingForm } from "../parts/form";
import { formName } from "../parts/formName";
import { chosenFile, fileEntry, keepFile } from "../parts/saving";
import type { Wire } from "../service";

/** What translators' programs read, the usual first; named as their makers do. */
const FORMATS = [
  ["xliff-2.1", "XLIFF 2.1"],
  ["xliff-2.2", "XLIFF 2.2"],
  ["xliff-2.0", "XLIFF 2.0"],
  ["xliff-1.2", "XLIFF 1.2"],
  ["tmx", "TMX 1.4b"],
  ["po", "gettext PO"],
  ["csv", "CSV"],
  ["csv-excel", "CSV (Excel)"],
  ["json", "JSON"],
] as const;
const ACCEPTED = ".xliff,.xlf,.tmx,.po,.csv,.json";

export async function open(context: PageContext): Promise<Opened> {
  const { service, words, query, signal } = context;
  const [{ coverage }, codes] = await Promise.all([service.get<Wire["CoverageSchema"]>("workbench/coverage?by=form", signal), allLanguages(service, signal)]);
  const named = new Map(coverage.filter(({ version }) => service.may("exchange", version?.split("/")[0] ?? "")).map((line) => [line.version ?? "", formName(line)] as const));
  const head = [make("h1", {}, words.say("exchange.title")), make("p", {}, words.say("exchange.text"))];
  if (named.size === 0) return { element: make("div", { class: "wb-page" }, ...head, make("p", { class: "wb-nothing" }, words.say("exchange.no-form")), service.may("exchange") && section("exchange-terms", words.say("terms.title"), ...termsPart(context))) };
  const form = choiceEntry("exchange-form", words.say("texts.form"), [...named], query.get("form") ?? undefined);
  const others = codes.filter((code) => code !== "nl").map((code) => [code, words.languageName(code)] as const);
  const language = choiceEntry("exchange-language", words.say("texts.language"), others, query.get("language") ?? (words.language === "nl" ? "en" : words.language));
  const element = make(
    "div",
    { class: "wb-page" },
    ...head,
    make("div", { class: "desk-filters" }, form.element, language.element),
    section("exchange-out", words.say("exchange.out"), outwards(context, form, language)),
    section("exchange-in", words.say("exchange.in"), ...inwards(context, form, language)),
    section("exchange-pack", words.say("exchange.pack"), ...asPack(context, form)),
    section("exchange-terms", words.say("terms.title"), ...termsPart(context)),
  );
  return { element };
}

type Choice = Entry<HTMLSelectElement>;

function section(id: string, heading: string, ...content: readonly HTMLElement[]): HTMLElement {
  return make("section", { class: "wb-section", "aria-labelledby": id }, make("h2", { id }, heading), ...content);
}

function outwards({ service, words, tell }: PageContext, form: Choice, language: Choice): HTMLElement {
  const format = choiceEntry("exchange-format", words.say("exchange.format"), FORMATS, undefined, words.say("exchange.format.hint"));
  return sendingForm({
    id: "export",
    words,
    button: words.say("exchange.export"),
    children: [format.element],
    send: async () => {
      const received = await service.file("GET", `workbench/forms/${form.input.value}/exports/${encodeURIComponent(language.input.value)}?format=${format.input.value}`);
      keepFile(received);
      tell(words.say("exchange.kept", { name: received.name }));
    },
  });
}

/** First what would happen; then, when somebody says so, exactly that. */
function inwards({ service, words, tell }: PageContext, form: Choice, language: Choice): readonly HTMLElement[] {
  const place = make("div", { class: "exchange-plan", "aria-live": "polite" });
  const file = fileEntry("exchange-file", words.say("exchange.file"), ACCEPTED, words.say("exchange.file.hint"));
  // What was looked at is of another form, language or file then.
  for (const { input } of [form, language, file]) input.addEventListener("change", () => refill(place));
  const look = async (): Promise<void> => {
    const sent = chosenFile(file);
    const address = `workbench/forms/${form.input.value}/imports?language=${encodeURIComponent(language.input.value)}`;
    const [into, code] = [form.input.value, language.input.value];
    const plan = await service.send<Wire["PlanSchema"]>("POST", address, sent);
    const apply = async (): Promise<void> => {
      const done = await service.send<Wire["PlanSchema"]>("POST", `${address}&digest=${plan.digest}`, sent);
      const taken = (done.counts.new ?? 0) + (done.counts.changed ?? 0);
      refill(place, notice("done", make("p", {}, words.count("exchange.taken", taken)), make("p", {}, make("a", { href: `#/texts?${new URLSearchParams({ language: code, work: "review", form: into })}` }, words.say("exchange.review")))));
      tell(words.count("exchange.taken", taken));
    };
    const shown = preview(plan, code, words, apply);
    refill(place, shown);
    shown.querySelector<HTMLElement>("h3")?.focus();
  };
  const asking = sendingForm({ id: "import", words, button: words.say("exchange.look"), children: [file.element], send: look });
  return [make("p", {}, words.say("exchange.in.text")), asking, place];
}

function asPack({ service, words, tell }: PageContext, form: Choice): readonly HTMLElement[] {
  const place = make("div", { "aria-live": "polite" });
  form.input.addEventListener("change", () => refill(place));
  const making = sendingForm({
    id: "pack",
    words,
    button: words.say("exchange.pack.make"),
    children: [],
    send: async () => {
      const received = await service.file("POST", `workbench/forms/${form.input.value}/packs`);
      keepFile(received);
      refill(place, notice(received.isSigned ? "done" : "about", make("p", {}, words.say(received.isSigned ? "exchange.pack.signed" : "exchange.pack.unsigned", { name: received.name }))));
      tell(words.say("exchange.kept", { name: received.name }));
    },
  });
  return [make("p", {}, words.say("exchange.pack.text")), making, place];
}
