/** The service, as the wizard sees it. */
import type { Differences, Draft, DraftContent, DraftLanguage, Edited, FactsOffer, FieldOffer, Operation, Plainness, Precedent, Preview, Recognition, TypePhrases } from "./contract";

/** Something that did not work; `said` is a sentence for it in the language of who uses the wizard. */
export interface Refusal {
  readonly kind: "refused" | "offline" | "signed-out";
  readonly status: number;
  readonly code: string;
  readonly said: string;
}

export type Reply<T> = { readonly answer: T } | { readonly refusal: Refusal };

/** The sentence for a code; `detail` is what the service says of it, in English. */
export type Say = (code: string, detail: string, retryAfterS?: number) => string;

/** What a request adds so that the service knows it comes from this page. */
export type Headers = () => Readonly<Record<string, string>>;

const DRAFTS = "v1/workbench/drafts";

/** Trying ten photos of a page takes up to a minute on a busy machine. */
const LIMIT_MS = 130_000;

export class DraftService {
  readonly #headers: Headers;
  readonly #signIn: () => Promise<boolean>;
  readonly say: Say;

  constructor(headers: Headers, signIn: () => Promise<boolean>, say: Say) {
    this.#headers = headers;
    this.#signIn = signIn;
    this.say = say;
  }

  async list(): Promise<Reply<readonly Draft[]>> {
    const reply = await this.#ask<{ readonly drafts: readonly Draft[] }>("GET", DRAFTS);
    return "answer" in reply ? { answer: reply.answer.drafts } : reply;
  }

  async begin(file: Blob, organisation: string, named: Readonly<Record<string, string>>): Promise<Reply<Draft>> {
    return this.#ask("POST", `v1/workbench/organisations/${encodeURIComponent(organisation)}/drafts?${new URLSearchParams(named)}`, file, file.type || "application/pdf");
  }

  async show(id: number): Promise<Reply<DraftContent>> {
    return this.#ask("GET", `${DRAFTS}/${id}`);
  }

  async discard(id: number): Promise<Reply<null>> {
    return this.#ask("DELETE", `${DRAFTS}/${id}`);
  }

  async edit(id: number, seen: number, operation: Operation): Promise<Reply<Edited>> {
    return this.#ask("POST", `${DRAFTS}/${id}/edits`, JSON.stringify({ seen, operation }));
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
    return this.#ask("PUT", `${DRAFTS}/${id}/publication-request`, JSON.stringify({ publishOn }));
  }

  async withdraw(id: number): Promise<Reply<Draft>> {
    return this.#ask("DELETE", `${DRAFTS}/${id}/publication-request`);
  }

  async decide(id: number, isAccepted: boolean, reason: string | null): Promise<Reply<Draft>> {
    return this.#ask("PUT", `${DRAFTS}/${id}/decision`, JSON.stringify({ isAccepted, reason }));
  }

  async judge(text: string, known: string): Promise<Reply<Plainness>> {
    return this.#ask("POST", "v1/workbench/wordings", JSON.stringify({ text, known }));
  }

  async phrases(language: string): Promise<Reply<TypePhrases>> {
    return this.#ask("GET", `v1/workbench/phrases?language=${encodeURIComponent(language)}`);
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

  /** Nothing that was typed is lost: after signing in again the same is sent once more. */
  async #ask<T>(method: string, path: string, body?: BodyInit, type = "application/json"): Promise<Reply<T>> {
    const reply = await this.#askOnce<T>(method, path, body, type);
    const isOut = "refusal" in reply && reply.refusal.kind === "signed-out";
    return isOut && (await this.#signIn()) ? this.#askOnce(method, path, body, type) : reply;
  }

  async #askOnce<T>(method: string, path: string, body: BodyInit | undefined, type: string): Promise<Reply<T>> {
    const headers: Record<string, string> = { ...this.#headers() };
    if (body !== undefined) headers["Content-Type"] = type;
    try {
      const init: RequestInit = { method, headers, credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(LIMIT_MS) };
      const response = await fetch(addressOf(path), body === undefined ? init : { ...init, body });
      if (!response.ok) return { refusal: await this.#refusalOf(response) };
      return { answer: (response.status === 204 ? null : await response.json()) as T };
    } catch {
      return { refusal: { kind: "offline", status: 0, code: "offline", said: this.say("offline", "") } };
    }
  }

  async #refusalOf(response: Response): Promise<Refusal> {
    const problem = (await response.json().catch(() => ({}))) as { readonly code?: string; readonly detail?: string };
    const code = problem.code ?? "failed";
    const retryAfterS = Number(response.headers.get("Retry-After")) || undefined;
    return { kind: response.status === 401 ? "signed-out" : "refused", status: response.status, code, said: this.say(code, problem.detail ?? "", retryAfterS) };
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
  return new URL(path, document.baseURI).href;
}
