/** Keeps the screen on while somebody writes; browsers that cannot are left as they are. */
export class Wakefulness {
  readonly #onChange: () => void;
  #wanted = false;
  #lock: WakeLockSentinel | null = null;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    // A browser lets go of the lock when the page is hidden.
    document.addEventListener("visibilitychange", () => void this.#update());
  }

  /** Whether the screen stays on now. */
  get isOn(): boolean {
    return this.#lock !== null;
  }

  want(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    void this.#update();
  }

  async #update(): Promise<void> {
    if (!this.#wanted) {
      const lock = this.#lock;
      this.#lock = null;
      await lock?.release().catch(() => undefined);
      return;
    }
    if (this.#lock !== null || document.hidden || !("wakeLock" in navigator)) return;
    try {
      const lock = await navigator.wakeLock.request("screen");
      if (!this.#wanted) return void lock.release();
      this.#lock = lock;
      lock.addEventListener("release", () => {
        if (this.#lock !== lock) return;
        this.#lock = null;
        this.#onChange();
      });
      this.#onChange();
    } catch {
      // Low battery, or not allowed here: the screen goes off as it always did.
    }
  }
}
