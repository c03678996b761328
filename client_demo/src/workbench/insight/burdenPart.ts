/** What a form asks of people, with advice, and what could be left out. */
import { make } from "../../components/element";
import type { Wire } from "../service";
import type { WorkbenchWords } from "../words";
import { percent } from "./heatPart";
import { table } from "./table";

type Burden = Wire["BurdenSchema"];

export function burdenPart(burden: Burden, words: WorkbenchWords, printed: string): HTMLElement {
  const heads = [words.say("burden.dimension"), words.say("burden.value"), words.say("burden.points"), words.say("burden.advice")];
  const rows = [...burden.dimensions]
    .sort((a, b) => (b.points ?? -1) - (a.points ?? -1))
    .map((each) => [{ text: each.name }, { text: valueOf(each, words), isNumber: true }, { text: each.points === null ? "–" : words.number(each.points), isNumber: true }, { text: each.advice ?? "–" }]);
  const spared = burden.spared.map((each) =>
    make("li", {}, make("span", { lang: printed, dir: "auto" }, each.label), ": ", words.say(`burden.${each.why}`, { register: each.registerName ?? "" })),
  );
  return make(
    "section",
    { class: "wb-section", "aria-labelledby": "burden" },
    make("h2", { id: "burden" }, words.say("burden.title")),
    make("p", {}, make("strong", {}, words.say("burden.score", { score: words.number(burden.score) }))),
    make("details", { class: "wb-more" }, make("summary", {}, words.say("burden.spared", { n: words.number(burden.spared.length), all: words.number(burden.questions), share: percent(burden.sparedShare, words) })), make("ul", { class: "insight-spared" }, ...spared)),
    table(words.say("burden.title"), heads, rows),
  );
}

function valueOf({ value, unit }: Burden["dimensions"][number], words: WorkbenchWords): string {
  if (value === null) return words.say("burden.not-measured");
  if (unit === "share") return percent(value, words);
  if (unit === "minutes" || unit === "days") return words.say(`burden.${unit}`, { n: words.number(Math.round(value)) });
  return words.number(value);
}
