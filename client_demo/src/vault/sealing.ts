/**
 * Sealing a profile with a code that only the person knows: PBKDF2 makes a key of the code, AES-GCM
 * seals with it. A wrong code and a damaged seal cannot be told apart, and neither gives anything away.
 */
import type { Profile } from "./profile";

/** As long as guessing takes on a phone that somebody has in hand; OWASP's figure for PBKDF2-SHA-256. */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;

/** What is kept: nothing in it can be read without the code. */
export interface Sealed {
  readonly version: 1;
  readonly iterations: number;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** A key that cannot be read back, with the salt it was made with. */
export interface Key {
  readonly key: CryptoKey;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
}

export async function keyOf(code: string, salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES)), iterations = ITERATIONS): Promise<Key> {
  const material = await crypto.subtle.importKey("raw", new TextEncoder().encode(code.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  return { key, salt, iterations };
}

/** A fresh number each time: AES-GCM may never meet the same one twice under one key. */
export async function seal(profile: Profile, { key, salt, iterations }: Key): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(JSON.stringify(profile)));
  return { version: 1, iterations, salt, iv, data };
}

/** The profile and its key; null when the code is wrong or what was kept is damaged. */
export async function unseal(sealed: Sealed, code: string): Promise<{ readonly profile: Profile; readonly key: Key } | null> {
  const key = await keyOf(code, sealed.salt, sealed.iterations);
  try {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, key.key, sealed.data);
    return { profile: JSON.parse(new TextDecoder().decode(plain)) as Profile, key };
  } catch {
    return null;
  }
}

/** The sealed profile as a file to keep elsewhere: still nothing without the code. */
export function toFile(sealed: Sealed): Blob {
  const { version, iterations, salt, iv, data } = sealed;
  const text = JSON.stringify({ leeswijzer: "profile", version, iterations, salt: base64(salt), iv: base64(iv), data: base64(new Uint8Array(data)) });
  return new Blob([text], { type: "application/json" });
}

/** What such a file holds; null when it is another file. */
export async function fromFile(file: Blob): Promise<Sealed | null> {
  try {
    if (file.size > LARGEST_FILE_BYTES) return null;
    const held = JSON.parse(await file.text()) as Record<string, unknown>;
    const { iterations } = held;
    if (held["leeswijzer"] !== "profile" || held["version"] !== 1 || typeof iterations !== "number") return null;
    if (!Number.isInteger(iterations) || iterations < ITERATIONS || iterations > MOST_ITERATIONS) return null;
    return { version: 1, iterations, salt: bytes(held["salt"]), iv: bytes(held["iv"]), data: bytes(held["data"]).buffer };
  } catch {
    return null;
  }
}

const LARGEST_FILE_BYTES = 100_000;
/** A file from elsewhere may not keep the phone busy for minutes. */
const MOST_ITERATIONS = 10 * ITERATIONS;

function base64(from: Uint8Array): string {
  return btoa(Array.from(from, (byte) => String.fromCharCode(byte)).join(""));
}

function bytes(text: unknown): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(String(text)), (sign) => sign.charCodeAt(0));
}
