/** What the chosen field is: its name, type, meaning, rules, and place in mm. */
import { make, refill, whenChanged } from "../../components/element";
import { button, choiceControl, numberControl, textControl, tickControl, type Control } from "./controls";
import { fieldOf, placesOf, textOf, type Content, type Place } from "./content";
import { CHECKS, FIELD_TYPES, type Box, type Field, type Operation } from "./contract";
import type { Command } from "./keys";
import { meaningPart } from "./meanings";
import { termPart } from "./termPart";
import type { WizardWords } from "./wizardWords";

export interface PanelActs {
  edit(operation: Operation): void;
  command(command: Command): void;
}

/** Every control with how to show a field in it. */
type Shown = readonly ((field: Field, content: Content, place: Place) => void)[];

export class FieldPanel {
  readonly element = make("section", { class: "wizard-panel", id: "wizard-panel", "aria-labelledby": "wizard-panel-heading" });
  readonly #acts: PanelActs;
  readonly #changed = whenChanged();
  #shown: Shown = [];

  constructor(acts: PanelActs) {
    this.#acts = acts;
  }

  render(content: Content, page: number, chosen: readonly string[], words: WizardWords): void {
    const [id] = chosen;
    this.#changed([page, id, chosen.length, words, content.draft.mayEdit], () => this.#build(content, page, chosen, words));
    if (id === undefined) return;
    const place = { page, id };
    const field = fieldOf(content, place);
    if (field !== null) for (const show of this.#shown) show(field, content, place);
  }

  focus(): void {
    const name = this.element.querySelector<HTMLInputElement>("#wizard-label");
    (name ?? this.element.querySelector<HTMLElement>("input, select, textarea, button"))?.focus();
    // Who comes to name a field writes over what was guessed.
    name?.select();
  }

  #build(content: Content, page: number, chosen: readonly string[], words: WizardWords): void {
    const [id] = chosen;
    if (id === undefined) {
      this.#shown = [];
      return refill(this.element, make("h2", { id: "wizard-panel-heading" }, words.say("panel.none")), make("p", { class: "quiet" }, words.say("panel.none.help")), ...this.#adding(words));
    }
    const heading = make("h2", { id: "wizard-panel-heading" });
    const controls = chosen.length === 1 ? this.#one(page, id, content, words) : [];
    const rules = this.#rules(page, chosen, content, words);
    this.#shown = [
      (_field, now, place) => (heading.textContent = chosen.length > 1 ? words.say("panel.several", { n: chosen.length }) : textOf(now, place, "label") || words.say("field.unnamed")),
      ...[...controls, ...rules].map(([, show]) => show),
    ];
    refill(
      this.element,
      heading,
      ...controls.slice(0, 1).map(([element]) => element),
      ...rules.map(([element]) => element),
      ...controls.slice(1).map(([element]) => element),
    );
    this.element.inert = !content.draft.mayEdit;
  }

