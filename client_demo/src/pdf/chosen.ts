/** A PDF that somebody chose. What draws it is large, and fetched only now. */
import type { Trouble } from "../state/trouble";
import type { OpenPdf } from "./openPdf";

/** More than any form or letter; a phone has to hold all of it. */
const MOST_BYTES = 30_000_000;

export function isPdf(file: Blob): boolean {
  // Some phones give a file from a download folder no type.
  return file.type === "application/pdf" || (file instanceof File && /\.pdf$/i.test(file.name));
}

/** Opens a PDF, or says why not. */
export async function opened(file: Blob): Promise<OpenPdf | Trouble> {
  if (file.size > MOST_BYTES) return { kind: "pdf-large" };
  const drawing = await import("./drawing").catch(() => null);
  return drawing === null ? { kind: "pdf-later" } : drawing.openPdf(file);
}
