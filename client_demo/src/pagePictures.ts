/** A picture of each page: as it was seen on this visit, else blank as its owner published it. */
import { pagePicture } from "./api";
import type { PagePicture } from "./components/paperCrop";
import { workOf } from "./state/filling";
import type { State } from "./state/state";

export class PagePictures {
  readonly #onLoaded: () => void;
  readonly #blank = new Map<string, HTMLImageElement | null>();

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

  #blankOf(version: string | null, page: number): HTMLImageElement | null {
    if (version === null) return null;
    const key = `${version}/${page}`;
    const known = this.#blank.get(key);
    if (known !== undefined) return known;
    this.#blank.set(key, null);
    const image = new Image();
    image.addEventListener("load", () => {
      this.#blank.set(key, image);
      this.#onLoaded();
    });
    // Without a picture the words still say where it is; it is asked for again on the next visit.
    image.addEventListener("error", () => this.#blank.delete(key));
    image.src = pagePicture(version, page);
    return null;
  }
}
