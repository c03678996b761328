/** What is asked or shown over the desk: the keys, and the style guide. */
import { make, refill } from "../../components/element";
import type { WorkbenchWords } from "../words";
import { guideFor } from "./guide";
import { KEYS, readSingleKeys, rememberSingleKeys, type Act } from "./keys";

export function keysDialog(words: WorkbenchWords, mayApprove: boolean): void {
  const acts = (Object.keys(KEYS) as Act[]).filter((act) => act !== "approve" || mayApprove);
  const rows = acts.map((act) => make("div", { class: "desk-keys__row" }, make("dt", {}, make("kbd", {}, KEYS[act])), make("dd", {}, words.say(`desk.act.${act}`))));
  const switched = make("input", { type: "checkbox", id: "desk-single-keys", checked: readSingleKeys() });
  switched.addEventListener("change", () => rememberSingleKeys(switched.checked));
  dialog(
    words,
    words.say("desk.keys.title"),
    make("dl", { class: "desk-keys" }, ...rows),
    make("p", {}, words.say("desk.keys.typing")),
    make("div", { class: "wb-check" }, switched, make("label", { for: "desk-single-keys" }, words.say("desk.keys.single"))),
  );
}

export async function guideDialog(language: string, words: WorkbenchWords): Promise<void> {
  const guide = await guideFor(language);
  dialog(words, words.say("desk.guide.title", { language: words.languageName(language) }), guide ?? make("p", {}, words.say("desk.guide.none")));
}

function dialog(words: WorkbenchWords, title: string, ...children: readonly Node[]): void {
  const close = make("button", { type: "button", class: "button", id: "desk-close", onclick: () => element.close() }, words.say("desk.close"));
  const element = make("dialog", { class: "wb-dialog desk-dialog", "aria-labelledby": "desk-dialog-title", tabindex: -1 });
  refill(element, make("h2", { id: "desk-dialog-title" }, title), ...children, close);
  element.addEventListener("close", () => element.remove());
  document.body.append(element);
  element.showModal();
}
