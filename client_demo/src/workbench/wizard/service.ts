/** The service, as the wizard sees it: what went wrong is an answer too, with a sentence for it. */
import type { TemplateSummary, TemplatesAnswer } from "../../contract";
import { LONG_MS, Problem, type WorkbenchService } from "../service";
import type { Differences, Draft, DraftContent, DraftLanguage, Edited, FactsOffer, FieldOffer, Operation, Plainness, Precedent, Preview, Recognition, TypePhrases } from "./contract";

/** Something that did not work; `said` is a sentence for it in the language of who uses the wizard. */
export interface Refusal {
  readonly kind: "refused" | "offline" | "signed-out";
  readonly problem: Problem;
  readonly said: string;
}

export type Reply<T> = { readonly answer: T } | { readonly refusal: Refusal };

/** The sentence for what the service says of a form, or for a problem with it. */
export interface Sayings {
  readonly ofCode: (code: string, detail: string) => string;
  readonly ofProblem: (problem: unknown) => string;
}

const DRAFTS = "workbench/drafts";

export class DraftService {
  readonly #service: WorkbenchService;
  readonly said: Sayings;

  constructor(service: WorkbenchService, said: Sayings) {
    this.#service = service;
    this.said = said;
  }

  async list(): Promise<Reply<readonly Draft[]>> {
    const reply = await this.#ask<{ readonly drafts: readonly Draft[] }>("GET", DRAFTS);
    return "answer" in reply ? { answer: reply.answer.drafts } : reply;
  }

  /** The forms that citizens see: a new version follows one of them. */
  async published(): Promise<Reply<readonly TemplateSummary[]>> {
    const reply = await this.#ask<TemplatesAnswer>("GET", "templates");
    return "answer" in reply ? { answer: reply.answer.templates } : reply;
  }

  async begin(file: Blob, organisation: string, named: Readonly<Record<string, string>>): Promise<Reply<Draft>> {
    // A file of a kind the browser does not know is said to be what most are.
    const sent = file.type === "" ? file.slice(0, file.size, "application/pdf") : file;
    return this.#ask("POST", `workbench/organisations/${encodeURIComponent(organisation)}/drafts?${new URLSearchParams(named)}`, sent);
  }

  async show(id: number): Promise<Reply<DraftContent>> {
    return this.#ask("GET", `${DRAFTS}/${id}`);
  }

  async discard(id: number): Promise<Reply<null>> {
    return this.#ask("DELETE", `${DRAFTS}/${id}`);
  }

  async edit(id: number, seen: number, operation: Operation): Promise<Reply<Edited>> {
    return this.#ask("POST", `${DRAFTS}/${id}/edits`, { seen, operation });
  }

  async since(id: number, revision: number): Promise<Reply<Edited>> {
    return this.#ask("GET", `${DRAFTS}/${id}/edits?since=${revision}`);
  }

  async recognition(id: number, page: number): Promise<Reply<Recognition>> {
    return this.#ask("GET", `${DRAFTS}/${id}/pages/${page}/recognition`);
  }

  async preview(id: number, page: number, language: string): Promise<Reply<Preview>> {
    return this.#ask("GET", `${DRAFTS}/${id}/pages/${page}/preview?language=${encodeURIComponent(language)}`);
  }

  async differences(id: number): Promise<Reply<Differences>> {
    return this.#ask("GET", `${DRAFTS}/${id}/differences`);
  }

  async ask(id: number, publishOn: string | null): Promise<Reply<Draft>> {
    return this.#ask("PUT", `${DRAFTS}/${id}/publication-request`, { publishOn });
  }

  async withdraw(id: number): Promise<Reply<Draft>> {
    return this.#ask("DELETE", `${DRAFTS}/${id}/publication-request`);
  }

  async decide(id: number, isAccepted: boolean, reason: string | null): Promise<Reply<Draft>> {
    return this.#ask("PUT", `${DRAFTS}/${id}/decision`, { isAccepted, reason });
  }

  async judge(text: string, known: string): Promise<Reply<Plainness>> {
    return this.#ask("POST", "workbench/wordings", { text, known });
  }

  async phrases(language: string): Promise<Reply<TypePhrases>> {
    return this.#ask("GET", `workbench/phrases?language=${encodeURIComponent(language)}`);
  }

  /** What published forms say of such a field. */
  async precedents(id: number, page: number, field: string): Promise<Reply<readonly Precedent[]>> {
    const reply = await this.#ask<{ readonly precedents: readonly Precedent[] }>("GET", `${DRAFTS}/${id}/precedents?${new URLSearchParams({ page: String(page), field })}`);
    return "answer" in reply ? { answer: reply.answer.precedents } : reply;
  }

  /** What published forms say of the fields of a page that say nothing yet. */
  async fieldOffers(id: number, page: number): Promise<Reply<readonly FieldOffer[]>> {
    const reply = await this.#ask<{ readonly offers: readonly FieldOffer[] }>("GET", `${DRAFTS}/${id}/pages/${page}/field-offers`);
    return "answer" in reply ? { answer: reply.answer.offers } : reply;
  }

  /** What the organisation's last published form says of itself. */
  async factsOffers(id: number): Promise<Reply<readonly FactsOffer[]>> {
    const reply = await this.#ask<{ readonly offers: readonly FactsOffer[] }>("GET", `${DRAFTS}/${id}/facts-offers`);
    return "answer" in reply ? { answer: reply.answer.offers } : reply;
  }

  /** How much of it people could read in each language. */
  async languages(id: number): Promise<Reply<readonly DraftLanguage[]>> {
    const reply = await this.#ask<{ readonly languages: readonly DraftLanguage[] }>("GET", `${DRAFTS}/${id}/languages`);
    return "answer" in reply ? { answer: reply.answer.languages } : reply;
  }

  async #ask<T>(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<Reply<T>> {
    try {
      const answer = method === "GET" ? this.#service.get<T>(path, undefined, LONG_MS) : this.#service.send<T>(method, path, body, undefined, LONG_MS);
      return { answer: await answer };
    } catch (problem) {
      return { refusal: this.#refusalOf(problem) };
    }
  }

  #refusalOf(problem: unknown): Refusal {
    const said = this.said.ofProblem(problem);
    // What is no answer of the service (no connection, an answer broken off) may work the next time.
    if (!(problem instanceof Problem)) return { kind: "offline", problem: new Problem("offline", ""), said };
    if (problem.status === 0) return { kind: "offline", problem, said };
    return { kind: problem.status === 401 ? "signed-out" : "refused", problem, said };
  }
}

/** The picture of a page of a draft. */
export function pageAddress(id: number, page: number): string {
  return addressOf(`${DRAFTS}/${id}/pages/${page}`);
}

/** All its texts, for lawyers. */
export function documentAddress(id: number): string {
  return addressOf(`${DRAFTS}/${id}/document`);
}

function addressOf(path: string): string {
  return new URL(`v1/${path}`, document.baseURI).href;
}
