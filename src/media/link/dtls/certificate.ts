// The certificate that a media thread shows browsers: signed by itself, new with each start. Nobody asks who it is of; it is known
// by its fingerprint, which signalling tells (RFC 8122 section 5).
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

export interface Certificate {
  readonly der: Uint8Array;
  readonly privateKey: KeyObject;
  /** "sha-256 AB:CD:..." */
  readonly fingerprint: string;
}

const DAY_MS = 86_400_000;
const VALID_DAYS = 3_650;

/** Hashes that a peer may name theirs by; the others are broken, or nobody's (RFC 8122 section 5). */
const HASHES: ReadonlyMap<string, string> = new Map([
  ["sha-256", "sha256"],
  ["sha-384", "sha384"],
  ["sha-512", "sha512"],
]);

export function fingerprintOf(der: Uint8Array, hash = "sha-256"): string | undefined {
  const algorithm = HASHES.get(hash.toLowerCase());
  if (algorithm === undefined) return undefined;
  const hex = createHash(algorithm).update(der).digest("hex").toUpperCase();
  return `${hash.toLowerCase()} ${hex.match(/../g)?.join(":") ?? ""}`;
}

/** Is it one of those that are told, each "hash AB:CD:..."? One of a hash that we do not know says nothing. */
export function isNamed(der: Uint8Array, fingerprints: readonly string[]): boolean {
  return fingerprints.some((told) => {
    const [hash = "", digits = ""] = told.split(" ");
    return fingerprintOf(der, hash) === `${hash.toLowerCase()} ${digits.toUpperCase()}`;
  });
}

export function newCertificate(wallMs: number): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  // ecdsa-with-SHA256 (RFC 5758 section 3.2), a common name (RFC 5280 appendix A.1).
  const algorithm = sequence(Buffer.from("06082a8648ce3d040302", "hex"));
  const name = sequence(tagged(0x31, sequence(Buffer.from("0603550403", "hex"), tagged(0x0c, Buffer.from("xcc")))));
  const serial = randomBytes(16);
  serial.writeUInt8((serial.readUInt8(0) & 0x3f) | 0x40, 0);
  const signed = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, serial),
    algorithm,
    name,
    sequence(time(wallMs - DAY_MS), time(wallMs + VALID_DAYS * DAY_MS)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign("sha256", signed, privateKey)]);
  const der = sequence(signed, algorithm, tagged(0x03, signature));
  return { der, privateKey, fingerprint: fingerprintOf(der) ?? "" };
}

function tagged(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return tagged(0x30, ...parts);
}

/** RFC 5280 section 4.1.2.5: with two digits of the year until 2049. */
function time(atMs: number): Buffer {
  const digits = `${new Date(atMs).toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z`;
  return digits < "2050" ? tagged(0x17, Buffer.from(digits.slice(2))) : tagged(0x18, Buffer.from(digits));
}
