/** The published forms, to see of each what citizens told. */
import { make } from "../../components/element";
import type { Opened, PageContext } from "../page";
import type { Wire } from "../service";

export async function open({ service, words, signal }: PageContext): Promise<Opened> {
  const { templates } = await service.get<Wire["TemplatesSchema"]>("templates", signal);
  const seen = templates.filter(({ issuer }) => service.may("see-insights", issuer));
  const lines = seen.map((form) =>
    make(
      "li",
      { class: "wb-line" },
      make(
        "div",
        { class: "wb-line__main" },
        make("a", { class: "wb-line__name", href: `#/insights/${form.key}`, lang: form.language }, form.title),
        make("span", { class: "quiet" }, make("bdi", {}, form.issuerName ?? form.issuer), ` · ${words.say("insights.version", { version: form.version })}`),
      ),
    ),
  );
  const element = make(
    "div",
    { class: "wb-page" },
    make("h1", {}, words.say("insights.title")),
    make("p", {}, words.say("insights.about")),
    lines.length > 0 ? make("ul", { class: "wb-lines" }, ...lines) : make("p", { class: "wb-nothing" }, words.say("insights.none")),
  );
  return { element };
}
