/** In which languages somebody works, and in which they read what they do not read in Dutch. */
import type { Right, Wire, WorkbenchService } from "../service";

const PIVOT = "leeswijzer.desk.pivot";

/** The languages in which somebody has a right; `all` where a role is for every language. */
export function languagesOf(service: Pick<WorkbenchService, "session">, right: Right, all: readonly string[]): readonly string[] {
  const reached = (service.session?.rights ?? []).filter((each) => each.right === right);
  if (reached.some(({ languages }) => languages === null)) return all;
  return [...new Set(reached.flatMap(({ languages }) => languages ?? []))].sort();
}

/** Whether somebody has a right in a language for an organisation. */
export function mayIn(service: Pick<WorkbenchService, "session">, right: Right, language: string, organisation: string): boolean {
  return (service.session?.rights ?? []).some(
    (each) => each.right === right && (each.languages === null || each.languages.includes(language)) && (each.organisations === null || each.organisations.includes(organisation)),
  );
}

export async function allLanguages(service: WorkbenchService, signal: AbortSignal): Promise<readonly string[]> {
  const { languages } = await service.get<Wire["LanguagesSchema"]>("languages", signal);
  return languages.map(({ code }) => code);
}

/** The language somebody reads a string in beside Dutch; English at first, for who works in another. */
export function readPivot(work: string, own: string): string | null {
  try {
    const kept = localStorage.getItem(PIVOT);
    if (kept !== null) return kept === "" || kept === work ? null : kept;
  } catch {
    // As if nothing was chosen.
  }
  return own === "nl" || work === "en" ? null : "en";
}

export function rememberPivot(code: string | null): void {
  try {
    localStorage.setItem(PIVOT, code ?? "");
  } catch {
    // Storage is full or switched off: the choice then holds until the page is closed.
  }
}
