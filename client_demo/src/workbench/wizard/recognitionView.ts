/** How well pages are recognised, and what a phone shows of them: on simulated photos, by the real pipeline. */
import { sceneOf } from "../../canvas/scene";
import { Stage } from "../../canvas/stage";
import { fieldBody, fieldFacts, fieldNumber, fieldTitle, fieldTitleSource } from "../../components/fieldCard";
import { make, refill, whenChanged } from "../../components/element";
import { icon } from "../../components/icon";
import type { Calmly } from "../../components/press";
import type { Overlay } from "../../contract";
import { listed } from "../../tongues";
import type { Words } from "../../words";
import { button } from "./controls";
import type { Content } from "./content";
import type { Recognition } from "./contract";
import type { DraftService } from "./service";
import type { WizardWords } from "./wizardWords";

interface Seen {
  /** Of which page and which texts. */
  readonly of: string;
  readonly overlay: Overlay;
  readonly image: ImageBitmap;
}

export class RecognitionView {
  readonly element = make("section", { class: "wizard-recognition", "aria-labelledby": "wizard-recognition-heading" });
  readonly #service: DraftService;
  readonly #calmly: Calmly;
  readonly #canvas = make("canvas", { class: "stage__canvas", id: "wizard-stage", role: "img" });
  /** Made when the canvas is on the page: only there its colours are known. */
  #stage: Stage | null = null;
  readonly #report = make("div", { class: "wizard-report" });
  readonly #phone = make("div", { class: "wizard-phone" });
  readonly #card = make("div", { class: "wizard-phone__card" });
  readonly #changed = whenChanged();
  readonly #found = new Map<number, Recognition | "asked" | string>();
  #content: Content | null = null;
  #words: WizardWords | null = null;
  #phoneWords: Words | null = null;
  #page = 1;
  /** What the phone sees: of one page, with the texts of one moment. */
  #shown: Seen | null = null;
  /** What is asked for; another page or text meanwhile makes it worth nothing. */
  #asked: string | null = null;
  #isTrying = false;
  /** Of published forms, by their keys: what is taken for another is told by its name. */
  #titles: ReadonlyMap<string, string> = new Map();
  #trouble: string | null = null;
  #selected: string | null = null;

