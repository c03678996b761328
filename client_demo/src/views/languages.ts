import type { Language } from "../contract";
import { make } from "../components/element";
import { icon } from "../components/icon";
import type { Words } from "../words";
import type { Actions } from "./actions";

/**
 * The choice of language, each named in itself; before a person chooses it stands there which ones a
 * server elsewhere translates to. `name` keeps two of them on a page apart.
 */
export function languageChoice(words: Words, languages: readonly Language[], chosen: string, name: string, actions: Actions): HTMLElement {
  const note = `${name}-leaves`;
  const choice = ({ code, name: ownName, direction, leavesMachine = false }: Language): HTMLElement => {
    const input = make("input", {
      type: "radio",
      name,
      id: `${name}-${code}`,
      value: code,
      checked: code === chosen,
      "aria-describedby": leavesMachine ? note : null,
      onchange: () => actions.chooseLanguage(code),
    });
    const shown = make("span", { class: leavesMachine ? "languages__leaves" : "", lang: code, dir: direction }, ownName, leavesMachine && icon("elsewhere"));
    return make("label", { class: "languages__choice", for: `${name}-${code}` }, input, shown);
  };
  return make(
    "fieldset",
    { class: "languages" },
    make("legend", {}, words.say("start.language")),
    make("div", { class: "languages__choices" }, ...languages.map(choice)),
    languages.some(({ leavesMachine }) => leavesMachine) && make("p", { class: "languages__note quiet", id: note }, icon("elsewhere"), make("span", {}, words.say("languages.elsewhere"))),
  );
}
