/** Where the focus goes when what is on screen changes: to what is new, and back to where it came from. */
import type { LetterState } from "../../state/letter";
import type { Store } from "../../state/store";

export function followFocus(store: Store, room: () => HTMLElement): void {
  let opener: string | null = null;
  store.onChange((state, before) => {
    if (state.screen !== "letter" || before.screen !== "letter") return;
    const [now, then] = [state.letter, before.letter];
    if (now.pointed !== null && then.pointed === null) opener = document.activeElement?.id || null;
    const target = targetOf(now, then, room(), opener);
    if (target !== null) document.getElementById(target)?.focus({ preventScroll: target.startsWith("letter-slip") });
  });
}

function targetOf(now: LetterState, then: LetterState, room: HTMLElement, opener: string | null): string | null {
  const isRead = ({ pages }: LetterState): boolean => pages.some(({ overlay }) => overlay?.outcome === "letter");
  // The shutter comes once the camera is on; whoever has not moved on is taken to it.
  if (now.camera === "on" && then.camera !== "on" && ["", "letter-title", "letter-choose"].includes(document.activeElement?.id ?? "")) return "letter-shoot";
  // What gave a page back is gone with that: the focus goes to the page.
  if (then.removed !== null && now.pages.includes(then.removed.page)) return now.pages.length > 1 ? `letter-page-${then.removed.page.id}` : "letter-title";
  if (now.isTaking !== then.isTaking) return "letter-title";
  if (isRead(now) && !isRead(then)) return room.dataset["screen"] === "text" ? "letter-text-title" : cardTitle();
  if (now.pointed !== null && now.pointed !== then.pointed) return "letter-slip-title";
  const isBack = then.pointed !== null && now.pointed === null;
  if (isBack && opener !== null && document.getElementById(opener)?.checkVisibility()) return opener;
  if (now.screen !== then.screen) return now.screen === "card" ? cardTitle() : now.screen === "text" ? "letter-text-title" : "letter-title";
  return isBack ? `letter-tab-${now.screen}` : null;
}

/** Of the card, or of why there is none. */
function cardTitle(): string {
  return document.getElementById("letter-kind") === null ? "letter-none" : "letter-kind";
}
