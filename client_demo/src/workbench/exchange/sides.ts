/** Two texts beside each other, one above the other on a phone. */
import { make } from "../../components/element";
import { directionOf } from "../../tongues";

export function sides(...texts: readonly (readonly [name: string, text: string, language: string])[]): HTMLElement {
  return make("div", { class: "exchange-sides" }, ...texts.map(([name, text, language]) => make("div", { class: "exchange-side" }, make("span", { class: "quiet" }, name), make("p", { class: "exchange-said", lang: language, dir: directionOf(language) }, text))));
}
