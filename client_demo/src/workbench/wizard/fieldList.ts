/** The fields of a page as a list: the same that the picture shows, for those who read or hear it. */
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import { fieldOf, idsOf, textOf, uncheckedOf, type Content } from "./content";
import { commandOf, type Command } from "./keys";
import type { WizardWords } from "./wizardWords";

export interface ListActs {
  /** All fields of the page are as they should be. */
  checkAll(): void;
  choose(ids: readonly string[]): void;
  command(command: Command): void;
}

export class FieldList {
  readonly element = make("section", { class: "wizard-list", "aria-labelledby": "wizard-list-heading" });
  readonly #heading = make("h2", { id: "wizard-list-heading" });
  readonly #all = make("div", {});
  readonly #list = make("ol", { class: "wizard-list__items", id: "wizard-list" });
  #pageToCheck = 0;
  readonly #acts: ListActs;
  readonly #changed = whenChanged();

  constructor(acts: ListActs) {
    this.#acts = acts;
    this.element.append(this.#heading, this.#all, this.#list);
    this.#list.addEventListener("keydown", (event) => {
      const command = commandOf(event);
      // Enter and the space bar press the button that has the focus.
      if (command === null || command.kind === "edit") return;
      event.preventDefault();
      acts.command(command);
    });
  }

  render(content: Content, page: number, chosen: readonly string[], words: WizardWords): void {
    this.#changed([content.values, page, chosen, words], () => {
      const ids = idsOf(content, page);
      this.#heading.textContent = words.say("list.heading", { page, n: ids.length });
      refill(this.#list, ...ids.map((id, index) => this.#item(content, page, id, index, chosen.includes(id), words)));
      const unchecked = uncheckedOf(content, page);
      const allFine = make("button", { type: "button", class: "wizard-press wizard-tool", id: "wizard-all-fine", "aria-keyshortcuts": "Shift+C", onclick: () => this.#acts.checkAll() }, icon("done"), words.say("list.all-fine", { n: unchecked.length }), make("kbd", { "aria-hidden": "true", dir: "ltr" }, "Shift C"));
      // Its room stays when nothing is left to look at; where nothing ever was, none is taken.
      if (unchecked.length > 0) this.#pageToCheck = page;
      allFine.classList.toggle("wizard__undo--idle", unchecked.length === 0);
      refill(this.#all, content.draft.mayEdit && ids.length > 0 && this.#pageToCheck === page ? allFine : null);
      if (ids.length === 0) refill(this.#list, make("li", { class: "quiet" }, words.say("list.empty")));
    });
  }

  /** Shows the field of that id, when it is out of sight. */
  reveal(id: string): void {
    const item = document.getElementById(`wizard-item-${id}`);
    if (item === null) return;
    // Within the list alone: the page with the field must stay where it is.
    const [list, own] = [this.#list.getBoundingClientRect(), item.getBoundingClientRect()];
    if (own.top < list.top) this.#list.scrollTop -= list.top - own.top;
    else if (own.bottom > list.bottom) this.#list.scrollTop += own.bottom - list.bottom;
  }

  #item(content: Content, page: number, id: string, index: number, isChosen: boolean, words: WizardWords): HTMLElement {
    const place = { page, id };
    const field = fieldOf(content, place);
    const label = textOf(content, place, "label");
    const state = field?.guessed === true ? "list.guessed" : textOf(content, place, "explanation") === "" ? "list.unexplained" : null;
    return make(
      "li",
      {},
      make(
        "button",
        {
          type: "button",
          class: `wizard-item${isChosen ? " wizard-item--chosen" : ""}`,
          id: `wizard-item-${id}`,
          "aria-pressed": String(isChosen),
          onclick: () => this.#acts.choose([id]),
        },
        make("span", { class: "number", "aria-hidden": "true" }, String(index + 1)),
        make(
          "span",
          { class: "wizard-item__words" },
          make("bdi", { class: "wizard-item__label", lang: content.draft.language }, label === "" ? words.say("field.unnamed") : label),
          make("span", { class: "quiet" }, [words.called("type", field?.type ?? "other"), state === null ? "" : words.say(state)].filter(Boolean).join(" · ")),
        ),
      ),
    );
  }
}
