/** What waits for me. */
import { make } from "../../components/element";
import { drawing } from "../icons";
import { organisationNames, type Named } from "../names";
import type { Opened, PageContext } from "../page";
import type { Wire } from "../service";
import { TASKS } from "../tasks";

export async function open(context: PageContext): Promise<Opened> {
  const { service, session, words, signal } = context;
  const [{ tasks }, named] = await Promise.all([service.get<Wire["TasksSchema"]>("workbench/tasks", signal), organisationNames(context)]);
  const cards = tasks.flatMap(({ kind, count, isMore }) => {
    const task = TASKS[kind];
    if (task === undefined) return [];
    return [
      make(
        "li",
        {},
        make(
          "a",
          { class: "wb-card wb-card--link", href: `#/${task.path}` },
          make("span", { class: "wb-card__icon" }, drawing(task.icon)),
          make("span", { class: "wb-card__text" }, words.count(`task.${kind}`, count, isMore)),
          drawing("forward"),
        ),
      ),
    ];
  });
  const element = make(
    "div",
    { class: "wb-page" },
    make("h1", {}, words.say("home.title", { name: session.person.name })),
    make("section", { class: "wb-section", "aria-labelledby": "tasks" }, make("h2", { id: "tasks" }, words.say("home.tasks")), cards.length > 0 ? make("ul", { class: "wb-cards" }, ...cards) : nothing(words.say("home.nothing")), ways(context)),
    make(
      "section",
      { class: "wb-section", "aria-labelledby": "roles" },
      make("h2", { id: "roles" }, words.say("home.roles")),
      session.person.memberships.length > 0
        ? make("ul", { class: "wb-roles" }, ...session.person.memberships.map((each) => make("li", { class: "wb-role" }, make("strong", {}, words.say(`role.${each.role}`)), make("span", {}, placeOf(each, words, named)))))
        : nothing(words.say("home.no-roles")),
    ),
  );
  return { element };
}

/** Where a role holds: the organisation, and the language where it goes by one. */
export function placeOf({ organisation, language }: Wire["MembershipSchema"], words: PageContext["words"], named: Named): string {
  const place = organisation === "*" ? words.say("all-organisations") : named(organisation);
  return language === "*" ? place : `${place} · ${words.languageName(language)}`;
}

/** What one may begin by oneself; who is new finds it here. */
function ways({ service, words }: PageContext): HTMLElement | null {
  const found = [
    service.may("edit-form") && make("a", { class: "button", id: "to-forms", href: "#/forms" }, drawing("add"), words.say("home.begin-form")),
    (service.may("write-translation") || service.may("approve-translation")) && make("a", { class: "button", id: "to-texts", href: "#/texts" }, drawing("forward"), words.say("home.to-texts")),
  ].filter((each) => each !== false);
  return found.length === 0 ? null : make("p", { class: "wb-form__buttons" }, ...found);
}

function nothing(sentence: string): HTMLElement {
  return make("p", { class: "wb-nothing" }, drawing("done"), make("span", {}, sentence));
}
