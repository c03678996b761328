/** Where a text is written, with what a machine sees in it while somebody types. */
import { make, refill } from "../../components/element";
import { drawing } from "../icons";
import { notice } from "../parts/form";
import type { Wire } from "../service";
import type { WorkbenchWords } from "../words";
import type { DeskService, DeskString } from "./service";

/** Somebody who types is not interrupted by what stands out in half a word. */
const PAUSE_MS = 300;

export interface EditorActs {
  save(text: string): void;
  cancel(): void;
}

export class Editor {
  readonly element = make("form", { class: "desk-editor", id: "desk-editor" });
  readonly #service: DeskService;
  readonly #words: WorkbenchWords;
  readonly #area = make("textarea", { id: "desk-text", class: "wb-area", rows: 4, autocomplete: "off", "aria-describedby": "desk-findings" });
  readonly #label = make("label", { for: "desk-text" });
  readonly #findings = make("div", { class: "desk-findings", id: "desk-findings", role: "status" });
  readonly #told = make("div", { class: "desk-told", role: "alert" });
  readonly #save = make("button", { type: "submit", class: "button button--main", id: "desk-save" });
  #string: DeskString | null = null;
  #before = "";
  #timer = 0;

  constructor(service: DeskService, words: WorkbenchWords, acts: EditorActs) {
    this.#service = service;
    this.#words = words;
    const cancel = make("button", { type: "button", class: "button", id: "desk-cancel", onclick: () => acts.cancel() }, words.say("desk.cancel"));
    // What is found comes while somebody goes to a button: it stands below them, and moves none.
    this.element.append(make("div", { class: "wb-entry" }, this.#label, this.#area), this.#told, make("div", { class: "wb-form__buttons" }, this.#save, cancel), this.#findings);
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      acts.save(this.#area.value);
    });
    this.#area.addEventListener("input", () => {
      keepUnsaved(this.#string, this.#area.value);
      window.clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#check(), PAUSE_MS);
    });
    this.#area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        acts.save(this.#area.value);
      } else if (event.key === "Escape") {
        event.preventDefault();
        acts.cancel();
      }
    });
  }

  get hasUnsaved(): boolean {
    return this.#string !== null && this.#area.value !== this.#before;
  }

  get text(): string {
    return this.#area.value;
  }

  /** Opens with a text; what was typed before and never arrived comes first. */
  open(string: DeskString, text: string, save: string): void {
    const unsaved = readUnsaved(string);
    this.#string = string;
    this.#before = text;
    this.#label.textContent = this.#words.say("desk.edit.label", { language: this.#words.languageName(string.language) });
    this.#area.lang = string.language;
    this.#area.dir = "auto";
    this.#area.value = unsaved ?? text;
    this.#save.textContent = save;
    refill(this.#told, ...(unsaved !== null && unsaved !== text ? [notice("about", make("p", {}, this.#words.say("desk.edit.kept")))] : []));
    refill(this.#findings);
    this.#area.focus();
    void this.#check();
  }

  /** Puts a text of somebody or something else in place of what stands there. */
  use(text: string): void {
    this.#area.value = text;
    keepUnsaved(this.#string, text);
    this.#area.focus();
    void this.#check();
  }

  /** Says what is wrong; nothing: all is well. */
  tell(...children: readonly (Node | string)[]): void {
    refill(this.#told, ...children);
  }

  /** What stands here arrived, or is not wanted any more. */
  forget(): void {
    window.clearTimeout(this.#timer);
    keepUnsaved(this.#string, null);
    this.#string = null;
  }

  async #check(): Promise<void> {
    const string = this.#string;
    if (string === null) return;
    try {
      const asked = this.#area.value;
      const findings = await this.#service.findings(string, asked);
      if (this.#string?.id === string.id && this.#area.value === asked) refill(this.#findings, findingList(findings, this.#words));
    } catch {
      // Looked through again at the next letter, and when it is saved.
    }
  }
}

/** What stands out in a text; what is not taken at all is said so. */
export function findingList(findings: readonly Wire["FindingSchema"][], words: WorkbenchWords): HTMLElement {
  if (findings.length === 0) return make("p", { class: "desk-finding desk-finding--none" }, drawing("done"), make("span", {}, words.say("desk.findings.none")));
  const items = findings.map(({ code, detail, isRefused }) =>
    make(
      "li",
      { class: `desk-finding${isRefused ? " desk-finding--refused" : ""}`, "data-code": code },
      drawing(isRefused ? "care" : "about"),
      make("span", {}, words.maybe(`desk.finding.${code}`, { detail: detail ?? "" }) ?? code),
    ),
  );
  return make("ul", { class: "desk-findings__list" }, ...items);
}

/** Typed and not saved, for when the page is closed or the connection is gone; of this window alone. */
function keepUnsaved(string: DeskString | null, text: string | null): void {
  if (string === null) return;
  try {
    if (text === null) sessionStorage.removeItem(nameOf(string));
    else sessionStorage.setItem(nameOf(string), text);
  } catch {
    // Storage is full or switched off: the text stands on the page all the same.
  }
}

function readUnsaved(string: DeskString): string | null {
  try {
    return sessionStorage.getItem(nameOf(string));
  } catch {
    return null;
  }
}

function nameOf({ id, language }: DeskString): string {
  return `leeswijzer.desk.unsaved.${id}.${language}`;
}
