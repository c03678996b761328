/** What somebody types or chooses: a label, a hint, and what is wrong with it, all tied together. */
import { make, refill } from "../../components/element";
import { drawing } from "../icons";

type Attributes = Parameters<typeof make>[1];

export interface Entry<T extends HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement> {
  readonly element: HTMLElement;
  readonly input: T;
  /** Says what is wrong; null: nothing. */
  readonly fault: (sentence: string | null) => void;
}

/** One line to type on. */
export function textEntry(id: string, label: string, attributes: Attributes = {}, hint?: string): Entry<HTMLInputElement> {
  return around(id, label, make("input", { type: "text", id, ...attributes }), hint);
}

/** Some lines to type on. */
export function areaEntry(id: string, label: string, attributes: Attributes = {}, hint?: string): Entry<HTMLTextAreaElement> {
  return around(id, label, make("textarea", { id, class: "wb-area", rows: 3, ...attributes }), hint);
}

/** One of several. */
export function choiceEntry(id: string, label: string, options: readonly (readonly [value: string, name: string])[], chosen?: string, hint?: string): Entry<HTMLSelectElement> {
  const select = make("select", { id, class: "wb-select" }, ...options.map(([value, name]) => make("option", { value, selected: value === chosen }, name)));
  return around(id, label, select, hint);
}

/** A password, with a button to see it: people who see what they type choose longer ones. */
export function passwordEntry(id: string, label: string, show: string, autocomplete: "current-password" | "new-password", hint?: string): Entry<HTMLInputElement> {
  const entry = textEntry(id, label, { type: "password", autocomplete, required: true, maxlength: 200, dir: "ltr" }, hint);
  const toggle = make("button", { type: "button", class: "button wb-entry__show", "aria-pressed": "false", "aria-controls": id, id: `${id}-show` }, drawing("shown"), make("span", { class: "unseen" }, show));
  toggle.addEventListener("click", () => {
    const isShown = entry.input.type === "password";
    entry.input.type = isShown ? "text" : "password";
    toggle.setAttribute("aria-pressed", String(isShown));
  });
  const both = make("div", { class: "wb-entry__both" });
  entry.input.replaceWith(both);
  both.append(entry.input, toggle);
  return entry;
}

function around<T extends HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(id: string, label: string, input: T, hint?: string): Entry<T> {
  const told = make("p", { id: `${id}-fault`, class: "wb-entry__fault" });
  const described = [hint === undefined ? null : `${id}-hint`, `${id}-fault`].filter((each) => each !== null);
  input.setAttribute("aria-describedby", described.join(" "));
  const fault = (sentence: string | null): void => {
    refill(told, ...(sentence === null ? [] : [drawing("care"), make("span", {}, sentence)]));
    if (sentence === null) input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  };
  input.addEventListener("input", () => fault(null));
  const element = make(
    "div",
    { class: "wb-entry" },
    make("label", { for: id }, label),
    hint !== undefined && make("p", { id: `${id}-hint`, class: "wb-entry__hint" }, hint),
    input,
    told,
  );
  return { element, input, fault };
}
