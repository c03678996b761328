/** The browser's back button goes one step back in here, instead of leaving the page. */
import { depthInLetter } from "./state/letter";
import type { State } from "./state/state";
import type { Store } from "./state/store";
import type { Actions } from "./views/actions";

export function followHistory(store: Store, actions: Actions): void {
  let depth = 0;
  history.replaceState({ depth: 0 }, "");
  // The first screen is not as it was: it may offer to go on, above what was in sight, and the focus is there.
  history.scrollRestoration = "manual";
  store.onChange((state) => {
    const wanted = depthOf(state);
    if (wanted > depth) {
      for (let step = depth + 1; step <= wanted; step += 1) history.pushState({ depth: step }, "");
      history.scrollRestoration = "auto";
      depth = wanted;
    } else if (wanted < depth) {
      const back = depth - wanted;
      depth = wanted;
      history.go(-back);
    }
  });
  window.addEventListener("popstate", (event) => {
    const target = (event.state as { depth?: number } | null)?.depth ?? 0;
    const { state } = store;
    if (target > depth) {
      // Forward leads to a letter that was left; all else that was left is gone, and history stays where the person is.
      if (state.screen === "start" && depth === 0 && state.kept !== null) {
        depth = target;
        return actions.openKept();
      }
      return history.go(depth - target);
    }
    if (target === depth) return;
    depth = target;
    if (state.newLetter !== null) actions.askNoMore();
    else if (target === 0 && !isOverStart(state)) store.dispatch({ type: "left" });
    else if (state.own.isPanelOpen) actions.openOwn(false);
    else if (state.isHelpOpen) actions.openHelp(false);
    else if (state.draft !== null) actions.closeDraft();
    else if (state.screen === "letter") store.dispatch({ type: "letter-back" });
    else if (state.panel !== null) store.dispatch({ type: "panel", panel: null });
    else if (state.screen === "coach") actions.closeCoach();
    else store.dispatch({ type: "selected", id: null });
  });
}

/** The browser asks before the page goes and a letter with it; without one it need not, and is not hindered. */
export function guardLetter(store: Store): void {
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
  let isGuarded = false;
  store.onChange(({ letter, kept }) => {
    const hasPages = letter.pages.length > 0 || kept !== null;
    if (hasPages === isGuarded) return;
    isGuarded = hasPages;
    if (isGuarded) window.addEventListener("beforeunload", ask);
    else window.removeEventListener("beforeunload", ask);
  });
}

function depthOf(state: State): number {
  if (state.screen === "start") return Number(isOverStart(state));
  if (state.screen === "letter") return 1 + depthInLetter(state.letter);
  const screens = state.screen === "coach" && state.coach.from !== "start" ? 2 : 1;
  const isOver = state.panel !== null || state.selected !== null;
  return screens + Number(state.newLetter !== null) + Number(isOver) + Number(state.draft !== null) + Number(state.own.isPanelOpen) + Number(state.isHelpOpen);
}

/** Panels can stand over the first screen too: the person's own data, language and letters, and the question about a new letter. */
function isOverStart(state: State): boolean {
  return state.screen === "start" && (state.own.isPanelOpen || state.panel !== null || state.newLetter !== null);
}
