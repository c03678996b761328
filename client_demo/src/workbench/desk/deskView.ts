/** The desk: one string at a time, with everything needed to decide about it. */
import { make, refill } from "../../components/element";
import { drawing } from "../icons";
import type { PageContext } from "../page";
import { notice } from "../parts/form";
import { said } from "../problems";
import { Problem } from "../service";
import type { WorkbenchWords } from "../words";
import { guideDialog, keysDialog } from "./dialogs";
import { Editor, findingList } from "./editor";
import { Help } from "./help";
import { actOf, isTypedIn, readSingleKeys, type Act } from "./keys";
import { Line, type Opened, type Wanted } from "./line";
import { Paper } from "./paper";
import { placeNamed, type Form } from "./places";
import { DeskService, type DeskString } from "./service";
import { neighbours, sourcePart, type PivotChoice } from "./source";
import { beginning, subjectOf, type Subject } from "./subject";
import { discussion, history } from "./talk";
import { actButton, claimNote, conflictPart, rejectForm, subjectPart } from "./verdictView";

type Mode = "look" | "edit" | "reject";

export interface DeskParts {
  readonly context: PageContext;
  readonly wanted: Wanted;
  readonly pivots: readonly string[];
  readonly choosePivot: (code: string | null, id: number) => void;
}

export class DeskView {
  readonly element = make("div", { class: "desk", id: "desk" });
  readonly #context: PageContext;
  readonly #words: WorkbenchWords;
  readonly #wanted: Wanted;
  readonly #pivot: Omit<PivotChoice, "choose">;
  readonly #choosePivot: DeskParts["choosePivot"];
  readonly #service: DeskService;
  readonly #line: Line;
  readonly #paper: Paper;
  readonly #editor: Editor;
  readonly #help: Help;
  readonly #forms = new Map<string, Promise<Form>>();
  readonly #place = make("p", { class: "desk-place", id: "desk-place" });
  readonly #source = make("div", { class: "desk-printed" });
  readonly #around = make("div", { class: "desk-around" });
  readonly #work = make("div", { class: "desk-work" });
  readonly #talk = make("div", { class: "desk-talks" });
  readonly #late = make("div", { class: "desk-late" });
  readonly #told = make("div", { class: "desk-told", role: "alert" });
  readonly #body = make("div", { class: "desk__body" });
  #now: Opened | null = null;
  #form: Form | null = null;
  #mode: Mode = "look";
  #isBusy = false;
  #isTalking = false;
  #renewing: Promise<void> = Promise.resolve();

