/** What citizens told about one version: where they stop, what they say, and what the form asks of them. */
import { make, refill } from "../../components/element";
import { burdenPart } from "../insight/burdenPart";
import { heatPart } from "../insight/heatPart";
import { remarksPart } from "../insight/remarksPart";
import type { Opened, PageContext } from "../page";
import { choiceEntry } from "../parts/entry";
import { notice } from "../parts/form";
import { said } from "../problems";
import type { Wire } from "../service";

export async function open(context: PageContext): Promise<Opened> {
  const { service, words, params, signal } = context;
  const key = [params["issuer"], params["form"], params["version"]].map((each) => encodeURIComponent(each ?? "")).join("/");
  const place = `workbench/forms/${key}`;
  const insightsIn = (language: string): Promise<Wire["InsightsSchema"]> =>
    service.get(`${place}/insights${language === "" ? "" : `?language=${encodeURIComponent(language)}`}`, signal);
  const [template, insights, { remarks }, burden] = await Promise.all([
    service.get<Wire["TemplateSchema"]>(`templates/${key}`, signal),
    insightsIn(""),
    service.get<Wire["FeedbackRemarksSchema"]>(`${place}/remarks`, signal),
    service.get<Wire["BurdenSchema"]>(`${place}/burden?language=${words.language}`, signal),
  ]);
  const heat = make("div", { class: "insight-heat" }, ...heatPart(template, insights, words));
  const language = choiceEntry("insight-language", words.say("insights.language"), [["", words.say("all-languages")], ...insights.languages.map((code) => [code, words.languageName(code)] as const)]);
  language.input.addEventListener("change", () => {
    void insightsIn(language.input.value)
      .then((found) => refill(heat, ...heatPart(template, found, words)))
      .catch((problem: unknown) => refill(heat, notice("care", said(problem, words))));
  });
  const element = make(
    "div",
    { class: "wb-page insight" },
    make("p", { class: "wb-up" }, make("a", { href: "#/insights" }, words.say("insights.title"))),
    make("h1", { lang: template.language }, template.title),
    make("p", { class: "quiet" }, make("bdi", {}, template.issuerName ?? template.issuer), ` · ${words.say("insights.version", { version: template.version })}`),
    make(
      "section",
      { class: "wb-section", "aria-labelledby": "heat" },
      make("h2", { id: "heat" }, words.say("insights.heat")),
      make("p", {}, words.say("insights.heat.about", { n: words.number(insights.leastVisits) })),
      insights.languages.length > 1 && make("div", { class: "insight-language" }, language.element),
      heat,
    ),
    remarksPart(template, remarks, context),
    burdenPart(burden, words, template.language),
  );
  return { element };
}
