/** One person: their roles, a new link, and whether they may come in. */
import { make, refill } from "../../components/element";
import { notice, sendingForm } from "../parts/form";
import { handOver } from "../parts/handOver";
import { choicesFor, membershipsEditor } from "../parts/memberships";
import type { Opened, PageContext } from "../page";
import { Problem, type Wire } from "../service";

type Kept = Wire["KeptPersonSchema"];

export async function open(context: PageContext): Promise<Opened> {
  const { service, words, params, signal, session } = context;
  const [{ people }, choices] = await Promise.all([service.get<Wire["PeopleSchema"]>("workbench/people", signal), choicesFor(context)]);
  const person = people.find(({ id }) => String(id) === params["id"]);
  if (person === undefined) throw new Problem("no-such-person", "");
  let isChanged = false;
  const roles = membershipsEditor(person.memberships, choices, context, () => (isChanged = true));
  const keep = async (): Promise<void> => {
    await service.send("PUT", `workbench/people/${person.id}/memberships`, { memberships: roles.value() });
    isChanged = false;
    context.tell(words.say("person.kept"));
  };
  const element = make(
    "div",
    { class: "wb-page" },
    make("p", { class: "wb-up" }, make("a", { href: "#/people" }, words.say("people.title"))),
    make("div", { class: "ends" }, make("h1", {}, make("bdi", {}, person.name)), make("span", { class: `chip wb-chip--${person.standing}` }, words.say(`standing.${person.standing}`))),
    make("p", {}, make("bdi", { dir: "ltr" }, person.email)),
    sendingForm({ id: "person-roles", words, button: words.say("person.keep"), children: [roles.element], send: keep }),
    person.isWhollyManaged ? entering(person, context, person.id === session.person.id) : notice("about", make("p", {}, words.say("person.works-elsewhere"))),
  );
  return { element, hasUnsaved: () => isChanged };
}

function entering(person: Kept, context: PageContext, isMe: boolean): HTMLElement {
  const { words, service, again, tell } = context;
  const isDisabled = person.standing === "disabled";
  const place = make("div", {});
  const invite = async (): Promise<void> => {
    const link = await service.send<Wire["InvitationSchema"]>("POST", `workbench/people/${person.id}/invitations`);
    refill(place, handOver(link, person, context));
  };
  const change = async (): Promise<void> => {
    if (!isDisabled && !window.confirm(words.say("person.disable.sure", { name: person.name }))) return;
    await service.send("PATCH", `workbench/people/${person.id}`, { isDisabled: !isDisabled });
    await again();
    tell(words.say(isDisabled ? "person.enabled" : "person.disabled", { name: person.name }));
  };
  return make(
    "section",
    { class: "wb-section", "aria-labelledby": "entering" },
    make("h2", { id: "entering" }, words.say("person.entering")),
    place,
    !isDisabled && sendingForm({ id: "person-link", isQuiet: true, words, button: words.say("person.new-link"), children: [make("p", {}, words.say("person.new-link.text"))], send: invite }),
    !isMe && sendingForm({ id: "person-entry", isQuiet: true, words, button: words.say(isDisabled ? "person.enable" : "person.disable"), children: [make("p", {}, words.say(isDisabled ? "person.enable.text" : "person.disable.text"))], send: change }),
  );
}
