/** Whose texts are, and how that is shown. Fetched when the first form is at hand. */
import { asked, type Service } from "../api";
import { make } from "../components/element";
import { icon, type IconName } from "../components/icon";
import { provenance, saidAlone } from "../components/said";
import type { Roots, Signatures, Template, Text } from "../contract";
import dutch from "../locales/packs/nl.json";
import { filled, type Words } from "../words";
import { keepPins, readPins } from "./pins";
import { nameOf, verifyWith, type Vouching } from "./verify";

type Locale = Record<keyof typeof dutch, string>;
type Organisations = Template["organisations"];

/** What to say of one text: it is of `owner`; that cannot be said; or it is not what was signed. */
export type Verdict = { readonly kind: "own"; readonly owner: string } | { readonly kind: "plain" | "wrong" };

const LOCALES = import.meta.glob<Locale>(["../locales/packs/*.json", "!../locales/packs/nl.json"], { import: "default" });
const SIGNS: Readonly<Record<Verdict["kind"], IconName>> = { own: "done", plain: "about", wrong: "care" };

/** Texts that nobody wrote for this form are never signed. */
const WRITTEN = new Set<Text["provenance"]>(["owner", "reviewed", "draft"]);
/** To name who wrote a text that was not verified would be a promise nobody can keep. */
const PROMISES = new Set<Text["provenance"]>(["owner", "reviewed"]);

export class Owners {
  readonly #vouching: Vouching;
  readonly #locale: Locale;

  constructor(vouching: Vouching, locale: Locale) {
    this.#vouching = vouching;
    this.#locale = locale;
  }

  /** The text at `path` (docs/packs.md) with where it came from and whose it is. */
  said(words: Words, path: string, text: Text): HTMLElement {
    const verdict = verdictOn(this.#vouching, path, text);
    const isPromise = verdict.kind !== "own" && PROMISES.has(text.provenance);
    return make("div", { class: "said" }, saidAlone(text), isPromise ? null : provenance(words, text), this.whose(path, text));
  }

  /** Where the same can be filled in online: to follow only where it was verified to be the owner's, else to compare. */
  online(text: Text | null): HTMLElement | null {
    const address = text === null ? null : onlineAddress(text.text);
    if (text === null || address === null) return null;
    const verdict = verdictOn(this.#vouching, "online", text);
    // What is not what was signed leads nowhere; what nobody answers for is not offered.
    if (verdict.kind === "wrong" || (verdict.kind === "plain" && !PROMISES.has(text.provenance))) return null;
    const host = make("bdi", { dir: "ltr", class: "online__host" }, address.host);
    return make(
      "section",
      { class: "block online", id: "online", "data-vouched": verdict.kind },
      make("h3", {}, this.#locale["online.heading"]),
      ...(verdict.kind === "own"
        ? [
            make("p", {}, this.#locale["online.text"]),
            make("a", { class: "button online__go", id: "online-go", href: address.href, target: "_blank", rel: "noopener noreferrer" }, icon("elsewhere"), make("span", {}, this.#locale["online.go"])),
            make("p", { class: "quiet online__at" }, host),
          ]
        : [make("p", {}, ...withHost(this.#locale["online.unproven"], host))]),
      this.whose("online", text),
    );
  }

  /** The line that says whose a text is. */
  whose(path: string, text: Text): HTMLElement {
    const verdict = verdictOn(this.#vouching, path, text);
    const sentence = filled(this.#locale[`vouched.${verdict.kind}`], verdict.kind === "own" ? { name: verdict.owner } : {});
    const look = verdict.kind === "wrong" ? "check check--care" : `provenance vouched--${verdict.kind}`;
    return make("div", { class: look, "data-vouched": verdict.kind }, icon(SIGNS[verdict.kind]), make("span", {}, sentence));
  }

  /** To choose whose own texts to see, where organisations use a form of another one; null where none does. */
  chooser(organisations: Organisations, chosen: string | null, choose: (slug: string | null) => void): HTMLElement | null {
    if (organisations.length === 0) return null;
    const choice = make(
      "select",
      { id: "organisation", class: "forms__input" },
      make("option", { value: "" }, this.#locale["organisation.none"]),
      ...organisations.map(({ slug, name }) => make("option", { value: slug }, name)),
    );
    choice.value = organisations.some(({ slug }) => slug === chosen) ? (chosen ?? "") : "";
    choice.addEventListener("change", () => choose(choice.value === "" ? null : choice.value));
    return make("section", { class: "block" }, make("label", { class: "forms__label", for: "organisation" }, this.#locale["organisation.label"]), choice);
  }
}

/** An https address of a named host, without a name or password in it; null for anything else. */
export function onlineAddress(text: string): { readonly href: string; readonly host: string } | null {
  if (!/^https:\/\/[\x21-\x7e]+$/.test(text) || text.includes("\\") || !URL.canParse(text)) return null;
  const { href, host, username, password } = new URL(text);
  return username === "" && password === "" && /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(host) ? { href, host } : null;
}

function withHost(sentence: string, host: HTMLElement): readonly (HTMLElement | string)[] {
  const [before = "", after = ""] = sentence.split("{host}");
  return [before, host, after];
}

export function verdictOn(vouching: Vouching, path: string, text: Text): Verdict {
  if (vouching.kind === "wrong") return { kind: "wrong" };
  if (vouching.kind !== "own") return { kind: "plain" };
  const owner = vouching.texts.get(nameOf(text.language, path, text.text));
  if (owner !== undefined) return { kind: "own", owner };
  return { kind: WRITTEN.has(text.provenance) && vouching.languages.has(text.language) ? "wrong" : "plain" };
}

/** Fetches what was signed and verifies it. */
export async function lookedInto(service: Service, version: string, language: string, organisation: string | null): Promise<Owners> {
  const [signatures, roots, locale] = await Promise.all([
    service.about<Signatures>(`templates/${version}/signatures?${asked(language, organisation)}`),
    service.about<Roots>("roots"),
    localeOf(language),
  ]);
  if (!("answer" in signatures && "answer" in roots)) return new Owners({ kind: "unable" }, locale);
  const before = readPins();
  const { vouching, pins } = await verifyWith(before, version, signatures.answer, roots.answer, Date.now());
  if (pins !== before) keepPins(pins);
  return new Owners(vouching, locale);
}

async function localeOf(language: string): Promise<Locale> {
  const load = language === "nl" ? undefined : (LOCALES[`../locales/packs/${language}.json`] ?? LOCALES["../locales/packs/en.json"]);
  return load === undefined ? dutch : load().catch(() => dutch);
}
