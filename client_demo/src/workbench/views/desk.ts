/** The desk in the workbench: `#/texts/ar/review`, with `form`, `standing` and `id` after a question mark. */
import { DeskView } from "../desk/deskView";
import { allLanguages, readPivot, rememberPivot } from "../desk/languages";
import type { Work } from "../desk/line";
import type { Opened, PageContext } from "../page";

export async function open(context: PageContext): Promise<Opened> {
  const { params, query, service, signal, words } = context;
  const language = params["language"] ?? "";
  const work: Work = params["work"] === "write" ? "write" : "review";
  const pivots = (await allLanguages(service, signal)).filter((code) => code !== "nl" && code !== language);
  const kept = readPivot(language, words.language);
  const pivot = kept !== null && pivots.includes(kept) ? kept : null;
  const view = new DeskView({
    context,
    wanted: { language, work, form: query.get("form"), standing: query.getAll("standing"), pivot },
    pivots,
    choosePivot: (code, id) => {
      rememberPivot(code);
      const asked = new URLSearchParams(query);
      asked.set("id", String(id));
      history.replaceState(null, "", `#/texts/${language}/${work}?${asked}`);
      void context.again().then(() => document.getElementById("desk-pivot")?.focus());
    },
  });
  const id = Number(query.get("id"));
  await view.begin(Number.isInteger(id) && id > 0 ? id : null);
  return { element: view.element, hasUnsaved: () => view.hasUnsaved() };
}
