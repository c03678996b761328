import { Stage, type Showing } from "../canvas/stage";
import { sceneOf, type Scene } from "../canvas/scene";
import type { LiveFrame } from "../tracker/live";
import type { Point } from "../contract";
import { make, refill, settle, whenChanged } from "../components/element";
import { icon, type IconName } from "../components/icon";
import { said } from "../components/said";
import type { Speech } from "../speech";
import { nextAnchor, steps, templateOf } from "../state/filling";
import type { Keyframe } from "../state/picture";
import { anchorsInOrder, formTitle, versionKey, type State } from "../state/state";
import { progressOf } from "../state/steps";
import type { Phrase, Words } from "../words";
import { AboutView } from "./about";
import type { Actions } from "./actions";
import { ListView } from "./list";
import { NoticeView, offersWaysOn } from "./notice";
import { PanelView } from "./panel";
import { PreferencesView } from "./preferences";
import { SheetView } from "./sheet";

/** From this width the list stands beside the picture. */
const WIDE = "(min-width: 60rem)";

/** With less of the picture above the sheet than this, the paper stays as it is, behind it: CSS px. */
const LEAST_ROOM_PX = 96;

/** Figures of the breadth that forms have. */
const MANY_FIELDS = 88;

/** The screen with the picture and everything about it. */
export class LookView {
  readonly element = make("main", { class: "look", id: "look", hidden: true });
  readonly #actions: Actions;
  readonly #speech: Speech;
  readonly #aids = make("div", { class: "stage__aids" });
  readonly #leaf = make("nav", { class: "leaf", id: "pdf-pages", hidden: true });
  readonly #leafChanged = whenChanged();
  readonly #example = make("p", { class: "stage__example", hidden: true });
  readonly #aidsChanged = whenChanged();
  readonly #stage: Stage;
  readonly #canvas = make("canvas", { class: "stage__canvas", id: "stage", role: "img" });
  readonly #bar = make("header", { class: "bar" });
  readonly #strip = make("div", { class: "strip" });
  readonly #tools = make("div", { class: "tools" });
  readonly #told = make("p", { class: "unseen", role: "status", "aria-live": "polite" });
  readonly #aside = make("aside", { class: "beside", id: "beside" });
  readonly #notice: NoticeView;
  readonly #sheet: SheetView;
  readonly #list: ListView;
  readonly #about: AboutView;
  readonly #panels: Readonly<Record<"list" | "about", PanelView>>;
  readonly #preferences: PreferencesView;
  readonly #wide = matchMedia(WIDE);
  readonly #barChanged = whenChanged();
  readonly #stripChanged = whenChanged();
  readonly #toolsChanged = whenChanged();
  readonly #showingChanged = whenChanged();
  readonly #toldChanged = whenChanged();
  #scene: { readonly keyframe: Keyframe; readonly scene: Scene } | null = null;
  #isLive = false;
  /** The newest camera frame with the outlines of an answer, while the paper is in sight. */
  #sceneNow: (keyframe: Keyframe) => Scene | null = () => null;

