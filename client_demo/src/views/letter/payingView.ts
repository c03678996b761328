/** The payment code under what is to be paid: drawn when somebody opens it, with all it holds in words. */
import { make } from "../../components/element";
import { icon } from "../../components/icon";
import { handOutFile } from "../../letter/handing";
import type { LetterWords } from "../../letter/letterWords";
import type { Payment } from "../../letter/paying";
import { ibanInFours, money } from "../../letter/values";

export function paymentCode(payment: Payment, id: string, words: LetterWords): HTMLElement {
  const place = make("div", { class: "payment__code" });
  const line = (name: string, value: Node): readonly HTMLElement[] => [make("dt", { class: "quiet" }, name), make("dd", {}, value)];
  const figures = (text: string): HTMLElement => make("bdi", { dir: "ltr", lang: "nl" }, text);
  const element = make(
    "details",
    { class: "payment", id },
    make("summary", {}, words.say("pay.code")),
    make(
      "div",
      { class: "payment__inner" },
      make("p", {}, words.say("pay.code.do")),
      place,
      make(
        "dl",
        { class: "payment__holds" },
        ...line(words.say("pay.to"), figures(payment.name)),
        ...line(words.say("fact.iban.sender"), figures(ibanInFours(payment.iban))),
        ...line(words.say("fact.amount"), make("bdi", {}, money(payment.amount.fact.value, words.language))),
        ...line(words.say("fact.references"), figures(payment.reference)),
      ),
      make("p", { class: "check check--done" }, icon("done"), make("span", {}, words.say("pay.known"))),
      make("p", {}, words.say("pay.check")),
    ),
  );
  element.addEventListener("toggle", () => {
    if (element.open && place.childElementCount === 0) void draw(place, payment, id, words);
  });
  return element;
}

/** What draws codes is fetched only now. */
async function draw(place: HTMLElement, payment: Payment, id: string, words: LetterWords): Promise<void> {
  const { qrCode } = await import("../../components/qrCode");
  const code = qrCode(payment.payload, words.say("pay.code.label"));
  const keep = (): void => code.toBlob((picture) => picture && handOutFile(picture, "leeswijzer-betaling.png"));
  place.replaceChildren(code, make("button", { type: "button", class: "button", id: `${id}-keep`, onclick: keep }, icon("keep"), words.say("pay.keep")));
}
