/** A version of a form as people call it. */
import type { Wire } from "../service";

/** As in “Verhuizing doorgeven (2026-1)”; by its key where it has no title. */
export function formName({ version, title }: Pick<Wire["CoverageLineSchema"], "version" | "title">): string {
  if (title === null || version === null) return version ?? "";
  return `${title} (${version.slice(version.lastIndexOf("/") + 1)})`;
}
