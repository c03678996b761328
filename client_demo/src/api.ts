/** The service, as the page sees it. Nothing leaves but pictures, the language, and words sent on purpose. */
import type { AidAnswer, AidOrganisation, Feedback, Language, LanguagesAnswer, LoosePage, Notes, Overlay, Payee, PayeesAnswer, StepCounts, Suggestion, Template, TemplatesAnswer, TemplateSummary, Together } from "./contract";
import { isInLines, lastOf, LINES, type Heard } from "./lines";
import type { Trouble } from "./state/trouble";

export type Reply<T> = { readonly answer: T; readonly loose?: LoosePage | null } | { readonly trouble: Trouble };

/** A server on a slow phone network still answers well within this; later is no use to anyone. */
const FRAME_LIMIT_MS = 15_000;

/** Reading a whole letter takes seconds, and its picture is large to send. */
const READ_LIMIT_MS = 60_000;

/** What `Retry-After` means when a busy server does not say. */
const RETRY_AFTER_S = 3;

const NO_CONTENT = 204;

/** Set when the page is built: the version of the HTTP interface it was made for. */
declare const API_VERSION: string;
const MADE_FOR = API_VERSION;

/** Busy (503), asked too often (429), or a newer picture of ours was on its way (409). */
const BUSY = new Set([409, 429, 503]);

export class Service {
  readonly #session = randomToken();
  readonly #onOtherVersion: () => void;

  /** `onOtherVersion` is called when an answer is of another version than this page was made for. */
  constructor(onOtherVersion: () => void = () => undefined) {
    this.#onOtherVersion = onOtherVersion;
  }

  /** Sends one JPEG to find a form; `signal` gives up on it. */
  async look(jpeg: Blob, language: string, signal: AbortSignal): Promise<Reply<Overlay>> {
    return this.#ask<Overlay>(framesFor("find", language), this.#picture(jpeg, signal));
  }

  /** Sends one JPEG to read whatever it is; `heard` is told how far that is. A page of a letter comes with what was read on it. */
  async read(jpeg: Blob, language: string, signal: AbortSignal, heard: Heard): Promise<Reply<Overlay>> {
    const init = this.#picture(jpeg, signal, { Accept: `${LINES}, application/json;q=0.9` });
    return this.#ask<Overlay>(framesFor("read", language), init, READ_LIMIT_MS, heard);
  }

  /** Gives back what was read on pages, to be understood as one letter. */
  async together(pages: readonly LoosePage[], language: string, signal: AbortSignal): Promise<Reply<Together>> {
    const init = { method: "POST", body: JSON.stringify({ pages }), headers: { "Content-Type": "application/json" }, signal };
    return this.#ask<Together>(route(`v1/letters?language=${encodeURIComponent(language)}`), init, READ_LIMIT_MS);
  }