  constructor(actions: Actions, video: HTMLVideoElement, speech: Speech) {
    this.#actions = actions;
    this.#speech = speech;
    this.#notice = new NoticeView(actions);
    this.#sheet = new SheetView(actions);
    this.#list = new ListView(actions);
    this.#about = new AboutView(actions);
    const close = (): void => actions.openPanel(null);
    this.#panels = { list: new PanelView("list", close), about: new PanelView("about", close) };
    this.#preferences = new PreferencesView("languages", "look", actions);
    this.#panels.about.body.append(this.#about.element);
    video.className = "eye";
    video.setAttribute("aria-hidden", "true");
    video.tabIndex = -1;
    const picture = make("div", { class: "stage" }, this.#canvas, video, this.#aids, this.#example, this.#leaf);
    this.element.append(this.#bar, this.#strip, picture, this.#notice.element, this.#tools, this.#aside, this.#sheet.element, this.#told);
    this.element.append(...Object.values(this.#panels).map((panel) => panel.element), this.#preferences.element);
    this.#stage = new Stage(this.#canvas, (id) => actions.select(id));
    const measured = new ResizeObserver(() => this.#leaveRoom());
    for (const element of [this.#canvas, this.#sheet.element, this.#notice.element]) measured.observe(element);
  }

  /** Where the focus goes when this screen opens. */
  focus(): void {
    document.getElementById("look-title")?.focus({ preventScroll: true });
  }

  /** Draws a camera frame, if the live picture is what is showing. */
  showFrame(frame: LiveFrame): void {
    this.#stage.showFrame(frame);
  }

  /** Where the picture comes from when it is to stay as it is now. */
  freezeWith(sceneNow: (keyframe: Keyframe) => Scene | null): void {
    this.#sceneNow = sceneNow;
  }

  /** Called when the window crosses the width from which the list stands beside the picture. */
  onWidthChange(render: () => void): void {
    this.#wide.addEventListener("change", render);
  }

  render(state: State, words: Words): void {
    // What is not seen need not be made; it is once more when it goes, to close what stands over it.
    if (state.screen !== "look" && this.element.hidden) return;
    this.element.hidden = state.screen !== "look";
    const isWide = this.#wide.matches;
    this.#isLive = isMoving(state);
    this.element.dataset["source"] = state.source;
    this.element.classList.toggle("look--unknown", state.keyframe === null);
    this.element.classList.toggle("look--reading-field", state.selected !== null);
    this.#barChanged([words, state.keyframe?.overlay.template?.key, formTitle(state)?.text, this.#whereabouts(state, words)], () => this.#fillBar(state, words));
    this.#stripChanged([words, state.keyframe?.overlay.warnings], () => this.#fillStrip(state, words));
    this.#toolsChanged([words, state.keyframe === null, state.held, state.source, state.isExample, state.camera, offersWaysOn(state), isWide], () => this.#fillTools(state, words, isWide));
    this.#aidsChanged([words, state.camera, state.source, state.torch, state.aloud, this.#speech.speaks(words.language)], () => this.#fillAids(state, words));
    this.#leafChanged([words, state.pdf, state.isDrawing], () => this.#fillLeaf(state, words));
    this.#example.hidden = !state.isExample;
    this.#example.textContent = words.say("look.example");
    this.#list.render(state, words);
    settle(isWide ? this.#aside : this.#panels.list.body, this.#list.element);
    this.#about.render(state, words);
    this.#panels.list.render(state.panel === "list" && !isWide, words);
    this.#panels.about.render(state.panel === "about", words);
    this.#preferences.render(state.screen === "look" && state.panel === "languages", state, words);
    this.#notice.render(state, words);
    this.#sheet.render(state, words);
    this.#showingChanged([state.screen, state.keyframe, state.seen, state.still, state.selected, state.camera, state.source, state.held], () => this.#stage.show(this.#showing(state)));
    this.#stage.point(nextAnchor(state));
    this.#describe(state, words);
    this.#leaveRoom();
  }

  #fillBar(state: State, words: Words): void {
    const template = state.keyframe?.overlay.template ?? null;
    const title = formTitle(state);
    refill(
      this.#bar,
      this.#roundButton("leave", "back", words.say("action.back"), () => this.#actions.leave()),
      make(
        "div",
        { class: "bar__title" },
        make("h1", { id: "look-title", tabindex: -1 }, title ? said(title) : words.say("look.searching")),
        template && make("p", { class: "quiet bar__where", id: "look-progress", "data-room": roomForWhereabouts(state, words) }, make("span", {}, this.#whereabouts(state, words))),
      ),
      this.#roundButton("open-languages", "language", words.say("languages.and-letters"), () => this.#actions.openPanel("languages")),
    );
  }

  /** Which page this is, and how far the person is with all of them. */
  #whereabouts(state: State, words: Words): string {
    const page = state.keyframe?.overlay.template?.page;
    if (page === undefined) return "";
    const pages = templateOf(state)?.pages.length;
    if (pages === undefined) return words.say("look.page", { page });
    const { done, total } = progressOf(steps(state));
    const where = words.say("look.page-of", { page, pages });
    return total === 0 ? where : `${where} · ${words.say("look.progress", { done, total })}`;
  }

  /** The first warning stands over the picture; all of them stand in the panel it opens. */
  #fillStrip(state: State, words: Words): void {
    const warning = state.keyframe?.overlay.warnings[0];
    this.#strip.hidden = warning === undefined;
    if (warning === undefined) return this.#strip.replaceChildren();
    refill(
      this.#strip,
      make(
        "button",
        { type: "button", class: "strip__button", id: "open-warning", "data-warning": warning.code, onclick: () => this.#actions.openPanel("about") },
        icon("care"),
        make("span", {}, make("span", { class: "unseen" }, `${words.say("warning.heading")}: `), said(warning.message)),
        icon("forward"),
      ),
    );
  }

  #fillTools(state: State, words: Words, isWide: boolean): void {
    const isKnown = state.keyframe !== null;
    const isLive = state.source === "camera" && state.camera === "on";
    // The notice offers the same, and says why.
    this.#tools.hidden = !isKnown && offersWaysOn(state);
    refill(
      this.#tools,
      !(isLive && isKnown) && !state.isExample && this.#tool("photo", "photo", "action.photo", words, () => this.#actions.choosePhoto()),
      isLive && !state.held && !state.isExample && this.#tool("hold", "hold", "action.hold", words, () => this.#actions.hold()),
      isLive && state.held && this.#tool("release", "release", "action.release", words, () => this.#actions.release()),
      (state.source === "photo" || state.isExample) && this.#tool("use-camera", "camera", "action.camera", words, () => this.#actions.openCamera()),
      !isKnown && this.#tool("to-forms", "search", "action.forms", words, () => this.#actions.openForms()),
      isKnown && this.#tool("open-coach", "pen", "action.coach", words, () => this.#actions.openCoach(), "tool tool--main"),
      isKnown && !isWide && this.#tool("open-list", "list", "action.list", words, () => this.#actions.openPanel("list")),
      isKnown && this.#tool("open-about", "about", "action.about", words, () => this.#actions.openPanel("about")),
    );
  }

  /** Which page of a chosen PDF this is, and the way to the others. */
  #fillLeaf({ pdf, isDrawing }: State, words: Words): void {
    this.#leaf.hidden = pdf === null || pdf.pages === 1;
    if (pdf === null) return this.#leaf.replaceChildren();
    const to = (id: string, sign: IconName, label: Phrase, page: number): HTMLElement => {
      const isOff = isDrawing || page < 1 || page > pdf.pages;
      return make("button", { type: "button", class: "button button--round", id, "aria-label": words.say(label), "aria-disabled": isOff ? "true" : null, onclick: () => isOff || this.#actions.turnPdf(page) }, icon(sign));
    };
    this.#leaf.setAttribute("aria-label", words.say("pdf.pages"));
    refill(
      this.#leaf,
      to("pdf-previous", "back", "pdf.previous", pdf.page - 1),
      make("p", { id: "pdf-page", role: "status" }, words.say("pdf.page", { page: pdf.page, pages: pdf.pages })),
      to("pdf-next", "forward", "pdf.next", pdf.page + 1),
    );
  }

  /** The lamp, and hints aloud: only where the phone has them. */
  #fillAids(state: State, words: Words): void {
    const isLive = state.source === "camera" && state.camera === "on";
    const toggle = (id: string, sign: IconName, label: Phrase, isOn: boolean, act: () => void): HTMLElement =>
      make("button", { type: "button", class: "button button--round stage__aid", id, "aria-label": words.say(label), "aria-pressed": String(isOn), onclick: act }, icon(sign));
    refill(
      this.#aids,
      isLive && this.#speech.speaks(words.language) && toggle("hints-aloud", "sound", "look.aloud", state.aloud, () => this.#actions.readEachStep(!state.aloud)),
      isLive && state.torch !== "none" && toggle("torch", "torch", "look.torch", state.torch === "on", () => this.#actions.light(state.torch !== "on")),
    );
  }

  #tool(id: string, sign: IconName, label: Phrase, words: Words, act: () => void, style = "tool"): HTMLElement {
    return make("button", { type: "button", class: style, id, onclick: act }, icon(sign), make("span", {}, words.say(label)));
  }

  #roundButton(id: string, sign: IconName, label: string, act: () => void): HTMLElement {
    return make("button", { type: "button", class: "button button--round", id, "aria-label": label, onclick: act }, icon(sign));
  }

  #showing(state: State): Showing {
    if (state.screen !== "look") return { kind: "nothing" };
    if (state.still !== null) return { kind: "still", ...state.still, edge: state.seen?.picture === state.still ? ((state.seen.overlay.page?.corners as readonly Point[] | undefined) ?? null) : null };
    if (isMoving(state)) {
      this.#scene = null;
      return { kind: "live", isKnown: state.keyframe !== null };
    }
    return state.keyframe === null ? { kind: "nothing" } : { kind: "scene", scene: this.#frozen(state.keyframe), selected: state.selected };
  }

  /** What was on screen when the picture was to stay; the answer's own picture when nothing was. */
  #frozen(keyframe: Keyframe): Scene {
    if (this.#scene?.keyframe !== keyframe) this.#scene = { keyframe, scene: this.#sceneNow(keyframe) ?? sceneOf(keyframe) };
    return this.#scene.scene;
  }

  #describe(state: State, words: Words): void {
    const { keyframe } = state;
    const template = keyframe?.overlay.template ?? null;
    const count = anchorsInOrder(state).length;
    const label = keyframe ? words.say("look.picture", { n: count }) : words.say(state.still ? "look.still-picture" : "look.camera-picture");
    this.#canvas.setAttribute("aria-label", label);
    this.#toldChanged([words, template?.key, state.held && keyframe !== null], () => {
      const known = template ? words.say("look.recognised", { title: template.title.text, page: template.page }) : "";
      this.#told.textContent = state.held && state.source === "camera" && template ? words.say("look.held") : known;
    });
  }

  /** Keeps the paper clear of the sheet, and of the notice while there is nothing to tap. */
  #leaveRoom(): void {
    const canvas = this.#canvas.getBoundingClientRect();
    const sheet = this.#sheet.element.getBoundingClientRect();
    const isBelow = !this.#sheet.element.hidden && sheet.top > canvas.top + 1 && sheet.left < canvas.right - 1 && sheet.width >= canvas.width - 1;
    const besideIt = !this.#sheet.element.hidden && !isBelow && sheet.left < canvas.right && sheet.right > canvas.left;
    const isRtl = document.documentElement.dir === "rtl";
    const warned = this.#strip.getBoundingClientRect().height;
    this.#leaf.style.setProperty("--lw-room", `${warned}px`);
    this.#stage.leaveRoom({
      left: besideIt && isRtl ? sheet.right - canvas.left : 0,
      // What moves is not moved for a warning that comes and goes.
      top: this.#isLive ? 0 : warned,
      right: besideIt && !isRtl ? sheet.left - canvas.left : canvas.width,
      bottom: isBelow ? roomAbove(sheet, canvas) : this.#freeBottom(canvas),
    });
  }

