/** What stands around every page: the name, the navigation, who is signed in, and a word when something was done. */
import { make, refill } from "../components/element";
import { drawing } from "./icons";
import type { WorkbenchPage } from "./page";
import { languageChoice } from "./parts/languageChoice";
import { notice } from "./parts/form";
import { said } from "./problems";
import { countsByPage } from "./tasks";
import type { Session, Wire, WorkbenchService } from "./service";
import type { WorkbenchWords } from "./words";

/** Long enough to read a sentence, and for a screen reader to get to it. */
const TOLD_MS = 6000;

/** Going from page to page asks no more often than this what waits. */
const COUNTED_MS = 20_000;
/** More is not read at a glance. */
const MOST_COUNTED = 99;

export interface LayoutParts {
  readonly pages: readonly WorkbenchPage[];
  readonly service: WorkbenchService;
  readonly words: () => WorkbenchWords;
  readonly chooseLanguage: (code: string) => void;
  readonly signOut: () => void;
}

export class Layout {
  readonly element = make("div", { class: "wb" });
  readonly main = make("main", { class: "wb__main", id: "wb-main", tabindex: -1 });
  readonly #told = make("div", { class: "wb__told", role: "status" });
  readonly #parts: LayoutParts;
  #navigation: HTMLElement = make("nav");
  #menu: HTMLButtonElement = make("button");
  #timer = 0;
  #marked: WorkbenchPage | null = null;
  #countedAt = -Infinity;

  constructor(parts: LayoutParts) {
    this.#parts = parts;
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.#isOpen) return;
      this.#toggle(false);
      this.#menu.focus();
    });
  }

  render(session: Session): void {
    const words = this.#parts.words();
    const skip = (event: Event): void => {
      // Not as an address: that belongs to the pages.
      event.preventDefault();
      this.main.focus();
    };
    this.#menu = make(
      "button",
      { type: "button", class: "button button--round wb__menu", id: "wb-menu", "aria-expanded": "false", "aria-controls": "wb-navigation", onclick: () => this.#toggle(!this.#isOpen) },
      drawing("menu"),
      make("span", { class: "unseen" }, words.say("nav.menu")),
    );
    this.#navigation = this.#navigationFor(session, words);
    refill(
      this.element,
      make("a", { class: "wb__skip", href: "#wb-main", onclick: skip }, words.say("skip")),
      make(
        "header",
        { class: "wb__head" },
        this.#menu,
        make("a", { class: "wordmark wb__name", href: "#/" }, make("img", { src: "./icon.svg", alt: "", width: 32, height: 32 }), make("span", {}, words.say("app.name"))),
      ),
      this.#navigation,
      this.main,
      this.#told,
    );
    this.#countedAt = -Infinity;
    this.mark(this.#marked);
  }

  /** Marks the page that is shown, or the one it belongs to, and closes the menu. */
  mark(page: WorkbenchPage | null): void {
    this.#marked = page;
    const path = page?.under ?? page?.path;
    for (const link of this.#navigation.querySelectorAll<HTMLAnchorElement>("a[data-path]")) {
      if (link.dataset["path"] === path) link.setAttribute("aria-current", page?.under === undefined ? "page" : "true");
      else link.removeAttribute("aria-current");
    }
    this.#toggle(false);
    void this.#count();
  }

  tell(sentence: string): void {
    this.#show(notice("done", make("p", {}, sentence)));
  }

  fail(problem: unknown): void {
    this.#show(notice("care", make("p", {}, said(problem, this.#parts.words()))));
  }

  /** How many things wait, beside the pages they are done on. Who cannot be told is not bothered. */
  async #count(): Promise<void> {
    if (performance.now() - this.#countedAt < COUNTED_MS) return;
    this.#countedAt = performance.now();
    const { service } = this.#parts;
    const counts = await service.get<Wire["TasksSchema"]>("workbench/tasks").then(
      ({ tasks }) => countsByPage(tasks),
      () => null,
    );
    if (counts === null) return;
    const words = this.#parts.words();
    for (const place of this.#navigation.querySelectorAll<HTMLElement>("[data-counts]")) {
      const count = counts.get(place.dataset["counts"] ?? "") ?? 0;
      const figure = count > MOST_COUNTED ? `${words.number(MOST_COUNTED)}+` : words.number(count);
      refill(place, count > 0 && make("span", { class: "wb__count", "aria-hidden": "true" }, figure), count > 0 && make("span", { class: "unseen" }, ` ${words.count("nav.waiting", count)}`));
    }
  }

  #show(element: HTMLElement): void {
    refill(this.#told, element);
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => refill(this.#told), TOLD_MS);
  }

  #navigationFor(session: Session, words: WorkbenchWords): HTMLElement {
    const { pages, service, signOut } = this.#parts;
    const links = pages.flatMap(({ path, inNavigation, right }) => {
      if (inNavigation === undefined || (right !== undefined && !service.may(right))) return [];
      const link = make("a", { class: "wb__link", href: `#/${path}`, "data-path": path }, drawing(inNavigation.icon), make("span", {}, words.say(inNavigation.label)), make("span", { class: "wb__counts", "data-counts": path }));
      return [make("li", {}, link)];
    });
    return make(
      "nav",
      { class: "wb__nav", id: "wb-navigation", "aria-label": words.say("nav.label") },
      make("ul", {}, ...links),
      make(
        "div",
        { class: "wb__who" },
        languageChoice(words, this.#parts.chooseLanguage),
        make("p", {}, make("span", { class: "quiet" }, words.say("nav.signed-in-as")), make("strong", {}, make("bdi", {}, session.person.name))),
        make("button", { type: "button", class: "button wb__out", id: "sign-out", onclick: signOut }, drawing("leave"), words.say("sign-out")),
      ),
    );
  }

  get #isOpen(): boolean {
    return this.#menu.getAttribute("aria-expanded") === "true";
  }

  #toggle(isOpen: boolean): void {
    this.#menu.setAttribute("aria-expanded", String(isOpen));
    this.#navigation.classList.toggle("wb__nav--open", isOpen);
  }
}
