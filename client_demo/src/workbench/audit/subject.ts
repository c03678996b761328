/** What a line of the audit is about, in words. What this page does not know is told as the service writes it. */
import { listed } from "../../tongues";
import { placeIn, placeOf as placeAt } from "../desk/places";
import type { Named } from "../names";
import type { Wire } from "../service";
import { placeOf } from "../views/home";
import type { WorkbenchWords } from "../words";

export interface Around {
  readonly words: WorkbenchWords;
  readonly organisation: Named;
  /** Of published forms, by `issuer/form/version`. */
  readonly titles: ReadonlyMap<string, string>;
}

type Line = Pick<Wire["AuditLineSchema"], "subject" | "subjectName" | "fieldLabel">;

/** Its parts, the largest first: a form, a place in it, a language. */
export function subjectNamed({ subject, subjectName, fieldLabel }: Line, around: Around): readonly string[] {
  const [first = "", ...rest] = subject.split(" ");
  if (first === "library") return [];
  if (first === "glossary") return [around.words.say("audit.glossary")];
  if (/^person:\d+$/.test(first)) return [subjectName ?? first, ...rolesNamed(rest, around)];
  if (/^key:\d+$/.test(first)) return [subjectName ?? first, ...keyNamed(rest, around)];
  if (/^[a-z0-9-]+\/[a-z0-9-]+(\/[^/]+){0,2}$/.test(first)) return [...formNamed(first, around), ...partOfForm(rest, fieldLabel, around.words)];
  return rest.length === 0 ? [around.organisation(first)] : [subject];
}

/** `translator@gemeente-elders/tr`; `none@gemeente-elders/` where no role is left. */
function rolesNamed(roles: readonly string[], { words, organisation: named }: Around): readonly string[] {
  return roles.map((each) => {
    const [, role = "", organisation = "", language = ""] = /^([^@]*)@([^/]*)\/(.*)$/.exec(each) ?? [];
    if (role === "none") return words.say("audit.no-role", { organisation: named(organisation) });
    const name = words.maybe(`role.${role}`);
    return name === null ? each : listed([name, placeOf({ role: role as "owner", organisation, language }, words, named)], words.language);
  });
}

/** `gemeente-elders exchange see-drafts`. */
function keyNamed([organisation, ...scopes]: readonly string[], { words, organisation: named }: Around): readonly string[] {
  if (organisation === undefined) return [];
  const place = organisation === "*" ? words.say("all-organisations") : named(organisation);
  return [place, listed(scopes.map((scope) => words.maybe(`right.${scope}`) ?? scope), words.language)];
}

/** `issuer/form`, of a version, or a page of that. */
function formNamed(key: string, { words, organisation, titles }: Around): readonly string[] {
  const [issuer = "", form = "", version, page] = key.split("/");
  return [
    titles.get(`${issuer}/${form}/${version ?? ""}`) ?? form,
    ...(version === undefined ? [] : [words.say("insights.version", { version })]),
    organisation(issuer),
    ...(page === undefined ? [] : [words.say("desk.page", { n: page })]),
  ];
}

/** `remark 3`, the number of a pack, the path of a text with its language, or a language. */
function partOfForm(rest: readonly string[], label: string | null, words: WorkbenchWords): readonly string[] {
  const [first, second] = rest;
  if (first === undefined) return [];
  if (first === "remark") return [words.say("audit.remark", { n: second ?? "" })];
  if (/^\d+$/.test(first)) return [words.say("audit.pack", { n: first })];
  return second === undefined ? [words.languageName(first)] : [...placeIn(placeAt(first), label, words), words.languageName(second)];
}
