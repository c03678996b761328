import { Service } from "./api";
import { Camera } from "./camera";
import { make } from "./components/element";
import { keepPresses } from "./components/press";
import { Counting } from "./counting";
import { fetchWhatIsNew } from "./fetching";
import { fillingActions, readAlong } from "./fillingActions";
import { guide } from "./guiding";
import { handedOver } from "./handOver";
import type { LaterViews } from "./later";
import { FIRST_PATIENCE_MS, LATER_PATIENCE_MS, lettersFor } from "./letters";
import { Looking } from "./looking";
import { followHistory, guardLetter } from "./navigation";
import { breath, painted, part } from "./parts";
import { isPdf } from "./pdf/chosen";
import { PdfAtHand } from "./pdfs";
import { receivePhotos } from "./photos";
import { markSpoken, unmarkSpoken } from "./readingAlong";
import { isAnotherPageServed } from "./renewal";
import { readLanguage, readLetters, rememberLanguage, rememberLetters } from "./remembered";
import { Speech } from "./speech";
import { notesOf } from "./state/filling";
import { picturesKept } from "./state/kept";
import { picturesOfLetter } from "./state/letter";
import { initialState } from "./state/beginning";
import { formTitle, type State } from "./state/state";
import { Store } from "./state/store";
import { picturesOf } from "./state/work";
import { forget, FrameTaker, pictureOf } from "./still";
import type { Actions } from "./views/actions";
import { Door } from "./views/door";
import { KeptQuestion } from "./views/keptQuestion";
import type { LetterRoom } from "./views/letter/room";
import type { LookView } from "./views/look";
import { RenewedView } from "./views/renewed";
import { StartView } from "./views/start";
import { Vault } from "./vault/vault";
import { Wakefulness } from "./wakefulness";
import { bundledLanguages, wordsIn, type Words } from "./words";