  constructor({ context, wanted, pivots, choosePivot }: DeskParts) {
    const { words, service, signal } = context;
    this.#context = context;
    this.#words = words;
    this.#wanted = wanted;
    this.#pivot = { code: wanted.pivot, languages: pivots };
    this.#choosePivot = choosePivot;
    this.#service = new DeskService(service, signal);
    this.#line = new Line(service, wanted, signal);
    this.#paper = new Paper(words);
    this.#editor = new Editor(this.#service, words, { save: (text) => void this.#save(text), cancel: () => this.#look() });
    this.#help = new Help(this.#service, words, (text) => {
      if (this.#mode !== "edit") this.#edit();
      this.#editor.use(text);
    });
    const press = (act: Act): void => this.#do(act);
    const title = words.say(wanted.work === "review" ? "desk.title.review" : "desk.title.write", { language: words.languageName(wanted.language) });
    this.element.append(
      make("div", { class: "desk__head" }, make("a", { class: "button button--round", href: `#/texts?language=${wanted.language}&work=${wanted.work}`, id: "desk-back" }, drawing("back"), make("span", { class: "unseen" }, words.say("desk.back"))), make("h1", {}, title)),
      make("div", { class: "desk__tools" }, ...(["previous", "next", "undo", "style", "keys"] as const).map((act) => actButton(act, press, words, "desk-act--small"))),
      this.#body,
    );
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
      const act = actOf(event, isTypedIn(event.target), readSingleKeys());
      if (act === null) return;
      event.preventDefault();
      this.#do(act);
    };
    document.addEventListener("keydown", onKey);
    signal.addEventListener("abort", () => {
      document.removeEventListener("keydown", onKey);
      this.#release();
    });
  }

  hasUnsaved(): boolean {
    return this.#mode === "edit" && this.#editor.hasUnsaved;
  }

  /** Shows the first string, or the one of that number. */
  async begin(id: number | null): Promise<void> {
    await this.#show(await this.#line.begin(id));
  }

  async #show(opened: Opened | null): Promise<void> {
    if (opened === null) return this.#showNothing();
    if (this.#now !== null && this.#now.string.id !== opened.string.id) this.#release();
    this.#now = opened;
    this.#mode = "look";
    this.#isTalking = false;
    this.#form = null;
    for (const part of [this.#told, this.#talk]) refill(part);
    const { string } = opened;
    this.element.dataset["id"] = String(string.id);
    this.#lay();
    this.#render();
    window.scrollTo(0, 0);
    void this.#help.show(string);
    void this.#claim(string);
    await this.#showPaper(string);
    if (this.#wanted.work === "write" && this.#subject()!.text === null) this.#edit();
  }

  #lay(): void {
    if (this.#body.childElementCount > 1) return;
    refill(
      this.#body,
      make("div", { class: "desk__column" }, this.#place, this.#paper.element, this.#source, this.#around),
      make("div", { class: "desk__column" }, this.#told, this.#work, this.#talk, this.#late, this.#help.element),
    );
  }

  #render(): void {
    const opened = this.#now;
    if (opened === null) return;
    const words = this.#words;
    const { string, around } = opened;
    const subject = this.#subject()!;
    refill(this.#place, make("strong", { lang: string.sourceLanguage, dir: "auto" }, around.title ?? string.version), make("span", {}, placeNamed(string.path, this.#form, words)), around.purpose !== null && make("span", { class: "quiet", lang: string.sourceLanguage, dir: "auto" }, around.purpose));
    refill(this.#source, sourcePart(opened, { ...this.#pivot, choose: (code) => this.#choosePivot(code, string.id) }, words));
    refill(this.#around, ...neighbours(opened, this.#form, words));
    this.#renderWork(subject);
    // A remark that somebody is typing stays.
    if (this.#talk.querySelector("textarea")?.value) return;
    refill(this.#talk, discussion(string, this.#isTalking, (text) => this.#remark(text), words), history(string, words));
  }

  #renderWork(subject: Subject): void {
    const [words, { string }] = [this.#words, this.#now!];
    const findings = make("div", { class: "desk-findings", id: "desk-findings-shown", role: "status" });
    // What is found, and who has it in hand, comes late: it stands below what one presses, and moves none of it.
    refill(this.#late, this.#mode !== "edit" && findings, claimNote(string, words));
    if (this.#mode === "edit") return refill(this.#work, this.#editor.element);
    const reject = this.#mode === "reject" && rejectForm(subject.isOwn, (reason) => void this.#reject(reason), () => this.#look(), words);
    const press = (act: Act): void => this.#do(act);
    const acts = [
      subject.mayApprove && actButton("approve", press, words, "button--main"),
      actButton("edit", press, words, subject.mayApprove ? "" : "button--main"),
      subject.mayReject && actButton("reject", press, words),
      actButton("skip", press, words),
      actButton("discuss", press, words),
    ];
    refill(this.#work, subjectPart(string, subject, words), reject || make("div", { class: "desk-acts", role: "group", "aria-label": words.say("desk.acts") }, ...acts.filter((each) => each !== false)));
    if (reject) (reject.querySelector("textarea") ?? reject.querySelector("button"))?.focus();
    const text = subject.text ?? subject.shown;
    if (text !== null) void this.#check(text.text, findings);
  }

  async #check(text: string, place: HTMLElement): Promise<void> {
    try {
      refill(place, findingList(await this.#service.findings(this.#now!.string, text), this.#words));
    } catch {
      // Looked through again when it is decided about.
    }
  }

  async #showPaper(string: DeskString): Promise<void> {
    const kept = this.#forms.get(string.version) ?? this.#service.template(string.version);
    this.#forms.set(string.version, kept);
    try {
      this.#form = await kept;
    } catch {
      // Without its picture a text can be decided about all the same.
      this.#forms.delete(string.version);
    }
    if (this.#now?.string.id !== string.id) return;
    this.#paper.show(string.path, this.#form);
    if (this.#mode === "look") this.#render();
  }

  #showNothing(): void {
    this.#release();
    this.#now = null;
    delete this.element.dataset["id"];
    const words = this.#words;
    refill(
      this.#body,
      make(
        "div",
        { class: "desk-done", id: "desk-done" },
        make("p", { class: "wb-nothing" }, drawing("done"), make("span", {}, words.say("desk.nothing"))),
        make("a", { class: "button button--main", href: `#/texts?language=${this.#wanted.language}&work=${this.#wanted.work}` }, words.say("desk.back")),
      ),
    );
    this.#body.querySelector<HTMLElement>("a")?.focus();
  }

  // What one does ------------------------------------------------------------------------

  #do(act: Act): void {
    if (act === "keys") return keysDialog(this.#words, this.#context.service.may("approve-translation"));
    if (act === "style") return void guideDialog(this.#wanted.language, this.#words);
    if (act === "undo") return void this.#try(() => this.#undo());
    const subject = this.#subject();
    if (subject === null) return;
    if (act === "approve" && subject.mayApprove && this.#mode === "look") void this.#approve(subject);
    else if (act === "approve" && subject.needsAnother) refill(this.#told, notice("about", make("p", {}, this.#words.say("desk.own"))));
    else if (act === "edit") this.#edit();
    else if (act === "reject" && subject.mayReject) this.#into("reject");
    else if (act === "discuss") this.#discuss();
    else if (act === "skip" || act === "next") void this.#try(() => this.#next());
    else if (act === "previous" && this.#mayLeave()) void this.#try(async () => this.#line.hasPrevious && this.#show(await this.#line.previous()));
  }

  #subject(): Subject | null {
    return this.#now === null ? null : subjectOf(this.#now.string, this.#now.around, this.#context.service);
  }

  #into(mode: Mode): void {
    this.#mode = mode;
    refill(this.#told);
    this.#renderWork(this.#subject()!);
  }

  #look(): void {
    if (this.#mode === "edit") this.#editor.forget();
    this.#into("look");
    this.#work.querySelector<HTMLElement>("#desk-edit")?.focus();
  }

  #edit(text?: string): void {
    const subject = this.#subject()!;
    this.#into("edit");
    const approves = subject.mayApprove && !subject.isOwn && this.#wanted.work === "review";
    this.#editor.open(this.#now!.string, text ?? beginning(this.#now!.string, subject), this.#words.say(approves ? "desk.save.approve" : "desk.save"));
  }

  #discuss(): void {
    this.#isTalking = true;
    const details = this.#talk.querySelector<HTMLDetailsElement>("#desk-talk");
    if (details !== null) details.open = true;
    document.getElementById("desk-remark")?.focus();
  }

  #mayLeave(): boolean {
    return !this.hasUnsaved() || window.confirm(this.#words.say("unsaved"));
  }

  async #next(): Promise<void> {
    if (!this.#mayLeave()) return;
    if (this.#mode === "edit") this.#editor.forget();
    await this.#show(await this.#line.next());
  }

  async #approve(subject: Subject): Promise<void> {
    const { string } = this.#now!;
    await this.#try(async () => {
      await this.#service.approve(subject.text!.id, string);
      await this.#done(this.#words.say("desk.told.approved"));
    });
  }

  async #reject(reason: string | null): Promise<void> {
    const { text, isOwn } = this.#subject()!;
    const { string } = this.#now!;
    await this.#try(async () => {
      await this.#service.reject(text!.id, string, reason);
      await this.#done(this.#words.say(isOwn ? "desk.told.taken-back" : "desk.told.rejected"));
    });
  }

  async #save(text: string): Promise<void> {
    // Pressed while the string is fetched anew, it waits: the editor is there all the while.
    await this.#renewing;
    if (this.#mode !== "edit") return;
    const subject = this.#subject()!;
    const { string } = this.#now!;
    const approves = subject.mayApprove && !subject.isOwn && this.#wanted.work === "review";
    await this.#try(async () => {
      const kept = approves
        ? await this.#service.approve(subject.text!.id, string, text)
        : await this.#service.propose(string, text);
      this.#editor.forget();
      this.#mode = "look";
      await this.#done(this.#words.say(kept.standing === "approved" ? "desk.told.approved" : "desk.told.proposed"));
    });
  }

  async #undo(): Promise<void> {
    const { id, language } = await this.#service.undo();
    this.#context.tell(this.#words.say("desk.told.undone"));
    if (language === this.#wanted.language) await this.#show(await this.#line.jump(id));
  }

  async #remark(text: string): Promise<void> {
    const string = await this.#service.remark(this.#now!.string, text);
    this.#now = { ...this.#now!, string };
    refill(this.#talk, discussion(string, true, (more) => this.#remark(more), this.#words), history(string, this.#words));
    document.getElementById("desk-remark")?.focus();
  }

  async #done(sentence: string): Promise<void> {
    this.#context.tell(sentence);
    // What was decided is no longer somebody's: the service let go of it too.
    this.#now = null;
    await this.#show(await this.#line.next());
  }

  /** Does something once at a time, and tells what went wrong where somebody looks. */
  async #try(act: () => Promise<unknown>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    refill(this.#told);
    this.#editor.tell();
    try {
      await act();
    } catch (problem) {
      this.#tell(problem);
    } finally {
      this.#isBusy = false;
    }
  }

  #tell(problem: unknown): void {
    const words = this.#words;
    const isUnsent = problem instanceof Problem && (problem.code === "offline" || problem.code === "slow");
    const conflict = problem instanceof Problem ? problem.conflict : null;
    if (this.#mode === "edit" && conflict !== null) {
      const keep = (): void => void this.#renew((text) => this.#edit(text), conflict.yours);
      const leave = (): void => void this.#renew(() => this.#look());
      return this.#editor.tell(conflictPart(conflict, this.#wanted.language, { keep, leave }, words));
    }
    const sentence = isUnsent ? words.say(this.#mode === "edit" ? "desk.unsent.text" : "desk.unsent") : said(problem, words);
    const element = notice("care", make("p", {}, sentence));
    if (this.#mode === "edit") this.#editor.tell(element);
    else refill(this.#told, element);
    const isOld = problem instanceof Problem && (conflict !== null || problem.code === "decided-already" || problem.code === "source-changed");
    if (isOld) this.#catchUp(conflict === null ? sentence : words.say("desk.changed"));
  }

  /** Shows what somebody else did meanwhile; what was being typed stays. */
  #catchUp(news: string): void {
    const typed = this.#mode === "edit" ? this.#editor.text : null;
    const told = (): HTMLElement => notice("care", make("p", {}, news));
    const then = (): void => {
      if (typed === null) return refill(this.#told, told());
      this.#edit(typed);
      this.#editor.tell(told());
    };
    // Once this act is over: only one thing is done at a time.
    window.setTimeout(() => void this.#renew(then));
  }

  /** Fetches the string anew: somebody changed it. */
  async #renew(then: (text: string) => void, text = ""): Promise<void> {
    const now = this.#now!;
    this.#renewing = this.#try(async () => {
      this.#editor.forget();
      const string = await this.#service.fresh(now.string);
      this.#now = { ...now, string };
      this.#mode = "look";
      this.#render();
      then(text);
    });
    await this.#renewing;
  }

  // Whose it is --------------------------------------------------------------------------

  async #claim(string: DeskString): Promise<void> {
    try {
      const claimed = await this.#service.claim(string);
      if (this.#now?.string.id !== string.id) return;
      const isChanged = claimed.basis.translationId !== string.basis.translationId || claimed.standing !== string.standing;
      this.#now = { ...this.#now, string: claimed };
      if (isChanged && this.#mode === "look") this.#render();
    } catch (problem) {
      if (this.#now?.string.id !== string.id || !(problem instanceof Problem) || problem.code !== "claimed") return;
      const fresh = await this.#service.fresh(string).catch(() => null);
      if (fresh === null || this.#now?.string.id !== string.id) return;
      this.#now = { ...this.#now, string: fresh };
      if (this.#mode === "look") this.#render();
    }
  }

  #release(): void {
    if (this.#now?.string.claim?.isOwn === true) this.#service.release(this.#now.string);
  }
}
