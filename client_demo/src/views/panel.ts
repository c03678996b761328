import { make } from "../components/element";
import { icon } from "../components/icon";
import type { Words } from "../words";

/** A page-filling dialog with a heading and a way out. */
export class PanelView {
  readonly element: HTMLDialogElement;
  readonly body = make("div", { class: "panel__body" });
  readonly #close: HTMLButtonElement;
  #opener: Element | null = null;

  constructor(id: string, onClose: () => void) {
    this.#close = make("button", { type: "button", class: "button button--round panel__close", onclick: onClose }, icon("close"));
    this.element = make("dialog", { class: "panel", id: `panel-${id}` }, this.#close, this.body);
    this.element.addEventListener("cancel", (event) => {
      event.preventDefault();
      onClose();
    });
    this.element.addEventListener("click", (event) => {
      if (event.target === this.element) onClose();
    });
  }

  render(isOpen: boolean, words: Words): void {
    this.#close.setAttribute("aria-label", words.say("action.close"));
    const heading = this.body.querySelector<HTMLElement>(".panel__heading");
    this.element.setAttribute("aria-label", heading?.textContent ?? words.say("app.name"));
    if (isOpen && !this.element.open) {
      this.#opener = document.activeElement;
      this.element.showModal();
      this.body.scrollTo(0, 0);
      heading?.focus({ preventScroll: true });
    }
    if (!isOpen && this.element.open) {
      this.element.close();
      this.#giveFocusBack();
    }
  }

  /** The dialog itself does so, unless what opened it was drawn anew in the meantime. */
  #giveFocusBack(): void {
    const opener = this.#opener;
    this.#opener = null;
    if (opener !== null && opener.id !== "" && !opener.isConnected) document.getElementById(opener.id)?.focus({ preventScroll: true });
  }
}