/** Puts the page together and starts it. */
async function start(root: HTMLElement): Promise<void> {
  const languages = bundledLanguages();
  const store = new Store(initialState(readLanguage(languages), languages, readLetters()));
  const renewed = (): void => store.dispatch({ type: "renewed" });
  const service = new Service(renewed);
  // A part of the page that is fetched later is gone when the service was renewed meanwhile.
  window.addEventListener("vite:preloadError", () => void isAnotherPageServed().then((isAnother) => isAnother && renewed()));
  const video = make("video");
  const camera = new Camera(video);
  const frames = new FrameTaker();
  const pdfs = new PdfAtHand(store);
  const photos = receivePhotos(async (file) => {
    if (store.state.screen === "letter") return letterDoor.room?.receive(file);
    if (isPdf(file)) return pdfs.receive(file);
    const picture = await pictureOf(file);
    store.dispatch("kind" in picture ? { type: "photo-refused", trouble: picture } : { type: "photo-chosen", picture });
  });
  // Dutch words are there at once: without a breath all of the first screen would be one long piece of work.
  const [firstWords] = await Promise.all([wordsIn(store.state.language), lettersFor(store.state.language, FIRST_PATIENCE_MS), breath()]);
  let words: Words = firstWords;
  const speech = new Speech(() => render(), markOnPage);
  const wakefulness = new Wakefulness(() => render());
  const vault = new Vault(store);
  const actions: Actions = { ...actionsOn(store, camera, frames, pdfs, photos.choose), ...fillingActions(store, service, speech, vault, () => words) };
  const startView = new StartView(actions);
  const waiting = make("p", { class: "waiting waits", role: "status", hidden: true });
  let lookView: LookView | null = null;
  const letterDoor = new Door<LetterRoom>(
    "letter",
    async (element) => (await import("./views/letter/room")).openRoom({ element, store, service, speech, actions }),
    () => actions.leave(),
  );
  const statementDoor = new Door("statement", async (element) => (await import("./views/statement")).openStatement(element, actions), () => actions.leave());
  let laterViews: LaterViews | null = null;
  const renewedView = new RenewedView(actions);
  const keptQuestion = new KeptQuestion(actions);
  root.append(startView.element, startView.preferences.element, keptQuestion.element, waiting, letterDoor.element, statementDoor.element, renewedView.element, photos.element);

  const render = (): void => {
    document.documentElement.lang = words.language;
    document.documentElement.dir = words.direction;
    document.documentElement.dataset["letters"] = store.state.letters;
    document.title = titleOf(store.state, words);
    photos.say(words.say("drop.here"));
    startView.render(store.state, words);
    lookView?.render(store.state, words);
    renewedView.render(store.state, words);
    keptQuestion.render(store.state, words);
    letterDoor.render(store.state, words);
    statementDoor.render(store.state, words);
    laterViews?.render(store.state, words);
    const { screen } = store.state;
    waiting.textContent = words.say("own.working");
    waiting.hidden = screen === "start" || screen === "letter" || screen === "statement" || (screen === "look" ? lookView : laterViews) !== null;
  };
  const focus = ({ screen }: State, from: State["screen"] | null = null): void => {
    if (screen === "start") startView.focus(from);
    else if (screen === "look") lookView?.focus();
    else if (screen === "letter") letterDoor.focus();
    else if (screen === "statement") statementDoor.focus();
    else laterViews?.focus(screen);
  };
  const focusIfShown = (...screens: readonly State["screen"][]): void => {
    if (screens.includes(store.state.screen)) focus(store.state);
  };
  store.onChange(async (state, before) => {
    if (state.language !== before.language) {
      rememberLanguage(state.language);
      const [chosen] = await Promise.all([wordsIn(state.language), lettersFor(state.language, LATER_PATIENCE_MS)]);
      // Another language may have been chosen meanwhile, and its words be here before these.
      if (state.language === store.state.language) words = chosen;
    }
    if (state.letters !== before.letters) rememberLetters(state.letters);
    wakefulness.want(state.screen === "coach");
    render();
    if (state.screen !== before.screen) focus(state, before.screen);
  });
  render();

  const looking = painted().then(async () => {
    const { LookView: View } = await part(() => import("./views/look"));
    lookView = new View(actions, video, speech);
    root.append(lookView.element);
    lookView.onWidthChange(render);
    render();
    // Whoever was quicker than the network waits for a screen that has only come now.
    focusIfShown("look");
    return lookView;
  });
  void painted().then(async () => {
    const { LaterViews: Views } = await part(() => import("./later"));
    await breath();
    laterViews = new Views(actions, speech, wakefulness, render);
    root.append(...laterViews.elements);
    render();
    focusIfShown("forms", "coach");
  });
  const live = painted().then(async () => {
    const [{ openedEyes }, view] = await Promise.all([part(() => import("./tracker/eyes")), looking]);
    await breath();
    return openedEyes(store, camera, frames, (frame) => view.showFrame(frame));
  });
  live.then(
    (eyes) => lookView?.freezeWith((keyframe) => eyes.sceneOf(keyframe)),
    () => withoutEyes(store, camera),
  );
  // A photo can be looked at before the camera's part is there, and without it.
  new Looking(store, service, { nextPicture: () => live.then((eyes) => eyes.nextPicture(), () => null) });
  store.onChange((state, before) => releaseWhatIsGone(camera, state, before));
  store.onChange((state, before) => fetchWhatIsNew(service, store, state, before));
  followHistory(store, actions);
  guardLetter(store);
  takeOver(store);
  await painted();
  readAlong(store, speech, () => words);
  guide(store, speech, () => words);
  new Counting(store, service);
  await breath();
  void vault.look();
  const reply = await service.languages();
  if ("answer" in reply && reply.answer.length > 0) store.dispatch({ type: "languages-known", languages: reply.answer });
}

/** Where it is read from is where it is marked: the coach. */
function markOnPage(sentence: string | null, from: number, length: number): void {
  const place = document.getElementById("coach-content");
  if (sentence === null || place === null) unmarkSpoken();
  else markSpoken(place, sentence, from, length);
}

/** A browser that cannot run the tracker is as good as one without a camera: a photo works. */
function withoutEyes(store: Store, camera: Camera): void {
  const refuse = (state: State): void => {
    if (state.camera !== "on") return;
    camera.close();
    store.dispatch({ type: "camera-failed", trouble: "absent" });
  };
  store.onChange(refuse);
  refuse(store.state);
}

/** Goes on where another phone or screen handed over; the address then says nothing more. */
function takeOver(store: Store): void {
  const handed = handedOver(location.href);
  if (handed === null) return;
  history.replaceState(history.state, "", location.pathname);
  const isKnown = store.state.languages.some(({ code }) => code === handed.language);
  if (isKnown) store.dispatch({ type: "language-chosen", code: handed.language });
  store.dispatch({ type: "form-picked", version: handed.version, step: handed.step });
}

