/** The live picture: every camera frame is read, followed into, drawn, and now and then sent. */
import type { Camera } from "../camera";
import type { Point } from "../contract";
import { sceneOf, type Scene } from "../canvas/scene";
import type { Keyframe, Picture } from "../state/picture";
import { wantsFrames, type State } from "../state/state";
import type { Store } from "../state/store";
import type { FrameTaker } from "../still";
import type { Core } from "./core";
import { carried, Follower, type Sight } from "./follower";
import { Gate } from "./gate";
import type { Place } from "./place";
import { FrameReader } from "./reader";

/** While the paper is followed another answer tells little: what was written meanwhile. */
const RECOGNISED_INTERVAL_MS = 4500;
const COVERED_INTERVAL_MS = 15_000;
/** A hand that came and went has written something; with 45 KB a picture this stays within 1 MB a minute. */
const WRITTEN_INTERVAL_MS = 2800;
/** The first picture is sent in haste; a sharper one soon after places the outlines better. Then ever less often. */
const SHARPER_INTERVAL_MS = 600;
/** Out of sight for longer, the paper may be another one: the service is asked. */
const LOST_MS = 700;
/** A hand over the paper hides at least this share of what was in sight; when it is gone, so much is left hidden. */
const COVERED = 0.85;
const UNCOVERED = 0.95;

/** A frame to draw: the outlines, if any, lie where the paper is on this very frame. */
export interface LiveFrame {
  readonly picture: HTMLCanvasElement;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scene: Scene | null;
  /** The edge of a page that is seen and not yet known, on this very frame; null without one. */
  readonly edge: readonly Point[] | null;
  /** When the camera took it, ms as `performance.now()`; when the browser does not say, when it came. */
  readonly capturedMs: number;
  /** Page millimetres -> frame px, as the outlines are drawn; null without outlines. */
  readonly place: Place | null;
}

export class Live {
  readonly #store: Store;
  readonly #camera: Camera;
  readonly #frames: FrameTaker;
  readonly #reader: FrameReader;
  readonly #follower: Follower;
  readonly #gate: Gate;
  readonly #show: (frame: LiveFrame) => void;
  #isAwaited = false;
  #isBusy = false;
  #missed: number | null = null;
  #asked: ((picture: Picture | null) => void) | null = null;
  #takenMs = -Infinity;
  #seenMs = -Infinity;
  #fullShare = 0;
  #hand: "none" | "there" | "gone" = "none";
  #sharperTries = 0;
  #outlines: Outlines | null = null;