  /** While searching nothing is tapped or read on the picture, so the notice may push it up. */
  #freeBottom(canvas: DOMRect): number {
    if (!this.element.classList.contains("look--unknown")) return canvas.height;
    const notice = this.#notice.element.getBoundingClientRect();
    return Math.max(canvas.height / 2, notice.height > 1 ? notice.top - canvas.top : canvas.height);
  }
}

/** How much of the picture is free above a sheet that stands on it, CSS px. */
function roomAbove(sheet: DOMRect, canvas: DOMRect): number {
  const free = Math.min(canvas.height, sheet.top - canvas.top);
  return free < LEAST_ROOM_PX ? canvas.height : free;
}

/** The longest that will stand there, while it is not known yet how many pages and fields there are: it gets its room. */
function roomForWhereabouts(state: State, words: Words): string | null {
  const page = state.keyframe?.overlay.template?.page;
  if (page === undefined || state.template?.version === versionKey(state)) return null;
  return `${words.say("look.page-of", { page, pages: page })} · ${words.say("look.progress", { done: MANY_FIELDS, total: MANY_FIELDS })}`;
}

/** The live picture is on screen: nobody reads a field, and nobody asked it to stay. */
function isMoving(state: State): boolean {
  return state.source === "camera" && state.camera === "on" && !state.held && state.selected === null;
}
