/**
 * Whether what made no card is a form to fill in, though none that is known here: it calls itself one, or asks on short
 * lines what forms ask. Pure.
 */
import type { Overlay } from "../contract";

const CALLED_FORM = /formulier\b/i;
const ASKED = [/\b(voor)?na(a)?m\b|achternaam|voorletters/i, /geboortedatum/i, /straat|huisnummer|adres\b/i, /postcode|woonplaats/i, /telefoon(nummer)?\b/i, /e-?mail/i, /burgerservicenummer|\bbsn\b/i, /handtekening/i, /rekeningnummer|\biban\b/i];

/** More words than these are a sentence and no question of a form. */
const MOST_WORDS = 5;
/** So many different things asked are a form, also without its name. */
const LEAST_ASKED = 4;
/** Of one that calls itself a form so many are enough. */
const LEAST_ASKED_OF_FORM = 2;

export function seemsForm({ outcome, letter, anchors }: Pick<Overlay, "outcome" | "letter" | "anchors">): boolean {
  if (outcome !== "letter" || letter !== null) return false;
  const short = anchors.flatMap(({ label }) => (label !== null && label.text.trim().split(/\s+/).length <= MOST_WORDS ? [label.text] : []));
  const asked = ASKED.filter((question) => short.some((line) => question.test(line))).length;
  return asked >= (short.some((line) => CALLED_FORM.test(line)) ? LEAST_ASKED_OF_FORM : LEAST_ASKED);
}
