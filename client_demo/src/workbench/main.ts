/** The workbench, until its own door and navigation come: the wizard alone. */
import { refill } from "../components/element";
import { openDraft, openDrafts, type Around } from "./wizard/rooms";

const root = document.getElementById("workbench");
let leaving = new AbortController();

async function follow(element: HTMLElement): Promise<void> {
  leaving.abort();
  leaving = new AbortController();
  const [, id, step] = location.hash.replace(/^#\//, "").split("/");
  const slug = new URLSearchParams(location.search).get("issuer") ?? "";
  const language = new URLSearchParams(location.search).get("language") ?? "nl";
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  const around: Around = {
    language,
    organisations: [{ slug, name: slug }],
    headers: () => ({}),
    signIn: () => Promise.resolve(false),
    go: (path) => void (location.hash = `#/${path}`),
    signal: leaving.signal,
  };
  const room = id === undefined ? await openDrafts(around) : await openDraft(around, Number(id), step ?? "fields");
  refill(element, room.element);
}

if (root !== null) {
  window.addEventListener("hashchange", () => void follow(root));
  void follow(root);
}
