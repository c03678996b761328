/**
 * Lets a press count though its button was drawn anew between finger down and finger up: what comes
 * from elsewhere (a voice, a lamp, an answer) may redraw a screen at any moment.
 */
export function keepPresses(root: Document): void {
  let pressed: HTMLElement | null = null;
  root.addEventListener("pointerdown", (event) => (pressed = buttonAt(event)));
  root.addEventListener("pointercancel", () => (pressed = null));
  root.addEventListener("pointerup", (event) => {
    const before = pressed;
    const now = buttonAt(event);
    pressed = null;
    // The browser itself gives no click to a button that is gone.
    if (before !== null && !before.isConnected && now !== null && now.id === before.id) now.click();
  });
}

function buttonAt(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>("button[id]") : null;
}
