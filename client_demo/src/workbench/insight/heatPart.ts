/** Where people stop: on the picture of each page, and the same in a table. */
import { make } from "../../components/element";
import { figured } from "../../letter/days";
import { notice } from "../parts/form";
import type { Wire } from "../service";
import type { WorkbenchWords } from "../words";
import { table } from "./table";

type Template = Wire["TemplateSchema"];
type Insights = Wire["InsightsSchema"];
type Step = Insights["steps"][number];

/** From which share of stops a step is warm, and hot. */
const WARM = 0.05;
const HOT = 0.15;

export function heatPart(template: Template, insights: Insights, words: WorkbenchWords): readonly HTMLElement[] {
  const { steps, alerts, since, until } = insights;
  if (steps.length === 0 || since === null || until === null) {
    return [make("p", { class: "wb-nothing", role: "status" }, words.say("insights.heat.none", { n: words.number(insights.leastVisits) }))];
  }
  const pages = template.pages.filter(({ page }) => steps.some((step) => step.page === page));
  return [
    ...alerts.map((alert) =>
      notice("care", make("p", {}, words.say("insights.alert", { label: labelOf(template, alert.page, alert.anchorId), now: percent(alert.shareNow, words), before: percent(alert.shareBefore, words) }))),
    ),
    make("p", { class: "quiet", role: "status" }, words.say("insights.heat.weeks", { since: words.day(since), until: words.day(until) })),
    make("div", { class: "insight-scale", "aria-hidden": "true" }, ...["cool", "warm", "hot"].map((heat) => make("span", { class: `insight-scale__box insight-box--${heat}` })), words.say("insights.scale", { warm: percent(WARM, words), hot: percent(HOT, words) })),
    ...pages.map((page) => pagePart(template, page, steps.filter((step) => step.page === page.page), words)),
  ];
}

function pagePart(template: Template, page: Template["pages"][number], steps: readonly Step[], words: WorkbenchWords): HTMLElement {
  const picture = make(
    "div",
    { class: "insight-page" },
    make("img", { src: `v1/templates/${template.key}/pages/${page.page}`, alt: "", loading: "lazy", width: Math.round(page.widthMm * 4), height: Math.round(page.heightMm * 4) }),
    ...steps.flatMap((step) => {
      const field = page.fields.find(({ id }) => id === step.anchorId);
      return field === undefined ? [] : [boxOf(field.areaMm, step, page, words)];
    }),
  );
  picture.setAttribute("aria-hidden", "true");
  const heads = [words.say("insights.step"), words.say("insights.met"), words.say("insights.stopped"), words.say("insights.asked"), words.say("insights.original")];
  const rows = [...steps]
    .sort((a, b) => b.stallShare - a.stallShare)
    .map((step) => [
      { text: labelOf(template, step.page, step.anchorId), lang: template.language },
      { text: words.number(step.met), isNumber: true },
      { text: `${words.number(step.stopped)} (${percent(step.stallShare, words)})`, isNumber: true },
      { text: words.number(step.asked), isNumber: true },
      { text: words.number(step.original), isNumber: true },
    ]);
  const title = words.say("insights.page", { page: words.number(page.page) });
  return make("section", { class: "insight-pair" }, make("h3", {}, title), picture, table(`${words.say("insights.heat")}: ${title}`, heads, rows));
}

function boxOf(area: readonly (readonly number[])[], step: Step, page: Template["pages"][number], words: WorkbenchWords): HTMLElement {
  const [left, top] = [area[0]?.[0] ?? 0, area[0]?.[1] ?? 0];
  const [right, bottom] = [area[2]?.[0] ?? 0, area[2]?.[1] ?? 0];
  const heat = step.stallShare >= HOT ? "hot" : step.stallShare >= WARM ? "warm" : "cool";
  const box = make("div", { class: `insight-box insight-box--${heat}` }, heat !== "cool" && make("span", { class: "insight-box__share" }, percent(step.stallShare, words)));
  // Paper does not turn around with the language of the page.
  box.style.left = `${(100 * left) / page.widthMm}%`;
  box.style.top = `${(100 * top) / page.heightMm}%`;
  box.style.width = `${(100 * (right - left)) / page.widthMm}%`;
  box.style.height = `${(100 * (bottom - top)) / page.heightMm}%`;
  return box;
}

/** The owner's name of a place; codes on the paper have none. */
export function labelOf(template: Template, page: number, anchorId: string): string {
  const field = template.pages.find((each) => each.page === page)?.fields.find(({ id }) => id === anchorId);
  return field?.label ?? anchorId;
}

export function percent(share: number, words: WorkbenchWords): string {
  return share.toLocaleString(figured(words.language), { style: "percent", maximumFractionDigits: 0 });
}
