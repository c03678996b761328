/** Every page of the workbench, in the order of the navigation. How to add one: `page.ts`. */
import type { WorkbenchPage } from "./page";

export const PAGES: readonly WorkbenchPage[] = [
  { path: "", inNavigation: { label: "nav.home", icon: "home" }, load: () => import("./views/home") },
  { path: "forms", inNavigation: { label: "nav.forms", icon: "paper" }, right: "see-drafts", load: () => import("./views/forms") },
  { path: "forms/:id", under: "forms", right: "see-drafts", isWide: true, load: () => import("./views/form") },
  { path: "forms/:id/:step", under: "forms", right: "see-drafts", isWide: true, load: () => import("./views/form") },
  { path: "published", inNavigation: { label: "nav.published", icon: "shown" }, right: "withdraw-form", load: () => import("./views/published") },
  { path: "texts", inNavigation: { label: "nav.texts", icon: "tell" }, right: "write-translation", load: () => import("./views/texts") },
  { path: "texts/:language/:work", under: "texts", right: "write-translation", isWide: true, load: () => import("./views/desk") },
  { path: "words", inNavigation: { label: "nav.words", icon: "book" }, right: "write-translation", load: () => import("./views/words") },
  { path: "coverage", inNavigation: { label: "nav.coverage", icon: "chart" }, right: "see-drafts", load: () => import("./views/coverage") },
  { path: "insights", inNavigation: { label: "nav.insights", icon: "listen" }, right: "see-insights", load: () => import("./views/insights") },
  { path: "insights/:issuer/:form/:version", under: "insights", right: "see-insights", isWide: true, load: () => import("./views/insight") },
  { path: "exchange", inNavigation: { label: "nav.exchange", icon: "exchange" }, right: "exchange", load: () => import("./views/exchange") },
  { path: "packs", inNavigation: { label: "nav.packs", icon: "pack" }, right: "administer", load: () => import("./views/packs") },
  { path: "people", inNavigation: { label: "nav.people", icon: "people" }, right: "manage-people", load: () => import("./views/people") },
  { path: "people/new", under: "people", right: "manage-people", load: () => import("./views/invite") },
  { path: "people/:id", under: "people", right: "manage-people", load: () => import("./views/person") },
  { path: "keys", inNavigation: { label: "nav.keys", icon: "key" }, right: "manage-keys", load: () => import("./views/keys") },
  { path: "audit", inNavigation: { label: "nav.audit", icon: "history" }, right: "see-audit", load: () => import("./views/audit") },
  { path: "account", inNavigation: { label: "nav.account", icon: "person" }, load: () => import("./views/account") },
];
