/** A PDF on the screen of a form: one page at a time, or all of it as a letter. */
import { opened } from "./pdf/chosen";
import type { OpenPdf } from "./pdf/openPdf";
import { drawnPages } from "./pdf/pages";
import type { Store } from "./state/store";
import { LETTER_LONG_SIDE_PX, PHOTO_LONG_SIDE_PX } from "./still";

export class PdfAtHand {
  readonly #store: Store;
  #pdf: OpenPdf | null = null;

  constructor(store: Store) {
    this.#store = store;
    store.onChange((state) => state.pdf === null && !state.isDrawing && this.#put(null));
  }

  /** Opens a PDF at its first page. */
  async receive(file: File): Promise<void> {
    this.#put(null);
    const turn = this.#drawing();
    const pdf = await opened(file);
    if ("kind" in pdf) return this.#isNow(turn) ? this.#store.dispatch({ type: "photo-refused", trouble: pdf }) : undefined;
    if (!this.#isNow(turn)) return pdf.close();
    this.#put(pdf);
    await this.#show(pdf, 1, turn);
  }

  async turnTo(page: number): Promise<void> {
    if (this.#pdf !== null) await this.#show(this.#pdf, page, this.#drawing());
  }

  /** All its pages read as one letter; false where there is no PDF. */
  async readAsLetter(): Promise<boolean> {
    const pdf = this.#pdf;
    if (pdf === null) return false;
    const turn = this.#drawing();
    const drawn = await drawnPages(pdf, LETTER_LONG_SIDE_PX);
    if (!this.#isNow(turn)) return true;
    if ("kind" in drawn) this.#store.dispatch({ type: "photo-refused", trouble: drawn });
    else this.#store.dispatch({ type: "letter-opened", pictures: drawn.pictures, leftOut: drawn.leftOut });
    return true;
  }

  async #show(pdf: OpenPdf, page: number, turn: number): Promise<void> {
    const picture = await pdf.draw(page, PHOTO_LONG_SIDE_PX);
    if (!this.#isNow(turn)) return;
    this.#store.dispatch("kind" in picture ? { type: "photo-refused", trouble: picture } : { type: "photo-chosen", picture, pdf: { page, pages: pdf.pages } });
  }

  #drawing(): number {
    this.#store.dispatch({ type: "pdf-drawing" });
    return this.#store.state.turn;
  }

  #isNow(turn: number): boolean {
    return this.#store.state.turn === turn;
  }

  #put(pdf: OpenPdf | null): void {
    if (this.#pdf !== pdf) this.#pdf?.close();
    this.#pdf = pdf;
  }
}
