/** A picture of each page: as it was seen on this visit, else blank as its owner published it. */
import { pagePicture } from "./api";
import type { PagePicture } from "./components/paperCrop";
import { workOf } from "./state/filling";
import type { State } from "./state/state";

export class PagePictures {
  readonly #onLoaded: () => void;
  readonly #blank = new Map<string, HTMLImageElement | "awaited" | "missing">();
  #last = "";

  constructor(onLoaded: () => void) {
    this.#onLoaded = onLoaded;
  }

  /** The picture of a page, or null while there is none; a blank page is fetched when first asked for. */
  of(state: State, page: number, widthMm: number): PagePicture | null {
    const seen = workOf(state).pages.get(page);
    if (seen !== undefined) return { image: seen.picture.image, pageToImage: seen.pageToFrame };
    const image = this.#blankOf(state.version, page);
    if (image === null) return null;
    const perMm = image.naturalWidth / widthMm;
    // Pixel centres are whole numbers, so the paper's edge lies half a pixel before 0.
    return { image, pageToImage: [perMm, 0, -0.5, 0, perMm, -0.5, 0, 0, 1] };
  }

  /** Whether the picture of a page was asked for, and neither came nor failed. */
  isAwaited(state: State, page: number): boolean {
    return this.#blank.get(keyOf(state.version, page)) === "awaited";
  }

  #blankOf(version: string | null, page: number): HTMLImageElement | null {
    if (version === null) return null;
    const key = keyOf(version, page);
    this.#retryWhenTurned(key);
    const known = this.#blank.get(key);
    if (known !== undefined) return known instanceof HTMLImageElement ? known : null;
    this.#blank.set(key, "awaited");
    const image = new Image();
    const settle = (picture: HTMLImageElement | "missing"): void => {
      this.#blank.set(key, picture);
      this.#onLoaded();
    };
    image.addEventListener("load", () => settle(image));
    // Without a picture the words still say where it is.
    image.addEventListener("error", () => settle("missing"));
    image.src = pagePicture(version, page);
    return null;
  }

  /** What did not come is asked for again once another page was shown. */
  #retryWhenTurned(key: string): void {
    if (key !== this.#last && this.#blank.get(key) === "missing") this.#blank.delete(key);
    this.#last = key;
  }
}

function keyOf(version: string | null, page: number): string {
  return `${version}/${page}`;
}
