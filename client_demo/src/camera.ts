import type { CameraTrouble } from "./state/trouble";

/**
 * The camera at the back, in the size that is sent. `resizeMode` keeps browsers from cutting a
 * portrait picture to make it fit; the type library does not know it yet.
 */
const WANTED: MediaTrackConstraints & { readonly resizeMode: { readonly ideal: "none" } } = {
  facingMode: { ideal: "environment" },
  width: { ideal: 1280 },
  height: { ideal: 720 },
  resizeMode: { ideal: "none" },
};

/** The live camera in a `video` element. Asks for it once each time it is opened. */
export class Camera {
  readonly video: HTMLVideoElement;
  #stream: MediaStream | null = null;
  #opening = 0;

  constructor(video: HTMLVideoElement) {
    this.video = video;
    video.muted = true;
    video.playsInline = true;
  }

  /**
   * Starts the picture; gives why it could not, or null. `onLost` hears of a camera taken away.
   * Another `source` than the phone's own camera may stand in for it.
   */
  async open(onLost: () => void, source: () => Promise<MediaStream> = ownCamera): Promise<CameraTrouble | "given-up" | null> {
    if (source === ownCamera && !navigator.mediaDevices?.getUserMedia) return window.isSecureContext ? "absent" : "insecure";
    this.close();
    const opening = this.#opening;
    try {
      const stream = await source();
      if (opening !== this.#opening) {
        stop(stream);
        return "given-up";
      }
      this.#stream = stream;
      stream.getVideoTracks()[0]?.addEventListener("ended", onLost);
      this.video.srcObject = stream;
      await this.video.play();
      return null;
    } catch (problem) {
      return opening === this.#opening ? cameraTroubleOf(problem) : "given-up";
    }
  }

  /** Stops the camera, so that its light goes out. */
  close(): void {
    this.#opening += 1;
    if (this.#stream !== null) stop(this.#stream);
    this.#stream = null;
    this.video.srcObject = null;
  }

  /** What gives the picture, while the camera is open. */
  get track(): MediaStreamTrack | null {
    return this.#stream?.getVideoTracks()[0] ?? null;
  }

  /** Whether there is a lamp that we may use; the type library does not know lamps yet. */
  get hasLight(): boolean {
    const [track] = this.#stream?.getVideoTracks() ?? [];
    return (track?.getCapabilities?.() as { readonly torch?: boolean } | undefined)?.torch === true;
  }

  /** Switches the lamp; gives whether it burns afterwards. */
  async light(isOn: boolean): Promise<boolean> {
    const [track] = this.#stream?.getVideoTracks() ?? [];
    try {
      await track?.applyConstraints({ advanced: [{ torch: isOn } as MediaTrackConstraintSet] });
      return isOn && track !== undefined;
    } catch {
      return false;
    }
  }

  /** Whether there is a picture to take. */
  get hasPicture(): boolean {
    return this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && this.video.videoWidth > 0;
  }
}

function ownCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ audio: false, video: WANTED });
}

/** What the browser's refusal means to the person. */
export function cameraTroubleOf(problem: unknown): CameraTrouble {
  const name = problem instanceof Error ? problem.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NetworkError") return "away";
  if (name === "NotReadableError" || name === "AbortError") return "in-use";
  return "absent";
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
