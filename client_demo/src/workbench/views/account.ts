/** My own account: browsers in which I am signed in, password, recovery codes, and the size of letters. */
import { make, refill } from "../../components/element";
import { readLetters, rememberLetters } from "../../remembered";
import { LETTERS } from "../../state/state";
import { passwordEntry, textEntry } from "../parts/entry";
import { sendingForm } from "../parts/form";
import { recoveryCodes } from "../parts/recoveryCodes";
import type { Opened, PageContext } from "../page";
import { said } from "../problems";
import type { Wire } from "../service";

export async function open(context: PageContext): Promise<Opened> {
  const { service, session, words, signal } = context;
  const [{ sessions }, mail] = await Promise.all([service.get<Wire["SessionsSchema"]>("workbench/sessions", signal), service.get<Wire["OwnDigestSchema"]>("workbench/accounts/own/digest", signal)]);
  const { recoveryCodesLeft } = session;
  const element = make(
    "div",
    { class: "wb-page" },
    make("h1", {}, words.say("account.title")),
    make("p", {}, make("bdi", {}, session.person.name), " · ", make("bdi", { dir: "ltr" }, session.person.email)),
    browsers(context, sessions),
    mail.isSent && digest(context, mail.isWanted),
    lettersChoice(context),
    recoveryCodesLeft !== null && password(context),
    recoveryCodesLeft !== null && codes(context, recoveryCodesLeft),
  );
  return { element };
}

function section(id: string, title: string, ...children: Parameters<typeof make>[2][]): HTMLElement {
  return make("section", { class: "wb-section", "aria-labelledby": id }, make("h2", { id }, title), ...children);
}

function browsers({ service, words, tell, again }: PageContext, sessions: readonly Wire["SessionSchema"][]): HTMLElement {
  const lines = sessions.map((each) =>
    make(
      "li",
      { class: "wb-line" },
      make("span", { class: "wb-line__main" }, make("strong", {}, each.device || words.say("account.unknown-device")), make("span", { class: "quiet" }, words.say("account.since", { moment: words.moment(each.createdAt) }))),
      each.isCurrent
        ? make("span", { class: "chip chip--filled" }, words.say("account.this-one"))
        : make("button", { type: "button", class: "button", id: `end-${each.id}`, onclick: () => void service.send("DELETE", `workbench/sessions/${each.id}`).then(again) }, words.say("sign-out"), make("span", { class: "unseen" }, ` ${each.device}`)),
    ),
  );
  const elsewhere = async (): Promise<void> => {
    await service.send("DELETE", "workbench/sessions");
    await again();
    tell(words.say("account.signed-out-elsewhere"));
  };
  return section(
    "browsers",
    words.say("account.browsers"),
    make("ul", { class: "wb-lines" }, ...lines),
    sessions.length > 1 && sendingForm({ id: "elsewhere", isQuiet: true, words, button: words.say("account.sign-out-elsewhere"), children: [], send: elsewhere }),
  );
}

/** At once, as the switch says; what could not be kept is put back. */
function digest({ service, words, tell }: PageContext, isWanted: boolean): HTMLElement {
  const box = make("input", { type: "checkbox", id: "digest", checked: isWanted });
  box.addEventListener("change", () => {
    const wish: Wire["DigestSchema"] = { isWanted: box.checked };
    service.send("PUT", "workbench/accounts/own/digest", wish).then(
      () => tell(words.say(wish.isWanted ? "account.digest.on" : "account.digest.off")),
      (problem: unknown) => {
        box.checked = !wish.isWanted;
        tell(said(problem, words));
      },
    );
  });
  return section("mail", words.say("account.digest.title"), make("label", { class: "wb-check" }, box, make("span", {}, words.say("account.digest"))), make("p", { class: "quiet" }, words.say("account.digest.about")));
}

function lettersChoice({ words }: PageContext): HTMLElement {
  const chosen = readLetters();
  const choices = LETTERS.map((letters) => {
    const input = make("input", { type: "radio", name: "letters", id: `letters-${letters}`, value: letters, checked: letters === chosen });
    input.addEventListener("change", () => {
      rememberLetters(letters);
      document.documentElement.dataset["letters"] = letters;
    });
    return make("label", { class: `languages__choice letters__choice letters__choice--${letters}` }, input, make("span", {}, make("span", { "aria-hidden": "true" }, "A"), make("span", { class: "unseen" }, words.say(`letters.${letters}`))));
  });
  return section("letters", words.say("account.letters"), make("div", { class: "letters__choices", role: "radiogroup", "aria-labelledby": "letters" }, ...choices));
}

function password({ service, words, tell, again }: PageContext): HTMLElement {
  const current = passwordEntry("own-current", words.say("account.password.current"), words.say("password.show"), "current-password");
  const next = passwordEntry("own-next", words.say("account.password.new"), words.say("password.show"), "new-password", words.say("password.hint"));
  const code = codeEntry("own-code", words);
  const send = async (): Promise<void> => {
    const typed: Wire["PasswordChangeSchema"] = { current: current.input.value, password: next.input.value, code: code.input.value };
    await service.send("PUT", "workbench/accounts/own/password", typed);
    await again();
    tell(words.say("account.password.done"));
  };
  return section(
    "password",
    words.say("account.password"),
    make("details", { class: "wb-more" }, make("summary", {}, words.say("account.password.change")), sendingForm({ id: "own-password", words, button: words.say("account.password.send"), children: [current.element, next.element, code.element], send })),
  );
}

function codes({ service, words }: PageContext, left: number): HTMLElement {
  const shown = passwordEntry("codes-password", words.say("password"), words.say("password.show"), "current-password");
  const code = codeEntry("codes-code", words);
  const place = make("div", {});
  const send = async (): Promise<void> => {
    const typed: Wire["ConfirmationSchema"] = { password: shown.input.value, code: code.input.value };
    const made = await service.send<Wire["RecoveryCodesSchema"]>("POST", "workbench/accounts/own/recovery-codes", typed);
    const heading = make("h3", { tabindex: -1 }, words.say("recovery.title"));
    refill(place, heading, make("p", {}, words.say("recovery.text")), recoveryCodes(made.codes, words));
    heading.focus();
  };
  place.append(make("details", { class: "wb-more" }, make("summary", {}, words.say("account.codes.renew")), make("p", {}, words.say("account.codes.text")), sendingForm({ id: "own-codes", words, button: words.say("account.codes.renew"), children: [shown.element, code.element], send })));
  return section("codes", words.say("account.codes"), make("p", {}, words.count("account.codes.left", left)), place);
}

function codeEntry(id: string, words: PageContext["words"]): ReturnType<typeof textEntry> {
  return textEntry(id, words.say("code"), { autocomplete: "one-time-code", required: true, dir: "ltr", maxlength: 40 }, words.say("code.hint"));
}
