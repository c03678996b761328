/** The service, as the desk sees it: what is asked and done about one string. Problems are thrown. */
import type { Wire, WorkbenchService } from "../service";
import type { Form } from "./places";

export type DeskString = Wire["DeskStringSchema"];
type Finding = Wire["FindingSchema"];

export function stringAddress(id: number, language: string): string {
  return `workbench/strings/${id}/translations/${encodeURIComponent(language)}`;
}

export class DeskService {
  readonly #service: WorkbenchService;
  readonly #signal: AbortSignal;

  /** `signal` ends what only helps whoever looks; what somebody decided arrives. */
  constructor(service: WorkbenchService, signal: AbortSignal) {
    this.#service = service;
    this.#signal = signal;
  }

  /** The string as it is now. */
  async fresh(string: DeskString): Promise<DeskString> {
    return this.#service.get(addressOf(string));
  }

  async template(version: string): Promise<Form> {
    return this.#service.get(`workbench/forms/${version}/template`);
  }

  /** What stands out in a text, were it that of this string. */
  async findings(string: DeskString, text: string): Promise<readonly Finding[]> {
    const { findings } = await this.#service.send<Wire["FindingsSchema"]>("POST", `${addressOf(string)}/checks`, { text }, this.#signal);
    return findings;
  }

  /** What was translated before and is alike. */
  async remembered({ source, language, sourceLanguage }: DeskString): Promise<readonly Wire["HitSchema"][]> {
    const asked = new URLSearchParams({ text: source, language, sourceLanguage });
    const { hits } = await this.#service.get<Wire["HitsSchema"]>(`workbench/memory-hits?${asked}`, this.#signal);
    return hits;
  }

  async machine(string: DeskString): Promise<Wire["MachineSuggestionSchema"]> {
    return this.#service.get(`${addressOf(string)}/machine-suggestion`, this.#signal);
  }

  /** Approves a translation, in other words where `text` says so. */
  async approve(id: number, { basis }: DeskString, text?: string): Promise<DeskString> {
    return this.#review(id, { verdict: "approved", seen: basis, ...(text === undefined ? {} : { text }) });
  }

  async reject(id: number, { basis }: DeskString, reason: string | null): Promise<DeskString> {
    return this.#review(id, { verdict: "rejected", seen: basis, reason });
  }

  async propose(string: DeskString, text: string): Promise<DeskString> {
    return this.#service.send("POST", addressOf(string), { text, seen: string.basis });
  }

  async remark(string: DeskString, text: string): Promise<DeskString> {
    return this.#service.send("POST", `${addressOf(string)}/remarks`, { text });
  }

  /** Takes back what this person did last; gives the string it was about. */
  async undo(): Promise<DeskString> {
    return this.#service.send("POST", "workbench/undos");
  }

  /** Takes the string in hand, for a while. */
  async claim(string: DeskString): Promise<DeskString> {
    return this.#service.send("PUT", `${addressOf(string)}/claim`, undefined, this.#signal);
  }

  /** Lets others have it; who closes the window has it until the claim is over. */
  release(string: DeskString): void {
    void this.#service.send("DELETE", `${addressOf(string)}/claim`).catch(() => undefined);
  }

  async #review(id: number, review: unknown): Promise<DeskString> {
    return this.#service.send("POST", `workbench/translations/${id}/reviews`, review);
  }
}

function addressOf({ id, language }: DeskString): string {
  return stringAddress(id, language);
}
