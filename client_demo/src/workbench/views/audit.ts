/** Who did what: the newest first, with something to look for. */
import { make } from "../../components/element";
import { subjectNamed, type Around } from "../audit/subject";
import { formTitles, organisationNames } from "../names";
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
  const [first, organisation, titles] = await Promise.all([fetchLines(), organisationNames(context), formTitles(context)]);
  const around: Around = { words, organisation, titles };
  const list = make("ol", { class: "wb-audit" });
  const place = make("div", {});
  const add = (found: Wire["AuditSchema"]): void => {
    list.append(...found.lines.map((line) => auditLine(line, around)));
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
  const what = choiceEntry("audit-what", words.say("audit.what"), [["", words.say("audit.everything")], ...first.kinds.map((kind) => [kind, eventName(kind, words)] as const)], query.get("what") ?? "");
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

function auditLine(line: Wire["AuditLineSchema"], around: Around): HTMLElement {
  const { words } = around;
  // Each part runs in the direction of its own letters.
  const parts = subjectNamed(line, around).flatMap((part, n) => [n > 0 ? " · " : "", make("bdi", {}, part)]);
  return make(
    "li",
    { class: "wb-audit__line", tabindex: -1 },
    make("time", { datetime: line.at, class: "quiet" }, words.moment(line.at)),
    make("strong", {}, eventName(line.what, words)),
    make("span", {}, make("bdi", {}, whoNamed(line, words))),
    make("span", { class: "wb-audit__subject" }, ...parts),
  );
}

/** A person or key by its name; who has none by what they are, and by the name behind that: `operator:beheer`. */
function whoNamed({ who, name }: Wire["AuditLineSchema"], words: PageContext["words"]): string {
  if (name !== null) return name;
  const [kind = who, own] = who.split(":");
  const known = words.maybe(`who.${kind}`);
  if (known === null) return who;
  return own === undefined ? known : `${known} (${own})`;
}

/** An event this page does not know is shown by the name the service has for it. */
function eventName(kind: string, words: PageContext["words"]): string {
  return words.maybe(`event.${kind}`) ?? kind;
}
