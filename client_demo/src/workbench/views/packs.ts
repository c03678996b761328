/** Packs taken in, and whom this service trusts for them. */
import { make, refill } from "../../components/element";
import { drawing } from "../icons";
import type { Opened, PageContext } from "../page";
import { textEntry } from "../parts/entry";
import { notice, sendingForm } from "../parts/form";
import { chosenFile, fileEntry } from "../parts/saving";
import type { Wire } from "../service";

type Verdict = Wire["VerdictSchema"];

export async function open(context: PageContext): Promise<Opened> {
  const { service, words, signal } = context;
  const trust = await service.get<Wire["TrustSchema"]>("workbench/trust", signal);
  const element = make(
    "div",
    { class: "wb-page" },
    make("h1", {}, words.say("packs.title")),
    make("p", {}, words.say("packs.text")),
    section("packs-in", words.say("packs.in"), ...takingIn(context)),
    section("packs-roots", words.say("packs.roots"), ...roots(context, trust.roots)),
    section("packs-revoked", words.say("packs.revoked"), ...revoking(context, trust.roots)),
    section("packs-key", words.say("packs.key"), signingKey(context, trust.signingKey)),
  );
  return { element };
}

function section(id: string, heading: string, ...content: readonly HTMLElement[]): HTMLElement {
  return make("section", { class: "wb-section", "aria-labelledby": id }, make("h2", { id }, heading), ...content);
}

function takingIn({ service, words, tell }: PageContext): readonly HTMLElement[] {
  const place = make("div", { "aria-live": "polite" });
  const file = fileEntry("pack-file", words.say("packs.file"), ".pack,.zip,application/octet-stream");
  file.input.addEventListener("change", () => refill(place));
  const look = async (): Promise<void> => {
    const sent = chosenFile(file);
    const verdict = await service.send<Verdict>("POST", "workbench/packs", sent);
    const take = async (): Promise<void> => {
      const allowed = (verdict.needs ?? []).map((each) => `&${each}=true`).join("");
      const done = await service.send<Verdict>("POST", `workbench/packs?takeIn=${verdict.sha256}${allowed}`, sent);
      const sentence = words.say(`packs.taken.${done.takenIn ?? "unchanged"}`, { subject: done.subject ?? "" });
      refill(place, notice("done", make("p", {}, sentence)));
      tell(sentence);
    };
    const shown = verdictCard(verdict, take, words);
    refill(place, shown);
    shown.querySelector<HTMLElement>("h3")?.focus();
  };
  return [sendingForm({ id: "pack-look", words, button: words.say("packs.look"), children: [file.element], send: look }), place];
}

function verdictCard(verdict: Verdict, take: () => Promise<void>, words: PageContext["words"]): HTMLElement {
  const { needs } = verdict;
  const kind = verdict.holds ? "done" : "care";
  const sure = make("input", { type: "checkbox", id: "pack-sure", required: true });
  return make(
    "section",
    { class: "wb-card wb-form", id: "pack-verdict", "data-holds": String(verdict.holds) },
    make("h3", { tabindex: -1 }, verdict.subject === null ? words.say("packs.not-a-pack") : make("bdi", { dir: "ltr" }, verdict.subject)),
    verdict.subject !== null && make("p", { class: "quiet" }, words.say(verdict.signedBy === null ? "packs.by-nobody" : "packs.signed-by", { name: verdict.signedBy ?? "" }), verdict.validUntil !== null && ` ${words.say("packs.until", { day: words.day(verdict.validUntil) })}`),
    notice(kind, make("p", {}, words.say(verdict.holds ? "packs.holds" : needs === null ? "packs.refused" : "packs.doubtful"))),
    make("ul", { class: "pack-findings" }, ...verdict.findings.map((finding) => findingLine(finding, words))),
    needs !== null &&
      sendingForm({
        id: "pack-take",
        words,
        button: words.say(verdict.holds ? "packs.take" : "packs.take-anyway"),
        isQuiet: !verdict.holds,
        children: verdict.holds ? [] : [...needs.map((need) => make("p", {}, words.maybe(`packs.needs.${need}`) ?? need)), make("label", { class: "wb-check" }, sure, make("span", {}, words.say("packs.sure")))],
        send: take,
      }),
  );
}

/** What is wrong, by the codes of `leeswijzer forms verify`; all others say that it is not what was made. */
const FOUND: Readonly<Record<string, "unsigned" | "unknown-root" | "expired" | "clock" | "older" | "revoked">> = {
  unsigned: "unsigned",
  "unknown-root": "unknown-root",
  "expired-pack": "expired",
  "expired-certificate": "expired",
  "outside-certificate": "expired",
  "wrong-clock": "clock",
  "older-pack": "older",
  "revoked-pack": "revoked",
  "revoked-key": "revoked",
};

