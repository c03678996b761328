import { make, refill, whenChanged } from "../components/element";
import { icon } from "../components/icon";
import type { Own } from "../state/own";
import type { State } from "../state/state";
import { holds } from "../vault/checks";
import { COUNTRIES, HOME, PERSONAL_NUMBERS } from "../vault/countries";
import { countryOf, PARTS, type Part, type Profile } from "../vault/profile";
import type { Phrase, Words } from "../words";
import type { Actions } from "./actions";
import { PanelView } from "./panel";

const LEAST_CODE = 6;

/** How the phone's keyboard helps; nothing is offered or kept by the browser itself. */
const KEYBOARDS: Readonly<Partial<Record<Part, string>>> = { phone: "tel", email: "email", houseNumber: "numeric" };

/** My data on my phone: filled in, opened with a code, locked, taken along as a file, erased. */
export class OwnView {
  readonly element: HTMLElement;
  readonly #actions: Actions;
  readonly #panel: PanelView;
  readonly #inner = make("div", { class: "own" });
  readonly #told = make("div", { role: "status", class: "own__told" });
  readonly #changed = whenChanged();
  readonly #toldChanged = whenChanged();
  #asksToErase = false;

  constructor(actions: Actions) {
    this.#actions = actions;
    this.#panel = new PanelView("own", () => actions.openOwn(false));
    this.element = this.#panel.element;
    this.#panel.body.append(this.#inner, this.#told);
  }

  render(state: State, words: Words): void {
    const { own } = state;
    // What was typed is gone with the panel: it is not to be found in a hidden page.
    if (!own.isPanelOpen) this.#inner.replaceChildren();
    else this.#changed([words, own.stage, own.profile, own.isPanelOpen], () => this.#fill(own, words));
    if (!own.isPanelOpen) this.#changed([null], () => undefined);
    this.#toldChanged([words, own.isWorking, own.trouble], () => refill(this.#told, this.#tell(own, words)));
    this.#panel.render(own.isPanelOpen, words);
  }

  #fill(own: Own, words: Words): void {
    this.#asksToErase = false;
    refill(
      this.#inner,
      make("h2", { class: "panel__heading", id: "own-heading", tabindex: -1 }, words.say("own.heading")),
      make("p", {}, words.say("own.about")),
      ...this.#stage(own, words),
    );
    this.#panel.body.scrollTo(0, 0);
    document.getElementById("own-heading")?.focus({ preventScroll: true });
  }

  #tell(own: Own, words: Words): HTMLElement | null {
    if (own.isWorking) return make("p", { class: "quiet" }, words.say("own.working"));
    return own.trouble === null ? null : make("div", { class: "check check--care", id: "own-trouble" }, icon("care"), make("p", {}, words.say(`own.trouble.${own.trouble}`)));
  }

  #stage(own: Own, words: Words): readonly (HTMLElement | null)[] {
    switch (own.stage) {
      case "unknown":
      case "unavailable":
        return [make("p", {}, words.say("own.unavailable"))];
      case "locked":
        return [this.#opening(words), this.#more(words, false)];
      case "none":
        return [this.#profile({}, words, true), this.#taking(words)];
      case "open":
        return [
          make("div", { class: "check check--done", id: "own-is-open", role: "status" }, icon("done"), make("p", {}, words.say("own.is-open"))),
          this.#profile(own.profile ?? {}, words, false),
          this.#more(words, true),
        ];
    }
  }

  #opening(words: Words): HTMLElement {
    const code = codeEntry(words, "own-code", "own.code");
    const open = (): void => this.#actions.openVault(code.input.value);
    return make("form", { class: "own__form", onsubmit: (event) => (event.preventDefault(), open()) }, code.element, button("own-open", words.say("own.open"), "submit", true));
  }

  /** The parts of the profile; under a code of its own when it is new. */
  #profile(profile: Profile, words: Words, isNew: boolean): HTMLElement {
    const entries = profileEntries(profile, words);
    const codes = isNew ? [codeEntry(words, "own-new-code", "own.new-code"), codeEntry(words, "own-again", "own.again")] : [];
    const wrong = make("div", { role: "status", id: "own-wrong" });
    const keep = (event: Event): void => {
      event.preventDefault();
      const [code, again] = codes.map(({ input }) => input.value);
      const phrase = isNew ? codeProblem(code ?? "", again ?? "") : null;
      refill(wrong, phrase && make("div", { class: "check check--care" }, icon("care"), make("p", {}, words.say(phrase))));
      if (phrase === null) this.#actions.keepProfile(Object.fromEntries(entries.map(({ part, input }) => [part, input.value.trim()]).filter(([, value]) => value !== "")), code ?? null);
    };
    return make(
      "form",
      { class: "own__form", onsubmit: keep },
      ...entries.map(({ element }) => element),
      isNew && make("div", { class: "own__codes" }, make("h3", {}, words.say("own.lock-with")), make("p", { class: "quiet" }, words.say("own.code.about")), ...codes.map(({ element }) => element)),
      wrong,
      button("own-keep", words.say("own.keep"), "submit", true),
    );
  }

  #more(words: Words, isOpen: boolean): HTMLElement {
    const erase = button("own-erase", words.say("own.erase"), "button");
    erase.addEventListener("click", () => {
      // Once more, because it cannot be undone.
      if (this.#asksToErase) return this.#actions.eraseVault();
      this.#asksToErase = true;
      erase.textContent = words.say("own.erase.sure");
    });
    return make(
      "div",
      { class: "buttons own__more" },
      isOpen && button("own-lock", words.say("own.lock"), "button", false, () => this.#actions.lockVault()),
      isOpen && button("own-export", words.say("own.export"), "button", false, () => this.#actions.exportVault()),
      erase,
    );
  }

  #taking(words: Words): HTMLElement {
    const input = make("input", { type: "file", accept: ".json,application/json", id: "own-file", hidden: true });
    input.addEventListener("change", () => {
      const [file] = input.files ?? [];
      if (file !== undefined) this.#actions.importVault(file);
      input.value = "";
    });
    return make("div", { class: "buttons own__more" }, input, button("own-import", words.say("own.import"), "button", false, () => input.click()));
  }
}

