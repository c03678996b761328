/**
 * Which page is shown: what stands after `#/` in the address. It never reaches a server, so a page
 * can be reloaded and passed on, and the workbench may stand under any address.
 */
import { make } from "../components/element";
import { drawing } from "./icons";
import { said } from "./problems";
import type { Opened, PageContext, WorkbenchPage } from "./page";
import type { WorkbenchWords } from "./words";

/** Sooner than this nobody needs to be told that something is being fetched. */
const PATIENCE_MS = 250;

export interface Surroundings {
  readonly main: HTMLElement;
  readonly words: () => WorkbenchWords;
  readonly context: (rest: Pick<PageContext, "params" | "query" | "signal">) => PageContext;
  /** A page was shown: mark it in the navigation. */
  readonly shown: (page: WorkbenchPage | null) => void;
}

export class Router {
  readonly #pages: readonly WorkbenchPage[];
  readonly #around: Surroundings;
  #leaving = new AbortController();
  #opened: Opened | null = null;
  #address = "";

  constructor(pages: readonly WorkbenchPage[], around: Surroundings) {
    this.#pages = pages;
    this.#around = around;
    window.addEventListener("hashchange", () => void this.#follow());
    window.addEventListener("beforeunload", (event) => this.#opened?.hasUnsaved?.() && event.preventDefault());
  }

  /** Shows the page of the address; `again` also when it is shown already. */
  async show(isFirst = false): Promise<void> {
    const { words, main, context, shown } = this.#around;
    this.#leaving.abort();
    const leaving = (this.#leaving = new AbortController());
    const { signal } = leaving;
    this.#opened = null;
    this.#address = location.hash;
    const found = matching(this.#pages, location.hash);
    shown(found?.page ?? null);
    // What stands here until the answer is in belongs to the page before.
    main.setAttribute("aria-busy", "true");
    main.classList.toggle("wb__main--wide", found?.page.isWide === true);
    const wait = window.setTimeout(() => main.replaceChildren(waiting(words())), PATIENCE_MS);
    try {
      if (found === null) throw new NoSuchPage();
      const { open } = await found.page.load();
      const opened = await open(context({ params: found.params, query: found.query, signal }));
      if (signal.aborted) return;
      this.#opened = opened;
      main.replaceChildren(opened.element);
    } catch (problem) {
      if (signal.aborted) return;
      main.replaceChildren(failed(problem, words(), () => void this.show()));
    } finally {
      window.clearTimeout(wait);
    }
    main.removeAttribute("aria-busy");
    window.scrollTo(0, 0);
    const heading = main.querySelector<HTMLElement>("h1");
    document.title = `${heading?.textContent ?? ""} – ${words().say("app.name")}`;
    // Where reading starts; at the very first page the browser's own place is right.
    if (heading !== null && !isFirst) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  }

  async #follow(): Promise<void> {
    if (location.hash === this.#address) return;
    if (this.#opened?.hasUnsaved?.() === true && !window.confirm(this.#around.words().say("unsaved"))) {
      history.replaceState(null, "", this.#address || "#/");
      return;
    }
    await this.show();
  }
}

class NoSuchPage extends Error {}

export interface Matched {
  readonly page: WorkbenchPage;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** The page of an address such as `#/people/3?x=y`; the first that fits. */
export function matching(pages: readonly WorkbenchPage[], hash: string): Matched | null {
  const [path = "", query = ""] = hash.replace(/^#?\/?/, "").split("?", 2);
  const parts = path === "" ? [] : path.split("/").map(readable);
  for (const page of pages) {
    const wanted = page.path === "" ? [] : page.path.split("/");
    if (wanted.length !== parts.length) continue;
    if (!wanted.every((each, i) => each.startsWith(":") || each === parts[i])) continue;
    const params = Object.fromEntries(wanted.flatMap((each, i) => (each.startsWith(":") ? [[each.slice(1), parts[i] ?? ""]] : [])));
    return { page, params, query: new URLSearchParams(query) };
  }
  return null;
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function waiting(words: WorkbenchWords): HTMLElement {
  return make("p", { class: "wb__waiting", role: "status" }, words.say("waiting"));
}

function failed(problem: unknown, words: WorkbenchWords, retry: () => void): HTMLElement {
  const isAbsent = problem instanceof NoSuchPage;
  return make(
    "div",
    { class: "wb-page" },
    make("h1", {}, words.say(isAbsent ? "absent.title" : "failed.title")),
    make("div", { class: "check check--care", role: "alert" }, drawing("care"), make("p", {}, isAbsent ? words.say("absent.text") : said(problem, words))),
    isAbsent
      ? make("a", { class: "button", href: "#/" }, words.say("absent.home"))
      : make("button", { class: "button", type: "button", id: "retry", onclick: retry }, words.say("retry")),
  );
}
