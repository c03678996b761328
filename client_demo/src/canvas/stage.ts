import type { Point } from "../contract";
import { BADGE_RADIUS, type Badge } from "./badges";
import { StickyBadges } from "./sticky";
import { SteadyView } from "./steady";
import { framed, framedLive } from "./framing";
import { listenToGestures } from "./gestures";
import { inkOf, type Ink } from "./ink";
import { GLIDE_MS, reducesMotion } from "./motion";
import { paint, paintEdge, paintGuide } from "./paint";
import { between, type Box, clampTo, contains, distance, distanceTo, eased, shareOf, toScreen, type View, zoomed } from "./plane";
import { printOf, type PrintAt } from "./print";
import type { Scene } from "./scene";
import type { LiveFrame } from "../tracker/live";

/** A finger this near a number means it, CSS px: twice this is a comfortable target. */
const REACH = 24;

const LARGEST_ZOOM = 8;

/** What is on the canvas: the live picture as it comes, a still without outlines, or a scene. */
export type Showing =
  | { readonly kind: "nothing" }
  | { readonly kind: "live"; readonly isKnown: boolean }
  | { readonly kind: "still"; readonly image: CanvasImageSource; readonly widthPx: number; readonly heightPx: number; readonly edge: readonly Point[] | null }
  | { readonly kind: "scene"; readonly scene: Scene; readonly selected: string | null };

/** What was drawn, for whoever measures from outside where outlines lie on the screen. */
export interface Drawn {
  readonly canvas: HTMLCanvasElement;
  readonly frame: LiveFrame;
  /** Picture px -> canvas px: `scale * (x + 0.5) + left`, in pixels of the canvas. */
  readonly view: View;
}

declare global {
  interface Window {
    /** Set by a measurement before the page loads (tests/glue): called after each live frame drawn. */
    leeswijzerDrawn?: (drawn: Drawn) => void;
  }
}

/** Without outlines for this long, the corners that say how to hold the phone come back. */
const GUIDE_AFTER_MS = 1000;

/** The one canvas: draws what is showing, lets the person tap, move and zoom it. */
export class Stage {
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #onTap: (id: string | null, share: number) => void;
  #showing: Showing = { kind: "nothing" };
  #ink: Ink;
  #room: Box = { left: 0, top: 0, right: 0, bottom: 0 };
  #width = 0;
  #height = 0;
  #view: View | null = null;
  #glide: { readonly from: View; readonly startMs: number } | null = null;
  /** Set while the person moved the picture; theirs then wins over ours. */
  #ownView: View | null = null;
  #badges: readonly Badge[] = [];
  readonly #sticky = new StickyBadges();
  #print: { readonly picture: CanvasImageSource; readonly isPrint: PrintAt } | null = null;
  readonly #steady = new SteadyView();
  #next: string | null = null;
  #frame = 0;
  #live: LiveFrame | null = null;
  #sceneMs = -Infinity;

