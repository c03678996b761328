/** A one-time link, shown once, to hand over. */
import { make } from "../../components/element";
import { drawing } from "../icons";
import type { PageContext } from "../page";
import type { Wire } from "../service";
import { oneTimeText } from "./copying";
import { notice } from "./form";

export function handOver({ token, expiresAt }: Wire["InvitationSchema"], person: { name: string; email: string }, { words }: PageContext): HTMLElement {
  const link = `${location.origin}${location.pathname}#/invitation/${token}`;
  const letter = `mailto:${encodeURIComponent(person.email)}?subject=${encodeURIComponent(words.say("link.subject"))}&body=${encodeURIComponent(words.say("link.body", { name: person.name, link }))}`;
  const heading = make("h2", { tabindex: -1 }, words.say("link.title", { name: person.name }));
  const element = make(
    "section",
    { class: "wb-card wb-form", id: "hand-over" },
    heading,
    make("p", {}, words.say("link.text", { moment: words.moment(expiresAt) })),
    oneTimeText("link", words.say("link.label"), link, words),
    notice("care", make("p", {}, words.say("link.care"))),
    make("div", { class: "wb-form__buttons" }, make("a", { class: "button", href: letter, id: "link-mail" }, drawing("mail"), words.say("link.mail"))),
  );
  window.requestAnimationFrame(() => heading.focus());
  return element;
}
