/** The card: who writes, what about, what to do, before when, how much. */
import type { AidOrganisation, Fact, Payee } from "../../contract";
import { make, refill, whenChanged } from "../../components/element";
import { icon, type IconName } from "../../components/icon";
import { provenance, said } from "../../components/said";
import { answersTo } from "../../letter/answers";
import { hoursOf, sayHours } from "../../letter/appointment";
import type { Card, PlacedFact, Task } from "../../letter/card";
import type { Share } from "../../letter/checked";
import { daysUntil, hasteOf, isDay, showDay } from "../../letter/days";
import { helpersFor } from "../../letter/helping";
import { lastInTime, laterOfTask, leadOfDay, nameOfTask, sayTimeLeft } from "../../letter/lastDay";
import type { LetterWords } from "../../letter/letterWords";
import { payableOf, paymentOf } from "../../letter/paying";
import { money } from "../../letter/values";
import { cautionBefore } from "../../letter/waiting";
import { cautions, undone } from "./cautions";
import { doubt, factButton, factList } from "./facts";
import { helping } from "./helpingView";
import type { LetterActions } from "./letterActions";
import { paymentCode } from "./payingView";
import { printed, sentenceAround } from "./printed";

const TASK_SIGNS: Readonly<Record<Task["kind"], IconName>> = {
  pay: "money",
  object: "tell",
  reply: "mail",
  come: "calendar",
  "send-documents": "paper",
  call: "phone",
  nothing: "done",
};

export interface CardShown {
  readonly card: Card;
  readonly share: Share;
  readonly canSpeak: boolean;
  readonly isReading: boolean;
  readonly pages: number;
  /** Who may be paid; null until that has come. */
  readonly payees: readonly Payee[] | null;
  /** Who helps; empty until they have come. */
  readonly helpers: readonly AidOrganisation[];
}

export class CardView {
  readonly element = make("article", { class: "letter__card", id: "letter-card", "aria-labelledby": "letter-kind" });
  readonly #acts: LetterActions;
  readonly #payment = make("div", { class: "payment-place" });
  readonly #helping = make("div", { class: "letter__helping-place" });
  readonly #changed = whenChanged();
  readonly #paymentChanged = whenChanged();
  readonly #helpingChanged = whenChanged();

  constructor(acts: LetterActions) {
    this.#acts = acts;
  }

