import type { Language } from "../contract";
import { make } from "../components/element";
import type { Words } from "../words";
import type { Actions } from "./actions";

/** The choice of language, each named in itself. `name` keeps two of them on a page apart. */
export function languageChoice(words: Words, languages: readonly Language[], chosen: string, name: string, actions: Actions): HTMLElement {
  return make(
    "fieldset",
    { class: "languages" },
    make("legend", {}, words.say("start.language")),
    make(
      "div",
      { class: "languages__choices" },
      ...languages.map(({ code, name: ownName, direction }) => {
        const input = make("input", {
          type: "radio",
          name,
          id: `${name}-${code}`,
          value: code,
          checked: code === chosen,
          onchange: () => actions.chooseLanguage(code),
        });
        return make("label", { class: "languages__choice", for: `${name}-${code}` }, input, make("span", { lang: code, dir: direction }, ownName));
      }),
    ),
  );
}