  #adding(words: WizardWords): readonly HTMLElement[] {
    return [button("wizard-add", [words.say("tool.add")], () => this.#acts.command({ kind: "add" }))];
  }

  /** The name and the place of one field. */
  #one(page: number, id: string, content: Content, words: WizardWords): (readonly [HTMLElement, Shown[number]])[] {
    const label = textControl({ label: words.say("field.label"), help: words.say("field.label.help"), language: content.draft.language }, (text) => this.#acts.edit({ kind: "write-field", page, id, label: text }));
    label.input.id = "wizard-label";
    label.element.querySelector("label")?.setAttribute("for", "wizard-label");
    const names = ["field.left", "field.top", "field.width", "field.height"] as const;
    let area: Box = [0, 0, 0, 0];
    const sides = names.map((name, index) =>
      numberControl({ label: words.say(name) }, (value) => {
        if (value === null) return;
        const [left, top, right, bottom] = area;
        const next: Box[] = [
          [value, top, value + right - left, bottom], [left, value, right, value + bottom - top], [left, top, left + value, bottom], [left, top, right, top + value],
        ];
        this.#acts.edit({ kind: "place-field", page, id, areaMm: next[index]! });
      }),
    );
    const places = make("fieldset", { class: "wizard-sides" }, make("legend", {}, words.say("field.place")), ...sides.map(({ element }) => element));
    for (const input of places.querySelectorAll("input")) input.step = "0.5";
    const show = ({ areaMm }: Field): void => {
      area = areaMm;
      const [left, top, right, bottom] = areaMm;
      [left, top, right - left, bottom - top].forEach((value, index) => sides[index]!.show(Math.round(value * 100) / 100));
    };
    return [[label.element, (_field, now, place) => label.show(textOf(now, place, "label"))], [places, show]];
  }

  /** What may be said of several fields at once. */
  #rules(page: number, ids: readonly string[], content: Content, words: WizardWords): (readonly [HTMLElement, Shown[number]])[] {
    const set = (rules: object): void => this.#acts.edit({ kind: "set-field", page, ids: [...ids], ...rules } as Operation);
    const type = choiceControl({ label: words.say("field.type") }, FIELD_TYPES.map((each) => [each, words.called("type", each)] as const), (value) => set({ type: value }));
    const required = choiceControl({ label: words.say("field.required") }, [["", words.say("field.required.unsaid")], ["yes", words.say("field.required.yes")], ["no", words.say("field.required.no")]], (value) => set({ required: value === "" ? null : value === "yes" }));
    const condition = choiceControl({ label: words.say("field.condition"), help: words.say("field.condition.help") }, [], (value) => set({ condition: value === "" ? null : value }));
    const group = textControl({ label: words.say("field.group"), help: words.say("field.group.help") }, (value) => set({ group: value === "" ? null : value, choose: value === "" ? null : 1 }));
    let name: string | undefined;
    const question = textControl({ label: words.say("field.question"), language: content.draft.language }, (text) => {
      if (name !== undefined) this.#acts.edit({ kind: "write-question", page, group: name, text: text === "" ? null : text });
    });
    const choose = numberControl({ label: words.say("field.choose"), least: 1 }, (value) => set({ choose: value }));
    const cells = numberControl({ label: words.say("field.cells"), least: 1 }, (value) => set({ combCells: value }));
    const example = textControl({ label: words.say("field.example"), language: content.draft.language }, (value) => set({ example: value === "" ? null : value }));
    return [
      simple(type, (field) => field.type),
      meaningPart(set, words),
      simple(required, (field) => (field.required === undefined ? "" : field.required ? "yes" : "no")),
      [condition.element, (field, now, place) => {
        condition.offer([["", words.say("field.condition.none")], ...others(now, place, words)]);
        condition.show(field.condition === undefined ? "" : field.condition.includes("/") ? field.condition : `${page}/${field.condition}`);
      }],
      this.#checks(set, words),
      termPart(set, words),
      simple(cells, (field) => field.combCells ?? null, (field) => field.type === "comb"),
      simple(group, (field) => field.group ?? "", (field) => field.type === "choice" || field.type === "checkbox"),
      [question.element, (field, now) => {
        name = field.group;
        question.element.hidden = name === undefined;
        question.show((now.values[`questions/${page}/${name}`] as string | undefined) ?? "");
      }],
      simple(choose, (field) => field.choose ?? null, (field) => field.group !== undefined),
      simple(example, (field) => field.example ?? "", (field) => field.type !== "choice" && field.type !== "checkbox"),
    ];
  }

  #checks(set: (rules: object) => void, words: WizardWords): readonly [HTMLElement, Shown[number]] {
    let now: readonly string[] = [];
    const ticks = CHECKS.map((code) => tickControl(words.called("check", code), (isOn) => set({ checks: CHECKS.filter((each) => (each === code ? isOn : now.includes(each))) })));
    const element = make("fieldset", { class: "wizard-checks" }, make("legend", {}, words.say("field.checks")), ...ticks.map((tick) => tick.element));
    return [element, (field) => {
      now = field.checks ?? [];
      CHECKS.forEach((code, index) => ticks[index]!.show(now.includes(code)));
    }];
  }
}

function simple<T>(control: Control<T>, read: (field: Field) => T, isShown: (field: Field) => boolean = () => true): readonly [HTMLElement, Shown[number]] {
  return [control.element, (field) => {
    control.element.hidden = !isShown(field);
    control.show(read(field));
  }];
}

function others(content: Content, { page, id }: Place, words: WizardWords): readonly (readonly [string, string])[] {
  return placesOf(content)
    .filter((each) => each.page !== page || each.id !== id)
    .map((each) => [`${each.page}/${each.id}`, `${words.say("page.short", { page: each.page })} ${textOf(content, each, "label") || each.id}`.slice(0, 80)] as const);
}
