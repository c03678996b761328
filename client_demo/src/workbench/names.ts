/** What organisations and forms are called: the service names them by short names that never change. */
import type { Wire } from "./service";
import type { PageContext } from "./page";

/** What people call it; its short name where nobody knows it any more. */
export type Named = (slug: string) => string;

export async function organisationNames({ service, signal }: PageContext): Promise<Named> {
  const { organisations } = await service.get<Wire["IssuersSchema"]>("workbench/organisations", signal);
  const names = new Map(organisations.map(({ slug, name }) => [slug, name]));
  return (slug) => names.get(slug) ?? slug;
}

/** Titles of published forms, by `issuer/form/version`. */
export async function formTitles({ service, signal }: PageContext): Promise<ReadonlyMap<string, string>> {
  const { templates } = await service.get<Wire["TemplatesSchema"]>("templates", signal);
  return new Map(templates.map(({ key, title }) => [key, title]));
}
