/** What was changed in the form because people told: the thanks a remark gets, as nobody knows who sent it. */
import { sayDay } from "../letter/days";
import { changesOf } from "../state/filling";
import type { State } from "../state/state";
import { directionOf } from "../tongues";
import type { Words } from "../words";
import { make } from "./element";
import { icon } from "./icon";

/** Enough to see that telling helps; the form itself is what people came for. */
const MOST_SHOWN = 3;

/** A block to stand under everything else; null where nothing was changed. */
export function changed(state: State, words: Words): HTMLElement | null {
  const known = changesOf(state);
  if (known === null || known.changes.length === 0) return null;
  // Who made the change wrote it in the language of the print.
  const { language } = known;
  return make(
    "section",
    { class: "block changed" },
    make("h3", { class: "changed__heading" }, icon("tell"), words.say("changed.heading")),
    make(
      "ul",
      { class: "points" },
      ...known.changes.slice(0, MOST_SHOWN).map(({ day, text }) =>
        make("li", {}, make("span", { class: "changed__text", lang: language, dir: directionOf(language) }, text), make("time", { class: "quiet", datetime: day }, sayDay(day.slice(0, 10), words.language))),
      ),
    ),
  );
}
