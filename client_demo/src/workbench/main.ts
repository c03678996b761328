/** The workbench: who is not signed in signs in, who is sees the page of the address. */
import { make } from "../components/element";
import { keepPresses } from "../components/press";
import { lettersFor, LATER_PATIENCE_MS } from "../letters";
import { readLanguage, readLetters, rememberLanguage } from "../remembered";
import { nameOf, directionOf } from "../tongues";
import { Layout } from "./layout";
import { languageChoice } from "./parts/languageChoice";
import { PAGES } from "./pages";
import { Router } from "./router";
import { Problem, WorkbenchService, type Session } from "./service";
import { setUpPage } from "./views/setUp";
import { signInForm, signInPage } from "./views/signIn";
import { LANGUAGES, workbenchWordsIn, type WorkbenchWords } from "./words";

const INVITATION = /^#\/invitation\/(.+)$/;

class Workbench {
  readonly #root: HTMLElement;
  readonly #service = new WorkbenchService();
  #words: WorkbenchWords;
  #layout: Layout | null = null;
  #router: Router | null = null;
  #again: Promise<boolean> | null = null;
  #wanted: string | null = null;

  constructor(root: HTMLElement, words: WorkbenchWords) {
    this.#root = root;
    this.#words = words;
    this.#service.onSignedOut(() => this.#signInAgain());
    // Somebody may open the link of an invitation in a window where the workbench is open already.
    window.addEventListener("hashchange", () => INVITATION.test(location.hash) && location.reload());
  }

  async start(): Promise<void> {
    this.#applyLanguage();
    const invitation = INVITATION.exec(location.hash);
    if (invitation !== null) return this.#setUp(invitation[1] ?? "");
    try {
      this.#enter(await this.#service.get<Session>("workbench/sessions/current"));
    } catch (problem) {
      // Signed out, or not reached: the form says which, and what to do.
      await this.#askToSignIn(problem instanceof Problem && problem.code === "signed-out" ? null : problem);
    }
  }

  #enter(session: Session): void {
    this.#service.session = session;
    this.#layout ??= new Layout({
      pages: PAGES,
      service: this.#service,
      words: () => this.#words,
      chooseLanguage: (code) => void this.#chooseLanguage(code),
      signOut: () => void this.#signOut(),
    });
    const layout = this.#layout;
    layout.render(session);
    this.#root.replaceChildren(layout.element);
    this.#router ??= new Router(PAGES, {
      main: layout.main,
      words: () => this.#words,
      shown: (page) => layout.mark(page),
      context: (rest) => ({
        ...rest,
        service: this.#service,
        session: this.#service.session ?? session,
        words: this.#words,
        go: (path) => void (location.hash = `#/${path}`),
        tell: (sentence) => layout.tell(sentence),
        again: () => this.#router?.show() ?? Promise.resolve(),
      }),
    });
    void this.#router.show(true);
  }

  async #askToSignIn(problem: unknown, note?: string): Promise<void> {
    this.#service.session = null;
    const page = await signInPage({
      service: this.#service,
      words: this.#words,
      languages: this.#languageChoice(),
      problem,
      note: note ?? null,
      signedIn: (session) => this.#enter(session),
    });
    this.#root.replaceChildren(page);
    document.title = `${this.#words.say("sign-in.title")} – ${this.#words.say("app.name")}`;
  }

  async #setUp(token: string): Promise<void> {
    const page = await setUpPage({
      service: this.#service,
      words: this.#words,
      languages: this.#languageChoice(),
      token,
      ready: async () => {
        // The link is used up: it does not belong in the history of this browser.
        history.replaceState(null, "", "#/");
        this.#enter(await this.#service.get<Session>("workbench/sessions/current"));
      },
      toSignIn: () => {
        history.replaceState(null, "", "#/");
        void this.#askToSignIn(null);
      },
    });
    this.#root.replaceChildren(page);
    document.title = `${this.#words.say("set-up.title")} – ${this.#words.say("app.name")}`;
  }

  /** Over the page, so that nothing that was typed on it is lost. */
  #signInAgain(): Promise<boolean> {
    const words = this.#words;
    // Two questions may find out at once: one form is enough for both.
    this.#again ??= new Promise<boolean>((resolve) => {
      const dialog = make("dialog", { class: "wb-dialog", "aria-labelledby": "again-title" });
      const form = signInForm(this.#service, words, (session) => {
        const isSamePerson = session.person.id === this.#service.session?.person.id;
        this.#service.session = session;
        dialog.close();
        // What stands here is of somebody else: it is not sent in another's name.
        if (!isSamePerson) location.reload();
        else resolve(true);
      });
      dialog.append(make("h2", { id: "again-title" }, words.say("again.title")), make("p", {}, words.say("again.text")), form);
      dialog.addEventListener("close", () => {
        dialog.remove();
        resolve(false);
      });
      document.body.append(dialog);
      dialog.showModal();
    }).finally(() => (this.#again = null));
    return this.#again;
  }

  async #signOut(): Promise<void> {
    try {
      await this.#service.send("DELETE", "workbench/sessions/current");
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== "signed-out") return this.#layout?.fail(problem);
    }
    history.replaceState(null, "", "#/");
    this.#layout = null;
    this.#router = null;
    // A fresh page: nothing of what was shown stays in memory.
    location.reload();
  }

  async #chooseLanguage(code: string): Promise<void> {
    rememberLanguage(code);
    this.#wanted = code;
    const [words] = await Promise.all([workbenchWordsIn(code), lettersFor(code, LATER_PATIENCE_MS)]);
    // Another was chosen meanwhile, and may be here already.
    if (this.#wanted !== code) return;
    this.#words = words;
    this.#applyLanguage();
    const { session } = this.#service;
    if (session !== null && this.#layout !== null) {
      this.#layout.render(session);
      await this.#router?.show(true);
      document.getElementById("wb-language")?.focus();
    } else await this.start();
  }

  #applyLanguage(): void {
    const { documentElement: page } = document;
    page.lang = this.#words.language;
    page.dir = this.#words.direction;
    page.dataset["letters"] = readLetters();
  }

  #languageChoice(): HTMLElement {
    return languageChoice(this.#words, (code) => void this.#chooseLanguage(code));
  }
}

const root = document.getElementById("workbench");
keepPresses(document);
if (root !== null) {
  const known = LANGUAGES.map((code) => ({ code, name: nameOf(code), direction: directionOf(code) }));
  const language = readLanguage(known);
  void Promise.all([workbenchWordsIn(language), lettersFor(language, LATER_PATIENCE_MS)]).then(([words]) => new Workbench(root, words).start());
}
