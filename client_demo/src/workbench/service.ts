/** The service, as the workbench asks it. What goes wrong is thrown as a `Problem`. */
import type { components } from "../wire.gen";

export type Wire = components["schemas"];
export type Session = Wire["CurrentSessionSchema"];
export type Right = Wire["Right"];

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface Asked {
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly limitMs: number;
}

const LIMIT_MS = 30_000;
/** Files take time to arrive, and to be looked through; so does trying ten photos of a page. */
export const LONG_MS = 130_000;

/** An error the service answered with (RFC 9457), or `offline` and `slow`, which it could not. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
    readonly status: number = 0,
    readonly retryAfterS: number | null = null,
    /** With `texts-differ`: what somebody else wrote meanwhile. */
    readonly conflict: Wire["ConflictSchema"] | null = null,
  ) {
    super(code);
  }
}

/** A file the service made; `isSigned` where it is a pack. */
export interface Received {
  readonly name: string;
  readonly content: Blob;
  readonly isSigned: boolean;
}

export class WorkbenchService {
  #session: Session | null = null;
  #signInAgain: () => Promise<boolean> = () => Promise.resolve(false);

  /** Who is signed in. */
  get session(): Session | null {
    return this.#session;
  }

  set session(session: Session | null) {
    this.#session = session;
  }

  /** What to do when a session ran out under somebody's hands; true: they are in again. */
  onSignedOut(signInAgain: () => Promise<boolean>): void {
    this.#signInAgain = signInAgain;
  }

  /** Whether the person has a right anywhere, or in that organisation. */
  may(right: Right, organisation?: string): boolean {
    return (this.#session?.rights ?? []).some(
      (each) => each.right === right && (organisation === undefined || each.organisations === null || each.organisations.includes(organisation)),
    );
  }

  /** `path` is below /v1/, for example `workbench/people`. */
  async get<T>(path: string, signal?: AbortSignal, limitMs = LIMIT_MS): Promise<T> {
    return this.#ask("GET", path, { signal, limitMs }).then((response) => answerOf<T>(response));
  }

  /** Sends JSON, a file, or nothing; gives what comes back. */
  async send<T = null>(method: Exclude<Method, "GET">, path: string, body?: unknown, signal?: AbortSignal, limitMs = body instanceof Blob ? LONG_MS : LIMIT_MS): Promise<T> {
    return this.#ask(method, path, { body, signal, limitMs }).then((response) => answerOf<T>(response));
  }

  /** Asks for a file. */
  async file(method: "GET" | "POST", path: string): Promise<Received> {
    const response = await this.#ask(method, path, { limitMs: LIMIT_MS });
    const name = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? "leeswijzer";
    return { name, content: await response.blob(), isSigned: response.headers.get("X-Signed") === "true" };
  }

  async #ask(method: Method, path: string, asked: Asked): Promise<Response> {
    try {
      return await this.#askOnce(method, path, asked);
    } catch (problem) {
      // Nothing that was typed is lost: after signing in again the same is sent once more.
      const ranOut = problem instanceof Problem && problem.code === "signed-out" && this.#session !== null;
      if (!ranOut || !(await this.#signInAgain())) throw problem;
      return this.#askOnce(method, path, asked);
    }
  }

  async #askOnce(method: Method, path: string, { body, signal, limitMs }: Asked): Promise<Response> {
    const isFile = body instanceof Blob;
    const limit = AbortSignal.timeout(limitMs);
    const headers: Record<string, string> = {};
    if (body !== undefined) headers["Content-Type"] = isFile ? body.type || "application/octet-stream" : "application/json";
    if (method !== "GET" && this.#session !== null) headers["X-CSRF-Token"] = this.#session.csrfToken;
    let response: Response;
    try {
      response = await fetch(new URL(`v1/${path}`, document.baseURI), {
        method,
        headers,
        ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
        credentials: "same-origin",
        referrerPolicy: "no-referrer",
        cache: "no-store",
        signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
      });
    } catch (problem) {
      if (signal?.aborted === true) throw problem;
      throw new Problem(limit.aborted ? "slow" : "offline", "");
    }
    if (!response.ok) throw await problemOf(response);
    return response;
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  return response.status === 204 ? (null as T) : ((await response.json()) as T);
}

async function problemOf(response: Response): Promise<Problem> {
  const retry = Number(response.headers.get("Retry-After"));
  const retryAfterS = retry > 0 ? retry : null;
  try {
    const shape = (await response.json()) as Wire["ProblemSchema"];
    return new Problem(shape.code, shape.detail, response.status, retryAfterS, shape.conflict ?? null);
  } catch {
    // Something between us and the service answered in its place.
    return new Problem("failed", "", response.status, retryAfterS);
  }
}
