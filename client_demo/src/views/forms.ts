import type { TemplateSummary } from "../contract";
import { drawing } from "../components/drawing";
import { make, refill, whenChanged } from "../components/element";
import { icon } from "../components/icon";
import type { State } from "../state/state";
import type { Words } from "../words";
import type { Actions } from "./actions";

/** All forms, to search and pick one from: the way in without any picture. */
export class FormsView {
  readonly element = make("main", { class: "forms", id: "forms", hidden: true });
  readonly #actions: Actions;
  readonly #head = make("div", { class: "forms__head" });
  readonly #search = make("input", { type: "search", class: "forms__input", id: "forms-search", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
  readonly #label = make("label", { class: "forms__label", for: "forms-search" });
  readonly #found = make("p", { class: "quiet", role: "status", id: "forms-found" });
  readonly #list = make("ul", { class: "forms__list" });
  readonly #changed = whenChanged();
  #render: () => void = () => undefined;

  constructor(actions: Actions) {
    this.#actions = actions;
    this.#search.addEventListener("input", () => this.#render());
    this.element.append(this.#head, make("div", { class: "forms__search" }, this.#label, this.#search), this.#found, this.#list);
  }

  focus(): void {
    document.getElementById("forms-heading")?.focus({ preventScroll: true });
  }

  render(state: State, words: Words): void {
    this.element.hidden = state.screen !== "forms";
    if (this.element.hidden) return;
    this.#render = () => this.#fillList(state, words);
    this.#changed([words, state.forms], () => {
      refill(
        this.#head,
        make("button", { type: "button", class: "button button--round", id: "forms-back", "aria-label": words.say("action.back"), onclick: () => this.#actions.leave() }, icon("back")),
        make("h1", { id: "forms-heading", tabindex: -1 }, words.say("forms.heading")),
        make("p", { class: "quiet" }, words.say("forms.where")),
      );
      this.#label.textContent = words.say("forms.search");
      this.#render();
    });
  }

  #fillList(state: State, words: Words): void {
    const { list, trouble } = state.forms;
    if (list === null) {
      this.#found.textContent = words.say(trouble === null ? "forms.loading" : `trouble.${trouble.kind}`, { seconds: 0 });
      this.#found.classList.toggle("waits", trouble === null);
      const again = make("button", { type: "button", class: "button button--main", id: "forms-again", onclick: () => this.#actions.openForms() }, words.say("action.again"));
      return refill(this.#list, trouble === null ? null : this.#empty(make("p", {}, words.say("trouble.check-network")), again));
    }
    const found = formsFor(this.#search.value, list);
    this.#found.classList.remove("waits");
    this.#found.textContent = found.length === 0 ? words.say("forms.none") : words.say("forms.found", { n: found.length });
    const camera = make("button", { type: "button", class: "button", id: "forms-camera", onclick: () => this.#actions.openCamera() }, icon("camera"), words.say("start.camera"));
    refill(this.#list, ...(found.length === 0 ? [this.#empty(camera)] : found.map((form) => make("li", {}, this.#form(form, words)))));
  }

  /** What stands where there are no forms to show. */
  #empty(...content: readonly HTMLElement[]): HTMLElement {
    return make("li", { class: "forms__empty" }, drawing("aim"), ...content);
  }

  #form(form: TemplateSummary, words: Words): HTMLElement {
    const facts = [words.say("forms.version", { version: form.version }), words.say("forms.pages", { n: form.pageCount })];
    return make(
      "button",
      { type: "button", class: "form-line", id: `form-${form.key.replaceAll("/", "-")}`, "data-form": form.key, onclick: () => this.#actions.pickForm(form.key) },
      icon("paper"),
      make(
        "span",
        { class: "form-line__words" },
        make("span", { class: "form-line__title" }, make("bdi", { lang: form.language }, form.title)),
        make("span", { class: "quiet" }, make("bdi", { lang: form.language }, form.issuerName ?? form.issuer)),
        make("span", { class: "quiet" }, facts.join(" · "), hasEnded(form) && make("span", { class: "form-line__ended" }, ` · ${words.say("forms.ended")}`)),
      ),
      icon("forward"),
    );
  }
}

/** The forms that hold every word that was typed, wherever it stands; current ones first. */
export function formsFor(typed: string, forms: readonly TemplateSummary[], today = new Date().toISOString().slice(0, 10)): readonly TemplateSummary[] {
  const sought = folded(typed).split(/\s+/).filter(Boolean);
  const fits = (form: TemplateSummary): boolean => {
    const text = folded(`${form.title} ${form.issuerName ?? ""} ${form.key}`);
    return sought.every((word) => text.includes(word));
  };
  // Of a form of today it says nothing until when it is one: people look for its name.
  const endedOn = (form: TemplateSummary): string => (hasEnded(form, today) && form.validUntil) || "";
  const rank = (form: TemplateSummary): number => Number(hasEnded(form, today));
  return forms.filter(fits).sort((a, b) => rank(a) - rank(b) || endedOn(b).localeCompare(endedOn(a)) || a.title.localeCompare(b.title, "nl") || b.version.localeCompare(a.version));
}

function hasEnded(form: TemplateSummary, today = new Date().toISOString().slice(0, 10)): boolean {
  return form.validUntil !== null && form.validUntil < today;
}

/** Without accents, capitals and signs: as people type it. */
function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
