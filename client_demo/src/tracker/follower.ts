/**
 * Keeps an answer glued to the paper: from the moment its picture was taken, frame by frame.
 *
 * The picture that was sent is a candidate while its answer is under way, and followed all the
 * while, so that a late answer lands where the paper is by then. Once answered it becomes the
 * current key; a later answer replaces it only where that pays, because each key is placed a tenth
 * of a pixel differently and a change can be seen.
 */
import type { Overlay, Point } from "../contract";
import type { Keyframe } from "../state/picture";
import { bendOf, FLAT, type Bend } from "./bend";
import type { Core } from "./core";
import { Finder, type Features } from "./features";
import { IDENTITY, inverse, mapped, product, slopes, type Homography } from "./homography";
import { Pyramid } from "./picture";
import { placeOf, type Place } from "./place";
import { better, expected, isDoubtful, isSure, Key, Tracker } from "./tracker";

/** Paper this much nearer shows more than what is followed now. */
const PAYS_NEARER = 1.3;
/** On a picture this much sharper the service places the page better. */
const PAYS_SHARPER = 1.35;
/** With fewer of its patches agreeing than this a key is worn: the paper was written on, or turned. */
const WORN_SHARE = 0.35;
/** How fast the memory of the share that agreed of late fades, a frame. */
const USUAL_FADING = 0.9;

/** Where the key lies in the newest frame. */
export interface Sight {
  readonly homography: Homography;
  readonly bend: Bend;
  /** Share of the key's patches in view that agree: what is covered does not. */
  readonly share: number;
}

interface Followed {
  readonly slot: Slot;
  /** The picture it is the key of. */
  readonly image: CanvasImageSource;
  readonly sharpness: number;
  /** Where it lay in the last two frames that showed it. */
  before: Homography;
  now: Homography;
  sight: Sight | null;
  /** The share of patches that agreed of late; null before any were looked for. */
  usual: number | null;
}

interface Candidate extends Followed {
  /** Its own px -> px of the current key, where that was in sight when it was taken. */
  readonly since: Homography | null;
}

interface Current extends Followed {
  readonly overlay: Overlay;
  readonly place: Place | null;
  isLearnt: boolean;
}

/** Room for one key; there are enough for the current one, the candidate and a spare. */
interface Slot {
  readonly key: Key;
  readonly features: Features;
}

export class Follower {
  readonly #core: Core;
  readonly #tracker: Tracker;
  readonly #finder: Finder;
  /** By size: a phone that is turned again and again needs no more room. */
  readonly #rooms = new Map<string, { readonly frame: Pyramid; readonly slots: readonly Slot[] }>();
  #frame: Pyramid | null = null;
  #spare: Slot[] = [];
  #current: Current | null = null;
  #candidate: Candidate | null = null;

  constructor(core: Core) {
    this.#core = core;
    this.#tracker = new Tracker(core);
    this.#finder = new Finder(core);
  }

