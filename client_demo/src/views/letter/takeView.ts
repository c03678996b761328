/** The camera over a page: aim, press once. A photo from the phone works just as well. */
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import type { LetterWords } from "../../letter/letterWords";
import type { LetterState } from "../../state/letter";
import type { LetterActions } from "./letterActions";

const LIVE: ReadonlySet<LetterState["camera"]> = new Set(["off", "asking", "on"]);

export interface TakeShown {
  readonly letter: LetterState;
  readonly hasLight: boolean;
  readonly isLit: boolean;
  readonly isBusy: boolean;
}

export class TakeView {
  readonly element = make("section", { class: "take", id: "letter-take", "aria-labelledby": "letter-title" });
  readonly #acts: LetterActions;
  readonly #said = make("div", { class: "take__said", role: "status", "aria-live": "polite" });
  readonly #buttons = make("div", { class: "take__buttons" });
  readonly #picture: HTMLElement;
  readonly #changed = whenChanged();

  constructor(acts: LetterActions, video: HTMLVideoElement) {
    this.#acts = acts;
    video.className = "take__video";
    video.setAttribute("aria-hidden", "true");
    video.tabIndex = -1;
    this.#picture = make("div", { class: "take__picture" }, video, make("div", { class: "take__guide", "aria-hidden": "true" }));
    this.element.append(this.#said, this.#picture, this.#buttons);
  }

  focus(): void {
    (document.getElementById("letter-shoot") ?? document.getElementById("letter-choose"))?.focus();
  }

  render({ letter, hasLight, isLit, isBusy }: TakeShown, words: LetterWords): void {
    this.element.hidden = !letter.isTaking;
    const { camera, fileTrouble, isDrawing, pages } = letter;
    this.#picture.hidden = !LIVE.has(camera);
    this.#changed([words, camera, fileTrouble, isDrawing, pages.length, hasLight, isLit, isBusy], () => {
      refill(this.#said, ...this.#sayings(letter, words));
      refill(this.#buttons, ...this.#offers(letter, words, hasLight, isLit, isBusy));
    });
  }

  #sayings({ camera, fileTrouble, isDrawing, pages }: LetterState, words: LetterWords): readonly HTMLElement[] {
    const titled = (title: string, whatToDo: string): readonly HTMLElement[] => [make("h2", { class: "notice-title" }, icon("care"), title), make("p", {}, whatToDo)];
    if (fileTrouble !== null) return titled(words.general.say(`trouble.${fileTrouble.kind}`), fileTrouble.kind === "not-a-picture" ? words.say("take.not-a-picture") : words.general.say(`trouble.${fileTrouble.kind}.do`));
    if (isDrawing) return [make("p", { class: "notice-line notice-line--busy" }, words.general.say("pdf.drawing"))];
    if (camera !== "off" && camera !== "asking" && camera !== "on" && camera !== "away") return titled(words.general.say(`camera.${camera}`), words.say("take.photo-works"));
    if (camera === "asking") return [make("p", {}, words.general.say("look.asking"))];
    return [make("p", {}, words.say(pages.length === 0 ? "take.aim" : "take.aim-next", { n: pages.length + 1 }))];
  }

  #offers({ camera, pages }: LetterState, words: LetterWords, hasLight: boolean, isLit: boolean, isBusy: boolean): readonly (HTMLElement | false)[] {
    const isOn = camera === "on";
    return [
      isOn &&
        make("button", { type: "button", class: "button button--main take__shoot", id: "letter-shoot", "aria-disabled": isBusy ? "true" : null, onclick: () => this.#acts.takePicture() }, icon("camera"), words.say(isBusy ? "take.taking" : "take.shoot")),
      make("button", { type: "button", class: isOn ? "button" : "button button--main", id: "letter-choose", onclick: () => this.#acts.choosePictures() }, icon("photo"), words.say("take.choose")),
      camera !== "on" && camera !== "asking" && make("button", { type: "button", class: "button", id: "letter-camera-again", onclick: () => this.#acts.openCamera() }, icon("camera"), words.general.say(camera === "off" ? "action.use-camera" : "action.again")),
      isOn && hasLight && make("button", { type: "button", class: "button", id: "letter-light", "aria-pressed": String(isLit), onclick: () => this.#acts.light(!isLit) }, icon("torch"), words.general.say("look.torch")),
      pages.length > 0 && make("button", { type: "button", class: "button button--quiet", id: "letter-enough", onclick: () => this.#acts.back() }, words.say("take.enough")),
    ];
  }
}
