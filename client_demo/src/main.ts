import { Service } from "./api";
import { Camera } from "./camera";
import { make } from "./components/element";
import { prepareToEncode } from "./encode";
import { Looking } from "./looking";
import { followHistory } from "./navigation";
import { receivePhotos } from "./photos";
import { readLanguage, rememberLanguage } from "./remembered";
import { formTitle, initialState, versionKey, type State } from "./state/state";
import { Store } from "./state/store";
import { forget, FrameTaker, pictureOf } from "./still";
import { Core } from "./tracker/core";
import coreUrl from "./tracker/core.gen.wasm?url";
import { Live } from "./tracker/live";
import type { Actions } from "./views/actions";
import { LookView } from "./views/look";
import { StartView } from "./views/start";
import { bundledLanguages, wordsIn, type Words } from "./words";

/** Puts the page together and starts it. */
async function start(root: HTMLElement): Promise<void> {
  const languages = bundledLanguages();
  const store = new Store(initialState(readLanguage(languages), languages));
  const service = new Service();
  const video = make("video");
  const camera = new Camera(video);
  const frames = new FrameTaker();
  const photos = receivePhotos(async (file) => {
    const picture = await pictureOf(file);
    store.dispatch("kind" in picture ? { type: "photo-refused", trouble: picture } : { type: "photo-chosen", picture });
  });
  const actions = actionsOn(store, camera, frames, photos.choose);
  const startView = new StartView(actions);
  const lookView = new LookView(actions, video);
  root.append(startView.element, lookView.element, photos.element);

  let words: Words = await wordsIn(store.state.language);
  const render = (): void => {
    document.documentElement.lang = words.language;
    document.documentElement.dir = words.direction;
    document.title = titleOf(store.state, words);
    photos.say(words.say("drop.here"));
    startView.render(store.state, words);
    lookView.render(store.state, words);
  };
  store.onChange(async (state, before) => {
    if (state.language !== before.language) {
      rememberLanguage(state.language);
      words = await wordsIn(state.language);
    }
    render();
    if (state.screen !== before.screen) (state.screen === "start" ? startView : lookView).focus();
  });
  lookView.onWidthChange(render);
  render();

  prepareToEncode();
  const live = Core.load(fetch(coreUrl)).then((core) => new Live(core, store, camera, frames, (frame) => lookView.showFrame(frame)));
  live.then(
    (eyes) => lookView.freezeWith((keyframe) => eyes.sceneOf(keyframe)),
    () => withoutEyes(store, camera),
  );
  // A photo can be looked at before the camera's part is there, and without it.
  new Looking(store, service, { nextPicture: () => live.then((eyes) => eyes.nextPicture(), () => null) });
  store.onChange((state, before) => releaseWhatIsGone(camera, state, before));
  store.onChange((state, before) => void fetchNotes(service, store, state, before));
  followHistory(store);
  const reply = await service.languages();
  if ("answer" in reply && reply.answer.length > 0) store.dispatch({ type: "languages-known", languages: reply.answer });
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

function actionsOn(store: Store, camera: Camera, frames: FrameTaker, choosePhoto: () => void): Actions {
  return {
    choosePhoto,
    openCamera: () => {
      store.dispatch({ type: "camera-asked" });
      void camera
        .open(() => store.dispatch({ type: "camera-failed", trouble: "lost" }))
        .then((trouble) => {
          if (trouble === null) store.dispatch({ type: "camera-opened" });
          else if (trouble !== "given-up") store.dispatch({ type: "camera-failed", trouble });
        });
    },
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
  };
}

/** Lets go of the camera, and of the memory of pictures, once they are out of use. */
function releaseWhatIsGone(camera: Camera, state: State, before: State): void {
  if (before.camera !== "off" && state.camera === "off") camera.close();
  const kept = [state.keyframe?.picture, state.still];
  for (const picture of [before.keyframe?.picture, before.still]) {
    if (picture && !kept.includes(picture)) forget(picture);
  }
}

async function fetchNotes(service: Service, store: Store, state: State, before: State): Promise<void> {
  const version = versionKey(state);
  if (version === null || (version === versionKey(before) && state.language === before.language)) return;
  const { language } = state;
  if (state.notes?.version === version && state.notes.language === language) return;
  const reply = await service.notes(version, language);
  if (versionKey(store.state) !== version || store.state.language !== language) return;
  store.dispatch({ type: "notes-known", version, language, notes: "answer" in reply ? reply.answer : null });
}

function titleOf(state: State, words: Words): string {
  const title = state.screen === "look" ? formTitle(state)?.text : undefined;
  return title === undefined ? words.say("app.name") : `${title} – ${words.say("app.name")}`;
}

const root = document.getElementById("leeswijzer");
if (root !== null) void start(root);