  /** Nothing to show any more. */
  forget(): void {
    this.#changed([], () => {
      this.element.replaceChildren();
      this.#payment.classList.remove("payment-place--kept");
    });
    this.element.hidden = true;
  }

  render({ card, share, canSpeak, isReading, pages, payees, helpers }: CardShown, words: LetterWords, now: Date): void {
    this.element.hidden = false;
    this.#changed([words, card, canSpeak, isReading, pages, now.toDateString()], () => {
      refill(
        this.element,
        unchecked(share, words),
        this.#head(card, words, canSpeak, isReading),
        cautions(card.warnings, card.partial.filter((part) => part !== "translation"), words),
        card.given && this.#given(card.given, words),
        this.#tasks(card, words, now),
        // What to do is said in the reader's language all the same: that comes first.
        card.partial.includes("translation") && undone("translation", words),
        ...factList(card, words, this.#acts, pages),
        this.#more(card, words, canSpeak),
        this.#helping,
      );
    });
    this.#renderWhatComesLate(card, payees, helpers, words);
  }

  /** Drawn by itself: it moves no button and closes nothing when it comes. */
  #renderWhatComesLate(card: Card, payees: readonly Payee[] | null, helpers: readonly AidOrganisation[], words: LetterWords): void {
    this.#paymentChanged([words, card, payees], () => {
      const payment = paymentOf(card, payees ?? []);
      const [task] = tasksToPay(card);
      if (payees === null) this.#payment.classList.add("payment-place--kept");
      refill(this.#payment, payment !== null && task !== undefined && paymentCode(payment, `task-${card.tasks.indexOf(task)}-code`, words));
    });
    this.#helpingChanged([words, card, helpers], () => refill(this.#helping, helping(helpersFor(card, helpers), words)));
  }

  /** Who cannot read finds what reads it aloud beside the first words. */
  #head(card: Card, words: LetterWords, canSpeak: boolean, isReading: boolean): HTMLElement {
    const { sender, subject } = card;
    const speak = (): void => (isReading ? this.#acts.stopReading() : this.#acts.readAloud("card"));
    return make(
      "header",
      { class: "letter__head" },
      make(
        "div",
        { class: "letter__title" },
        make("h2", { id: "letter-kind", tabindex: -1 }, words.say(`kind.${card.kind}`)),
        canSpeak && make("button", { type: "button", class: "button letter__read", id: "letter-read", onclick: speak }, icon("sound"), words.general.say(isReading ? "coach.stop" : "coach.read")),
      ),
      sender === null
        ? make("div", { class: "letter__from" }, make("p", {}, words.say("card.no-sender")), make("button", { type: "button", class: "button", id: "letter-sender-page", onclick: () => this.#acts.addPage() }, icon("add"), words.say("tab.add")))
        : make("div", { class: "letter__from", id: "letter-sender" }, factButton(sender, "letter-sender-paper", words, this.#acts, make("span", { class: "quiet" }, `${words.say("card.from")} `), printedValue(sender.fact)), this.#doubt(sender, words)),
      subject && make("p", { class: "letter__subject" }, make("span", {}, make("span", { class: "quiet" }, `${words.say("card.subject")}: `), printedValue(subject.fact)), doubt(subject, words, this.#acts, true)),
      // What comes of it may be wrong where the subject itself is not sure: the doubt stands beside it.
      subject?.meant && make("div", { class: "said letter__subject-meant" }, make("p", {}, said(subject.meant)), provenance(words.general, subject.meant)),
      make("p", { class: "letter__kind-note quiet" }, words.say(`kind.${card.kind}.about`)),
    );
  }

  /** What one gets comes before what to do; when and on which account is said in the sentence itself. */
  #given(given: PlacedFact, words: LetterWords): HTMLElement {
    return make(
      "section",
      { class: "letter__given", id: "letter-given", "aria-label": words.say("fact.refund") },
      make("div", { class: "task__amount" }, factButton(given, "letter-given-paper", words, this.#acts, make("span", { class: "task__lead" }, `${words.say("fact.refund")} `), make("bdi", {}, money(given.fact.value, words.language))), this.#doubt(given, words)),
      sentenceAround(given.fact) && printed(given.fact, words),
    );
  }

  #tasks(card: Card, words: LetterWords, now: Date): HTMLElement {
    return make(
      "section",
      { class: "letter__tasks", "aria-labelledby": "letter-tasks" },
      make("h3", { id: "letter-tasks" }, words.say("card.tasks")),
      card.tasks.length === 0
        ? make("p", { class: "letter__no-task" }, words.say("card.no-tasks"))
        : make("ol", { class: "tasks" }, ...card.tasks.map((task, place) => this.#task(card, task, place, words, now))),
    );
  }

  #task(card: Card, task: Task, place: number, words: LetterWords, now: Date): HTMLElement {
    const id = (what: string): string => `task-${place}-${what}`;
    const caution = cautionBefore(card, task);
    return make(
      "li",
      { class: `task task--${task.kind}`, "data-task": task.kind },
      make("h4", { class: "task__title" }, icon(TASK_SIGNS[task.kind]), make("span", {}, words.say(nameOfTask(task)))),
      task.amount && make("div", { class: "task__amount" }, factButton(task.amount, id("amount"), words, this.#acts, make("bdi", {}, money(task.amount.fact.value, words.language))), this.#doubt(task.amount, words)),
      task.before !== null && isDay(task.before) && this.#lastDay(task, task.before, id("day"), words, now, card.warnings.some(({ code }) => code === "deadline-passed")),
      caution && make("p", { class: "letter-fact__warning" }, icon("care"), words.say(caution)),
      make("div", { class: "said" }, make("p", {}, said(task.message)), provenance(words.general, task.message)),
      // At what hour and where is said nowhere but in the sentence itself.
      task.kind === "come" && task.deadline && printed(task.deadline.fact, words),
      task === tasksToPay(card)[0] && this.#payment,
      make(
        "div",
        { class: "buttons" },
        task.before !== null && isDay(task.before) && daysUntil(lastInTime(task), now) >= 0 && make("button", { type: "button", class: "button", id: id("calendar"), onclick: () => this.#acts.putInCalendar(task) }, icon("calendar"), words.say("task.calendar")),
        ...this.#answers(card, task, id("answer"), words),
      ),
    );
  }

  /** The last day, large, and how far away it is; a day nobody is sure of says so. */
  #lastDay(task: Task, day: string, id: string, words: LetterWords, now: Date, isSaid: boolean): HTMLElement {
    const haste = hasteOf(daysUntil(lastInTime(task), now));
    const hours = hoursOf(task);
    const said = [make("span", { class: "task__lead" }, `${words.say(leadOfDay(task))} `), make("time", { datetime: day }, make("bdi", {}, showDay(day, words.language, true))), ...(hours === null ? [] : [" · ", make("time", { class: "task__hours", datetime: `${day}T${hours.begin}` }, make("bdi", { dir: "ltr" }, sayHours(hours)))])];
    const isSure = task.deadline?.fact.certain === true;
    return make(
      "div",
      { class: `task__day task__day--${haste}` },
      task.deadline === null ? make("p", {}, ...said) : factButton(task.deadline, id, words, this.#acts, ...said),
      make("p", { class: "task__days" }, haste === "passed" && icon("care"), make("bdi", {}, sayTimeLeft(task, words, now))),
      haste === "passed" && !isSaid && make("p", { class: "task__passed" }, words.say(laterOfTask(task))),
      !isSure && this.#doubt(task.deadline, words),
    );
  }

  #answers(card: Card, task: Task, id: string, words: LetterWords): readonly (HTMLElement | false)[] {
    const kinds = answersTo(card).filter((kind) => kind === task.kind);
    return kinds.map((kind) => make("button", { type: "button", class: "button", id, onclick: () => this.#acts.answer(kind) }, icon("pen"), words.say(`answer.${kind}.do`)));
  }

  #doubt(placed: PlacedFact | null, words: LetterWords): HTMLElement | null {
    return doubt(placed, words, this.#acts);
  }

  /** Printing and an answer: for the whole letter. */
  #more(card: Card, words: LetterWords, canSpeak: boolean): HTMLElement {
    const kinds = answersTo(card);
    return make(
      "section",
      { class: "letter__more", "aria-labelledby": "letter-more" },
      make("h3", { id: "letter-more" }, words.say("card.more")),
      make(
        "div",
        { class: "buttons" },
        !canSpeak && make("p", { class: "quiet", id: "letter-no-voice" }, words.say("aloud.no-voice")),
        ...kinds.includes("reply") && !card.tasks.some(({ kind }) => kind === "reply") ? [make("button", { type: "button", class: "button", id: "letter-reply", onclick: () => this.#acts.answer("reply") }, icon("pen"), words.say("answer.reply.do"))] : [],
        make("button", { type: "button", class: "button", id: "letter-print", onclick: () => this.#acts.printLetter() }, icon("print"), words.say("card.print")),
      ),
      make("p", { class: "quiet" }, words.say("card.kept")),
    );
  }
}

/** The tasks that ask to pay what a payment code would be for. */
function tasksToPay(card: Card): readonly Task[] {
  const payable = payableOf(card);
  return card.tasks.filter(({ kind, amount }) => kind === "pay" && payable !== null && amount?.key === payable.amount.key);
}

/** Said once, plainly, before anything else. */
function unchecked({ checked, total }: Share, words: LetterWords): HTMLElement {
  const line = checked === 0 ? words.say("card.unchecked") : words.say("card.checked-share", { n: checked, total });
  return make("p", { class: "letter__unchecked", id: "letter-unchecked" }, icon("draft"), make("span", {}, make("strong", {}, line), ` ${words.say("card.computer")}`));
}

/** The value as printed: in Dutch, whatever the language around it. */
function printedValue({ value, text }: Fact): HTMLElement {
  return make("bdi", { lang: "nl", dir: "ltr" }, typeof value === "string" ? value : text);
}
