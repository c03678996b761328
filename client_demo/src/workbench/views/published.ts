/** The published forms: in an emergency one person stops a form here, and another brings it back. */
import { make } from "../../components/element";
import type { Opened, PageContext } from "../page";
import { areaEntry } from "../parts/entry";
import { sendingForm } from "../parts/form";
import type { Wire } from "../service";

type Shown = Wire["ShownVersionSchema"];

const CHIPS: Readonly<Record<Shown["state"], string>> = { published: "wb-chip--active", scheduled: "chip--quiet", withdrawn: "chip--quiet" };

export async function open(context: PageContext): Promise<Opened> {
  const { service, words, signal } = context;
  const { versions } = await service.get<Wire["ShownVersionsSchema"]>("workbench/forms", signal);
  const lines = versions.map((version, number) => line(version, number, context));
  const element = make(
    "div",
    { class: "wb-page" },
    make("h1", {}, words.say("published.title")),
    make("p", {}, words.say("published.about")),
    lines.length > 0 ? make("ul", { class: "wb-lines", id: "published" }, ...lines) : make("p", { class: "wb-nothing" }, words.say("published.none")),
  );
  return { element, hasUnsaved: () => [...element.querySelectorAll("textarea")].some(({ value }) => value.trim() !== "") };
}

function line(version: Shown, number: number, context: PageContext): HTMLElement {
  const { words } = context;
  const issuer = make("span", { class: "quiet" }, make("bdi", {}, version.issuerName ?? version.issuer), " · ", words.say("insights.version", { version: version.key.split("/")[2] ?? "" }));
  return make(
    "li",
    { class: "wb-line", "data-key": version.key, "data-state": version.state },
    make("div", { class: "wb-line__main" }, make("strong", {}, make("bdi", { lang: version.language }, version.title)), issuer, ...(version.state === "withdrawn" ? why(version, context) : [])),
    make("span", { class: `chip ${CHIPS[version.state]}` }, stateOf(version, context)),
    version.state === "withdrawn" ? back(version, number, context) : make("details", { class: "wb-more wb-line__whole" }, make("summary", {}, words.say("published.withdraw"), make("span", { class: "unseen" }, ` ${version.title}`)), withdrawing(version, number, context)),
  );
}

function stateOf({ state, publishOn, withdrawnAt }: Shown, { words }: PageContext): string {
  if (state === "published") return words.say("published.state.published");
  return state === "scheduled" ? words.say("published.state.scheduled", { day: words.day(publishOn ?? "") }) : words.say("published.state.withdrawn", { day: words.day(withdrawnAt ?? "") });
}

/** What was wrong, in the words of who stopped it. */
function why({ withdrawnReason, withdrawnBy }: Shown, { words }: PageContext): readonly HTMLElement[] {
  const said = make("p", { class: "published__why", dir: "auto" }, withdrawnReason ?? "");
  return withdrawnBy === null ? [said] : [said, make("span", { class: "quiet" }, words.say("published.by", { name: withdrawnBy }))];
}

function withdrawing(version: Shown, number: number, { service, words, again, tell }: PageContext): HTMLElement {
  const reason = areaEntry(`reason-${number}`, words.say("published.reason"), { required: true, maxlength: 2000 }, words.say("published.reason.hint"));
  const typed: () => Wire["WithdrawalSchema"] = () => ({ reason: reason.input.value });
  const send = async (): Promise<void> => {
    await service.send("PUT", addressOf(version), typed());
    // Kept: showing the page anew loses nothing.
    reason.input.value = "";
    await again();
    tell(words.say("published.withdrawn.told", { name: version.title }));
  };
  return sendingForm({ id: `withdraw-${number}`, words, button: words.say("published.send"), children: [reason.element], send });
}

function back(version: Shown, number: number, { service, words, again, tell }: PageContext): HTMLElement {
  if (!version.mayBringBack) return make("p", { class: "quiet wb-line__whole" }, words.say("published.by-another"));
  const send = async (): Promise<void> => {
    await service.send("DELETE", addressOf(version));
    await again();
    tell(words.say("published.back.told", { name: version.title }));
  };
  return sendingForm({ id: `back-${number}`, words, button: words.say("published.back"), isQuiet: true, children: [make("span", { class: "unseen" }, version.title)], send });
}

function addressOf({ key }: Shown): string {
  return `workbench/forms/${key.split("/").map(encodeURIComponent).join("/")}/withdrawal`;
}
