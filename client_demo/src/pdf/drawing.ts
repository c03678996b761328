/**
 * Draws pages of PDFs with pdf.js, of which this is the only user. Nothing in a PDF runs: the part of
 * pdf.js that runs scripts is not even here, and what parses is a worker that may fetch nothing.
 */
import { AnnotationMode, getDocument, PDFWorker, VerbosityLevel, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import type { Picture } from "../state/picture";
import { PHOTO_QUALITY } from "../still";
import type { Trouble } from "../state/trouble";
import { jpegOf } from "../encode";
import type { OpenPdf } from "./openPdf";

/** A page that takes longer than this is made to, or comes out never. */
const PATIENCE_MS = 40_000;

/** Fonts that PDFs may leave out (those of the phone come first; the other ones in the package are under the GPL), and what unpacks pictures of copiers and scanners; by file name. */
const AIDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>(["/node_modules/pdfjs-dist/standard_fonts/*.pfb", "/node_modules/pdfjs-dist/wasm/{jbig2,openjpeg,qcms_bg}.wasm"], {
      query: "?url",
      import: "default",
      eager: true,
      exhaustive: true,
    }),
  ).map(([path, url]) => [path.slice(path.lastIndexOf("/") + 1), url]),
);

/** Fetches the aids for the worker, which may fetch nothing itself. */
class Aids {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const url = AIDS[filename];
    const answer = url === undefined ? null : await fetch(url);
    if (answer === null || !answer.ok) throw new Error(`${filename} is not here`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

/** Opens a PDF, or says why not. */
export async function openPdf(file: Blob): Promise<OpenPdf | Trouble> {
  const port = new Worker(workerUrl, { type: "module" });
  const worker = PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS });
  const close = (): void => {
    worker.destroy();
    // pdf.js leaves a worker alone that it did not start.
    port.terminate();
  };
  try {
    const loading = getDocument({
      data: new Uint8Array(await file.arrayBuffer()),
      worker,
      verbosity: VerbosityLevel.ERRORS,
      BinaryDataFactory: Aids,
      // Only to say that there is something to ask the factory for.
      standardFontDataUrl: "./",
      wasmUrl: "./",
      useSystemFonts: true,
      useWorkerFetch: false,
      stopAtErrors: false,
      enableXfa: false,
    });
    const document = await within(PATIENCE_MS, loading.promise);
    return { pages: document.numPages, draw: (page, longSidePx) => draw(document, page, longSidePx), close };
  } catch (error) {
    close();
    return { kind: isLocked(error) ? "pdf-locked" : "pdf-broken" };
  }
}

async function draw(document: PDFDocumentProxy, number: number, longSidePx: number): Promise<Picture | Trouble> {
  const canvas = window.document.createElement("canvas");
  try {
    const page = await within(PATIENCE_MS, document.getPage(number));
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: longSidePx / Math.max(width, height) });
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    // Filled-in fields are drawn as they are printed, not as they are shown for typing.
    const task = page.render({ canvas, viewport, intent: "print", annotationMode: AnnotationMode.ENABLE, background: "#ffffff" });
    await within(PATIENCE_MS, task.promise).catch((error: unknown) => {
      task.cancel();
      throw error;
    });
    page.cleanup();
    const jpeg = await jpegOf(canvas, PHOTO_QUALITY);
    if (jpeg !== null) return { image: canvas, widthPx: canvas.width, heightPx: canvas.height, jpeg };
  } catch {
    // Said below.
  }
  canvas.width = canvas.height = 0;
  return { kind: "pdf-broken" };
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && error.name === "PasswordException";
}

function within<T>(limitMs: number, promised: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = window.setTimeout(() => reject(new Error("too slow")), limitMs);
    promised.then(resolve, reject).finally(() => window.clearTimeout(timer));
  });
}
