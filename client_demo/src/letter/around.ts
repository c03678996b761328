/** What the service knows that helps with any letter: fetched while a letter is read, and nothing of it is sent for that. */
import type { Service } from "../api";
import type { AidOrganisation, Payee } from "../contract";

export class Around {
  readonly #service: Service;
  readonly #onChange: () => void;
  #language: string | null = null;
  #payees: readonly Payee[] | null = null;
  #helpers: readonly AidOrganisation[] = [];
  #asksPayees = false;

  /** `onChange` is called when something has come. */
  constructor(service: Service, onChange: () => void) {
    this.#service = service;
    this.#onChange = onChange;
  }

  /** Who may be paid; null until that has come. */
  get payees(): readonly Payee[] | null {
    return this.#payees;
  }

  get helpers(): readonly AidOrganisation[] {
    return this.#helpers;
  }

  /** Fetches what is not there; what does not come is asked for with the next letter. */
  fetch(language: string): void {
    if (this.#language !== language) void this.#fetchHelpers(language);
    if (!this.#asksPayees) void this.#fetchPayees();
  }

  async #fetchHelpers(language: string): Promise<void> {
    this.#language = language;
    const reply = await this.#service.aid(language);
    if (this.#language !== language) return;
    if ("answer" in reply) this.#helpers = reply.answer;
    else this.#language = null;
    if ("answer" in reply) this.#onChange();
  }

  async #fetchPayees(): Promise<void> {
    this.#asksPayees = true;
    const reply = await this.#service.payees();
    if ("answer" in reply) this.#payees = reply.answer;
    else this.#asksPayees = false;
    if ("answer" in reply) this.#onChange();
  }
}
