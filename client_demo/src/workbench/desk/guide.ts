/** How we write in a language: a page of `forms/style`, shown beside the work. */
import { make } from "../../components/element";

const GUIDES = import.meta.glob<string>("../../../../forms/style/*.md", { query: "?raw", import: "default" });

/** The guide of a language; null: nobody wrote one. */
export async function guideFor(language: string): Promise<HTMLElement | null> {
  const load = GUIDES[`../../../../forms/style/${language}.md`] ?? GUIDES[`../../../../forms/style/${language.split("-")[0]}.md`];
  return load === undefined ? null : paged(await load(), language);
}

/** The little of Markdown that the guides use: headings, paragraphs, lists, `**`, `*`, backticks. */
export function paged(markdown: string, language: string): HTMLElement {
  const page = make("div", { class: "desk-guide", lang: language, dir: "auto" });
  for (const block of markdown.split(/\n\s*\n/)) {
    const lines = block.trim();
    if (lines === "") continue;
    if (lines.startsWith("#")) page.append(make("h3", {}, lines.replace(/^#+\s*/, "")));
    else if (/^- /.test(lines)) page.append(make("ul", { class: "points" }, ...lines.split(/\n(?=- )/).map((item) => make("li", {}, ...inline(item.replace(/^- /, ""))))));
    else page.append(make("p", {}, ...inline(lines)));
  }
  return page;
}

function inline(text: string): readonly (Node | string)[] {
  return text
    .replace(/\s*\n\s*/g, " ")
    .split(/(\*\*[^*]+\*\*|\*[^*]+\*|`[^`]+`)/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("**") ? make("strong", {}, part.slice(2, -2)) : part.startsWith("*") ? make("em", {}, part.slice(1, -1)) : part.startsWith("`") ? make("code", {}, part.slice(1, -1)) : part));
}
