/** Reading aloud with the phone's own voices. Nothing is sent: only voices on the phone are used. */
import { wordLength } from "./readingAlong";

export interface Spoken {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
}

/** A little slower than people talk: the listener holds a pen. */
const RATE = 0.92;

export class Speech {
  readonly #synthesis: SpeechSynthesis | null = "speechSynthesis" in window ? window.speechSynthesis : null;
  readonly #onChange: () => void;
  readonly #onWord: (sentence: string | null, from: number, length: number) => void;
  #turn = 0;
  #isReading = false;

  /** `onWord` hears which word of which sentence is read now, and null when none is any more. */
  constructor(onChange: () => void, onWord: (sentence: string | null, from: number, length: number) => void = () => undefined) {
    this.#onChange = onChange;
    this.#onWord = onWord;
    // Browsers fetch the list of voices only after the page has started.
    this.#synthesis?.addEventListener?.("voiceschanged", onChange);
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  /** Whether there is a voice on this phone for a language. */
  speaks(language: string): boolean {
    return this.#voice(language) !== null;
  }

  /**
   * Reads one after the other; what has no voice is left out. `onItem` hears which one begins, by its place, and
   * `onFailed` that a voice does not work after all: then no more is read.
   */
  read(spoken: readonly Spoken[], onItem: (place: number) => void = () => undefined, onFailed: () => void = () => undefined): void {
    if (this.#synthesis === null) return;
    this.stop();
    const turn = ++this.#turn;
    const sayable = spoken.flatMap(({ text, language }, item) => {
      const voice = this.#voice(language);
      return voice === null || text === "" ? [] : [{ text, language, voice, item }];
    });
    if (sayable.length === 0) return;
    this.#isReading = true;
    sayable.forEach(({ text, language, voice, item }, place) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = language;
      utterance.voice = voice;
      utterance.rate = RATE;
      utterance.addEventListener("start", () => {
        if (turn === this.#turn) onItem(item);
      });
      const isLast = place === sayable.length - 1;
      const end = (): void => {
        if (turn === this.#turn && isLast) this.#ended();
      };
      utterance.addEventListener("boundary", ({ charIndex, charLength }) => {
        if (turn === this.#turn) this.#onWord(text, charIndex, charLength || wordLength(text, charIndex));
      });
      utterance.addEventListener("end", end);
      utterance.addEventListener("error", () => {
        if (turn !== this.#turn) return;
        this.stop();
        onFailed();
      });
      this.#synthesis?.speak(utterance);
    });
    this.#onChange();
  }

  stop(): void {
    this.#turn += 1;
    this.#synthesis?.cancel();
    if (this.#isReading) this.#ended();
  }

  #ended(): void {
    this.#isReading = false;
    this.#onWord(null, 0, 0);
    this.#onChange();
  }

  /** A voice on the phone itself: others send what they read to somebody's server. */
  #voice(language: string): SpeechSynthesisVoice | null {
    const wanted = language.toLowerCase().split("-")[0];
    const voices = this.#synthesis?.getVoices() ?? [];
    return voices.find((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === wanted) ?? null;
  }
}
