/** One form that is being made, at one of its steps. */
import type { Opened, PageContext } from "../page";
import { openDraft } from "../wizard/rooms";
import { around } from "./forms";

export async function open(context: PageContext): Promise<Opened> {
  return openDraft(await around(context), Number(context.params["id"]), context.params["step"] ?? "fields");
}
