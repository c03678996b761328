/** The paper behind the card: the picture with its lines, and a slip that says what was tapped. */
import type { Scene } from "../../canvas/scene";
import { Stage } from "../../canvas/stage";
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import { factsOf, type Card } from "../../letter/card";
import type { LetterWords } from "../../letter/letterWords";
import { partsOf, partWith } from "../../letter/parts";
import { sceneOfPage } from "../../letter/places";
import { termUnder } from "../../letter/terms";
import { turnedScene, turnsToRead, type Turns } from "../../letter/upright";
import type { LetterPage, Pointed } from "../../state/letter";
import type { Picture } from "../../state/picture";
import { nameOfFact, valueOfFact } from "./facts";
import type { LetterActions } from "./letterActions";
import { partBody, termBox } from "./partView";
import { printed } from "./printed";
import { uprightPicture } from "./uprightPicture";

export interface PaperShown {
  readonly page: LetterPage | null;
  readonly card: Card | null;
  readonly pointed: Pointed | null;
  readonly isWide: boolean;
}

export class PaperView {
  readonly element: HTMLElement;
  readonly #acts: LetterActions;
  readonly #canvas = make("canvas", { class: "stage__canvas", id: "letter-stage", role: "img" });
  readonly #slip = make("section", { class: "slip", id: "letter-slip", hidden: true });
  readonly #stage: Stage;
  readonly #changed = whenChanged();
  readonly #slipChanged = whenChanged();
  #page: LetterPage | null = null;
  #turned: { readonly picture: Picture; readonly turns: Turns; readonly image: CanvasImageSource } | null = null;

  constructor(acts: LetterActions) {
    this.#acts = acts;
    this.#stage = new Stage(this.#canvas, (line, share) => this.#tapped(line, share));
    this.element = make("div", { class: "letter__paper", id: "letter-paper" }, make("div", { class: "stage" }, this.#canvas), this.#slip);
    this.#slip.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#acts.point(null);
    });
    new ResizeObserver(() => this.#leaveRoom()).observe(this.#canvas);
  }

  render({ page, card, pointed, isWide }: PaperShown, words: LetterWords): void {
    this.#page = page;
    this.#canvas.setAttribute("aria-label", words.say(page?.overlay == null ? "paper.picture" : "paper.lines", { n: page?.overlay?.anchors.length ?? 0 }));
    this.#changed([page?.picture, page?.overlay, card, pointed], () => {
      if (page === null) return this.#stage.show({ kind: "nothing" });
      this.#stage.show({ kind: "scene", scene: this.#readable(page, sceneOfPage(page, card, pointed)), selected: pointed?.page === page.id ? pointed.key : null });
    });
    this.#slipChanged([words, page?.overlay, card, pointed, isWide], () => {
      this.#fillSlip(page, card, pointed, words, isWide);
      // Where everything scrolls as one the place asked for may be above what is in sight.
      if (pointed !== null) this.element.scrollIntoView({ block: "start", behavior: "instant" });
    });
    this.#leaveRoom();
  }

  /** The scene with the paper upright: print upside down shows nobody where a fact stands. */
  #readable({ picture, overlay }: LetterPage, scene: Scene): Scene {
    const turns = turnsToRead(overlay);
    if (turns === 0) return scene;
    if (this.#turned?.picture !== picture || this.#turned.turns !== turns) this.#turned = { picture, turns, image: uprightPicture(picture, turns) };
    return turnedScene(scene, this.#turned.image, turns);
  }

  /** Lets go of the picture. */
  forget(): void {
    this.#page = null;
    this.#turned = null;
    this.#stage.show({ kind: "nothing" });
    this.#slip.replaceChildren();
    this.#slip.hidden = true;
    for (const changed of [this.#changed, this.#slipChanged]) changed([], () => undefined);
  }

  /** A finger on a line means the part that it belongs to. */
  #tapped(line: string | null, share: number): void {
    const part = line === null ? null : partWith(this.#page?.overlay?.anchors ?? [], line);
    this.#acts.point(line === null || part === null || this.#page === null ? null : { page: this.#page.id, key: part.key, finger: { line, share } });
  }

  #fillSlip(page: LetterPage | null, card: Card | null, pointed: Pointed | null, words: LetterWords, isWide: boolean): void {
    const content = page === null || pointed === null ? null : this.#slipOf(page, card, pointed, words);
    this.#slip.hidden = content === null;
    if (content === null) return this.#slip.replaceChildren();
    refill(
      this.#slip,
      make(
        "div",
        { class: "slip__head" },
        make("h2", { id: "letter-slip-title", tabindex: -1 }, content.title),
        make("button", { type: "button", class: "button button--round", id: "letter-slip-close", "aria-label": words.general.say("action.close"), onclick: () => this.#acts.point(null) }, icon("close")),
        make("p", { class: "slip__unchecked quiet" }, icon("draft"), words.say("card.unchecked")),
      ),
      make("div", { class: "slip__body", id: "letter-slip-body", tabindex: 0, role: "group", "aria-labelledby": "letter-slip-title" }, ...content.body),
      !isWide && make("button", { type: "button", class: "button", id: "letter-slip-back", onclick: () => this.#acts.back() }, icon("back"), words.say("paper.back")),
    );
  }

  #slipOf(page: LetterPage, card: Card | null, { key, finger }: Pointed, words: LetterWords): { readonly title: string; readonly body: readonly (HTMLElement | null)[] } | null {
    const placed = card === null ? undefined : factsOf(card).find((each) => each.key === key);
    if (placed !== undefined) {
      const { certain } = placed.fact;
      return {
        title: nameOfFact(placed, card, words),
        body: [
          make("p", { class: "slip__value" }, valueOfFact(placed, words)),
          certain ? null : make("p", { class: "slip__doubt" }, icon("unsure"), words.say("fact.doubt.do")),
          placed.isWarned ? make("p", { class: "letter-fact__warning" }, icon("care"), words.say(placed.sort === "ibans" ? "advice.iban" : "advice.contact")) : null,
          printed(placed.fact, words),
        ],
      };
    }
    const part = partsOf(page.overlay?.anchors ?? []).find((each) => each.key === key);
    if (part === undefined) return null;
    const touched = finger === undefined ? null : termUnder(part.lines.find(({ id }) => id === finger.line), finger.share);
    return { title: words.say("paper.says"), body: [touched && termBox(touched, words), ...partBody(part, `slip-${part.key.replace("part/", "")}`, words, () => 0)] };
  }

  /** The slip lies over the lower part of the picture, where it is not beside it: the place asked for is shown above it. */
  #leaveRoom(): void {
    const canvas = this.#canvas.getBoundingClientRect();
    const slip = this.#slip.getBoundingClientRect();
    const isBeside = slip.right <= canvas.left + 1 || slip.left >= canvas.right - 1;
    const covers = !this.#slip.hidden && !isBeside && slip.top > canvas.top + 1 && slip.top < canvas.bottom;
    this.#stage.leaveRoom({ left: 0, top: 0, right: canvas.width, bottom: covers ? slip.top - canvas.top : canvas.height });
  }
}
