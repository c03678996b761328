/** Presses that count though the page changes under them: what comes from elsewhere may draw anew at any moment. */
import { nameOf } from "./element";

/** What is pressed by putting a finger down and lifting it: a field to write in takes the first of the two. */
const PRESSED = "button, a, label, summary, input";
/** A touch becomes a click only a moment after the finger went up. */
const CLICK_MS = 400;

/**
 * Lets a press count though its button was drawn anew between finger down and finger up: what comes
 * from elsewhere (a voice, a lamp, an answer) may redraw a screen at any moment.
 */
export function keepPresses(root: Document): void {
  let pressed: HTMLElement | null = null;
  root.addEventListener("pointerdown", (event) => (pressed = pressableAt(event)));
  root.addEventListener("pointercancel", () => (pressed = null));
  root.addEventListener("pointerup", (event) => {
    const before = pressed;
    const now = pressableAt(event);
    pressed = null;
    // The browser itself gives no click to a button that is gone.
    if (before !== null && !before.isConnected && now !== null && nameOf(now) === nameOf(before)) now.click();
  });
}

/** Draws at once, or when the press is over that is under way. What it draws is what is so by then. */
export type Calmly = (draw: () => void) => void;

/** While something within `root` is pressed drawing waits: nothing moves away from under a finger. */
export function betweenPresses(root: HTMLElement): Calmly {
  let press: AbortController | null = null;
  let waiting: (() => void)[] = [];
  /** What a click does is shown at once; what waited for it comes when the click is done. */
  const over = (ended: AbortController): void => {
    if (press !== ended) return;
    ended.abort();
    press = null;
    window.setTimeout(() => {
      if (press !== null) return;
      const draws = waiting;
      waiting = [];
      for (const draw of draws) draw();
    });
  };
  root.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !(event.target instanceof Element) || event.target.closest(PRESSED) === null) return;
    press?.abort();
    press = follow(over);
  });
  return (draw) => {
    if (press === null) draw();
    else waiting.push(draw);
  };
}

/** Calls `over` when the press that has just begun is over: at its click, before anything is done with that. */
function follow(over: (press: AbortController) => void): AbortController {
  const press = new AbortController();
  const { signal } = press;
  const soon = (): void => void window.setTimeout(() => over(press), CLICK_MS);
  document.addEventListener("click", () => over(press), { signal, capture: true });
  document.addEventListener("pointercancel", () => over(press), { signal, capture: true });
  document.addEventListener("pointerup", soon, { signal, capture: true });
  // The button came up where nobody tells: outside the window, or over a menu of the browser.
  document.addEventListener("pointermove", ({ pointerType, buttons }) => pointerType === "mouse" && buttons === 0 && soon(), { signal, capture: true });
  return press;
}

function pressableAt(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(PRESSED) : null;
}
