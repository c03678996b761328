/** Who did what: the newest first, with something to look for. */
import { make } from "../../components/element";
import { choiceEntry, textEntry } from "../parts/entry";
import { sendingForm } from "../parts/form";
import type { Opened, PageContext } from "../page";
import type { Wire } from "../service";

export async function open(context: PageContext): Promise<Opened> {
  const { service, words, query, signal, go } = context;
  const fetchLines = (before?: number): Promise<Wire["AuditSchema"]> => {
    const asked = new URLSearchParams(query);
    if (before !== undefined) asked.set("before", String(before));
    return service.get<Wire["AuditSchema"]>(`workbench/audit-lines?${asked.toString()}`, signal);
  };
  const first = await fetchLines();
  const list = make("ol", { class: "wb-audit" });
  const place = make("div", {});
  const add = (found: Wire["AuditSchema"]): void => {
    list.append(...found.lines.map((line) => auditLine(line, context)));
    const { nextBefore } = found;
    const more = async (): Promise<void> => {
      const next = await fetchLines(nextBefore ?? undefined);
      const before = list.lastElementChild;
      add(next);
      // Reading goes on where it stopped.
      (before?.nextElementSibling as HTMLElement | null)?.focus();
    };
    place.replaceChildren(...(nextBefore === null ? [] : [sendingForm({ id: "audit-more", isQuiet: true, words, button: words.say("audit.more"), children: [], send: more })]));
  };
  add(first);
  const what = choiceEntry("audit-what", words.say("audit.what"), [["", words.say("audit.everything")], ...first.kinds.map((kind) => [kind, eventName(kind, context)] as const)], query.get("what") ?? "");
  const text = textEntry("audit-text", words.say("audit.text"), { type: "search", maxlength: 200, autocomplete: "off", value: query.get("text") ?? "" });
  const seek = async (): Promise<void> => {
    const asked = new URLSearchParams();
    if (what.input.value !== "") asked.set("what", what.input.value);
    if (text.input.value.trim() !== "") asked.set("text", text.input.value.trim());
    const said = asked.toString();
    go(said === "" ? "audit" : `audit?${said}`);
    return Promise.resolve();
  };
  const filter = sendingForm({ id: "audit-filter", words, button: words.say("audit.seek"), children: [what.element, text.element], send: seek });
  filter.classList.add("wb-filter");
  const element = make(
    "div",
    { class: "wb-page" },
    make("h1", {}, words.say("audit.title")),
    make("p", {}, words.say("audit.about")),
    filter,
    first.lines.length > 0 ? list : make("p", { class: "wb-nothing" }, words.say("audit.none")),
    place,
  );
  return { element };
}

function auditLine({ at, who, name, what, subject }: Wire["AuditLineSchema"], context: PageContext): HTMLElement {
  const known = name ?? context.words.maybe(`who.${who.replace(/:.*$/, "")}`);
  return make(
    "li",
    { class: "wb-audit__line", tabindex: -1 },
    make("time", { datetime: at, class: "quiet" }, context.words.moment(at)),
    make("strong", {}, eventName(what, context)),
    make("span", {}, make("bdi", {}, known ?? who), known !== null && make("span", { class: "quiet" }, " (", make("bdi", { dir: "ltr" }, who), ")")),
    make("bdi", { class: "wb-audit__subject", dir: "ltr" }, subject),
  );
}

/** An event this page does not know is shown by the name the service has for it. */
function eventName(kind: string, { words }: PageContext): string {
  return words.maybe(`event.${kind}`) ?? kind;
}
