/** The forms that are being made, and beginning another with a file. */
import { make, refill } from "../../components/element";
import { icon } from "../../components/icon";
import type { TemplateSummary } from "../../contract";
import type { Draft } from "./contract";
import { button, choiceControl, textControl } from "./controls";
import type { DraftService } from "./service";
import type { WizardWords } from "./wizardWords";

/** What the service says of a version that it cannot use; what else it refuses is the file. */
const WRONG_VERSION: ReadonlySet<string> = new Set(["invalid-key", "key-exists", "other-form"]);

export interface Organisation {
  readonly slug: string;
  readonly name: string;
}

export interface DraftsActs {
  open(id: number): void;
}

export class DraftsView {
  readonly element = make("div", { class: "drafts", id: "drafts" });
  readonly #service: DraftService;
  readonly #acts: DraftsActs;
  readonly #words: WizardWords;
  readonly #organisations: readonly Organisation[];
  readonly #published: readonly TemplateSummary[];
  readonly #list = make("div", { class: "drafts__list" });
  readonly #new = make("section", { class: "drafts__new", "aria-labelledby": "drafts-new" });

  constructor(parts: { readonly service: DraftService; readonly words: WizardWords; readonly acts: DraftsActs; readonly organisations: readonly Organisation[]; readonly published: readonly TemplateSummary[] }) {
    this.#service = parts.service;
    this.#acts = parts.acts;
    this.#words = parts.words;
    this.#organisations = parts.organisations;
    this.#published = parts.published;
    const heading = make("h1", { id: "drafts-heading", tabindex: -1 }, this.#words.say("drafts.heading"));
    this.element.append(make("header", { class: "drafts__head" }, heading, make("p", { class: "quiet" }, this.#words.say("drafts.help"))), this.#list, this.#new);
    if (this.#organisations.length > 0) this.#fillNew();
    void this.load();
  }

  async load(): Promise<void> {
    const words = this.#words;
    refill(this.#list, make("p", { class: "quiet waits", role: "status" }, words.say("drafts.loading")));
    const reply = await this.#service.list();
    if ("refusal" in reply) {
      return refill(this.#list, make("p", { class: "wizard-care", role: "alert" }, icon("care"), reply.refusal.said), button("drafts-again", [words.say("drafts.again")], () => void this.load()));
    }
    if (reply.answer.length === 0) return refill(this.#list, make("p", { class: "forms__empty", id: "drafts-empty" }, words.say("drafts.empty")));
    refill(this.#list, make("ul", { class: "forms__list" }, ...reply.answer.map((draft) => make("li", {}, this.#line(draft)))));
  }

  #line(draft: Draft): HTMLElement {
    const words = this.#words;
    const isSentBack = draft.state === "editing" && draft.reason !== null;
    const state = draft.mayDecide ? words.say("drafts.decide") : words.called("state", draft.state);
    return make(
      "button",
      { type: "button", class: `form-line${draft.mayDecide ? " form-line--now" : ""}`, id: `draft-${draft.id}`, onclick: () => this.#acts.open(draft.id) },
      icon(draft.state === "published" ? "done" : draft.state === "failed" || isSentBack ? "care" : "draft"),
      make(
        "span",
        { class: "form-line__words" },
        make("bdi", { class: "form-line__title", lang: draft.language }, draft.title),
        make("span", { class: "quiet" }, draft.issuerName ?? draft.issuer, " · ", make("bdi", { dir: "ltr" }, draft.version), " · ", state),
        make("span", { class: "quiet" }, words.say("drafts.changed", { when: words.moment(draft.changedAt), who: draft.createdBy })),
        isSentBack && make("span", {}, words.say("publication.refused", { who: draft.decidedBy ?? "" }), " ", make("bdi", {}, draft.reason)),
      ),
      icon("forward"),
    );
  }

  #fillNew(): void {
    const words = this.#words;
    const [first] = this.#organisations;
    let issuer = first!.slug;
    let replaces = "";
    const told = make("p", { role: "alert", id: "drafts-trouble", hidden: true, class: "wizard-care" });
    const title = textControl({ label: words.say("new.title"), help: words.say("new.title.help") }, () => undefined);
    const version = textControl({ label: words.say("new.version"), help: words.say("new.version.help") }, () => undefined);
    version.show("1");
    title.input.id = "new-title";
    title.element.querySelector("label")?.setAttribute("for", "new-title");
    version.input.id = "new-version";
    version.element.querySelector("label")?.setAttribute("for", "new-version");
    const followed = choiceControl({ label: words.say("new.replaces"), help: words.say("new.replaces.help") }, [], (key) => {
      replaces = key;
      const before = this.#published.find((each) => each.key === key);
      if (before === undefined) return;
      title.show(before.title);
      version.show("");
      version.input.focus();
    });
    const offer = (): void => followed.offer([["", words.say("new.replaces.none")], ...this.#published.filter((each) => each.issuer === issuer).map(({ key, title: name }) => [key, `${name} · ${words.say("new.version")} ${key.split("/").at(-1)}`] as const)]);
    const owner = choiceControl({ label: words.say("new.issuer") }, this.#organisations.map(({ slug, name }) => [slug, name] as const), (slug) => {
      issuer = slug;
      offer();
    });
    owner.element.hidden = this.#organisations.length === 1;
    offer();
    const file = make("input", { type: "file", id: "new-file", class: "drafts__file", accept: "application/pdf,image/jpeg,image/png,image/webp,image/tiff" });
    const send = make("button", { type: "submit", class: "button button--main", id: "new-begin" }, words.say("new.begin"));
    const form = make(
      "form",
      { class: "drafts__form", onsubmit: (event: Event) => event.preventDefault() },
      make("div", { class: "wb-entry" }, make("label", { for: "new-file" }, words.say("new.file")), make("p", { class: "wb-entry__hint" }, words.say("new.file.help")), file),
      owner.element,
      followed.element,
      title.element,
      version.element,
      told,
      send,
    );
    // What must change is where one writes next, though the button is far below it.
    const refuse = (sentence: string, wrong: HTMLElement): void => {
      refill(told, icon("care"), sentence);
      told.hidden = false;
      wrong.setAttribute("aria-invalid", "true");
      wrong.focus();
      send.removeAttribute("aria-disabled");
      send.textContent = words.say("new.begin");
    };
    form.addEventListener("submit", async () => {
      const chosen = file.files?.[0];
      if (send.getAttribute("aria-disabled") === "true") return;
      if (chosen === undefined) return refuse(words.say("new.no-file"), file);
      told.hidden = true;
      for (const each of [file, title.input, version.input]) each.removeAttribute("aria-invalid");
      send.setAttribute("aria-disabled", "true");
      send.textContent = words.say("new.sending");
      const before = this.#published.find((each) => each.key === replaces);
      const name = title.input.value.trim() || chosen.name.replace(/\.[^.]*$/, "");
      const reply = await this.#service.begin(chosen, issuer, { title: name, version: version.input.value.trim() || "1", ...(before === undefined ? {} : { replaces, form: before.form }) });
      if ("refusal" in reply) return refuse(reply.refusal.said, WRONG_VERSION.has(reply.refusal.problem.code) ? version.input : reply.refusal.kind === "refused" ? file : send);
      this.#acts.open(reply.answer.id);
    });
    refill(this.#new, make("h2", { id: "drafts-new" }, words.say("new.heading")), form);
  }
}
