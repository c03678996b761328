/** Inviting somebody: who, and what they may do; then a link to hand over. */
import { make, refill } from "../../components/element";
import { textEntry } from "../parts/entry";
import { notice, sendingForm } from "../parts/form";
import { handOver } from "../parts/handOver";
import { choicesFor, membershipsEditor } from "../parts/memberships";
import { said } from "../problems";
import type { Opened, PageContext } from "../page";
import type { Wire } from "../service";
import { Problem } from "../service";

export async function open(context: PageContext): Promise<Opened> {
  const { service, words } = context;
  const choices = await choicesFor(context);
  let isTyped = false;
  const typedNow = (): void => void (isTyped = true);
  const name = textEntry("invite-name", words.say("name"), { required: true, maxlength: 200, autocomplete: "off", oninput: typedNow });
  const email = textEntry("invite-email", words.say("email"), { type: "email", required: true, maxlength: 254, autocomplete: "off", dir: "ltr", autocapitalize: "none", oninput: typedNow });
  const first = { role: "translator", organisation: choices.organisations[0]?.[0] ?? "*", language: "*" } as const;
  const roles = membershipsEditor([first], choices, context, typedNow);
  const body = make("div", { class: "wb-after" });
  const form = sendingForm({
    id: "invite-form",
    words,
    button: words.say("invite.send"),
    children: [name.element, email.element, roles.element],
    send: async () => {
      const typed: Wire["NewPersonSchema"] = { name: name.input.value, email: email.input.value, memberships: roles.value() };
      if (typed.memberships.length === 0) throw new Problem("no-role", "");
      const made = await service.send<Wire["InvitedPersonSchema"]>("POST", "workbench/people", typed);
      isTyped = false;
      refill(body, made.invitation === null ? alreadyHere(made.person, context) : handOver(made.invitation, made.person, context), make("p", {}, make("a", { class: "button", href: "#/people" }, words.say("invite.back"))));
    },
    place: (problem) => {
      const entry = { "invalid-email": email, "invalid-name": name }[problem.code];
      entry?.fault(said(problem, words));
      return entry !== undefined;
    },
  });
  body.append(form);
  return { element: make("div", { class: "wb-page" }, make("p", { class: "wb-up" }, make("a", { href: "#/people" }, words.say("people.title"))), make("h1", {}, words.say("invite.title")), make("p", {}, words.say("invite.text")), body), hasUnsaved: () => isTyped };
}

function alreadyHere(person: Wire["KeptPersonSchema"], { words }: PageContext): HTMLElement {
  return notice("done", make("p", {}, words.say("invite.already", { name: person.name })));
}
