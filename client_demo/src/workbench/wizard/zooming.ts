/** How near the page is looked at: it grows within its frame, and what was in the middle stays there. */

/** Four times as large a tick box of 3 mm is broader than a finger, also on a phone. */
const LEVELS = [1, 1.5, 2, 3, 4] as const;

export class Zoom {
  readonly #frame: HTMLElement;
  #level = 0;

  constructor(frame: HTMLElement) {
    this.#frame = frame;
    // As in every program with pages: the wheel with Ctrl, or two fingers on a touch pad.
    frame.addEventListener("wheel", (event) => this.#turned(event), { passive: false });
  }

  get canGrow(): boolean {
    return this.#level < LEVELS.length - 1;
  }

  get canShrink(): boolean {
    return this.#level > 0;
  }

  /** One step nearer (1) or further off (-1); `middle` comes into the middle, as a share of the page. */
  step(by: 1 | -1, middle: readonly [x: number, y: number] | null): void {
    const level = Math.min(Math.max(this.#level + by, 0), LEVELS.length - 1);
    if (level === this.#level) return;
    const frame = this.#frame;
    const [x, y] = middle ?? [(frame.scrollLeft + frame.clientWidth / 2) / frame.scrollWidth, (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight];
    this.#level = level;
    frame.style.setProperty("--wizard-zoom", String(LEVELS[level]));
    frame.classList.toggle("wizard-page--near", level > 0);
    frame.scrollLeft = x * frame.scrollWidth - frame.clientWidth / 2;
    frame.scrollTop = y * frame.scrollHeight - frame.clientHeight / 2;
  }

  #turned(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const { left, top, width, height } = this.#frame.firstElementChild!.getBoundingClientRect();
    this.step(event.deltaY < 0 ? 1 : -1, [(event.clientX - left) / width, (event.clientY - top) / height]);
  }
}
