/** Words of other glossaries that were proposed here: accepted or refused one by one, by key too. */
import { make, refill } from "../../components/element";
import { directionOf } from "../../tongues";
import { actOf, isTypedIn, readSingleKeys } from "../desk/keys";
import { sides } from "../exchange/sides";
import { drawing } from "../icons";
import type { Opened, PageContext } from "../page";
import { choiceEntry } from "../parts/entry";
import { said } from "../problems";
import type { Wire } from "../service";

type Proposal = Wire["TermProposalSchema"];
const STATES = ["proposed", "accepted", "refused"] as const;

export async function open(context: PageContext): Promise<Opened> {
  const { service, words, query, signal, go } = context;
  const state = STATES.find((each) => each === query.get("state")) ?? "proposed";
  const { proposals } = await service.get<Wire["TermProposalsSchema"]>(`workbench/terms/proposals?state=${state}`, signal);
  const choice = choiceEntry("words-state", words.say("words.state"), STATES.map((each) => [each, words.say(`words.state.${each}`)] as const), state);
  choice.input.addEventListener("change", () => go(`words?state=${choice.input.value}`));
  const list = new WordList(proposals, context);
  document.addEventListener("keydown", (event) => list.press(event), { signal });
  const element = make(
    "div",
    { class: "wb-page" },
    make("h1", {}, words.say("words.title")),
    make("p", {}, words.say("words.text")),
    make("div", { class: "desk-filters" }, choice.element),
    ...(proposals.length === 0 ? [make("p", { class: "wb-nothing", id: "words-none" }, words.say(state === "proposed" ? "words.none" : "words.none.decided"))] : [make("p", { class: "quiet" }, words.say("words.keys")), list.left, list.element]),
  );
  return { element };
}

class WordList {
  readonly element = make("ul", { class: "wb-lines", id: "words" });
  readonly left = make("p", { role: "status", id: "words-left" });
  readonly #context: PageContext;
  readonly #proposals: Proposal[];
  readonly #lines: readonly HTMLElement[];
  /** Which were decided here, the last at the end: undone in that order. */
  readonly #decided: number[] = [];
  #at = -1;
  #isBusy = false;

  constructor(proposals: readonly Proposal[], context: PageContext) {
    this.#context = context;
    this.#proposals = [...proposals];
    this.#lines = proposals.map((each, index) => make("li", { class: "wb-line words-line", id: `word-${each.id}`, tabindex: -1, onfocusin: () => (this.#at = index) }));
    this.element.append(...this.#lines);
    proposals.forEach((_each, index) => this.#fill(index));
  }

  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
    const act = actOf(event, isTypedIn(event.target), readSingleKeys());
    const at = Math.max(this.#at, 0);
    const done = ((): Promise<void> | boolean => {
      switch (act) {
        case "next":
          return this.#go(this.#at + 1);
        case "previous":
          return this.#go(this.#at - 1);
        case "approve":
          return this.#mayAccept(at) && this.#decide(at, true);
        case "reject":
          return this.#mayRefuse(at) && this.#decide(at, false);
        case "undo":
          return this.#decided.length > 0 && this.#undo(this.#decided.at(-1)!);
        default:
          return false;
      }
    })();
    if (done !== false) event.preventDefault();
  }

  #mayRefuse(index: number): boolean {
    const proposal = this.#proposals[index];
    return proposal !== undefined && proposal.state === "proposed" && proposal.mayDecide;
  }

  #mayAccept(index: number): boolean {
    return this.#mayRefuse(index) && !this.#proposals[index]!.isOwn;
  }

