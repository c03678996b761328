/** A form that says what went wrong and is not sent twice. */
import { make, refill } from "../../components/element";
import { drawing } from "../icons";
import { said } from "../problems";
import { Problem } from "../service";
import type { WorkbenchWords } from "../words";

type Child = Parameters<typeof make>[2];

export interface Sending {
  readonly id: string;
  readonly words: WorkbenchWords;
  /** What stands on the button. */
  readonly button: string;
  /** A button that does not draw the eye: for what is rarely done, or cannot be undone. */
  readonly isQuiet?: boolean;
  readonly children: readonly Child[];
  /** Sends what was typed; what it throws is told. */
  readonly send: () => Promise<void>;
  /** Shows some problems at an entry; true: it did. */
  readonly place?: (problem: Problem) => boolean;
}

export function sendingForm({ id, words, button, isQuiet, children, send, place }: Sending): HTMLFormElement {
  const submit = make("button", { type: "submit", class: isQuiet === true ? "button" : "button button--main", id: `${id}-send` }, button);
  const told = make("div", { role: "alert", class: "wb-form__told" });
  let isUnderWay = false;
  const form = make("form", { id, class: "wb-form" }, ...children, told, make("div", { class: "wb-form__buttons" }, submit));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isUnderWay) return;
    isUnderWay = true;
    refill(told);
    submit.setAttribute("aria-disabled", "true");
    void send()
      .catch((problem: unknown) => {
        if (problem instanceof Problem && place?.(problem) === true) form.querySelector<HTMLElement>("[aria-invalid]")?.focus();
        else refill(told, notice("care", said(problem, words)));
      })
      .finally(() => {
        isUnderWay = false;
        submit.removeAttribute("aria-disabled");
      });
  });
  return form;
}

/** A sentence that matters, with its sign. */
export function notice(kind: "care" | "done" | "about", ...children: readonly Child[]): HTMLElement {
  const look = kind === "about" ? "check" : `check check--${kind}`;
  return make("div", { class: look }, drawing(kind), make("div", { class: "wb-notice" }, ...children));
}
