import { describe, expect, it } from "vitest";
import type { Roots, Signatures, Text } from "../src/contract";
import { verdictOn } from "../src/packs/owners";
import { isBelieved, keepPins, met, readPins, WAIT_MS, type Pins } from "../src/packs/pins";
import { verify, verifyWith } from "../src/packs/verify";

const files = import.meta.glob<Record<string, string>>("../src/locales/packs/*.json", { eager: true, import: "default" });
const locales = Object.fromEntries(Object.entries(files).map(([path, locale]) => [path.replace(/^.*\/|\.json$/g, ""), locale]));

const spoken = Object.keys(import.meta.glob("../src/locales/*.json")).map((path) => path.replace(/^.*\/|\.json$/g, ""));

const NOW = Date.parse("2026-11-26T12:00:00Z");
const VERSION = "gemeente/verhuizing/2026-1";

interface Signer {
  readonly pair: CryptoKeyPair;
  readonly jwk: { readonly kty: "OKP"; readonly crv: "Ed25519"; readonly x: string };
  readonly id: string;
}

async function signer(): Promise<Signer> {
  const pair = (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as CryptoKeyPair;
  const { x } = await crypto.subtle.exportKey("jwk", pair.publicKey);
  const jwk = { kty: "OKP", crv: "Ed25519", x: x! } as const;
  const named = `{"crv":"Ed25519","kty":"OKP","x":"${jwk.x}"}`;
  return { pair, jwk, id: url(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(named))) };
}

function url(raw: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(raw))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

