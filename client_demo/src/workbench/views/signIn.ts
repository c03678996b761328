/** Signing in: address, password and code at once, or at another provider. */
import { make } from "../../components/element";
import { drawing } from "../icons";
import { passwordEntry, textEntry } from "../parts/entry";
import { notice, sendingForm } from "../parts/form";
import { said } from "../problems";
import { Problem, type Session, type Wire, type WorkbenchService } from "../service";
import type { WorkbenchWords } from "../words";

export interface SignInPage {
  readonly service: WorkbenchService;
  readonly words: WorkbenchWords;
  readonly languages: HTMLElement;
  /** Why this is shown, where that is no ordinary reason. */
  readonly problem: unknown;
  readonly note: string | null;
  readonly signedIn: (session: Session) => void;
}

export async function signInPage({ service, words, languages, problem, note, signedIn }: SignInPage): Promise<HTMLElement> {
  const outside = await outsideName(service);
  return door(
    words,
    languages,
    make("h1", {}, words.say("sign-in.title")),
    note !== null && notice("about", make("p", {}, note)),
    problem !== null && notice("care", make("p", {}, said(problem, words))),
    refusedOutside(words),
    outside !== null && make("a", { class: "button button--main wb-door__outside", id: "sign-in-outside", href: "./v1/workbench/outside-sign-ins/new" }, words.say("sign-in.outside", { name: outside })),
    outside !== null && make("p", { class: "wb-door__or" }, words.say("sign-in.or")),
    signInForm(service, words, signedIn),
    make("p", { class: "quiet" }, words.say("sign-in.help")),
  );
}

/** The three things to type; also over a page, when a session ran out. */
export function signInForm(service: WorkbenchService, words: WorkbenchWords, signedIn: (session: Session) => void): HTMLFormElement {
  const email = textEntry("sign-in-email", words.say("email"), { type: "email", autocomplete: "username", required: true, dir: "ltr", autocapitalize: "none", spellcheck: "false", maxlength: 320 });
  const password = passwordEntry("sign-in-password", words.say("password"), words.say("password.show"), "current-password");
  const code = textEntry("sign-in-code", words.say("code"), { autocomplete: "one-time-code", required: true, dir: "ltr", autocapitalize: "characters", spellcheck: "false", maxlength: 40 }, words.say("code.hint"));
  return sendingForm({
    id: "sign-in",
    words,
    button: words.say("sign-in.send"),
    children: [email.element, password.element, code.element],
    send: async () => {
      const typed: Wire["SignInSchema"] = { email: email.input.value, password: password.input.value, code: code.input.value };
      await service.send("POST", "workbench/sessions", typed);
      // Asked anew: a browser that did not keep the cookie would be signed out with the next click.
      try {
        signedIn(await service.get<Session>("workbench/sessions/current"));
      } catch (problem) {
        throw problem instanceof Problem && problem.code === "signed-out" ? new Problem("no-cookie", "") : problem;
      }
    },
  });
}

/** What stands before somebody is in: the name, the language, and one card. */
export function door(words: WorkbenchWords, languages: HTMLElement, ...children: Parameters<typeof make>[2][]): HTMLElement {
  return make(
    "div",
    { class: "wb-door" },
    make(
      "header",
      { class: "wb-door__head" },
      make("span", { class: "wordmark" }, make("img", { src: "./icon.svg", alt: "", width: 32, height: 32 }), words.say("app.name")),
      languages,
    ),
    make("main", { class: "wb-door__card" }, ...children),
    make("footer", {}, make("a", { class: "wb-door__phone", href: "./" }, drawing("camera"), words.say("to-phone"))),
  );
}

async function outsideName(service: WorkbenchService): Promise<string | null> {
  try {
    return (await service.get<Wire["SignInWaysSchema"]>("workbench/sign-in-ways")).outside;
  } catch {
    // The form below says what is wrong as soon as it is used.
    return null;
  }
}

/** The other provider sends people back with a reason when it did not work. */
function refusedOutside(words: WorkbenchWords): HTMLElement | null {
  const reason = /^#\/sign-in\?problem=([a-z-]+)$/.exec(location.hash)?.[1];
  if (reason === undefined) return null;
  history.replaceState(null, "", "#/");
  return notice("care", make("p", {}, words.maybe(`problem.${reason}`) ?? words.say("problem.failed")));
}
