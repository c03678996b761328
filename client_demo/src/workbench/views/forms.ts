/** The forms that are being made: the wizard's first page. */
import type { Opened, PageContext } from "../page";
import { said } from "../problems";
import { Problem } from "../service";
import type { Organisation } from "../wizard/draftsView";
import { openDrafts, type Around } from "../wizard/rooms";

export async function open(context: PageContext): Promise<Opened> {
  return openDrafts(await around(context));
}

/** What the wizard needs of the workbench. */
export async function around({ service, session, words, signal, go }: PageContext): Promise<Around> {
  const { organisations } = await service.get<{ readonly organisations: readonly Organisation[] }>("workbench/organisations", signal);
  return {
    language: words.language,
    organisations: organisations.filter(({ slug }) => service.may("edit-form", slug)),
    headers: () => ({ "X-CSRF-Token": service.session?.csrfToken ?? session.csrfToken }),
    // Asking anything lets the workbench ask for the password again.
    signIn: () => service.get("workbench/sessions/current").then(() => true, () => false),
    go,
    say: (code, detail, retryAfterS) => said(new Problem(code, detail, 0, retryAfterS ?? null), words),
    signal,
  };
}