async function signed(by: Signer, content: object): Promise<{ statement: string; signature: string }> {
  const statement = JSON.stringify(content);
  return { statement, signature: url(await crypto.subtle.sign("Ed25519", by.pair.privateKey, new TextEncoder().encode(statement))) };
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const TEXTS = JSON.stringify({ language: "nl", texts: [{ path: "send-to", text: "Postbus 100. Bel 0999 123456.", provenance: "owner" }] });

interface Changes {
  readonly manifest?: object;
  readonly certificate?: object;
  readonly texts?: string;
  readonly revoked?: { readonly keys?: readonly string[]; readonly packs?: readonly string[] };
}

async function made(changes: Changes = {}): Promise<{ signatures: Signatures; roots: Roots; root: Signer; key: Signer }> {
  const [root, key] = await Promise.all([signer(), signer()]);
  const certificate = await signed(root, {
    type: "leeswijzer-certificate/1", name: "Gemeente", publicKey: key.jwk, issuers: ["gemeente"], issuedBy: root.id,
    validFrom: "2026-01-01T00:00:00Z", validUntil: "2027-12-31T00:00:00Z", ...changes.certificate,
  });
  const manifest = await signed(key, {
    type: "leeswijzer-pack/1", kind: "form", key: VERSION, issuer: "gemeente", created: "2026-11-01T00:00:00Z", validUntil: "2027-11-01T00:00:00Z",
    members: [{ path: "texts/nl.json", size: TEXTS.length, sha256: await hash(TEXTS) }], ...changes.manifest,
  });
  const revocations = changes.revoked && (await signed(root, { type: "leeswijzer-revocations/1", keys: [], packs: [], ...changes.revoked }));
  return {
    signatures: { packs: [{ manifest, certificate, files: { "texts/nl.json": changes.texts ?? TEXTS } }] },
    roots: { roots: [{ name: "Wortel", publicKey: root.jwk, revocations: revocations ?? null }] },
    root,
    key,
  };
}

const shown = (text: string, provenance: Text["provenance"] = "owner", language = "nl"): Text => ({ text, language, direction: "ltr", provenance, detail: null });
const ADDRESS = shown("Postbus 100. Bel 0999 123456.");

describe("a signed pack", () => {
  it("makes its own texts the owner's, and no others", async () => {
    const { signatures, roots } = await made();
    const vouching = await verify(VERSION, signatures, roots, NOW);
    expect(verdictOn(vouching, "send-to", ADDRESS)).toEqual({ kind: "own", owner: "Gemeente" });
    expect(verdictOn(vouching, "send-to", shown("Postbus 666. Bel 0900 1."))).toEqual({ kind: "wrong" });
    expect(verdictOn(vouching, "before", ADDRESS)).toEqual({ kind: "wrong" });
    expect(verdictOn(vouching, "send-to", shown("P.O. box 100", "machine", "en"))).toEqual({ kind: "plain" });
    expect(verdictOn(vouching, "send-to", shown("P.O. box 100", "draft", "en"))).toEqual({ kind: "plain" });
  });

  it.each<[string, Changes]>([
    ["of another version", { manifest: { key: "gemeente/verhuizing/2025-1" } }],
    ["of another issuer", { manifest: { issuer: "anders", key: VERSION } }],
    ["of another kind of statement", { manifest: { type: "leeswijzer-certificate/1" } }],
    ["that expired", { manifest: { validUntil: "2026-11-25T00:00:00Z" } }],
    ["made in the future", { manifest: { created: "2026-12-05T00:00:00Z" } }],
    ["with other texts", { texts: TEXTS.replace("100", "666") }],
    ["with texts it does not list", { manifest: { members: [] } }],
    ["under a certificate that expired", { certificate: { validUntil: "2026-11-25T00:00:00Z" } }],
    ["under a certificate for others", { certificate: { issuers: ["anders"] } }],
    ["under no certificate", { certificate: { type: "leeswijzer-pack/1" } }],
  ])("%s is not what was signed", async (_, changes) => {
    const { signatures, roots } = await made(changes);
    expect(await verify(VERSION, signatures, roots, NOW)).toEqual({ kind: "wrong" });
  });

  it("that was changed afterwards is not what was signed", async () => {
    const { signatures, roots } = await made();
    const [pack] = signatures.packs;
    for (const part of ["manifest", "certificate"] as const) {
      const changed = { ...pack!, [part]: { ...pack![part], statement: pack![part].statement.replace("gemeente", "gemeentf") } };
      expect(await verify(VERSION, { packs: [changed] }, roots, NOW), part).toEqual({ kind: "wrong" });
    }
    const other = await made();
    const mixed = { ...pack!, manifest: other.signatures.packs[0]!.manifest };
    expect(await verify(VERSION, { packs: [mixed] }, roots, NOW)).toEqual({ kind: "wrong" });
  });

  it("that was taken back is not shown as the owner's", async () => {
    const { signatures, roots, root, key } = await made();
    const { statement } = signatures.packs[0]!.manifest;
    for (const revoked of [{ keys: [key.id], packs: [] }, { keys: [], packs: [await hash(statement)] }]) {
      const list = await signed(root, { type: "leeswijzer-revocations/1", ...revoked });
      const told = { roots: [{ ...roots.roots[0]!, revocations: list }] };
      expect(await verify(VERSION, signatures, told, NOW)).toEqual({ kind: "wrong" });
    }
    const forged = { roots: [{ ...roots.roots[0]!, revocations: await signed(key, { type: "leeswijzer-revocations/1", keys: [], packs: [] }) }] };
    expect(await verify(VERSION, signatures, forged, NOW)).toEqual({ kind: "wrong" });
  });

  it("of a root we do not know is as good as unsigned", async () => {
    const { signatures } = await made();
    const { roots } = await made();
    expect(await verify(VERSION, signatures, roots, NOW)).toEqual({ kind: "unsigned" });
    expect(await verify(VERSION, { packs: [] }, roots, NOW)).toEqual({ kind: "unsigned" });
    expect(verdictOn({ kind: "unsigned" }, "send-to", ADDRESS)).toEqual({ kind: "plain" });
    expect(verdictOn({ kind: "unable" }, "send-to", ADDRESS)).toEqual({ kind: "plain" });
  });
});

describe.each(Object.keys(locales))("sentences in %s", (code) => {
  it("are all there, with the same slots", () => {
    expect(Object.keys(locales[code]!)).toEqual(Object.keys(locales["nl"]!));
    expect(locales[code]!["vouched.own"]).toContain("{name}");
  });
});

it("speaks no language that the page does not; in others that lack it, English", () => {
  expect(spoken).toEqual(expect.arrayContaining(Object.keys(locales)));
  expect(Object.keys(locales)).toEqual(expect.arrayContaining(["ar", "en", "nl"]));
});

describe("a phone that was here before", () => {
  const later = NOW + WAIT_MS;
  const visit = async (pins: Pins, { signatures, roots }: Awaited<ReturnType<typeof made>>, at = NOW): Promise<[string, Pins]> => {
    const { vouching, pins: after } = await verifyWith(pins, VERSION, signatures, roots, at);
    return [vouching.kind, after];
  };

  it("believes the roots of its first visit at once, and another only after a week", async () => {
    const [own, stranger] = await Promise.all([made(), made()]);
    const [first, pins] = await visit(new Map(), own);
    expect(first).toBe("own");
    const [at, met] = await visit(pins, stranger);
    expect(at).toBe("unsigned");
    expect((await visit(met, stranger, later - 1))[0]).toBe("unsigned");
    expect((await visit(met, stranger, later))[0]).toBe("own");
    expect((await visit(met, own))[0]).toBe("own");
  });

  it("does not take a list of what was taken back away again, or an older one", async () => {
    const taken = await made({ revoked: { packs: ["0"] } });
    const listed = (sequence: number) => signed(taken.root, { type: "leeswijzer-revocations/1", keys: [], packs: [], sequence });
    const withList = async (sequence: number | null) => ({ ...taken, roots: { roots: [{ ...taken.roots.roots[0]!, revocations: sequence === null ? null : await listed(sequence) }] } });
    const [, pins] = await visit(new Map(), await withList(3));
    expect((await visit(pins, await withList(3)))[0]).toBe("own");
    expect((await visit(pins, await withList(4)))[0]).toBe("own");
    expect((await visit(pins, await withList(2)))[0]).toBe("wrong");
    expect((await visit(pins, await withList(null)))[0]).toBe("wrong");
  });

  it("keeps what it met, and takes what it cannot read for a first visit", () => {
    let kept: string | null = null;
    const storage = () => ({ getItem: () => kept, setItem: (_: string, value: string) => void (kept = value) });
    const pins = met(new Map(), ["a"], NOW);
    keepPins(pins, storage);
    expect(readPins(storage)).toEqual(pins);
    for (const broken of ["", "{}", "[1]", '[["a",null]]', "no"]) {
      kept = broken;
      expect(readPins(storage).size).toBe(0);
    }
    expect(isBelieved(undefined, NOW)).toBe(false);
  });
});