function codeProblem(code: string, again: string): Phrase | null {
  if (code.length < LEAST_CODE) return "own.code.short";
  return code === again ? null : "own.code.differs";
}

interface Entry {
  readonly part: Part;
  readonly input: HTMLInputElement | HTMLSelectElement;
  readonly element: HTMLElement;
  readonly check: () => void;
}

/** All parts of the profile; of the numbers those of the country that is chosen are shown. */
function profileEntries(profile: Profile, words: Words): readonly Entry[] {
  const country = countryEntry(countryOf(profile), words);
  const chosen = (): string => country.input.value || HOME;
  const entries = PARTS.map((part) => (part === "country" ? country : entry(part, profile[part] ?? "", words, chosen)));
  const choose = (): void => {
    for (const { part, element, check } of entries) {
      const number = PERSONAL_NUMBERS.find(({ id }) => id === part);
      element.hidden = number !== undefined && number.country !== chosen();
      if (part === "postcode") check();
    }
  };
  country.input.addEventListener("change", choose);
  choose();
  return entries;
}

/** Where somebody lives. Home is kept as nothing: most people never touch it. */
function countryEntry(value: string, words: Words): Entry {
  const names = new Intl.DisplayNames([words.language], { type: "region" });
  const codes = Object.keys(COUNTRIES).sort((one, other) => Number(other === HOME) - Number(one === HOME));
  const options = codes.map((code) => make("option", { value: code === HOME ? "" : code, selected: code === value }, names.of(code) ?? code));
  const input = make("select", { id: "own-country" }, ...options);
  return { part: "country", input, element: make("div", { class: "entry" }, make("label", { for: input.id }, words.say("own.part.country")), input), check: () => undefined };
}

/** One part of the profile, checked as soon as somebody goes on to the next. */
function entry(part: Part, value: string, words: Words, country: () => string): Entry {
  const id = `own-${part}`;
  const number = PERSONAL_NUMBERS.find((each) => each.id === part);
  const keyboard = KEYBOARDS[part] ?? (number === undefined ? "text" : "numeric");
  const input = make("input", { type: "text", id, value, autocomplete: "off", autocapitalize: "off", spellcheck: "false", dir: "ltr", inputmode: keyboard, "aria-describedby": `${id}-told`, maxlength: 80 });
  const told = make("p", { id: `${id}-told`, class: "entry__told", role: "status" });
  const check = (): void => {
    const verdict = holds(part, input.value, country());
    told.className = `entry__told entry__told--${verdict === false ? "care" : "done"}`;
    refill(told, ...(verdict === null ? [] : [icon(verdict ? "done" : "care"), words.say(verdict ? "field.check-passed" : wrong(part, country()))]));
    if (verdict === false) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };
  input.addEventListener("change", check);
  if (value !== "") check();
  return { part, input, element: make("div", { class: "entry" }, make("label", { for: id }, nameOf(part, words)), input, told), check };
}

/** The Dutch number has a name in every language; those of other countries are called as there. */
function nameOf(part: Part, words: Words): HTMLElement | string {
  const number = PERSONAL_NUMBERS.find(({ id, country }) => id === part && country !== HOME);
  if (number === undefined) return words.say(`own.part.${part}` as Phrase);
  // In a span of its own, so that it stands where the words of the page begin.
  return make("span", {}, make("bdi", { lang: number.language }, number.name.charAt(0).toUpperCase() + number.name.slice(1)));
}

function wrong(part: Part, country: string): Phrase {
  if (part === "postcode" && country !== HOME) return "own.wrong.postcode-abroad";
  const isAbroad = PERSONAL_NUMBERS.some((number) => number.id === part && number.country !== HOME);
  return isAbroad ? "own.wrong.number" : (`own.wrong.${part}` as Phrase);
}

/**
 * A code, unreadable as it is typed. No password field: a browser keeps what stands beside one, as a
 * user name, in its own list of passwords (tests/client/test_vault.py found it there).
 */
function codeEntry(words: Words, id: string, label: Phrase): { input: HTMLInputElement; element: HTMLElement } {
  const input = make("input", { type: "text", id, class: "entry__code", autocomplete: "off", autocapitalize: "off", spellcheck: "false", dir: "ltr", maxlength: 200 });
  return { input, element: make("div", { class: "entry" }, make("label", { for: id }, words.say(label)), input) };
}

function button(id: string, label: string, type: "button" | "submit", main = false, act?: () => void): HTMLButtonElement {
  return make("button", { type, class: main ? "button button--main" : "button", id, onclick: act }, label);
}
