/**
 * Handing over to another phone or a large screen: an address that names form, step and language, and
 * nothing about a person. All of it stands after the `#`, which browsers keep to themselves.
 */
export interface HandOver {
  /** Version key `issuer/form/version`. */
  readonly version: string;
  /** Step id `page/field`; null for the first that asks for something. */
  readonly step: string | null;
  readonly language: string;
}

const SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*";
const VERSION = new RegExp(`^${SLUG}/${SLUG}/${SLUG}$`);
const STEP = /^[1-9][0-9]{0,3}\/[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const LONGEST = 400;

/** The address to hand over, beginning where this page stands. */
export function addressFor({ version, step, language }: HandOver, base: string): string {
  const address = new URL(base);
  address.search = "";
  address.hash = new URLSearchParams({ form: version, ...(step === null ? {} : { step }), language }).toString();
  return address.href;
}

/** What an address hands over; null when it does not, or not in the form we make. */
export function handedOver(address: string): HandOver | null {
  const { hash } = new URL(address);
  if (hash.length < 2 || hash.length > LONGEST) return null;
  const held = new URLSearchParams(hash.slice(1));
  const version = held.get("form") ?? "";
  const step = held.get("step");
  const language = held.get("language") ?? "";
  if (!VERSION.test(version) || !LANGUAGE.test(language) || (step !== null && !STEP.test(step))) return null;
  return { version, step, language };
}
