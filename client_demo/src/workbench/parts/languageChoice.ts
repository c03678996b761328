import { make } from "../../components/element";
import { nameOf } from "../../tongues";
import { LANGUAGES, type WorkbenchWords } from "../words";

/** Each language names itself. */
export function languageChoice(words: WorkbenchWords, choose: (code: string) => void): HTMLElement {
  const select = make(
    "select",
    { id: "wb-language", class: "wb-select", "aria-label": words.say("language"), onchange: () => choose(select.value) },
    ...LANGUAGES.map((code) => make("option", { value: code, lang: code, selected: code === words.language }, nameOf(code))),
  );
  return select;
}