  constructor(core: Core, store: Store, camera: Camera, frames: FrameTaker, show: (frame: LiveFrame) => void) {
    this.#store = store;
    this.#camera = camera;
    this.#frames = frames;
    this.#reader = new FrameReader(core, camera.video);
    this.#follower = new Follower(core);
    this.#gate = new Gate(core);
    this.#show = show;
    store.onChange((state, before) => this.#onChange(state, before));
    camera.video.addEventListener("loadeddata", () => this.#await());
    this.#await();
  }

  /** The next frame worth sending, as a picture; null when the camera stops before one came. */
  nextPicture(): Promise<Picture | null> {
    this.#asked?.(null);
    return new Promise((resolve) => {
      this.#asked = resolve;
      if (!this.#isLive()) this.#answer(null);
    });
  }

  /** The newest frame with the outlines of `keyframe` on it; null while the paper is out of sight. */
  sceneOf(keyframe: Keyframe): Scene | null {
    const { current, sight } = this.#follower;
    if (current === null || sight === null) return null;
    if (this.#outlines?.keyframe !== keyframe || this.#outlines.key !== current.image) this.#outlines = outlinesOf(keyframe, current);
    const { scene, polygons, page } = this.#outlines;
    const { canvas } = this.#reader;
    return {
      ...scene,
      picture: canvas,
      widthPx: canvas.width,
      heightPx: canvas.height,
      marks: scene.marks.map((mark, i) => ({ ...mark, polygon: (polygons[i] as readonly Point[]).map((point) => carried(sight, point)) })),
      page: page?.map((point) => carried(sight, point)) ?? null,
    };
  }

  #onChange(state: State, before: State): void {
    if (state.keyframe !== before.keyframe) {
      this.#hand = "none";
      this.#sharperTries = state.keyframe === null ? 0 : this.#sharperTries + 1;
    }
    const [page, earlier] = [state.keyframe ?? state.seen, before.keyframe ?? before.seen];
    if (page !== earlier) {
      if (page === null) this.#follower.forget();
      else this.#follower.answered(page);
    }
    if (!this.#isLive()) this.#answer(null);
    this.#await();
  }

  /** The picture moves: nobody reads a field, and nobody asked it to stay. */
  #isLive(): boolean {
    const { state } = this.#store;
    return state.screen === "look" && state.source === "camera" && state.camera === "on" && !state.held && state.selected === null;
  }

  /** Waits for the camera's next frame; where browsers cannot say, for the screen's. */
  #await(): void {
    if (this.#isAwaited || !this.#isLive()) return;
    this.#isAwaited = true;
    const { video } = this.#camera;
    const onFrame = (capturedMs: number): void => {
      this.#isAwaited = false;
      if (this.#isBusy) this.#missed = capturedMs;
      else void this.#look(capturedMs);
      this.#await();
    };
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback((nowMs, { captureTime }) => onFrame(captureTime ?? nowMs));
    else requestAnimationFrame(onFrame);
  }

  async #look(capturedMs: number): Promise<void> {
    this.#isBusy = true;
    try {
      const size = this.#isLive() ? this.#reader.size : null;
      if (size === null) return;
      const frame = this.#follower.frameOf(size.width, size.height);
      if (!(await this.#reader.read(frame, () => this.#isLive()))) return;
      this.#follower.see();
      const nowMs = performance.now();
      this.#watchHand(this.#follower.sight, nowMs);
      this.#draw(capturedMs);
      this.#gate.see(frame);
      if (this.#gate.lets(this.#asked !== null && this.#isWorthIt(nowMs), nowMs)) void this.#take(nowMs);
    } finally {
      this.#isBusy = false;
      const missed = this.#missed;
      this.#missed = null;
      if (missed !== null) void this.#look(missed);
    }
  }

  #draw(capturedMs: number): void {
    const { keyframe, seen } = this.#store.state;
    const { canvas } = this.#reader;
    const scene = keyframe === null ? null : this.sceneOf(keyframe);
    const { sight, current } = this.#follower;
    const onKey = current?.place ?? null;
    const place: Place | null = scene === null || sight === null || onKey === null ? null : (mm) => carried(sight, onKey(mm));
    const edge = keyframe === null && seen !== null && sight !== null && current?.image === seen.picture.image ? (current.overlay.page?.corners.map((corner) => carried(sight, corner as Point)) ?? null) : null;
    this.#show({ picture: canvas, widthPx: canvas.width, heightPx: canvas.height, scene, edge, capturedMs, place });
  }

  /** Searching, every picture may be the one; recognised, few tell anything new. */
  #isWorthIt(nowMs: number): boolean {
    if (!wantsFrames(this.#store.state)) return false;
    if (this.#store.state.keyframe === null) return true;
    if (this.#follower.sight === null) return nowMs - this.#seenMs > LOST_MS;
    const waitedMs = nowMs - this.#takenMs;
    // What a hand covers cannot be read: better wait until it is gone, though not for ever.
    const interval = this.#hand === "there" ? COVERED_INTERVAL_MS : RECOGNISED_INTERVAL_MS;
    if (waitedMs > interval || (this.#hand === "gone" && waitedMs > WRITTEN_INTERVAL_MS)) return true;
    return waitedMs > SHARPER_INTERVAL_MS * 2 ** this.#sharperTries && this.#follower.isSharper(this.#gate.sharpness);
  }

  /** Whether a hand comes and goes. */
  #watchHand(sight: Sight | null, nowMs: number): void {
    if (sight === null) return;
    this.#seenMs = nowMs;
    this.#fullShare = Math.max(sight.share, this.#fullShare * 0.999);
    if (sight.share < COVERED * this.#fullShare) this.#hand = "there";
    else if (this.#hand === "there" && sight.share > UNCOVERED * this.#fullShare) this.#hand = "gone";
  }

  async #take(nowMs: number): Promise<void> {
    this.#takenMs = nowMs;
    const asked = this.#asked;
    this.#asked = null;
    const { canvas } = this.#reader;
    const { sharpness } = this.#gate;
    // Before anything else can draw on the canvas: the picture and the key are the same frame.
    const taking = this.#frames.take(canvas, canvas.width, canvas.height, (image) => this.#follower.take(image, sharpness));
    asked?.(await taking);
  }

  #answer(picture: Picture | null): void {
    this.#asked?.(picture);
    this.#asked = null;
  }
}

/** Marks of an answer, in px of the picture that is followed. */
interface Outlines {
  readonly keyframe: Keyframe;
  readonly key: CanvasImageSource;
  readonly scene: Scene;
  readonly polygons: readonly (readonly Point[])[];
  readonly page: readonly Point[] | null;
}

/** On bent paper a straight edge in mm is not straight in the picture. */
const EDGE_STEPS = 4;

function outlinesOf(keyframe: Keyframe, { image, overlay, place }: NonNullable<Follower["current"]>): Outlines {
  const scene = sceneOf(keyframe);
  const isSame = keyframe.picture.image === image || place === null;
  const areas = new Map(keyframe.overlay.anchors.map((anchor) => [anchor.id, anchor.areaMm as readonly Point[]]));
  const polygons = scene.marks.map(({ id, polygon }) => (isSame ? polygon : edgesOf(areas.get(id) ?? [], overlay.mesh === null ? 1 : EDGE_STEPS).map(place)));
  return { keyframe, key: image, scene, polygons, page: (overlay.page?.corners as readonly Point[] | undefined) ?? null };
}

function edgesOf(corners: readonly Point[], steps: number): readonly Point[] {
  return corners.flatMap((from, i) => {
    const to = corners[(i + 1) % corners.length] as Point;
    return Array.from({ length: steps }, (_, step): Point => {
      const share = step / steps;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    });
  });
}
