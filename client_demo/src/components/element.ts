/** Building pages out of elements, never out of strings: what people wrote is never markup. */

type Child = Node | string | null | undefined | false;
type Attributes = Readonly<Record<string, string | number | boolean | EventListener | null | undefined>>;

/** An element with attributes, listeners (`onclick: ...`) and children; `false` leaves out. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * Replaces what `root` holds. What a person does there goes on: the focus stays on the same element, drawn anew, and
 * what was opened and has an id stays open.
 */
export function refill(root: HTMLElement, ...children: readonly Child[]): void {
  const focused = root.contains(document.activeElement) && root !== document.activeElement ? document.activeElement : null;
  const again = focused === null ? null : finderOf(root, focused);
  const opened = [...root.querySelectorAll<HTMLDetailsElement>("details[open][id]")].map(({ id }) => id);
  root.replaceChildren(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  for (const each of root.querySelectorAll("details")) if (opened.includes(each.id)) each.open = true;
  again?.()?.focus({ preventScroll: true });
}

/** What finds an element again once `root` was filled anew: by its id, else by what it says and which of those it is. */
function finderOf(root: HTMLElement, element: Element): () => HTMLElement | null {
  if (element.id !== "") return () => document.getElementById(element.id);
  const alike = (): readonly HTMLElement[] => [...root.querySelectorAll<HTMLElement>(element.localName)].filter((each) => nameOf(each) === nameOf(element));
  const place = alike().findIndex((each) => each === element);
  return () => alike()[place] ?? null;
}

/** What an element is called: two of the same name are the same, drawn anew. */
export function nameOf(element: Element): string {
  const own = element instanceof HTMLLabelElement ? element.htmlFor : element.id;
  return `${element.localName} ${own !== "" ? own : (element.ariaLabel ?? element.textContent)}`;
}

/** Puts `child` into `parent`, and leaves it alone where it is there: put there anew it would lose the focus. */
export function settle(parent: HTMLElement, child: HTMLElement): void {
  if (child.parentElement !== parent) parent.append(child);
}

/** Runs `render` only when what it depends on has changed. */
export function whenChanged(): (inputs: readonly unknown[], render: () => void) => void {
  let before: readonly unknown[] | null = null;
  return (inputs, render) => {
    const same = before !== null && inputs.length === before.length && inputs.every((input, i) => Object.is(input, before?.[i]));
    before = inputs;
    if (!same) render();
  };
}
