/** Recovery codes, shown once: to copy, print, or keep as a file. */
import { make } from "../../components/element";
import { drawing } from "../icons";
import type { WorkbenchWords } from "../words";
import { copyButton } from "./copying";

export function recoveryCodes(codes: readonly string[], words: WorkbenchWords): HTMLElement {
  const text = `${words.say("app.name")}: ${words.say("recovery.title")}\n\n${codes.join("\n")}\n`;
  const file = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  return make(
    "div",
    { class: "wb-codes" },
    make("ol", { class: "wb-codes__list", dir: "ltr", "aria-label": words.say("recovery.title") }, ...codes.map((code) => make("li", {}, make("code", {}, code)))),
    make(
      "div",
      { class: "wb-form__buttons" },
      copyButton("codes-copy", text, words),
      make("a", { class: "button", id: "codes-file", href: file, download: "leeswijzer-codes.txt" }, drawing("keep"), words.say("recovery.keep")),
      make("button", { type: "button", class: "button", id: "codes-print", onclick: () => window.print() }, drawing("print"), words.say("recovery.print")),
    ),
  );
}