/** In the reader's words what was looked at and what is wrong with it, with the code to look up or pass on. */
function findingLine({ check, holds, code }: Verdict["findings"][number], words: PageContext["words"]): HTMLElement {
  return make(
    "li",
    { class: `pack-finding pack-finding--${holds ? "done" : "care"}` },
    drawing(holds ? "done" : "care"),
    make(
      "div",
      {},
      make("strong", {}, words.maybe(`packs.check.${check}`) ?? check, `: ${words.say(holds ? "packs.check-holds" : "packs.check-fails")}`),
      code !== null && make("p", { class: "quiet" }, words.say(`packs.found.${FOUND[code] ?? "damaged"}`), " ", make("code", { dir: "ltr" }, code)),
    ),
  );
}

function roots({ service, words, again, tell }: PageContext, kept: readonly Wire["TrustedRootSchema"][]): readonly HTMLElement[] {
  const forget = async (root: Wire["TrustedRootSchema"]): Promise<void> => {
    if (!window.confirm(words.say("packs.forget.sure", { name: root.name }))) return;
    await service.send("DELETE", `workbench/trust/roots/${encodeURIComponent(root.keyId)}`);
    await again();
    tell(words.say("packs.forgotten", { name: root.name }));
  };
  const lines = kept.map((root) =>
    make(
      "li",
      { class: "wb-line" },
      make("div", { class: "wb-line__main" }, make("strong", {}, make("bdi", {}, root.name)), make("code", { class: "pack-id", dir: "ltr" }, root.keyId)),
      make("button", { type: "button", class: "button", onclick: () => void forget(root).catch(again) }, words.say("packs.forget"), make("span", { class: "unseen" }, ` ${root.name}`)),
    ),
  );
  const file = fileEntry("root-file", words.say("packs.root.file"), ".json");
  const id = textEntry("root-id", words.say("packs.root.id"), { required: true, maxlength: 64, dir: "ltr", autocomplete: "off", spellcheck: "false" }, words.say("packs.root.id.hint"));
  const send = async (): Promise<void> => {
    const root = await service.send<Wire["TrustedRootSchema"]>("POST", `workbench/trust/roots?keyId=${encodeURIComponent(id.input.value.trim())}`, chosenFile(file));
    await again();
    tell(words.say("packs.trusted", { name: root.name }));
  };
  const adding = sendingForm({ id: "root", words, button: words.say("packs.root.trust"), children: [file.element, id.element], send });
  return [
    make("p", {}, words.say("packs.roots.text")),
    lines.length > 0 ? make("ul", { class: "wb-lines", id: "roots" }, ...lines) : make("p", { class: "wb-nothing" }, words.say("packs.roots.none")),
    make("details", { class: "wb-more" }, make("summary", {}, words.say("packs.root.add")), adding),
  ];
}

function revoking({ service, words, again, tell }: PageContext, kept: readonly Wire["TrustedRootSchema"][]): readonly HTMLElement[] {
  const lists = kept.flatMap(({ name, revoked }) => (revoked === null ? [] : [make("li", { class: "wb-line" }, make("div", { class: "wb-line__main" }, make("strong", {}, make("bdi", {}, name)), make("span", {}, `${words.count("packs.revoked.keys", revoked.keys.length)} ${words.count("packs.revoked.packs", revoked.packs.length)}`), make("span", { class: "quiet" }, words.say("packs.revoked.list", { n: words.number(revoked.sequence), day: words.day(revoked.created) }))))]));
  const file = fileEntry("revocations-file", words.say("packs.revoked.file"), ".json");
  const send = async (): Promise<void> => {
    await service.send<Wire["RevokedSchema"]>("POST", "workbench/trust/revocations", chosenFile(file));
    await again();
    tell(words.say("packs.revoked.told"));
  };
  return [
    make("p", {}, words.say("packs.revoked.text")),
    lists.length > 0 ? make("ul", { class: "wb-lines" }, ...lists) : make("p", { class: "wb-nothing" }, words.say("packs.revoked.none")),
    make("details", { class: "wb-more" }, make("summary", {}, words.say("packs.revoked.add")), sendingForm({ id: "revocations", words, button: words.say("packs.revoked.send"), children: [file.element], send })),
  ];
}

function signingKey({ words }: PageContext, key: Wire["SigningKeySchema"] | null): HTMLElement {
  if (key === null) return make("p", { class: "wb-nothing" }, words.say("packs.key.none"));
  return make(
    "div",
    { class: "wb-line" },
    make(
      "div",
      { class: "wb-line__main" },
      make("strong", {}, make("bdi", {}, key.name)),
      make("span", {}, words.say("packs.key.for"), " ", make("bdi", { dir: "ltr" }, key.issuers.join(", "))),
      make("code", { class: "pack-id", dir: "ltr" }, key.keyId),
      make("span", { class: "quiet" }, words.say("packs.until", { day: words.day(key.validUntil) })),
    ),
  );
}
