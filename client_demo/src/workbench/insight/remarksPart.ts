/** What people said, one by one: answered, closed, told as changed, and undone. */
import { make, refill } from "../../components/element";
import type { PageContext } from "../page";
import { choiceEntry, textEntry } from "../parts/entry";
import { sendingForm } from "../parts/form";
import type { Wire } from "../service";
import { labelOf } from "./heatPart";

type Template = Wire["TemplateSchema"];
type Remark = Wire["FeedbackRemarkSchema"];

const DEEDS = ["answered", "changed", "closed"] as const;

export function remarksPart(template: Template, remarks: readonly Remark[], context: PageContext): HTMLElement {
  const { words } = context;
  return make(
    "section",
    { class: "wb-section", "aria-labelledby": "remarks" },
    make("h2", { id: "remarks" }, words.say("insights.remarks")),
    remarks.length > 0 ? make("ul", { class: "wb-lines" }, ...remarks.map((remark) => line(template, remark, context))) : make("p", { class: "wb-nothing" }, words.say("insights.remarks.none")),
  );
}

function line(template: Template, remark: Remark, context: PageContext): HTMLElement {
  const element = make("li", { class: "wb-line insight-remark", id: `remark-${remark.id}`, tabindex: -1 });
  fill(element, template, remark, context);
  return element;
}

function fill(element: HTMLElement, template: Template, remark: Remark, context: PageContext): void {
  const { words, service } = context;
  const { done } = remark;
  const mayAnswer = service.may("answer-feedback", template.issuer);
  refill(
    element,
    make(
      "div",
      { class: "wb-line__main" },
      make("strong", {}, words.say(`insights.kind.${remark.kind}`), ": ", make("span", { lang: template.language, dir: "auto" }, labelOf(template, remark.page, remark.anchorId))),
      // People write in their own language, whatever they read in.
      remark.message === null ? make("span", { class: "quiet" }, words.say("insights.no-words")) : make("q", { class: "insight-remark__words", dir: "auto" }, remark.message),
      make("span", { class: "quiet" }, `${words.day(remark.day)} · ${words.languageName(remark.language)} · ${words.say("insights.page", { page: words.number(remark.page) })}`),
      done !== null && done.text !== null && make("p", { class: "insight-remark__answer", dir: "auto" }, done.text),
    ),
    make("span", { class: done === null ? "insight-state insight-state--open" : "insight-state" }, words.say(done === null ? "insights.open" : `insights.deed.${done.deed}`)),
    mayAnswer && make("div", { class: "insight-remark__acts" }, done === null ? answering(element, template, remark, context) : undoing(element, template, remark, context)),
  );
}

function answering(element: HTMLElement, template: Template, remark: Remark, context: PageContext): HTMLElement {
  const { words, service, signal, tell } = context;
  const id = `answer-${remark.id}`;
  const deed = choiceEntry(`${id}-deed`, words.say("insights.what"), DEEDS.map((each) => [each, words.say(`insights.what.${each}`)] as const));
  const text = textEntry(`${id}-text`, words.say("insights.text"), { maxlength: 600, autocomplete: "off", dir: "auto" }, words.say("insights.text.hint"));
  const send = async (): Promise<void> => {
    const said = text.input.value.trim();
    const kept = await service.send<Remark>("PUT", `workbench/remarks/${remark.id}/deed`, { deed: deed.input.value, text: said === "" ? null : said }, signal);
    fill(element, template, kept, context);
    element.focus();
    tell(words.say("insights.kept"));
  };
  return make("details", { class: "wb-more" }, make("summary", {}, words.say("insights.act")), sendingForm({ id, words, button: words.say("insights.send"), children: [deed.element, text.element], send }));
}

function undoing(element: HTMLElement, template: Template, remark: Remark, context: PageContext): HTMLElement {
  const { words, service, signal, tell } = context;
  const send = async (): Promise<void> => {
    const kept = await service.send<Remark>("DELETE", `workbench/remarks/${remark.id}/deed`, undefined, signal);
    fill(element, template, kept, context);
    element.focus();
    tell(words.say("insights.undone"));
  };
  return sendingForm({ id: `undo-${remark.id}`, words, isQuiet: true, button: words.say("insights.undo"), children: [], send });
}
