/** The roles of somebody, one line each: role, organisation, language. */
import { make } from "../../components/element";
import { drawing } from "../icons";
import type { PageContext } from "../page";
import type { Wire } from "../service";
import { choiceEntry } from "./entry";

export type Membership = Wire["MembershipSchema"];

const ROLES = ["owner", "translator", "reviewer", "administrator"] as const;
/** Roles that can be for one language. */
const BY_LANGUAGE: ReadonlySet<string> = new Set(["translator", "reviewer"]);

export interface MembershipsEditor {
  readonly element: HTMLElement;
  readonly value: () => Membership[];
}

/** What somebody who manages people can choose from. */
export interface Choices {
  readonly organisations: readonly (readonly [slug: string, name: string])[];
  readonly languages: readonly (readonly [code: string, name: string])[];
}

export async function choicesFor({ service, session, words, signal }: PageContext): Promise<Choices> {
  const [{ organisations }, { languages }] = await Promise.all([
    service.get<Wire["IssuersSchema"]>("workbench/organisations", signal),
    service.get<Wire["LanguagesSchema"]>("languages", signal),
  ]);
  const reach = session.rights.filter(({ right }) => right === "manage-people");
  const isEverywhere = reach.some((each) => each.organisations === null);
  const managed = organisations.filter(({ slug }) => service.may("manage-people", slug));
  const all: readonly [string, string][] = isEverywhere ? [["*", words.say("all-organisations")]] : [];
  return {
    organisations: [...managed.map(({ slug, name }) => [slug, name] as const), ...all],
    languages: [["*", words.say("all-languages")], ...languages.map(({ code }) => [code, words.languageName(code)] as const)],
  };
}

export function membershipsEditor(before: readonly Membership[], choices: Choices, { words }: PageContext, changed: () => void): MembershipsEditor {
  const lines: { element: HTMLElement; value: () => Membership }[] = [];
  const list = make("ul", { class: "wb-memberships" });
  let made = 0;
  const add = (membership: Membership): HTMLElement => {
    const line = lineFor(membership, choices, words, ++made);
    lines.push(line);
    const remove = make("button", { type: "button", class: "button button--round", id: `membership-${made}-remove` }, drawing("remove"), make("span", { class: "unseen" }, words.say("membership.remove", { n: made })));
    remove.addEventListener("click", () => {
      lines.splice(lines.indexOf(line), 1);
      line.element.remove();
      changed();
      more.focus();
    });
    line.element.append(remove);
    line.element.addEventListener("change", changed);
    list.append(line.element);
    return line.element;
  };
  const first = choices.organisations[0]?.[0] ?? "*";
  const more = make("button", { type: "button", class: "button", id: "membership-add" }, drawing("add"), words.say("membership.add"));
  more.addEventListener("click", () => {
    add({ role: "translator", organisation: first, language: "*" }).querySelector("select")?.focus();
    changed();
  });
  before.forEach(add);
  const element = make("fieldset", { class: "wb-fieldset" }, make("legend", {}, words.say("memberships")), list, more);
  return { element, value: () => lines.map((line) => line.value()) };
}

function lineFor({ role, organisation, language }: Membership, { organisations, languages }: Choices, words: PageContext["words"], n: number): { element: HTMLElement; value: () => Membership } {
  const roles = choiceEntry(`membership-${n}-role`, words.say("membership.role"), ROLES.map((each) => [each, words.say(`role.${each}`)]), role);
  // Somebody may have a role in an organisation that has gone since.
  const known = organisations.some(([slug]) => slug === organisation) ? organisations : [...organisations, [organisation, organisation] as const];
  const places = choiceEntry(`membership-${n}-organisation`, words.say("membership.organisation"), known, organisation);
  const spoken = choiceEntry(`membership-${n}-language`, words.say("membership.language"), languages, language);
  const fit = (): void => void (spoken.element.hidden = !BY_LANGUAGE.has(roles.input.value));
  roles.input.addEventListener("change", fit);
  fit();
  const value = (): Membership => ({
    role: roles.input.value as Membership["role"],
    organisation: places.input.value,
    language: BY_LANGUAGE.has(roles.input.value) ? spoken.input.value : "*",
  });
  return { element: make("li", { class: "wb-membership" }, roles.element, places.element, spoken.element), value };
}
