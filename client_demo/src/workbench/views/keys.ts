/** Keys, by which programs come in. */
import { make, refill } from "../../components/element";
import { choiceEntry, textEntry } from "../parts/entry";
import { oneTimeText } from "../parts/copying";
import { notice, sendingForm } from "../parts/form";
import type { Named } from "../names";
import type { Opened, PageContext } from "../page";
import { Problem, type Wire } from "../service";
import { listed } from "../../tongues";

const DAYS = ["30", "90", "365"] as const;

export async function open(context: PageContext): Promise<Opened> {
  const { service, words, signal } = context;
  const [kept, { organisations }] = await Promise.all([
    service.get<Wire["KeysSchema"]>("workbench/keys", signal),
    service.get<Wire["IssuersSchema"]>("workbench/organisations", signal),
  ]);
  const named: Named = (slug) => organisations.find((each) => each.slug === slug)?.name ?? slug;
  const place = make("div", { "aria-live": "polite" });
  const list = make("ul", { class: "wb-lines", id: "keys" });
  const fill = (keys: readonly Wire["KeySchema"][]): void => {
    refill(list, ...(keys.length > 0 ? keys.map((key) => line(key, named, context)) : [make("li", { class: "wb-nothing" }, words.say("keys.none"))]));
  };
  fill(kept.keys);
  const shown = async (made: Wire["MadeKeySchema"]): Promise<void> => {
    const heading = make("h2", { tabindex: -1 }, words.say("keys.made", { name: made.key.name }));
    refill(place, make("section", { class: "wb-card wb-form" }, heading, oneTimeText("secret", words.say("keys.secret"), made.secret, words), notice("care", make("p", {}, words.say("keys.once")))));
    heading.focus();
    fill((await service.get<Wire["KeysSchema"]>("workbench/keys")).keys);
  };
  const element = make(
    "div",
    { class: "wb-page" },
    make("h1", {}, words.say("keys.title")),
    make("p", {}, words.say("keys.text")),
    place,
    list,
    make("section", { class: "wb-section" }, make("details", { class: "wb-more" }, make("summary", {}, words.say("keys.new")), newKey(context, kept.knownScopes, organisations, shown))),
  );
  return { element };
}

function line(key: Wire["KeySchema"], named: Named, { service, words, again, tell }: PageContext): HTMLElement {
  const isOver = key.revokedAt !== null || Date.parse(key.expiresAt) < Date.now();
  const revoke = async (): Promise<void> => {
    if (!window.confirm(words.say("keys.revoke.sure", { name: key.name }))) return;
    await service.send("DELETE", `workbench/keys/${key.id}`);
    await again();
    tell(words.say("keys.revoked.told", { name: key.name }));
  };
  const used = key.usedOn === null ? words.say("keys.never-used") : words.say("keys.used", { day: words.day(key.usedOn) });
  return make(
    "li",
    { class: "wb-line" },
    make(
      "div",
      { class: "wb-line__main" },
      make("strong", {}, make("bdi", {}, key.name)),
      make("span", {}, key.organisation === "*" ? words.say("all-organisations") : named(key.organisation)),
      make("span", {}, listed(key.scopes.map((scope) => words.say(`right.${scope}`)), words.language)),
      make("span", { class: "quiet" }, `${used} ${words.say("keys.until", { day: words.day(key.expiresAt) })}`),
    ),
    isOver
      ? make("span", { class: "chip chip--quiet" }, words.say(key.revokedAt === null ? "keys.over" : "keys.revoked"))
      : make("button", { type: "button", class: "button", id: `revoke-${key.id}`, onclick: () => void revoke().catch(again) }, words.say("keys.revoke"), make("span", { class: "unseen" }, ` ${key.name}`)),
  );
}

function newKey({ service, words }: PageContext, scopes: readonly Wire["Right"][], organisations: readonly Wire["IssuerSchema"][], shown: (made: Wire["MadeKeySchema"]) => Promise<void>): HTMLElement {
  const managed = organisations.filter(({ slug }) => service.may("manage-keys", slug)).map(({ slug, name }) => [slug, name] as const);
  const isEverywhere = service.session?.rights.some((each) => each.right === "manage-keys" && each.organisations === null) === true;
  const name = textEntry("key-name", words.say("keys.name"), { required: true, maxlength: 200, autocomplete: "off" }, words.say("keys.name.hint"));
  const place = choiceEntry("key-organisation", words.say("membership.organisation"), [...managed, ...(isEverywhere ? [["*", words.say("all-organisations")] as const] : [])]);
  const days = choiceEntry("key-days", words.say("keys.days"), DAYS.map((each) => [each, words.count("keys.days", Number(each))]), "90");
  const boxes = scopes.map((scope) => ({ scope, box: make("input", { type: "checkbox", id: `scope-${scope}`, value: scope }) }));
  const send = async (): Promise<void> => {
    const chosen = boxes.filter(({ box }) => box.checked).map(({ scope }) => scope);
    if (chosen.length === 0) throw new Problem("no-scope", "");
    const typed: Wire["NewKeySchema"] = { name: name.input.value, organisation: place.input.value, scopes: chosen, days: Number(days.input.value) };
    await shown(await service.send<Wire["MadeKeySchema"]>("POST", "workbench/keys", typed));
  };
  const rights = make("fieldset", { class: "wb-fieldset" }, make("legend", {}, words.say("keys.scopes")), ...boxes.map(({ scope, box }) => make("label", { class: "wb-check" }, box, make("span", {}, words.say(`right.${scope}`)))));
  return sendingForm({ id: "new-key", words, button: words.say("keys.make"), children: [name.element, place.element, rights, days.element], send });
}
