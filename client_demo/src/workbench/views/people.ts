/** Who works here. */
import { make } from "../../components/element";
import { drawing } from "../icons";
import { organisationNames, type Named } from "../names";
import type { Opened, PageContext } from "../page";
import type { Wire } from "../service";
import { listed } from "../../tongues";
import { organisationForm } from "../parts/organisation";
import { placeOf } from "./home";

/** More than a screen holds: then there is something to search with. */
const MANY = 8;

type Kept = Wire["KeptPersonSchema"];

export async function open(context: PageContext): Promise<Opened> {
  const { service, words, signal } = context;
  const [{ people }, named] = await Promise.all([service.get<Wire["PeopleSchema"]>("workbench/people", signal), organisationNames(context)]);
  const list = make("ul", { class: "wb-lines", id: "people" }, ...people.map((each) => line(each, words, named)));
  const none = make("p", { class: "wb-nothing", hidden: true, role: "status" }, words.say("people.none"));
  const search = make("input", { type: "search", id: "people-search", autocomplete: "off", "aria-label": words.say("people.search"), placeholder: words.say("people.search") });
  search.addEventListener("input", () => {
    const sought = search.value.trim().toLocaleLowerCase();
    for (const each of list.children) (each as HTMLElement).hidden = !(each.textContent ?? "").toLocaleLowerCase().includes(sought);
    none.hidden = [...list.children].some((each) => !(each as HTMLElement).hidden);
  });
  const element = make(
    "div",
    { class: "wb-page" },
    make("div", { class: "ends" }, make("h1", {}, words.say("people.title")), make("a", { class: "button button--main", href: "#/people/new", id: "invite" }, drawing("add"), words.say("people.invite"))),
    people.length > MANY && make("div", { class: "wb-search" }, drawing("search"), search),
    list,
    none,
    service.may("administer") && organisationForm(context),
  );
  return { element };
}

function line({ id, name, email, memberships, standing }: Kept, words: PageContext["words"], named: Named): HTMLElement {
  const roles = memberships.map((each) => make("li", {}, listed([words.say(`role.${each.role}`), placeOf(each, words, named)], words.language)));
  return make(
    "li",
    { class: "wb-line" },
    make(
      "div",
      { class: "wb-line__main" },
      make("a", { class: "wb-line__name", href: `#/people/${id}` }, make("bdi", {}, name)),
      make("span", { class: "quiet", dir: "ltr" }, email),
      roles.length > 0 ? make("ul", { class: "wb-line__roles" }, ...roles) : make("span", { class: "quiet" }, words.say("people.no-role")),
    ),
    standing !== "active" && make("span", { class: `chip wb-chip--${standing}` }, words.say(`standing.${standing}`)),
    drawing("forward"),
  );
}
