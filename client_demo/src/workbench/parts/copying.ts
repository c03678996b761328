/** Something that is shown once: to copy, with a word when that was done. */
import { make } from "../../components/element";
import { drawing } from "../icons";
import type { WorkbenchWords } from "../words";

export function copyButton(id: string, text: string, words: WorkbenchWords): HTMLElement {
  const label = make("span", { role: "status" }, words.say("copy"));
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      label.textContent = words.say("copied");
    } catch {
      // Without https a page may not: the text is there to be marked by hand.
      label.textContent = words.say("copy.by-hand");
    }
  };
  return make("button", { type: "button", class: "button", id, onclick: () => void copy() }, drawing("copy"), label);
}

/** A secret in a box that can be marked as a whole, with its button. */
export function oneTimeText(id: string, label: string, text: string, words: WorkbenchWords): HTMLElement {
  const box = make("input", { type: "text", id, class: "wb-once__text", readonly: true, value: text, dir: "ltr", spellcheck: "false", onfocus: () => box.select() });
  return make("div", { class: "wb-entry wb-once" }, make("label", { for: id }, label), make("div", { class: "wb-once__both" }, box, copyButton(`${id}-copy`, text, words)));
}
