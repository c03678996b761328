/** Adding an organisation, by who administers all of them. */
import { make } from "../../components/element";
import { said } from "../problems";
import type { PageContext } from "../page";
import type { Wire } from "../service";
import { textEntry } from "./entry";
import { sendingForm } from "./form";

export function organisationForm({ service, words, tell, again }: PageContext): HTMLElement {
  const name = textEntry("organisation-name", words.say("organisation.name"), { required: true, maxlength: 200, autocomplete: "off" });
  const slug = textEntry("organisation-slug", words.say("organisation.slug"), { required: true, maxlength: 100, autocomplete: "off", autocapitalize: "none", spellcheck: "false", dir: "ltr", pattern: "[a-z0-9]+(-[a-z0-9]+)*" }, words.say("organisation.slug.hint"));
  name.input.addEventListener("input", () => (slug.input.value = slugOf(name.input.value)));
  const form = sendingForm({
    id: "organisation",
    words,
    button: words.say("organisation.add"),
    children: [name.element, slug.element],
    send: async () => {
      const typed: Wire["IssuerSchema"] = { slug: slug.input.value, name: name.input.value };
      await service.send("POST", "workbench/organisations", typed);
      await again();
      tell(words.say("organisation.added", { name: typed.name }));
    },
    place: (problem) => {
      if (problem.code !== "organisation-exists") return false;
      slug.fault(said(problem, words));
      return true;
    },
  });
  return make("section", { class: "wb-section" }, make("details", { class: "wb-more" }, make("summary", {}, words.say("organisation.title")), form));
}

/** `Gemeente Súdwest-Fryslân` is `gemeente-sudwest-fryslan`. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
