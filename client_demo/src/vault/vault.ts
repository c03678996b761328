/** Opening, keeping, locking and erasing the person's own data. All of it on the phone. */
import type { Store } from "../state/store";
import type { VaultTrouble } from "../state/own";
import { fromFile, keyOf, seal, toFile, unseal, type Key } from "./sealing";
import type { Profile } from "./profile";
import { erase, isKept, keep, load } from "./storage";

/** Somebody who put the phone away has no use for open data. */
const LOCK_AFTER_MS = 5 * 60_000;
const LOCK_HIDDEN_AFTER_MS = 60_000;

export class Vault {
  readonly #store: Store;
  #key: Key | null = null;
  #timer = 0;

  constructor(store: Store) {
    this.#store = store;
    const touched = (): void => this.#lockAfter(LOCK_AFTER_MS);
    for (const kind of ["pointerdown", "keydown"]) window.addEventListener(kind, touched, { passive: true });
    document.addEventListener("visibilitychange", () => this.#lockAfter(document.hidden ? LOCK_HIDDEN_AFTER_MS : LOCK_AFTER_MS));
  }

  /** Looks whether something is kept; without encryption there is no vault. */
  async look(): Promise<void> {
    if (!isPossible()) return this.#store.dispatch({ type: "own-stage", stage: "unavailable" });
    try {
      this.#store.dispatch({ type: "own-stage", stage: (await isKept()) ? "locked" : "none" });
    } catch {
      this.#store.dispatch({ type: "own-stage", stage: "unavailable" });
    }
  }

  async open(code: string): Promise<void> {
    await this.#working("storage", async () => {
      const sealed = await load();
      if (sealed === null) return this.#gone();
      const opened = await unseal(sealed, code);
      if (opened === null) return this.#store.dispatch({ type: "own-failed", trouble: "code" });
      this.#opened(opened.profile, opened.key);
      // Opened to see what to write: back to where it was asked for.
      if (this.#store.state.screen !== "start") this.#store.dispatch({ type: "own-panel", isOpen: false });
    });
  }

  /** Keeps a profile: under a new code when one is given, else under the one it was opened with. */
  async keep(profile: Profile, code: string | null): Promise<void> {
    await this.#working("storage", async () => {
      const key = code === null ? this.#key : await keyOf(code);
      if (key === null) return this.lock();
      await keep(await seal(profile, key));
      this.#opened(profile, key);
    });
  }

  lock(): void {
    this.#key = null;
    window.clearTimeout(this.#timer);
    if (this.#store.state.own.stage === "open") this.#store.dispatch({ type: "own-stage", stage: "locked" });
  }

  async erase(): Promise<void> {
    await this.#working("storage", async () => {
      await erase();
      this.#gone();
    });
  }

  /** The sealed profile as a file; null when nothing is kept any more. */
  async toFile(): Promise<Blob | null> {
    const sealed = await load().catch(() => null);
    if (sealed === null) this.#gone();
    return sealed === null ? null : toFile(sealed);
  }

  /** Takes a file that was kept elsewhere, in place of what is here. */
  async fromFile(file: Blob): Promise<void> {
    await this.#working("storage", async () => {
      const sealed = await fromFile(file);
      if (sealed === null) return this.#store.dispatch({ type: "own-failed", trouble: "file" });
      await keep(sealed);
      this.#key = null;
      this.#store.dispatch({ type: "own-stage", stage: "locked" });
    });
  }

  #opened(profile: Profile, key: Key): void {
    this.#key = key;
    this.#store.dispatch({ type: "own-opened", profile });
    this.#lockAfter(LOCK_AFTER_MS);
  }

  #gone(): void {
    this.#key = null;
    this.#store.dispatch({ type: "own-stage", stage: "none" });
  }

  #lockAfter(ms: number): void {
    if (this.#key === null) return;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.lock(), ms);
  }

  async #working(trouble: VaultTrouble, act: () => Promise<void>): Promise<void> {
    this.#store.dispatch({ type: "own-working" });
    try {
      await act();
    } catch {
      this.#store.dispatch({ type: "own-failed", trouble });
    }
  }
}

/** Encryption and a database: browsers give the first only over https. */
export function isPossible(): boolean {
  return window.isSecureContext && "subtle" in crypto && "indexedDB" in window;
}
