/**
 * Whether texts are an organisation's own: the service only hands on what was signed elsewhere, and the browser verifies
 * it. What is signed is taken byte for byte as it came. docs/packs.md says what must hold, and in which order.
 */
import type { Roots, Signatures } from "../contract";
import { isBelieved, met, sawList, type Pins } from "./pins";

type Signed = Signatures["packs"][number]["manifest"];
type Root = Roots["roots"][number];
type Key = Root["publicKey"];

/** What came of it: `texts` names the organisation of each text that was verified, see `nameOf`. */
export type Vouching =
  | { readonly kind: "unsigned" | "unable" | "wrong" }
  | { readonly kind: "own"; readonly texts: ReadonlyMap<string, string>; readonly languages: ReadonlySet<string> };

/** Clocks may differ by so much without either being clearly wrong. */
const LEEWAY_MS = 24 * 60 * 60 * 1000;

interface Certificate {
  readonly type: string;
  readonly name: string;
  readonly publicKey: Key;
  readonly issuers: readonly string[];
  readonly issuedBy: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

interface Manifest {
  readonly type: string;
  readonly kind: "form" | "overlay";
  readonly key: string;
  readonly issuer: string;
  readonly created: string;
  readonly validUntil: string;
  readonly members: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
}

/** What came of it, and the roots and lists that were met. */
export interface Verified {
  readonly vouching: Vouching;
  readonly pins: Pins;
}

/** Verifies what was signed about `version`, by what this phone has met before; a browser that cannot says so. */
export async function verifyWith(pins: Pins, version: string, signatures: Signatures, roots: Roots, nowMs: number): Promise<Verified> {
  if (!(await canVerify())) return { vouching: { kind: signatures.packs.length === 0 ? "unsigned" : "unable" }, pins };
  let known = met(pins, await Promise.all(roots.roots.map((root) => idOf(root.publicKey))), nowMs);
  const saw = (id: string, list: number): void => void (known = sawList(known, id, list));
  return { vouching: await vouchingOf(known, saw, version, signatures, roots, nowMs), pins: known };
}

/** The same, on a first visit. */
export async function verify(version: string, signatures: Signatures, roots: Roots, nowMs: number): Promise<Vouching> {
  return (await verifyWith(new Map(), version, signatures, roots, nowMs)).vouching;
}

async function vouchingOf(pins: Pins, saw: (id: string, list: number) => void, version: string, signatures: Signatures, roots: Roots, nowMs: number): Promise<Vouching> {
  if (signatures.packs.length === 0) return { kind: "unsigned" };
  const texts = new Map<string, string>();
  const languages = new Set<string>();
  for (const pack of signatures.packs) {
    try {
      const certificate = await certified(pack.certificate, roots.roots, nowMs);
      if (certificate === null || !isBelieved(pins.get(certificate.issuedBy), nowMs)) return { kind: "unsigned" };
      const manifest = await signedManifest(pack.manifest, certificate, version, nowMs);
      saw(certificate.issuedBy, await requireNotTakenBack(pack.manifest, certificate, roots.roots, pins.get(certificate.issuedBy)?.list ?? 0));
      for (const [path, content] of Object.entries(pack.files)) {
        await requireListed(path, content, manifest);
        for (const { language, path: place, text } of textsIn(content)) {
          texts.set(nameOf(language, place, text), certificate.name);
          languages.add(language);
        }
      }
    } catch {
      return { kind: "wrong" };
    }
  }
  return { kind: "own", texts, languages };
}

/** Ed25519 came late to browsers, and all of it is missing where a page came over plain http. */
async function canVerify(): Promise<boolean> {
  try {
    await crypto.subtle.importKey("raw", new Uint8Array(32), "Ed25519", false, ["verify"]);
    return true;
  } catch {
    return false;
  }
}

/** The certificate, when a root we know signed it; null when the root is not known. */
async function certified(signed: Signed, roots: readonly Root[], nowMs: number): Promise<Certificate | null> {
  const certificate = JSON.parse(signed.statement) as Certificate;
  const root = await rootOf(certificate.issuedBy, roots);
  if (root === null) return null;
  require(certificate.type === "leeswijzer-certificate/1");
  require(await hasSigned(root.publicKey, signed));
  require(nowMs <= Date.parse(certificate.validUntil));
  return certificate;
}

async function signedManifest(signed: Signed, certificate: Certificate, version: string, nowMs: number): Promise<Manifest> {
  const manifest = JSON.parse(signed.statement) as Manifest;
  require(manifest.type === "leeswijzer-pack/1");
  require(await hasSigned(certificate.publicKey, signed));
  require(certificate.issuers.includes(manifest.issuer));
  require(manifest.kind === "overlay" ? familyOf(manifest.key) === familyOf(version) : manifest.key === version);
  require(manifest.kind === "overlay" || manifest.key.startsWith(`${manifest.issuer}/`));
  const created = Date.parse(manifest.created);
  require(created >= Date.parse(certificate.validFrom) - LEEWAY_MS && created <= Date.parse(certificate.validUntil));
  require(nowMs <= Date.parse(manifest.validUntil) && nowMs >= created - LEEWAY_MS);
  return manifest;
}

/** Gives the number of the list; one older than `least`, or none where there was one, is kept from us. */
async function requireNotTakenBack(manifest: Signed, certificate: Certificate, roots: readonly Root[], least: number): Promise<number> {
  const root = await rootOf(certificate.issuedBy, roots);
  if (root?.revocations == null) {
    require(least === 0);
    return 0;
  }
  require(await hasSigned(root.publicKey, root.revocations));
  const listed = JSON.parse(root.revocations.statement) as { readonly type: string; readonly sequence?: number; readonly keys: readonly string[]; readonly packs: readonly string[] };
  require(listed.type === "leeswijzer-revocations/1");
  require(!listed.keys.includes(await idOf(certificate.publicKey)));
  require(!listed.packs.includes(hex(await sha256(manifest.statement))));
  const number = listed.sequence ?? 0;
  require(number >= least);
  return number;
}

async function requireListed(path: string, content: string, manifest: Manifest): Promise<void> {
  const member = manifest.members.find((each) => each.path === path);
  require(member !== undefined && member.sha256 === hex(await sha256(content)));
}

/** The texts in `texts/<language>.json` or `overlay.json`, with their language. */
function* textsIn(content: string): Generator<{ readonly language: string; readonly path: string; readonly text: string }> {
  const file = JSON.parse(content) as {
    readonly language?: string;
    readonly texts: readonly { readonly path: string; readonly text?: string; readonly said?: Readonly<Record<string, string>> }[];
  };
  for (const { path, text, said } of file.texts) {
    if (text !== undefined && file.language !== undefined) yield { language: file.language, path, text };
    for (const [language, each] of Object.entries(said ?? {})) yield { language, path, text: each };
  }
}

async function rootOf(keyId: string, roots: readonly Root[]): Promise<Root | null> {
  for (const root of roots) if ((await idOf(root.publicKey)) === keyId) return root;
  return null;
}

async function hasSigned(key: Key, { statement, signature }: Signed): Promise<boolean> {
  const { kty, crv, x } = key;
  const imported = await crypto.subtle.importKey("jwk", { kty, crv, x }, "Ed25519", false, ["verify"]);
  return crypto.subtle.verify("Ed25519", imported, fromBase64Url(signature), bytes(statement));
}

/** What a key is called: its thumbprint as RFC 7638 makes it. */
async function idOf({ crv, kty, x }: Key): Promise<string> {
  const raw = String.fromCharCode(...(await sha256(JSON.stringify({ crv, kty, x }))));
  return btoa(raw).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes(text)));
}

function hex(digest: Uint8Array): string {
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

function familyOf(key: string): string {
  return key.slice(0, key.lastIndexOf("/"));
}

function require(holds: boolean): void {
  if (!holds) throw new Error("This does not hold.");
}

/** A text in its language and at its place; the same letters may be written in two ways. */
export function nameOf(language: string, path: string, text: string): string {
  return `${language} ${path} ${text.normalize("NFC")}`;
}
