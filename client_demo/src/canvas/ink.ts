/** The colours of marks, from the page's design tokens, so that themes and forced colours apply. */
export interface Ink {
  readonly ground: string;
  readonly casing: string;
  readonly line: string;
  readonly onLine: string;
  readonly done: string;
  readonly onDone: string;
  readonly care: string;
  readonly onCare: string;
  readonly chosen: string;
  readonly onChosen: string;
  readonly veil: string;
  readonly font: string;
}

export function inkOf(element: Element): Ink {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(`--lw-mark-${name}`).trim();
  return {
    ground: token("ground"),
    casing: token("casing"),
    line: token("line"),
    onLine: token("on-line"),
    done: token("done"),
    onDone: token("on-done"),
    care: token("care"),
    onCare: token("on-care"),
    chosen: token("chosen"),
    onChosen: token("on-chosen"),
    veil: token("veil"),
    font: style.fontFamily,
  };
}
