/** The forms that are being made: the wizard's first page. */
import type { Opened, PageContext } from "../page";
import { said } from "../problems";
import { Problem } from "../service";
import type { Organisation } from "../wizard/draftsView";
import { openDrafts, type Around } from "../wizard/rooms";
import { DraftService } from "../wizard/service";

export async function open(context: PageContext): Promise<Opened> {
  return openDrafts(await around(context));
}

/** What the wizard needs of the workbench. */
export async function around({ service, words, signal, go }: PageContext): Promise<Around> {
  const { organisations } = await service.get<{ readonly organisations: readonly Organisation[] }>("workbench/organisations", signal);
  const ofProblem = (problem: unknown): string => said(problem, words);
  return {
    language: words.language,
    organisations: organisations.filter(({ slug }) => service.may("edit-form", slug)),
    service: new DraftService(service, { ofProblem, ofCode: (code, detail) => ofProblem(new Problem(code, detail)) }),
    go,
    signal,
  };
}