  /** Where the next frame is to be written. Another size forgets what was followed. */
  frameOf(width: number, height: number): Pyramid {
    const size = `${width} ${height}`;
    const room = this.#rooms.get(size) ?? {
      frame: new Pyramid(this.#core, width, height),
      slots: [0, 1, 2].map(() => ({ key: new Key(this.#core, width, height), features: this.#finder.features() })),
    };
    this.#rooms.set(size, room);
    if (this.#frame !== room.frame) {
      this.#frame = room.frame;
      this.#spare = [...room.slots];
      this.#current = this.#candidate = null;
    }
    return room.frame;
  }

  /** The current key in the newest frame; null while it is out of sight. */
  get sight(): Sight | null {
    return this.#current?.sight ?? null;
  }

  /** The picture the current key was taken from, and its answer. */
  get current(): { readonly image: CanvasImageSource; readonly overlay: Overlay; readonly place: Place | null } | null {
    return this.#current;
  }

  /** Follows everything into the frame that was just written. */
  see(): void {
    if (this.#frame === null) return;
    const startMs = performance.now();
    this.#followAll();
    this.#tracker.spend(performance.now() - startMs);
  }

  #followAll(): void {
    if (this.#current !== null) {
      this.#follow(this.#current, this.#current.isLearnt);
      this.#learn(this.#current);
    }
    const candidate = this.#candidate;
    if (candidate === null) return;
    if (candidate.since === null) this.#follow(candidate, false);
    else this.#carry(candidate, candidate.since);
  }

  /** Whether a frame is so much sharper than the current key that it should become the next. */
  isSharper(sharpness: number): boolean {
    return this.#current !== null && sharpness > PAYS_SHARPER * this.#current.sharpness;
  }

  /** Takes the newest frame as the key of a picture of it that is about to be sent. */
  take(image: CanvasImageSource, sharpness: number): void {
    const frame = this.#frame;
    if (frame === null) return;
    const slot = this.#candidate?.slot ?? this.#spare.pop();
    if (slot === undefined) return;
    slot.key.pyramid.copy(frame);
    slot.key.isBent = false;
    const sight: Sight = { homography: IDENTITY, bend: FLAT, share: 1 };
    const seen = this.#current?.sight ?? null;
    const since = seen === null ? null : inverse(seen.homography);
    if (since === null) this.#tracker.choose(slot.key, null);
    this.#candidate = { slot, image, sharpness, before: IDENTITY, now: IDENTITY, sight, usual: seen?.share ?? null, since };
  }

  /** Hears the answer to a picture. */
  answered({ picture, overlay }: Keyframe): void {
    const candidate = this.#candidate;
    if (candidate === null || candidate.image !== picture.image) return;
    if (!this.#pays(candidate, overlay)) return;
    if (this.#current !== null) this.#spare.push(this.#current.slot);
    this.#candidate = null;
    const region = overlay.page?.corners as readonly Point[] | undefined;
    const { key } = candidate.slot;
    key.isBent = overlay.mesh !== null;
    this.#tracker.choose(key, region ?? null);
    const { slot, sharpness, before, now, usual } = candidate;
    this.#current = { slot, image: picture.image, sharpness, before, now, overlay, place: placeOf(overlay), sight: null, usual, isLearnt: false };
    // The newest frame is at hand still: what is shown next is placed already.
    this.#follow(this.#current, false);
    if (this.#current.sight === null) this.#learn(this.#current);
  }

  /** Lets go of everything. */
  forget(): void {
    for (const each of [this.#current, this.#candidate]) if (each !== null) this.#spare.push(each.slot);
    this.#current = this.#candidate = null;
  }

  #pays(candidate: Candidate, overlay: Overlay): boolean {
    const current = this.#current;
    if (current === null || current.sight === null || current.place === null) return true;
    if (overlay.template === null || overlay.template.key !== current.overlay.template?.key) return true;
    if (current.sight.share < WORN_SHARE || this.isSharper(candidate.sharpness)) return true;
    const [xx, xy, yx, yy] = slopes(current.sight.homography, middleOf(current.overlay));
    const [ux, uy, vx, vy] = slopes(candidate.now, middleOf(overlay));
    const nearer = Math.abs(xx * yy - xy * yx) / Math.max(1e-9, Math.abs(ux * vy - uy * vx));
    return Math.sqrt(nearer) > PAYS_NEARER;
  }

  #follow(followed: Followed, isLearnt: boolean): void {
    const frame = this.#frame as Pyramid;
    const { key, features } = followed.slot;
    const wasInSight = followed.sight !== null;
    const guess = wasInSight ? expected(followed.before, followed.now) : followed.now;
    let tracked = this.#tracker.track(key, frame, guess, followed.usual);
    if (isLearnt && !isSure(tracked, followed.usual)) {
      const found = this.#finder.find(features, frame);
      tracked = better(tracked, found && this.#tracker.track(key, frame, found, followed.usual));
    }
    const isWrong = tracked !== null && isDoubtful(tracked, followed.usual);
    followed.usual = Math.max(tracked?.share ?? 0, (followed.usual ?? 0) * USUAL_FADING);
    if (tracked === null || isWrong) {
      followed.sight = null;
      return;
    }
    const { homography, share, residuals } = tracked;
    followed.before = wasInSight ? followed.now : homography;
    followed.now = homography;
    followed.sight = { homography, share, bend: key.isBent ? bendOf(residuals, homography) : FLAT };
  }

  /** How to find the key again is only needed once it is lost: not before its outlines are shown. */
  #learn(current: Current): void {
    if (current.isLearnt) return;
    current.isLearnt = true;
    const { key, features } = current.slot;
    this.#finder.learn(features, key.pyramid, (current.overlay.page?.corners as readonly Point[] | undefined) ?? null);
  }

  /** What is taken while the current key is in sight moves along with it. */
  #carry(candidate: Candidate, since: Homography): void {
    const sight = this.#current?.sight ?? null;
    if (sight === null) return;
    candidate.before = candidate.now;
    candidate.now = product(sight.homography, since);
    candidate.usual = sight.share;
  }
}

function middleOf(overlay: Overlay): Point {
  const corners = (overlay.page?.corners ?? [[overlay.frame.widthPx / 2, overlay.frame.heightPx / 2]]) as readonly Point[];
  return [corners.reduce((sum, [x]) => sum + x, 0) / corners.length, corners.reduce((sum, [, y]) => sum + y, 0) / corners.length];
}

/** A point of the current key in the newest frame. */
export function carried({ homography, bend }: Sight, point: Point): Point {
  const [x, y] = mapped(homography, point);
  const [dx, dy] = bend(point);
  return [x + dx, y + dy];
}