  /** `onTap` hears which place was meant, and how far along it. */
  constructor(canvas: HTMLCanvasElement, onTap: (id: string | null, share: number) => void) {
    const context = canvas.getContext("2d", { alpha: false });
    if (context === null) throw new Error("This browser cannot draw on a canvas.");
    this.canvas = canvas;
    this.#context = context;
    this.#onTap = onTap;
    this.#ink = inkOf(canvas);
    new ResizeObserver(() => this.#resize()).observe(canvas);
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", () => this.#recolour());
    }
    void document.fonts.ready.then(() => this.#recolour());
    listenToGestures(canvas, {
      onTap: (point) => this.#tapped(point),
      onMove: (byX, byY) => this.#moveBy(byX, byY),
      onZoom: (factor, about) => this.#zoomBy(factor, about),
    });
  }

  /** Where numbers stand on the screen now, CSS px from the canvas's corner. */
  get badges(): readonly Badge[] {
    return this.#badges;
  }

  show(showing: Showing): void {
    const before = this.#showing;
    this.#showing = showing;
    const subject = subjectOf(showing);
    if (subject !== subjectOf(before)) this.#ownView = null;
    const glides = showing.kind === "scene" && (before.kind === "scene" ? before.selected !== showing.selected : before.kind === "live");
    this.#glide = glides && this.#view !== null && !reducesMotion() ? { from: this.#view, startMs: performance.now() } : null;
    this.#draw();
  }

  /** Draws the camera's newest frame at once, if that is what is showing. */
  showFrame(frame: LiveFrame): void {
    this.#live = frame;
    if (this.#showing.kind !== "live" || this.#width === 0) return;
    if (this.#frame !== 0) cancelAnimationFrame(this.#frame);
    this.#paint(performance.now());
    if (window.leeswijzerDrawn === undefined || this.#view === null) return;
    const ratio = this.canvas.width / this.#width;
    const { scale, left, top } = this.#view;
    window.leeswijzerDrawn({ canvas: this.canvas, frame, view: { scale: scale * ratio, left: left * ratio, top: top * ratio } });
  }

  /** Points out the field that is to be filled in next. */
  point(next: string | null): void {
    if (next === this.#next) return;
    this.#next = next;
    this.#draw();
  }

  /** Tells which part of the canvas no bar or sheet covers, CSS px. */
  leaveRoom(room: Box): void {
    const same = (["left", "top", "right", "bottom"] as const).every((side) => room[side] === this.#room[side]);
    if (same) return;
    this.#room = room;
    this.#draw();
  }

  #draw(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame((nowMs) => this.#paint(nowMs));
  }

  #paint(nowMs: number): void {
    this.#frame = 0;
    const context = this.#context;
    const ratio = this.canvas.width / Math.max(1, this.#width);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = this.#ink.ground;
    context.fillRect(0, 0, this.#width, this.#height);
    const showing = this.#showing;
    this.#badges = [];
    if (showing.kind === "live" && this.#live !== null) this.#paintLive(this.#live, showing.isKnown, nowMs);
    if (showing.kind === "still") this.#paintStill(showing.image, showing.widthPx, showing.heightPx, showing.edge);
    if (showing.kind === "scene") this.#paintScene(showing.scene, showing.selected, nowMs);
    if (this.#glide !== null) this.#draw();
  }

  #paintLive(frame: LiveFrame, isKnown: boolean, nowMs: number): void {
    const { scene, widthPx, heightPx } = frame;
    if (scene !== null) {
      this.#sceneMs = nowMs;
      const view = this.#ownView ?? this.#steady.view(this.#wholeLive(widthPx, heightPx), scene, this.#room, nowMs);
      this.#view = view;
      this.#paintMarks(scene, null, view);
      return;
    }
    this.#paintStill(frame.picture, widthPx, heightPx, frame.edge);
    const view = this.#view;
    if (view === null || frame.edge !== null || (isKnown && nowMs - this.#sceneMs < GUIDE_AFTER_MS)) return;
    const [left, top] = toScreen(view, [-0.5, -0.5]);
    const [right, bottom] = toScreen(view, [widthPx - 0.5, heightPx - 0.5]);
    paintGuide(this.#context, this.#ink, guideIn(clampTo({ left, top, right, bottom }, this.#room)));
  }

  #wholeLive(widthPx: number, heightPx: number): View {
    return framedLive(widthPx, heightPx, { left: 0, top: 0, right: this.#width, bottom: this.#height }, this.#room);
  }

  #paintStill(image: CanvasImageSource, widthPx: number, heightPx: number, edge: readonly Point[] | null): void {
    this.#view = this.#wholeLive(widthPx, heightPx);
    const { left, top, scale } = this.#view;
    this.#context.drawImage(image, left, top, widthPx * scale, heightPx * scale);
    if (edge !== null) paintEdge(this.#context, this.#ink, edge, this.#view);
  }

  #paintScene(scene: Scene, selected: string | null, nowMs: number): void {
    const target = this.#ownView ?? framed(scene, this.#room, selected);
    const share = this.#glide === null ? 1 : Math.min(1, (nowMs - this.#glide.startMs) / GLIDE_MS);
    const view = this.#glide === null ? target : between(this.#glide.from, target, eased(share));
    if (share >= 1) this.#glide = null;
    this.#view = view;
    this.#paintMarks(scene, selected, view);
  }

  #paintMarks(scene: Scene, selected: string | null, view: View): void {
    const fields = scene.marks.map((mark) => ({
      id: mark.id,
      polygon: mark.polygon.map((point) => toScreen(view, point)),
    }));
    this.#badges = scene.isPrint === true ? [] : this.#sticky.place(fields, this.#room, view, () => this.#printOf(scene));
    paint(this.#context, this.#ink, { scene, view, badges: this.#badges, selected, next: this.#next });
  }

  /** Kept while a still picture is looked at; of the camera's picture, drawn anew on one canvas, it is asked anew. */
  #printOf({ picture, widthPx, heightPx, page }: Scene): PrintAt {
    if (this.#showing.kind === "live") return printOf(picture, widthPx, heightPx, page);
    if (this.#print?.picture !== picture) this.#print = { picture, isPrint: printOf(picture, widthPx, heightPx, page) };
    return this.#print.isPrint;
  }

  /** The outlines on the canvas now. */
  get #scene(): Scene | null {
    if (this.#showing.kind === "scene") return this.#showing.scene;
    return this.#showing.kind === "live" ? (this.#live?.scene ?? null) : null;
  }

  #tapped(point: Point): void {
    const [id, view] = [this.#markAt(point), this.#view];
    const mark = this.#scene?.marks.find((each) => each.id === id);
    this.#onTap(id, mark === undefined || view === null ? 0 : shareOf(mark.polygon.map((p) => toScreen(view, p)), point));
  }

  #markAt(point: Point): string | null {
    const [scene, view] = [this.#scene, this.#view];
    if (scene === null || view === null) return null;
    const byDistance = [...this.#badges].sort((a, b) => distance(a.centre, point) - distance(b.centre, point));
    const nearest = byDistance[0];
    if (nearest !== undefined && distance(nearest.centre, point) <= BADGE_RADIUS) return nearest.id;
    const under = scene.marks.find((mark) => contains(mark.polygon.map((p) => toScreen(view, p)), point));
    if (under !== undefined) return under.id;
    if (scene.isPrint === true) return nearestLine(scene, view, point);
    return nearest !== undefined && distance(nearest.centre, point) <= REACH ? nearest.id : null;
  }

  #moveBy(byX: number, byY: number): void {
    if (this.#scene === null || this.#view === null) return;
    this.#ownView = { ...this.#view, left: this.#view.left + byX, top: this.#view.top + byY };
    this.#glide = null;
    this.#draw();
  }

  #zoomBy(factor: number, about: Point): void {
    const scene = this.#scene;
    if (scene === null || this.#view === null) return;
    const isLive = this.#showing.kind === "live";
    const whole = isLive ? this.#wholeLive(scene.widthPx, scene.heightPx) : framed(scene, this.#room, null);
    const scale = Math.min(whole.scale * LARGEST_ZOOM, Math.max(whole.scale, this.#view.scale * factor));
    const isWhole = scale <= whole.scale;
    this.#ownView = isWhole ? null : zoomed(this.#view, scale / this.#view.scale, about);
    this.#glide = null;
    this.#draw();
  }

  #resize(): void {
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    this.#width = this.canvas.clientWidth;
    this.#height = this.canvas.clientHeight;
    this.canvas.width = Math.round(this.#width * ratio);
    this.canvas.height = Math.round(this.#height * ratio);
    this.#ownView = null;
    this.#draw();
  }

  #recolour(): void {
    this.#ink = inkOf(this.canvas);
    this.#draw();
  }
}

/** The line of print a finger means that lands between lines. */
function nearestLine(scene: Scene, view: View, point: Point): string | null {
  const away = scene.marks.map(({ id, polygon }) => ({ id, px: distanceTo(polygon.map((p) => toScreen(view, p)), point) }));
  const nearest = away.sort((a, b) => a.px - b.px)[0];
  return nearest !== undefined && nearest.px <= REACH ? nearest.id : null;
}

/** What a view of one's own belongs to: another form or another field starts afresh. */
function subjectOf(showing: Showing): string {
  if (showing.kind !== "scene") return showing.kind;
  const ids = showing.scene.marks.map((mark) => mark.id).join(" ");
  return `${showing.selected ?? ""} ${ids}`;
}

/** An upright sheet of paper, with some air around it. */
function guideIn(room: Box): Box {
  const height = (room.bottom - room.top) * 0.86;
  const width = Math.min((room.right - room.left) * 0.86, height / Math.SQRT2);
  const x = (room.left + room.right) / 2;
  const y = (room.top + room.bottom) / 2;
  return { left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2 };
}

