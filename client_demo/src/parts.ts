/** Parts of the page that nobody sees at first: fetched once the first screen stands, and made one at a time. */

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 20_000;
/** A page that is opened unseen is not painted: it does not wait for that for ever. */
const UNSEEN_MS = 500;

/** Once the first screen is on the glass. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => window.setTimeout(resolve));
    window.setTimeout(resolve, UNSEEN_MS);
  });
}

/** Lets a finger in between two pieces of work. */
export function breath(): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve));
}

/** A part; tried again until it comes, ever less often: the network may be away for a moment. */
export async function part<T>(load: () => Promise<T>): Promise<T> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => window.setTimeout(resolve, pauseMs));
    }
  }
}
