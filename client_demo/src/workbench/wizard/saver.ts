/** Sends edits one after another, as soon as they are made; nothing typed is thrown away. */
import { changed, foreseen, type Content } from "./content";
import type { Change, Edited, Operation } from "./contract";
import type { DraftService, Refusal } from "./service";

export type Saving = "saved" | "saving" | "offline";

/** An edit that was not taken: somebody changed the same (`theirs`), or it cannot be. */
export interface Rejected {
  readonly operation: Operation;
  readonly refusal: Refusal;
  readonly theirs: readonly Change[];
}

/** Between two attempts when there is no connection. */
const RETRY_MS = 2000;

type Sender = Pick<DraftService, "edit" | "since">;

export class Saver {
  readonly #service: Sender;
  readonly #onChange: () => void;
  readonly #waiting: Operation[] = [];
  #content: Content;
  #isRunning = false;
  #saving: Saving = "saved";
  rejected: Rejected | null = null;

  constructor(service: Sender, content: Content, onChange: () => void) {
    this.#service = service;
    this.#content = content;
    this.#onChange = onChange;
  }

  /** What the draft says, edits on their way included where they can be foreseen. */
  get content(): Content {
    return this.#waiting.reduce(foreseen, this.#content);
  }

  get saving(): Saving {
    return this.#saving;
  }

  /** Makes an edit; resolves once it was sent, and so were all before it. */
  async edit(operation: Operation): Promise<void> {
    this.#waiting.push(operation);
    if (this.#isRunning) return this.#onChange();
    await this.#run();
  }

  /** Takes in the whole draft as the service has it now, unless edits are on their way. */
  renew(content: Content): void {
    if (this.#waiting.length > 0) return;
    this.#content = content;
    this.#onChange();
  }

  /** Takes in what others changed. */
  async refresh(): Promise<void> {
    if (this.#waiting.length > 0) return;
    const { id, revision } = this.#content.draft;
    const reply = await this.#service.since(id, revision);
    if ("answer" in reply && reply.answer.revision > revision && this.#waiting.length === 0) {
      this.#take(reply.answer);
      this.#onChange();
    }
  }

  /** Puts one's own edit over what somebody else wrote. */
  async insist(): Promise<void> {
    const rejected = this.rejected;
    this.rejected = null;
    if (rejected !== null) await this.edit(rejected.operation);
  }

  /** Leaves what somebody else wrote. */
  yield(): void {
    this.rejected = null;
    this.#onChange();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    let wasSent = false;
    while (this.#waiting.length > 0) {
      this.#say(this.#saving === "offline" ? "offline" : "saving");
      const operation = this.#waiting[0]!;
      const { id, revision } = this.#content.draft;
      const reply = await this.#service.edit(id, revision, operation);
      if ("answer" in reply) {
        this.#waiting.shift();
        this.#take(reply.answer);
        this.#saving = "saving";
        wasSent = false;
      } else if (reply.refusal.kind === "refused" && reply.refusal.problem.status < 500) {
        this.#waiting.shift();
        await this.#reject(operation, reply.refusal, wasSent);
        wasSent = false;
      } else {
        // The answer may have been lost, not the edit.
        wasSent = true;
        this.#say("offline");
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
    this.#isRunning = false;
    this.#say("saved");
  }

  async #reject(operation: Operation, refusal: Refusal, wasSent: boolean): Promise<void> {
    const { id, revision } = this.#content.draft;
    const news = await this.#service.since(id, revision);
    const theirs = "answer" in news ? news.answer.changes : [];
    if ("answer" in news) this.#take(news.answer);
    // What was sent before and is there now is ours: only the answer had been lost.
    const isOurs = wasSent && refusal.problem.code === "changed-meanwhile" && says(theirs, operation);
    if (!isOurs) this.rejected = { operation, refusal, theirs };
  }

  #take(edited: Edited): void {
    const { revision, changes, canUndo, canRedo, toDo } = edited;
    const title = changes.find(({ path }) => path === "title")?.after as string | undefined;
    const draft = { ...this.#content.draft, revision, title: title ?? this.#content.draft.title };
    this.#content = changed(this.#content, changes, { draft, canUndo, canRedo, toDo });
  }

  #say(saving: Saving): void {
    this.#saving = saving;
    this.#onChange();
  }
}

/** Whether the changes hold all that an edit writes; of places only that they changed. */
function says(changes: readonly Change[], operation: Operation): boolean {
  if (operation.kind !== "write-field" && operation.kind !== "write-facts") return changes.length > 0;
  const afters = changes.map(({ after }) => JSON.stringify(after));
  return Object.entries(operation)
    .filter(([name]) => !["kind", "page", "id"].includes(name))
    .every(([, value]) => afters.includes(JSON.stringify(value)));
}
