/** What people said about a string, and what was decided before. */
import { make } from "../../components/element";
import { sendingForm } from "../parts/form";
import type { WorkbenchWords } from "../words";
import type { DeskString } from "./service";
import { differingSpans, written } from "./marked";

/** Remarks, with a place to answer. `say` keeps one. */
export function discussion(string: DeskString, isOpen: boolean, say: (text: string) => Promise<void>, words: WorkbenchWords): HTMLElement {
  const { remarks } = string;
  const area = make("textarea", { id: "desk-remark", class: "wb-area", rows: 2, maxlength: 2000, required: true });
  const form = sendingForm({
    id: "desk-discuss",
    words,
    isQuiet: true,
    button: words.say("desk.remark.send"),
    children: [make("div", { class: "wb-entry" }, make("label", { for: "desk-remark" }, words.say("desk.remark.label")), area)],
    send: () => say(area.value),
  });
  const items = remarks.map((each) => make("li", { class: "desk-remark" }, byLine(each.name, each.at, words), make("p", { dir: "auto" }, each.text)));
  return make(
    "details",
    { class: "wb-more desk-talk", id: "desk-talk", open: isOpen || remarks.length > 0 },
    make("summary", {}, words.count("desk.remarks", remarks.length)),
    items.length > 0 && make("ol", { class: "desk-remarks" }, ...items),
    form,
  );
}

/** All texts that were, with who decided what, the newest first. */
export function history({ texts, decisions, language, shownId, waitingId }: DeskString, words: WorkbenchWords): HTMLElement | false {
  const older = texts.filter(({ id }) => id !== shownId && id !== waitingId).reverse();
  const said = decisions.filter(({ verdict }) => verdict !== "undone");
  if (older.length === 0 && said.length === 0) return false;
  const now = texts.find(({ id }) => id === (waitingId ?? shownId))?.text ?? "";
  const verdicts = said.map((each) => {
    const what = words.maybe(`desk.verdict.${each.verdict}`) ?? each.verdict;
    return make("li", { class: "desk-remark" }, byLine(each.name, each.at, words), make("p", {}, make("strong", {}, what), each.reason !== null && ": ", each.reason !== null && make("bdi", {}, each.reason)));
  });
  return make(
    "details",
    { class: "wb-more", id: "desk-history" },
    make("summary", {}, words.say("desk.history")),
    make(
      "ol",
      { class: "desk-remarks" },
      ...verdicts.reverse(),
      ...older.map((each) => make("li", { class: "desk-remark" }, byLine(each.writtenBy, each.writtenAt, words), make("p", { class: "quiet" }, words.say(`desk.state.${each.state}`)), written(each.text, language, differingSpans(each.text, now)))),
    ),
  );
}

function byLine(name: string | null, at: string, words: WorkbenchWords): HTMLElement {
  return make("p", { class: "quiet desk-remark__by" }, make("bdi", {}, name ?? words.say("desk.nobody")), " · ", make("time", { datetime: at }, words.moment(at)));
}
