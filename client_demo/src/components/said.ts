/** A string from the service: in its own language and direction, with where it came from. */
import type { Provenance, Text } from "../contract";
import { holdsPrint, withoutPrint } from "../origins";
import type { Words } from "../words";
import { make } from "./element";
import { unbroken } from "./figures";
import { icon, type IconName } from "./icon";

const SIGNS: Readonly<Record<Provenance, IconName>> = {
  owner: "paper",
  reviewed: "person",
  draft: "draft",
  memory: "machine",
  phrase: "draft",
  machine: "machine",
  dictionary: "machine",
  source: "paper",
};

/** The string itself; `bdi` keeps its direction to itself. */
export function said(text: Text): HTMLElement {
  return make("bdi", { lang: text.language, dir: text.direction }, ...unbroken(text.text));
}

/** What the memory says of a sentence: whether it is only similar, how far alike, and where it came from. */
const REMEMBERED = /^(similar, )?(\d+) %, (\w+)$/;

/** Where it came from, in words. */
export function provenance(words: Words, text: Text): HTMLElement {
  const [source, detail] = sourceOf(words, text);
  return make(
    "span",
    { class: `provenance provenance--${text.provenance}`, "data-provenance": text.provenance },
    icon(isFromElsewhere(text) ? "elsewhere" : SIGNS[text.provenance]),
    make("span", {}, source, ...(detail === null ? [] : [" ", make("bdi", { class: "provenance__detail" }, `(${detail})`)])),
  );
}

/** What to call where it came from, and what stands behind it: an engine, or how far a sentence is alike. */
export function sourceOf(words: Words, text: Text): readonly [source: string, detail: string | null] {
  if (!holdsPrint(text)) return madeBy(words, text);
  const [source, detail] = madeBy(words, { ...text, detail: withoutPrint(text) });
  return [source, [...(detail === null ? [] : [detail]), words.say("provenance.source")].join(" · ")];
}

function madeBy(words: Words, text: Text): readonly [source: string, detail: string | null] {
  if (isFromElsewhere(text)) return [words.say("provenance.elsewhere"), text.detail];
  // What explains Dutch in Dutch was translated by nobody.
  if (text.provenance === "dictionary" && text.language === "nl") return [words.say("provenance.word-list"), text.detail];
  const [whole, similar, score, origin] = (text.provenance === "memory" && REMEMBERED.exec(text.detail ?? "")) || [];
  if (whole === undefined) return [words.say(`provenance.${text.provenance}`), text.detail];
  const alike = new Intl.NumberFormat(words.language, { style: "percent", numberingSystem: "latn" }).format(Number(score) / 100);
  const checked = isProvenance(origin) ? ` · ${words.say(`provenance.${origin}`)}` : "";
  return [words.say(similar === undefined ? "provenance.memory" : "provenance.similar"), `${alike}${checked}`];
}

function isProvenance(name: string | undefined): name is Provenance {
  return name !== undefined && name in SIGNS;
}

/** Whether a sentence went to a server elsewhere to be translated: the one engine that is not in the house. */
function isFromElsewhere({ provenance: source, detail }: Text): boolean {
  return source === "machine" && detail?.startsWith("LibreTranslate ") === true;
}

/** A paragraph and, under it, where it came from. */
export function saidWithProvenance(words: Words, text: Text): HTMLElement {
  return make("div", { class: "said" }, saidAlone(text), provenance(words, text));
}

/** A paragraph whose source is named elsewhere, with that of others. */
export function saidAlone(text: Text): HTMLElement {
  return make("p", { class: "said__text", lang: text.language, dir: text.direction }, ...unbroken(text.text));
}

/** Items that share one source name it once, under the list, unless `isNamed` elsewhere; else each its own. */
export function saidList(words: Words, texts: readonly Text[], tag: "ol" | "ul", isNamed = false): HTMLElement {
  const [first] = texts;
  const shared = sharedSource(texts);
  return make(
    "div",
    { class: "said" },
    make(
      tag,
      { class: tag === "ol" ? "steps" : "points", lang: first?.language, dir: first?.direction },
      ...texts.map((text) =>
        make("li", {}, make("span", { lang: text.language, dir: text.direction }, ...unbroken(text.text)), !shared && provenance(words, text)),
      ),
    ),
    shared && !isNamed && provenance(words, shared),
  );
}

/** The first text, when all of them come from one source: it is then named once. */
export function sharedSource(texts: readonly (Text | null)[]): Text | null {
  const all = texts.filter((text) => text !== null);
  const [first] = all;
  return first !== undefined && all.every((text) => text.provenance === first.provenance && text.detail === first.detail) ? first : null;
}