type LookingActions = Pick<Actions, "openCamera" | "openExample" | "chooseLetters" | "renew" | "choosePhoto" | "turnPdf" | "openLetter" | "openKept" | "putKeptAway" | "answerForKept" | "askNoMore" | "openStatement" | "leave" | "hold" | "release" | "retry" | "select" | "openPanel" | "chooseLanguage" | "chooseOrganisation" | "closeCoach" | "light">;

function actionsOn(store: Store, camera: Camera, frames: FrameTaker, pdfs: PdfAtHand, choosePhoto: () => void): LookingActions {
  const open = (isExample: boolean): void => {
    store.dispatch({ type: "camera-asked", isExample });
    void camera
      .open(() => store.dispatch({ type: "camera-failed", trouble: "lost" }), isExample ? exampleStream : undefined)
      .then((trouble) => {
        if (trouble === null) {
          store.dispatch({ type: "camera-opened" });
          if (camera.hasLight) store.dispatch({ type: "torch", torch: "off" });
        } else if (trouble !== "given-up") store.dispatch({ type: "camera-failed", trouble });
      });
  };
  return {
    choosePhoto,
    turnPdf: (page) => void pdfs.turnTo(page),
    openLetter: (picture) => {
      if (picture === null) return store.dispatch({ type: "letter-opened", pictures: [] });
      void pdfs.readAsLetter().then((isPdf) => isPdf || store.dispatch({ type: "letter-opened", pictures: [picture] }));
    },
    openKept: () => store.dispatch({ type: "kept-opened" }),
    putKeptAway: () => store.dispatch({ type: "kept-put-away" }),
    answerForKept: (takesNew) => store.dispatch({ type: "kept-answered", takesNew }),
    askNoMore: () => store.dispatch({ type: "kept-asked-no-more" }),
    openStatement: () => store.dispatch({ type: "statement-opened" }),
    openCamera: () => open(false),
    openExample: () => open(true),
    closeCoach: () => {
      const { coach, source, isExample } = store.state;
      // The camera went out when the coach opened: looking goes on where it was.
      if (coach.from === "look" && source === "camera") open(isExample);
      else store.dispatch({ type: "coach-closed" });
    },
    light: (isOn) => void camera.light(isOn).then((burns) => store.dispatch({ type: "torch", torch: burns ? "on" : "off" })),
    leave: () => store.dispatch({ type: "left" }),
    hold: () => {
      if (store.state.keyframe !== null) store.dispatch({ type: "held", picture: null });
      else if (camera.hasPicture) void frames.take(camera.video, camera.video.videoWidth, camera.video.videoHeight).then((picture) => store.dispatch({ type: "held", picture }));
    },
    release: () => store.dispatch({ type: "released" }),
    retry: () => store.dispatch({ type: "retried", byPerson: true }),
    select: (id) => store.dispatch({ type: "selected", id }),
    openPanel: (panel) => store.dispatch({ type: "panel", panel }),
    chooseLanguage: (code) => store.dispatch({ type: "language-chosen", code }),
    chooseOrganisation: (slug) => store.dispatch({ type: "organisation-chosen", slug }),
    chooseLetters: (letters) => store.dispatch({ type: "letters-chosen", letters }),
    renew: (isWanted) => (isWanted ? location.reload() : store.dispatch({ type: "renewal-later" })),
  };
}

/** The example comes with a picture: only who asks for it fetches it. */
async function exampleStream(): Promise<MediaStream> {
  const example = await import("./example/example").catch(() => null);
  if (example === null) throw new DOMException("The example could not be fetched", "NetworkError");
  return example.streamOfExample();
}

/** Lets go of the camera, and of the memory of pictures, once they are out of use. */
function releaseWhatIsGone(camera: Camera, state: State, before: State): void {
  if (before.camera !== "off" && state.camera === "off") camera.close();
  const kept = [state.keyframe?.picture, state.still, ...picturesOf(state.works), ...picturesOfLetter(state.letter), ...picturesKept(state)];
  for (const picture of [before.keyframe?.picture, before.still, ...picturesOf(before.works), ...picturesOfLetter(before.letter), ...picturesKept(before)]) {
    if (picture && !kept.includes(picture)) forget(picture);
  }
}

function titleOf(state: State, words: Words): string {
  const atHand = state.screen === "coach" ? notesOf(state)?.title : state.screen === "look" ? formTitle(state) : null;
  const title = atHand?.text;
  return title === undefined ? words.say("app.name") : `${title} – ${words.say("app.name")}`;
}

const root = document.getElementById("leeswijzer");
keepPresses(document);
if (root !== null) void start(root);
