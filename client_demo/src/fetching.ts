/** What the service knows about the form at hand, fetched when another form or language is at hand. */
import type { Service } from "./api";
import type { State } from "./state/state";
import type { Store } from "./state/store";

export function fetchWhatIsNew(service: Service, store: Store, state: State, before: State): void {
  const { version, language, notes, template } = state;
  if (version === null) return;
  const isOther = version !== before.version;
  if (isOther && template?.version !== version) void fetchTemplate(service, store, version);
  const hasNotes = notes?.version === version && notes.language === language;
  if ((isOther || language !== before.language) && !hasNotes) void fetchNotes(service, store, version, language);
}

/** Tries again what did not come. */
export function fetchAgain(service: Service, store: Store): void {
  const { version, language, notes } = store.state;
  if (version === null) return;
  store.dispatch({ type: "template-asked" });
  void fetchTemplate(service, store, version);
  if ((notes?.notes ?? null) === null) void fetchNotes(service, store, version, language);
}

async function fetchNotes(service: Service, store: Store, version: string, language: string): Promise<void> {
  const reply = await service.notes(version, language);
  if (store.state.version !== version || store.state.language !== language) return;
  store.dispatch({ type: "notes-known", version, language, notes: "answer" in reply ? reply.answer : null });
}

async function fetchTemplate(service: Service, store: Store, version: string): Promise<void> {
  const reply = await service.template(version);
  if (store.state.version === version) store.dispatch({ type: "template-known", version, template: "answer" in reply ? reply.answer : null });
}