  #go(index: number): boolean {
    const line = this.#lines[Math.min(Math.max(index, 0), this.#lines.length - 1)];
    line?.focus();
    return line !== undefined;
  }

  async #decide(index: number, isAccepted: boolean): Promise<void> {
    const address = `workbench/terms/proposals/${this.#proposals[index]!.id}/decision`;
    if (!(await this.#ask(index, () => this.#context.service.send<Proposal>("PUT", address, { isAccepted })))) return;
    this.#decided.push(index);
    const next = this.#proposals.findIndex((_each, other) => other > index && this.#mayRefuse(other));
    this.#go(next < 0 ? index : next);
  }

  async #undo(index: number): Promise<void> {
    const address = `workbench/terms/proposals/${this.#proposals[index]!.id}/decision`;
    if (!(await this.#ask(index, () => this.#context.service.send<Proposal>("DELETE", address)))) return;
    const place = this.#decided.lastIndexOf(index);
    if (place >= 0) this.#decided.splice(place, 1);
    this.#go(index);
  }

  /** Asks the service, and shows what it says now; false where it refused. */
  async #ask(index: number, ask: () => Promise<Proposal>): Promise<boolean> {
    const { words, tell } = this.#context;
    if (this.#isBusy) return false;
    this.#isBusy = true;
    try {
      const proposal = await ask();
      this.#proposals[index] = proposal;
      this.#fill(index);
      tell(words.say(`words.told.${proposal.state}`, { word: proposal.theirs.names[0] ?? proposal.dutch }));
      return true;
    } catch (problem) {
      this.#fill(index, said(problem, words));
      return false;
    } finally {
      this.#isBusy = false;
    }
  }

  #fill(index: number, trouble: string | null = null): void {
    const { words } = this.#context;
    const proposal = this.#proposals[index]!;
    const { dutch, language, theirs, ours, state, proposedBy, proposedAt } = proposal;
    const isSame = ours === null || language === "nl";
    const theirWords = written(theirs);
    refill(
      this.#lines[index]!,
      make(
        "div",
        { class: "wb-line__main" },
        make("strong", {}, make("bdi", { lang: "nl" }, dutch)),
        make("span", { class: "quiet" }, `${words.languageName(language)} · `, words.say("words.by", { who: proposedBy, day: words.day(proposedAt.slice(0, 10)) })),
        isSame ? make("p", { class: "exchange-said", lang: language, dir: directionOf(language) }, theirWords) : sides([words.say("words.theirs"), theirWords, language], [words.say("words.ours"), written(ours), "nl"]),
        trouble !== null && make("p", { class: "wizard-care", role: "alert" }, drawing("care"), trouble),
      ),
      make("div", { class: "words-acts" }, ...this.#acts(index, state)),
    );
    const left = this.#proposals.filter((each) => each.state === "proposed").length;
    this.left.textContent = words.say("words.left", { n: words.number(left) });
  }

  #acts(index: number, state: Proposal["state"]): readonly (HTMLElement | false)[] {
    const { words } = this.#context;
    const { id, mayDecide, isOwn } = this.#proposals[index]!;
    if (!mayDecide) return [make("p", { class: "quiet" }, words.say("words.not-yours"))];
    if (state !== "proposed") {
      const mark = make("span", { class: "wizard-done" }, drawing(state === "accepted" ? "done" : "close"), words.say(`words.state.${state}`));
      return [mark, make("button", { type: "button", class: "button", id: `word-undo-${id}`, onclick: () => void this.#undo(index) }, words.say("words.undo"))];
    }
    return [
      isOwn ? make("p", { class: "quiet" }, words.say("words.own")) : make("button", { type: "button", class: "button button--main", id: `word-accept-${id}`, "aria-keyshortcuts": "A", onclick: () => void this.#decide(index, true) }, words.say("words.accept")),
      make("button", { type: "button", class: "button", id: `word-refuse-${id}`, "aria-keyshortcuts": "R", onclick: () => void this.#decide(index, false) }, words.say("words.refuse")),
    ];
  }
}

function written({ names, meaning }: Proposal["theirs"]): string {
  return meaning === null || meaning === "" ? names.join(", ") : `${names.join(", ")}: ${meaning}`;
}
