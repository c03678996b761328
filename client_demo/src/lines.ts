/** An answer that comes line by line: how far it is, and at last the answer or why there is none. */
import type { LoosePage, Progress } from "./contract";

export const LINES = "application/jsonl";

export type Heard = (progress: Progress) => void;

/** What the last line was: the answer, with what was read on the page where that came before it, or the status of a problem. */
export type Last<T> = { readonly answer: T; readonly loose: LoosePage | null } | { readonly problem: number };

export function isInLines(response: Response): boolean {
  return response.headers.get("Content-Type")?.split(";")[0]?.trim() === LINES && response.body !== null;
}

/** Reads to the last line; throws when the network fails, and a SyntaxError for lines that are cut off or no JSON. */
export async function lastOf<T>(response: Response, heard: Heard): Promise<Last<T>> {
  const reader = response.body?.getReader();
  if (reader === undefined) throw new SyntaxError("no body");
  const decoder = new TextDecoder();
  let rest = "";
  let loose: LoosePage | null = null;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const said = JSON.parse(line) as Line;
      if ("progress" in said) heard(said.progress);
      else if ("loose" in said) loose = said.loose;
      else return "status" in said ? { problem: said.status } : { answer: said as T, loose };
    }
  }
  throw new SyntaxError("no last line");
}

/** An answer about a picture has an outcome; only a problem has a status. */
type Line = { readonly progress: Progress } | { readonly loose: LoosePage } | { readonly status: number } | Readonly<Record<"outcome", unknown>>;
