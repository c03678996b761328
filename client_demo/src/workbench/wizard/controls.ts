/** Inputs with their label: what is typed is kept a moment after the last key, or on leaving. */
import { make } from "../../components/element";

/** Somebody who types is not interrupted, and loses little when the page is closed. */
const PAUSE_MS = 900;

let made = 0;

export interface Control<T> {
  readonly element: HTMLElement;
  /** Shows a value, unless somebody is typing another. */
  show(value: T): void;
}

interface Named {
  readonly label: string;
  readonly help?: string | undefined;
  readonly language?: string;
}

/** A line or (`rows`) several to write text in. */
export function textControl(named: Named & { readonly rows?: number; readonly type?: string }, save: (text: string) => void): Control<string> & { readonly input: HTMLInputElement | HTMLTextAreaElement } {
  const id = `wizard-${++made}`;
  const common = { id, class: named.rows === undefined ? null : "wb-area", "aria-describedby": named.help === undefined ? null : `${id}-help`, lang: named.language, dir: named.type === "url" ? "ltr" : named.language === undefined ? null : "auto", autocomplete: "off" };
  const input = named.rows === undefined ? make("input", { ...common, type: named.type ?? "text" }) : make("textarea", { ...common, rows: named.rows });
  let saved = "";
  let timer = 0;
  const keep = (): void => {
    window.clearTimeout(timer);
    if (input.value === saved) return;
    saved = input.value;
    save(saved);
  };
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, PAUSE_MS);
  });
  input.addEventListener("change", keep);
  input.addEventListener("blur", keep);
  return {
    element: row(id, named, input),
    input,
    show: (value) => {
      if (document.activeElement === input && input.value !== saved) return;
      saved = value;
      if (input.value !== value) input.value = value;
    },
  };
}

/** A number; empty is none. */
export function numberControl(named: Named & { readonly step?: string; readonly least?: number }, save: (value: number | null) => void): Control<number | null> {
  const control = textControl({ ...named, type: "number" }, (text) => {
    const value = Number(text.replace(",", "."));
    if (text.trim() === "") save(null);
    else if (Number.isFinite(value)) save(value);
  });
  const input = control.input as HTMLInputElement;
  input.step = named.step ?? "1";
  if (named.least !== undefined) input.min = String(named.least);
  return { element: control.element, show: (value) => control.show(value === null ? "" : String(value)) };
}

/** One of several. */
export function choiceControl(named: Named, options: readonly (readonly [value: string, text: string])[], save: (value: string) => void): Control<string> & { offer(options: readonly (readonly [string, string])[]): void } {
  const id = `wizard-${++made}`;
  const select = make("select", { id, class: "wb-select", "aria-describedby": named.help === undefined ? null : `${id}-help` });
  let offered = "";
  const offer = (each: readonly (readonly [string, string])[]): void => {
    // Somebody may have the list open.
    if (JSON.stringify(each) === offered) return;
    offered = JSON.stringify(each);
    const { value } = select;
    select.replaceChildren(...each.map(([code, text]) => make("option", { value: code }, text)));
    select.value = value;
  };
  offer(options);
  select.addEventListener("change", () => save(select.value));
  return { element: row(id, named, select), offer, show: (value) => void (select.value = value) };
}

/** Yes or no. */
export function tickControl(label: string, save: (isOn: boolean) => void): Control<boolean> {
  const id = `wizard-${++made}`;
  const input = make("input", { type: "checkbox", id });
  input.addEventListener("change", () => save(input.checked));
  return { element: make("div", { class: "wb-check" }, input, make("label", { for: id }, label)), show: (isOn) => void (input.checked = isOn) };
}

/** A button; `tone` as the phone's. */
export function button(id: string, children: readonly (Node | string)[], press: () => void, tone: "main" | "quiet" | "plain" = "plain"): HTMLButtonElement {
  return make("button", { type: "button", class: tone === "plain" ? "button" : `button button--${tone}`, id, onclick: press }, ...children);
}

function row(id: string, { label, help }: Named, input: HTMLElement): HTMLElement {
  return make(
    "div",
    { class: "wb-entry" },
    make("label", { for: id }, label),
    help !== undefined && make("p", { class: "wb-entry__hint", id: `${id}-help` }, help),
    input,
  );
}
