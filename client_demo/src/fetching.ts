/** What the service knows about the form at hand, fetched when another form, language or organisation is at hand. */
import type { Service } from "./api";
import type { ChangesMade } from "./contract";
import { part } from "./parts";
import type { KnownNotes, State } from "./state/state";
import type { Store } from "./state/store";

export function fetchWhatIsNew(service: Service, store: Store, state: State, before: State): void {
  const { version, template } = state;
  if (version === null) return;
  const isOther = version !== before.version;
  if (isOther && template?.version !== version) void fetchTemplate(service, store, version);
  const isAsked = isOther || state.language !== before.language || state.organisation !== before.organisation;
  if (isAsked && !isOf(state, state.notes)) void fetchNotes(service, store);
}

/** Tries again what did not come. */
export function fetchAgain(service: Service, store: Store): void {
  const { version, notes } = store.state;
  if (version === null) return;
  store.dispatch({ type: "template-asked" });
  void fetchTemplate(service, store, version);
  if ((notes?.notes ?? null) === null) void fetchNotes(service, store);
}

async function fetchNotes(service: Service, store: Store): Promise<void> {
  const { version, language, organisation } = store.state;
  if (version === null) return;
  const reply = await service.notes(version, language, organisation);
  const known: KnownNotes = { version, language, organisation, notes: "answer" in reply ? reply.answer : null, owners: null };
  if (!isOf(store.state, known)) return;
  store.dispatch({ type: "notes-known", known });
  if (known.notes === null) return;
  if (store.state.changes?.version !== version) void fetchChanges(service, store, version);
  // Apart, as nobody waits for it to read.
  const { lookedInto } = await part(() => import("./packs/owners"));
  const owners = await lookedInto(service, version, language, organisation);
  if (store.state.notes === known) store.dispatch({ type: "notes-known", known: { ...known, owners } });
}

/** After what people wait for; who is not told misses nothing. */
async function fetchChanges(service: Service, store: Store, version: string): Promise<void> {
  const reply = await service.about<ChangesMade>(`templates/${version}/changes`);
  if ("answer" in reply) store.dispatch({ type: "changes-known", known: { version, changes: reply.answer.changes } });
}

function isOf(state: State, notes: KnownNotes | null): boolean {
  return notes?.version === state.version && notes.language === state.language && notes.organisation === state.organisation;
}

async function fetchTemplate(service: Service, store: Store, version: string): Promise<void> {
  const reply = await service.template(version);
  if (store.state.version === version) store.dispatch({ type: "template-known", version, template: "answer" in reply ? reply.answer : null });
}