  constructor(service: DraftService, calmly: Calmly) {
    this.#service = service;
    this.#calmly = calmly;
    this.element.append(make("h2", { id: "wizard-recognition-heading", tabindex: -1 }), this.#report, this.#phone);
    new ResizeObserver(() => this.#leaveRoom()).observe(this.#canvas);
  }

  render(content: Content, page: number, words: WizardWords, phoneWords: Words): void {
    this.#content = content;
    this.#words = words;
    this.#phoneWords = phoneWords;
    this.#page = page;
    this.element.firstElementChild!.textContent = words.say("step.recognition");
    this.#changed([words, page, content.draft.revision, content.pages.length], () => {
      if (this.#shown?.of !== this.#moment) this.#shown = null;
      if (this.#asked !== this.#moment) this.#asked = null;
      this.#trouble = null;
      this.#fill();
    });
  }

  get #moment(): string {
    return `${this.#page} ${this.#content?.draft.revision ?? ""}`;
  }

  #fill(): void {
    const [content, words] = [this.#content, this.#words];
    if (content === null || words === null) return;
    const isReady = content.draft.pageCount === content.pages.length;
    const rows = content.pages.map(({ page, isBlank }) => this.#row(page, isBlank, words));
    refill(
      this.#report,
      make("p", {}, words.say("recognition.help")),
      isReady && button("wizard-try", [words.say("recognition.try")], () => void this.#try(content), "main"),
      make("ol", { class: "wizard-report__pages" }, ...rows),
    );
    this.#fillPhone(words, isReady);
  }

  #row(page: number, isBlank: boolean, words: WizardWords): HTMLElement {
    const found = this.#found.get(page);
    const name = make("strong", {}, words.say("page.short", { page }));
    if (isBlank) return make("li", {}, name, make("p", { class: "quiet" }, words.say("recognition.blank")));
    if (found === undefined) return make("li", {}, name, make("p", { class: "quiet" }, words.say("recognition.untried")));
    if (found === "asked") return make("li", {}, name, make("p", { class: "quiet waits", role: "status" }, words.say("recognition.trying")));
    if (typeof found === "string") return make("li", {}, name, make("p", { class: "wizard-care" }, icon("care"), found));
    const good = found.attempts.filter(({ isRecognised }) => isRecognised).length;
    const isFine = good >= found.attempts.length - 1;
    const failed = found.attempts.filter(({ isRecognised }) => !isRecognised);
    return make(
      "li",
      { "data-recognised": good },
      name,
      make("p", { class: isFine ? "wizard-done" : "wizard-care" }, icon(isFine ? "done" : "care"), words.say("recognition.of", { n: good, all: found.attempts.length })),
      failed.length > 0 && make("ul", { class: "points" }, ...failed.map(({ pose, miss, takenFor }) => make("li", {}, `${words.called("pose", pose)}: ${takenFor === null ? words.called("miss", miss ?? "") : words.say("recognition.taken-for", { key: this.#named([takenFor], words) })}`))),
      make("p", { class: "quiet" }, words.say(found.hasEnoughPrint ? "recognition.print" : "recognition.little-print", { share: words.number(found.inkShare * 100, 1) })),
      found.same.length > 0 && make("p", { class: "wizard-care" }, icon("care"), words.say("recognition.same", { keys: this.#named(found.same, words) })),
      found.similar.length > 0 && make("p", { class: "quiet" }, words.say("recognition.similar", { keys: this.#named(found.similar, words) })),
    );
  }

  /** `issuer/form/version/page` as people call it. */
  #named(keys: readonly string[], words: WizardWords): string {
    const named = keys.map((key) => {
      const [, form = "", version = "", page = ""] = key.split("/");
      const title = this.#titles.get(key.slice(0, key.lastIndexOf("/"))) ?? form;
      return [title, `${words.say("new.version")} ${version}`, words.say("page.short", { page })].join(" · ");
    });
    return listed(named, words.language);
  }

  /** Pages one after another: each takes seconds, and what is known is shown at once. */
  async #try(content: Content): Promise<void> {
    if (this.#isTrying) return;
    this.#isTrying = true;
    const pages = content.pages.filter(({ isBlank }) => !isBlank).map(({ page }) => page);
    for (const page of pages) this.#found.set(page, "asked");
    this.#fill();
    const published = await this.#service.published();
    if ("answer" in published) this.#titles = new Map(published.answer.map(({ key, title }) => [key, title]));
    for (const page of pages) {
      const reply = await this.#service.recognition(content.draft.id, page);
      this.#found.set(page, "answer" in reply ? reply.answer : reply.refusal.said);
      this.#calmly(() => this.#fill());
    }
    this.#isTrying = false;
  }

  #fillPhone(words: WizardWords, isReady: boolean): void {
    this.#canvas.setAttribute("aria-label", words.say("preview.picture", { page: this.#page }));
    refill(
      this.#phone,
      make("h3", {}, words.say("preview.heading", { page: this.#page })),
      make("p", { class: "quiet" }, words.say("preview.help")),
      isReady && button("wizard-preview", [words.say("preview.show")], () => void this.#preview(), "main"),
      this.#asked !== null && make("p", { class: "quiet waits", role: "status" }, words.say("preview.waiting")),
      this.#trouble !== null && make("p", { class: "wizard-care", role: "alert" }, icon("care"), this.#trouble),
      make("div", { class: "stage wizard-phone__stage", hidden: this.#shown === null }, this.#canvas),
      this.#shown !== null && this.#card,
    );
  }

  async #preview(): Promise<void> {
    const [{ draft }, moment] = [this.#content!, this.#moment];
    if (this.#asked === moment) return;
    this.#asked = moment;
    this.#trouble = null;
    this.#fill();
    const reply = await this.#service.preview(draft.id, this.#page, draft.language);
    const image = "answer" in reply ? await createImageBitmap(bytesOf(reply.answer.photo)) : null;
    if (this.#asked !== moment) return;
    this.#asked = null;
    if ("refusal" in reply) this.#trouble = reply.refusal.said;
    else {
      this.#shown = { of: moment, overlay: reply.answer.overlay as Overlay, image: image! };
      this.#selected = null;
    }
    this.#calmly(() => {
      this.#fill();
      this.#draw();
    });
  }

  #choose(id: string | null): void {
    this.#selected = id;
    this.#draw();
  }

  /** With the very canvas and the very card of the phone. */
  #draw(): void {
    const [shown, words] = [this.#shown, this.#phoneWords];
    if (shown === null || words === null) return;
    const { overlay, image } = shown;
    const scene = sceneOf({ picture: { image, widthPx: image.width, heightPx: image.height }, overlay } as unknown as Parameters<typeof sceneOf>[0]);
    this.#stage ??= new Stage(this.#canvas, (id) => this.#choose(id));
    this.#stage.show({ kind: "scene", scene, selected: this.#selected });
    this.#leaveRoom();
    const number = overlay.anchors.findIndex(({ id }) => id === this.#selected);
    const anchor = overlay.anchors[number];
    if (anchor === undefined) {
      const hint = overlay.outcome === "recognised" ? this.#words!.say("preview.choose") : (overlay.miss?.hint.text ?? "");
      return refill(this.#card, make("p", { class: "quiet" }, hint));
    }
    refill(
      this.#card,
      make("h4", {}, fieldNumber(anchor, number + 1), fieldTitle(words, anchor)),
      fieldTitleSource(words, anchor),
      fieldFacts(words, anchor),
      ...fieldBody(words, anchor, "h4"),
    );
  }

  #leaveRoom(): void {
    const { width, height } = this.#canvas.getBoundingClientRect();
    this.#stage?.leaveRoom({ left: 0, top: 0, right: width, bottom: height });
  }
}

function bytesOf(base64: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: "image/jpeg" });
}
