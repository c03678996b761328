/** What a person can do while filling in a form. */
import type { Service } from "./api";
import { fetchAgain } from "./fetching";
import { personalIn, tidied, versionOf } from "./feedback/draftWords";
import type { Speech } from "./speech";
import { notesOf, shownStep, templateOf, workOf } from "./state/filling";
import type { Store } from "./state/store";
import type { Actions } from "./views/actions";
import type { Vault } from "./vault/vault";
import { spokenOf } from "./views/coach/spoken";
import { wordsIn, type Words } from "./words";

type FillingActions = Omit<Actions, "openCamera" | "openExample" | "chooseLetters" | "renew" | "choosePhoto" | "turnPdf" | "openLetter" | "openKept" | "putKeptAway" | "answerForKept" | "askNoMore" | "openStatement" | "leave" | "hold" | "release" | "retry" | "select" | "openPanel" | "chooseLanguage" | "chooseOrganisation" | "closeCoach" | "light">;

export function fillingActions(store: Store, service: Service, speech: Speech, vault: Vault, words: () => Words): FillingActions {
  const read = (): void => {
    const step = shownStep(store.state);
    if (step !== null) speech.read(spokenOf(store.state, words(), step));
  };
  return {
    openForms: () => {
      store.dispatch({ type: "forms-asked" });
      void service.templates().then((reply) => store.dispatch("answer" in reply ? { type: "forms-known", list: reply.answer } : { type: "forms-failed", trouble: reply.trouble }));
    },
    pickForm: (version) => store.dispatch({ type: "form-picked", version }),
    openCoach: (step) => store.dispatch(step === undefined ? { type: "coach-opened" } : { type: "coach-opened", step }),
    fetchQuestions: () => fetchAgain(service, store),
    coachShows: (view, step) => store.dispatch(step === undefined ? { type: "coach-shows", view } : { type: "coach-shows", view, step }),
    coachOnwards: (from) => store.dispatch({ type: "coach-onwards", from }),
    mark: (marks) => store.dispatch({ type: "marked", marks }),
    forgetWork: () => store.dispatch({ type: "work-forgotten" }),
    readAloud: read,
    stopReading: () => speech.stop(),
    readEachStep: (isOn) => {
      store.dispatch({ type: "aloud", isOn });
      if (!isOn) speech.stop();
      else if (store.state.screen === "coach") read();
      else if (store.state.hint !== null) speech.read([store.state.hint.text]);
    },
    letCount: (isOn) => store.dispatch({ type: "counts", isOn }),
    keepPicture: (page) => {
      const seen = workOf(store.state).pages.get(page);
      if (seen !== undefined) download(seen.picture.jpeg, `${(store.state.version ?? "").replaceAll("/", "-")}-${page}.jpg`);
    },
    openDraft: (pageKey, anchorId, place, wording) => store.dispatch({ type: "draft-opened", pageKey, anchorId, place, wording }),
    changeDraft: (change) => store.dispatch({ type: "draft-changed", ...change }),
    closeDraft: () => store.dispatch({ type: "draft-closed" }),
    sendDraft: () => void sendDraft(store, service),
    openOwn: (isOpen) => store.dispatch({ type: "own-panel", isOpen }),
    openVault: (code) => void vault.open(code),
    keepProfile: (profile, code) => void vault.keep(profile, code),
    lockVault: () => vault.lock(),
    eraseVault: () => void vault.erase(),
    exportVault: () => void vault.toFile().then((file) => file && download(file, "leeswijzer-mijn-gegevens.json")),
    importVault: (file) => void vault.fromFile(file),
    openHelp: (isOpen) => store.dispatch({ type: "help", isOpen }),
    printSheet: () => void printSheet(store, service, words()),
  };
}

/** Reads the step aloud when it changes, and falls silent when the coach is left. */
export function readAlong(store: Store, speech: Speech, words: () => Words): void {
  store.onChange((state, before) => {
    const isHere = state.screen === "coach" && state.coach.view === "step";
    const wasHere = before.screen === "coach" && before.coach.view === "step";
    if (!isHere) {
      if (wasHere || state.screen === "start") speech.stop();
      return;
    }
    const turned = state.coach.step !== before.coach.step || before.screen !== "coach" || before.coach.view !== "step" || state.language !== before.language;
    if (!turned) return;
    speech.stop();
    const step = shownStep(state);
    if (state.aloud && step !== null) speech.read(spokenOf(state, words(), step));
  });
}

async function sendDraft(store: Store, service: Service): Promise<void> {
  const { draft, language } = store.state;
  if (draft === null || draft.kind === null || draft.stage !== "writing") return;
  const message = tidied(draft.message);
  if (personalIn(draft).length > 0) return;
  store.dispatch({ type: "draft-sending" });
  const { pageKey, anchorId, kind, wording } = draft;
  const reply =
    kind === "otherwise"
      ? await service.suggest({ version: versionOf(pageKey), path: wording?.path ?? "", language, text: message })
      : await service.tell({ pageKey, anchorId, language, kind, message: message === "" ? null : message });
  store.dispatch("answer" in reply ? { type: "draft-sent" } : { type: "draft-failed", trouble: reply.trouble });
}

/** Puts the sheet into the page and prints it; it goes out again with the panel that asked for it. */
async function printSheet(store: Store, service: Service, words: Words): Promise<void> {
  const { state } = store;
  const template = templateOf(state);
  if (template === null || state.version === null) return;
  const [{ instructionSheet }, printedWords, reply] = await Promise.all([import("./views/printSheet"), wordsIn(template.language), service.notes(state.version, template.language, state.organisation)]);
  const sheet = instructionSheet(template, notesOf(state), "answer" in reply ? reply.answer : null, words, printedWords, state.notes?.owners ?? null);
  document.getElementById("print-sheet")?.remove();
  document.getElementById("leeswijzer")?.append(sheet);
  window.print();
}

function download(picture: Blob, name: string): void {
  const address = URL.createObjectURL(picture);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then; the picture need not stay in memory twice.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
