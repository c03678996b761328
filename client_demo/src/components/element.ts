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

/** Replaces what `root` holds and gives the focus back to the element with the same id. */
export function refill(root: HTMLElement, ...children: readonly Child[]): void {
  const focused = root.contains(document.activeElement) ? document.activeElement?.id : undefined;
  root.replaceChildren(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
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
