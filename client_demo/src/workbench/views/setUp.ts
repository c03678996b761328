/** The first time: through a one-time link to a password, an app and recovery codes. */
import { make, refill } from "../../components/element";
import { passwordEntry, textEntry } from "../parts/entry";
import { notice, sendingForm } from "../parts/form";
import { recoveryCodes } from "../parts/recoveryCodes";
import { said } from "../problems";
import type { Wire, WorkbenchService } from "../service";
import type { WorkbenchWords } from "../words";
import { door } from "./signIn";

export interface SetUpPage {
  readonly service: WorkbenchService;
  readonly words: WorkbenchWords;
  readonly languages: HTMLElement;
  readonly token: string;
  readonly ready: () => Promise<void>;
  readonly toSignIn: () => void;
}

export async function setUpPage(page: SetUpPage): Promise<HTMLElement> {
  const { service, words, languages, token } = page;
  try {
    const link = await service.send<Wire["SetUpSchema"]>("POST", "workbench/set-ups", { token });
    const card = make("div", { class: "wb-steps" });
    card.append(...choosing(page, link, (codes) => refill(card, ...keeping(page, codes))));
    return door(words, languages, card);
  } catch (problem) {
    const toSignIn = make("button", { type: "button", class: "button", id: "to-sign-in", onclick: page.toSignIn }, words.say("sign-in.title"));
    return door(words, languages, make("h1", {}, words.say("set-up.title")), notice("care", make("p", {}, said(problem, words))), toSignIn);
  }
}

function choosing({ service, words, token }: SetUpPage, link: Wire["SetUpSchema"], chosen: (codes: readonly string[]) => void): HTMLElement[] {
  const name = textEntry("set-up-name", words.say("name"), { autocomplete: "name", required: true, maxlength: 200, value: link.name }, words.say("set-up.name.hint"));
  const password = passwordEntry("set-up-password", words.say("password"), words.say("password.show"), "new-password", words.say("password.hint"));
  const code = textEntry("set-up-code", words.say("code"), { autocomplete: "one-time-code", inputmode: "numeric", required: true, dir: "ltr", maxlength: 10 }, words.say("set-up.code.hint"));
  // For the browser's own list of passwords: it keeps the address beside the password.
  const email = make("input", { type: "email", class: "unseen", autocomplete: "username", value: link.email, readonly: true, tabindex: -1, "aria-hidden": "true" });
  const app = make(
    "section",
    { class: "wb-steps__app" },
    make("h2", {}, words.say("set-up.app")),
    make("p", {}, words.say("set-up.app.text")),
    make("img", { class: "wb-steps__picture", src: link.totpPicture, alt: words.say("set-up.picture"), width: 220, height: 220 }),
    make("p", { class: "wb-steps__same" }, make("a", { href: link.totpAddress, id: "set-up-open" }, words.say("set-up.same-device"))),
    make("details", {}, make("summary", {}, words.say("set-up.by-hand")), make("p", {}, words.say("set-up.by-hand.text")), make("code", { dir: "ltr", class: "wb-secret" }, grouped(link.totpSecret))),
  );
  const form = sendingForm({
    id: "set-up",
    words,
    button: words.say("set-up.send"),
    children: [email, make("section", { class: "wb-form" }, make("h2", {}, words.say("set-up.you")), name.element, password.element), app, code.element],
    send: async () => {
      const typed: Wire["NewAccountSchema"] = { token, name: name.input.value, password: password.input.value, code: code.input.value };
      const { codes } = await service.send<Wire["RecoveryCodesSchema"]>("POST", "workbench/accounts", typed);
      chosen(codes);
    },
    place: (problem) => {
      const entry = { "weak-password": password, "wrong-code": code, "invalid-name": name }[problem.code];
      entry?.fault(said(problem, words));
      return entry !== undefined;
    },
  });
  return [make("h1", {}, words.say("set-up.title")), make("p", { class: "lead" }, words.say("set-up.lead", { email: link.email })), form];
}

function keeping({ words, ready }: SetUpPage, codes: readonly string[]): HTMLElement[] {
  const heading = make("h1", { tabindex: -1 }, words.say("recovery.title"));
  const form = sendingForm({ id: "ready", words, button: words.say("recovery.go-on"), children: [recoveryCodes(codes, words)], send: ready });
  window.requestAnimationFrame(() => heading.focus());
  return [heading, make("p", {}, words.say("recovery.text")), form];
}

function grouped(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(" ") ?? secret;
}