  #picture(jpeg: Blob, signal: AbortSignal, headers: Readonly<Record<string, string>> = {}): RequestInit {
    return { method: "POST", body: jpeg, headers: { "Content-Type": "image/jpeg", "X-Session": this.#session, ...headers }, signal };
  }

  async languages(): Promise<Reply<readonly Language[]>> {
    const reply = await this.#ask<LanguagesAnswer>(route("v1/languages"), {});
    return "answer" in reply ? { answer: reply.answer.languages } : reply;
  }

  /** Notes of a version key `issuer/form/version`. */
  async notes(version: string, language: string, organisation: string | null): Promise<Reply<Notes>> {
    return this.about<Notes>(`templates/${version}/notes?${asked(language, organisation)}`);
  }

  /** Something else there is below `v1/`. */
  async about<T>(path: string): Promise<Reply<T>> {
    return this.#ask<T>(route(`v1/${path}`), {});
  }

  async template(version: string): Promise<Reply<Template>> {
    return this.#ask<Template>(route(`v1/templates/${pathOf(version)}`), {});
  }

  /** Every form there is. */
  async templates(): Promise<Reply<readonly TemplateSummary[]>> {
    const reply = await this.#ask<TemplatesAnswer>(route("v1/templates"), {});
    return "answer" in reply ? { answer: reply.answer.templates } : reply;
  }

  /** Every sender with the accounts it publishes: all of them, so that nothing of a letter is sent to ask. */
  async payees(): Promise<Reply<readonly Payee[]>> {
    const reply = await this.#ask<PayeesAnswer>(route("v1/senders"), {});
    return "answer" in reply ? { answer: reply.answer.senders } : reply;
  }

  /** Who helps people with a letter. */
  async aid(language: string): Promise<Reply<readonly AidOrganisation[]>> {
    const reply = await this.#ask<AidAnswer>(route(`v1/aid-organisations?language=${encodeURIComponent(language)}`), {});
    return "answer" in reply ? { answer: reply.answer.aidOrganisations } : reply;
  }

  /** Sends exactly these words, and nothing that says whose they are. */
  async tell(feedback: Feedback): Promise<Reply<null>> {
    return this.#ask<null>(route("v1/feedback"), {
      method: "POST",
      body: JSON.stringify(feedback),
      headers: { "Content-Type": "application/json" },
    });
  }

  /** Sends another wording of one text of a form, for its reviewers to decide about. */
  async suggest(suggestion: Suggestion): Promise<Reply<null>> {
    return this.#ask<null>(route("v1/suggestions"), {
      method: "POST",
      body: JSON.stringify(suggestion),
      headers: { "Content-Type": "application/json" },
    });
  }

  /** Adds to the counts of a page, also while the page is being closed. */
  async count(counts: StepCounts): Promise<Reply<null>> {
    return this.#ask<null>(route("v1/steps"), {
      method: "POST",
      body: JSON.stringify(counts),
      headers: { "Content-Type": "application/json" },
      keepalive: true,
    });
  }

  async #ask<T>(address: string, init: RequestInit, limitMs = FRAME_LIMIT_MS, heard: Heard = () => undefined): Promise<Reply<T>> {
    const limit = new AbortController();
    const abort = (): void => limit.abort();
    let timer = window.setTimeout(abort, limitMs);
    // What goes on is not late: the time runs anew with each line of an answer that comes in lines.
    const goesOn: Heard = (progress) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(abort, limitMs);
      heard(progress);
    };
    init.signal?.addEventListener("abort", () => limit.abort());
    try {
      const response = await fetch(address, {
        ...init,
        signal: limit.signal,
        cache: init.method === "POST" ? "no-store" : "default",
        credentials: "omit",
        referrerPolicy: "no-referrer",
      });
      if (isOtherVersion(response.headers.get("API-Version"))) this.#onOtherVersion();
      if (!response.ok) return { trouble: troubleOf(response.status, response.headers.get("Retry-After")) };
      if (isInLines(response)) {
        const last = await lastOf<T>(response, goesOn);
        return "problem" in last ? { trouble: troubleOf(last.problem) } : last;
      }
      if (response.status === NO_CONTENT) return { answer: null as T };
      return { answer: (await response.json()) as T };
    } catch (problem) {
      if (problem instanceof SyntaxError) return { trouble: { kind: "failed" } };
      return { trouble: { kind: limit.signal.aborted ? "slow" : "offline" } };
    } finally {
      window.clearTimeout(timer);
    }
  }
}

/** Another first or second number: what is asked or answered may have changed. */
export function isOtherVersion(version: string | null): boolean {
  return version !== null && numbersOf(version) !== numbersOf(MADE_FOR);
}

function numbersOf(version: string): string {
  return version.split(".", 2).join(".");
}

/** What a refusal means to the person. */
function troubleOf(status: number, retryAfter: string | null = null): Trouble {
  if (BUSY.has(status)) {
    const stated = Number(retryAfter);
    return { kind: "busy", retryAfterS: stated > 0 ? stated : RETRY_AFTER_S };
  }
  if (status === 408 || status === 504) return { kind: "slow" };
  return { kind: status >= 500 ? "failed" : "refused" };
}

function framesFor(purpose: "find" | "read", language: string): string {
  return route(`v1/frames?language=${encodeURIComponent(language)}&purpose=${purpose}${purpose === "read" ? "&loose=true" : ""}`);
}

/** Where the blank page of a version lies, as a picture. */
export function pagePicture(version: string, page: number): string {
  return route(`v1/templates/${pathOf(version)}/pages/${page}`);
}

/** In which language, and with what which organisation says otherwise. */
export function asked(language: string, organisation: string | null): string {
  return `language=${encodeURIComponent(language)}${organisation === null ? "" : `&organisation=${encodeURIComponent(organisation)}`}`;
}

function pathOf(version: string): string {
  return version.split("/").map(encodeURIComponent).join("/");
}

function route(path: string): string {
  return new URL(path, document.baseURI).href;
}

/** `crypto.randomUUID` is missing on plain http, where a demo on the local network may run. */
function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
