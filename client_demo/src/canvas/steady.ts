/** Where the live picture stands on the screen while a paper is followed: still, as long as that will do. */
import { framed } from "./framing";
import { GLIDE_MS, reducesMotion } from "./motion";
import { between, boundsOf, eased, toScreen, type Box, type View } from "./plane";
import type { Scene } from "./scene";

/** The paper may come this much nearer or further before the view follows. */
const LARGEST_CHANGE = 1.3;
/** ...and may stick out of the room by this, CSS px. */
const SLACK = 12;

/** A picture that fills the screen and hides none of the paper stays there. Any other is brought to the paper. */
export class SteadyView {
  #from: View | null = null;
  #to: View | null = null;
  #room: Box | null = null;
  #startMs = 0;

  /** The view of a frame, given that of the whole picture. */
  view(whole: View, scene: Scene, room: Box, nowMs: number): View {
    // Once brought to the paper it stays so: two views in turn would be worse than either.
    if (this.#to === null && fills(whole, scene, room) && isGood(whole, whole, scene, room)) return whole;
    const wanted = framed(scene, room, null);
    if (this.#to === null || this.#room !== room || !isGood(this.#to, wanted, scene, room)) {
      this.#from = this.#to === null ? whole : this.#now(nowMs);
      this.#to = wanted;
      this.#room = room;
      this.#startMs = nowMs;
    }
    return this.#now(nowMs);
  }

  #now(nowMs: number): View {
    const to = this.#to as View;
    const share = reducesMotion() ? 1 : Math.min(1, (nowMs - this.#startMs) / GLIDE_MS);
    return this.#from === null || share >= 1 ? to : between(this.#from, to, eased(share));
  }
}

function fills(view: View, scene: Scene, room: Box): boolean {
  const [wide, high] = [scene.widthPx * view.scale, scene.heightPx * view.scale];
  return wide >= room.right - room.left - 1 && high >= room.bottom - room.top - 1;
}

function isGood(view: View, wanted: View, scene: Scene, room: Box): boolean {
  if (Math.abs(Math.log(wanted.scale / view.scale)) > Math.log(LARGEST_CHANGE)) return false;
  if (scene.page === null) return true;
  const page = boundsOf(scene.page.map((point) => toScreen(view, point)));
  const [left, top] = toScreen(view, [-0.5, -0.5]);
  const [right, bottom] = toScreen(view, [scene.widthPx - 0.5, scene.heightPx - 0.5]);
  // Where the picture itself ends nothing more can be brought into view.
  return (
    Math.max(page.left, left) > room.left - SLACK &&
    Math.max(page.top, top) > room.top - SLACK &&
    Math.min(page.right, right) < room.right + SLACK &&
    Math.min(page.bottom, bottom) < room.bottom + SLACK
  );
}
