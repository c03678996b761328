/** Who helps with the letter, free of charge. */
import type { AidOrganisation } from "../../contract";
import { make } from "../../components/element";
import { icon } from "../../components/icon";
import { provenance, said, sharedSource } from "../../components/said";
import type { LetterWords } from "../../letter/letterWords";
import { webAddress } from "../../letter/values";

export function helping(helpers: readonly AidOrganisation[], words: LetterWords): HTMLElement | null {
  if (helpers.length === 0) return null;
  const shared = sharedSource(helpers.map(({ message }) => message));
  return make(
    "section",
    { class: "letter__helping", "aria-labelledby": "letter-helping" },
    make("h3", { id: "letter-helping" }, words.say("aid.heading")),
    make("ul", { class: "helpers" }, ...helpers.map((helper) => item(helper, shared === null, words))),
    shared && provenance(words.general, shared),
  );
}

function item({ name, message, website }: AidOrganisation, namesSource: boolean, words: LetterWords): HTMLElement {
  const address = website === null ? null : webAddress(website);
  return make(
    "li",
    { class: "helper", "data-helper": name },
    icon("person"),
    make(
      "div",
      { class: "said" },
      make("p", {}, said(message)),
      namesSource && provenance(words.general, message),
      address && make("a", { class: "button button--quiet", id: `helper-${name}`, href: address.href, target: "_blank", rel: "noopener noreferrer", referrerpolicy: "no-referrer" }, icon("website"), make("span", {}, `${words.say("aid.open")}: `, make("bdi", { dir: "ltr" }, address.host))),
    ),
  );
}
