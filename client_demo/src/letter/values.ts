/** How the values of a letter are written, and what they lead to when tapped. Pure. */
import type { Fact } from "../contract";
import { figured } from "./days";

export function money(value: Fact["value"], language: string): string {
  if (typeof value === "string") return value;
  // The sign on the paper, also where a language writes letters for it (Ukrainian: EUR).
  return new Intl.NumberFormat(figured(language), { style: "currency", currency: value.currency, currencyDisplay: "narrowSymbol" }).format(Number(value.amount));
}

/** In fours, as on a bank card. */
export function ibanInFours(iban: string): string {
  return iban.replace(/\s/g, "").replace(/(.{4})(?=.)/g, "$1 ");
}

/** What a telephone dials; null when it is no number to dial. */
export function dialled(phone: string): string | null {
  const digits = phone.replace(/[^\d+]/g, "");
  return /^\+?\d{3,15}$/.test(digits) ? `tel:${digits}` : null;
}

/** Where a letter in the mail program goes; null when it is no address. */
export function mailed(email: string): string | null {
  return /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(email) ? `mailto:${email}` : null;
}

/** A web address in three pieces; the host is what tells whose it is. */
export interface WebAddress {
  readonly before: string;
  readonly host: string;
  readonly after: string;
  /** What is opened: always over TLS where the paper does not say otherwise. */
  readonly href: string;
}

/** The pieces of an address as printed; null when it cannot be opened safely. */
export function webAddress(printed: string): WebAddress | null {
  const said = /^(https?:\/\/)?([^/?#\s]+)(\S*)$/i.exec(printed.trim());
  if (said === null) return null;
  const [, scheme = "", host = "", after = ""] = said;
  // Letters that only look like Latin ones, user names and ports are how people are misled.
  if (!/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i.test(host)) return null;
  return { before: scheme, host, after, href: `${scheme === "" ? "https://" : scheme.toLowerCase()}${host.toLowerCase()}${after}` };
}
