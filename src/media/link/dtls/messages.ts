// The messages of the handshake (RFC 5246 section 7.4, RFC 8422 section 5, RFC 5764 section 4.1), those that we read and those that we say.
import type { SuiteName } from "../../secure/suites.ts";
import { P256, X25519, type Group } from "./agreement.ts";
import { VERSION } from "./record.ts";

export const HANDSHAKE = {
  clientHello: 1,
  serverHello: 2,
  certificate: 11,
  serverKeyExchange: 12,
  certificateRequest: 13,
  serverHelloDone: 14,
  certificateVerify: 15,
  clientKeyExchange: 16,
  finished: 20,
} as const;

const CIPHER_SUITE = 0xc02b;
const RENEGOTIATION_SIGN = 0x00ff;
const EXTENSIONS = {
  groups: 10,
  pointFormats: 11,
  signatures: 13,
  srtp: 14,
  extendedMasterSecret: 23,
  renegotiation: 0xff01,
} as const;

export const ECDSA_SHA256 = 0x0403;
/** What a client may prove by that it has its certificate's key. */
export const SIGNATURES: ReadonlyMap<number, "ecdsa" | "rsa" | "rsa-pss"> = new Map([
  [ECDSA_SHA256, "ecdsa"],
  [0x0804, "rsa-pss"],
  [0x0401, "rsa"],
]);

/** What costs least first (RFC 5764 section 4.1.2, RFC 7714 section 14.2). */
const PROFILES: readonly (readonly [number, SuiteName])[] = [
  [0x0001, "AES_CM_128_HMAC_SHA1_80"],
  [0x0007, "AEAD_AES_128_GCM"],
];

export interface Hello {
  readonly random: Uint8Array;
  readonly group: Group;
  readonly suite: SuiteName;
  readonly saysPointFormats: boolean;
}

/** Why not, static text, where we have not got what it asks for. */
export type HelloResult =
  { readonly ok: true; readonly hello: Hello } | { readonly ok: false; readonly reason: string };

/** Reads from its beginning to its end, and says where there is less than it should be. */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;
  isShort = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isOver(): boolean {
    return this.isShort || this.#at >= this.#bytes.length;
  }

  number(size: 1 | 2 | 3): number {
    const bytes = this.bytes(size);
    return this.isShort ? 0 : bytes.readUIntBE(0, size);
  }

  bytes(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#bytes.length) this.isShort = true;
    if (this.isShort) return Buffer.alloc(0);
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }

  /** With its length before it. */
  vector(size: 1 | 2 | 3): Buffer {
    return this.bytes(this.number(size));
  }

  numbers(bytes: Uint8Array): readonly number[] {
    return Array.from({ length: bytes.length >> 1 }, (_, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0));
  }
}

export function readHello(body: Uint8Array): HelloResult {
  const reader = new Reader(body);
  const version = reader.number(2);
  const random = reader.bytes(32);
  reader.vector(1);
  reader.vector(1);
  const suites = reader.numbers(reader.vector(2));
  reader.vector(1);
  const extensions = extensionsIn(reader.vector(2));
  if (reader.isShort || extensions === undefined) return { ok: false, reason: "a hello that does not add up" };
  const listOf = (name: number): readonly number[] => {
    const value = extensions.get(name);
    return value === undefined ? [] : reader.numbers(new Reader(value).vector(2));
  };
  // 1.2 or later; of those that are later we say so in ours (RFC 6347 section 4.2.1: versions count down).
  if (version > VERSION) return { ok: false, reason: "no DTLS 1.2" };
  if (!suites.includes(CIPHER_SUITE)) return { ok: false, reason: "no cipher suite in common" };
  const isSaid = extensions.has(EXTENSIONS.renegotiation) || suites.includes(RENEGOTIATION_SIGN);
  if (!extensions.has(EXTENSIONS.extendedMasterSecret) || !isSaid) return { ok: false, reason: "an old TLS" };
  if (!listOf(EXTENSIONS.signatures).includes(ECDSA_SHA256)) return { ok: false, reason: "no signature in common" };
  const groups = listOf(EXTENSIONS.groups);
  const group = ([X25519, P256] as const).find((one) => groups.includes(one));
  if (group === undefined) return { ok: false, reason: "no curve in common" };
  const profiles = listOf(EXTENSIONS.srtp);
  const profile = PROFILES.find(([number]) => profiles.includes(number));
  if (profile === undefined) return { ok: false, reason: "no SRTP profile in common" };
  const saysPointFormats = extensions.has(EXTENSIONS.pointFormats);
  return { ok: true, hello: { random: Uint8Array.from(random), group, suite: profile[1], saysPointFormats } };
}

function extensionsIn(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> | undefined {
  const reader = new Reader(bytes);
  const extensions = new Map<number, Uint8Array>();
  while (!reader.isOver) extensions.set(reader.number(2), reader.vector(2));
  return reader.isShort ? undefined : extensions;
}

/** The client's own, the first of the chain; undefined: none. */
export function readCertificate(body: Uint8Array): Uint8Array | undefined {
  const reader = new Reader(new Reader(body).vector(3));
  const der = reader.vector(3);
  return reader.isShort || der.length === 0 ? undefined : Uint8Array.from(der);
}

export function readKeyExchange(body: Uint8Array): Uint8Array | undefined {
  const reader = new Reader(body);
  const share = reader.vector(1);
  return reader.isShort || !reader.isOver ? undefined : Uint8Array.from(share);
}

export function readVerify(
  body: Uint8Array,
): { readonly algorithm: number; readonly signature: Uint8Array } | undefined {
  const reader = new Reader(body);
  const algorithm = reader.number(2);
  const signature = reader.vector(2);
  return reader.isShort ? undefined : { algorithm, signature };
}

function vector(size: 1 | 2 | 3, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const bytes = Buffer.alloc(size + body.length);
  bytes.writeUIntBE(body.length, 0, size);
  bytes.set(body, size);
  return bytes;
}

function numbers(...all: readonly number[]): Buffer {
  return Buffer.from(all.flatMap((one) => [one >> 8, one & 0xff]));
}

export function serverHello(random: Uint8Array, { suite, saysPointFormats }: Hello): Buffer {
  const profile = PROFILES.find(([, name]) => name === suite)?.[0] ?? 0;
  const extensions: Buffer[] = [
    numbers(EXTENSIONS.renegotiation, 1, 0).subarray(0, 5),
    numbers(EXTENSIONS.extendedMasterSecret, 0),
    Buffer.concat([numbers(EXTENSIONS.srtp), vector(2, vector(2, numbers(profile)), Buffer.from([0]))]),
  ];
  if (saysPointFormats)
    extensions.push(Buffer.concat([numbers(EXTENSIONS.pointFormats), vector(2, Buffer.from([1, 0]))]));
  // No session to take up again, no compression.
  return Buffer.concat([
    numbers(VERSION),
    random,
    Buffer.from([0]),
    numbers(CIPHER_SUITE),
    Buffer.from([0]),
    vector(2, ...extensions),
  ]);
}

export function certificate(der: Uint8Array): Buffer {
  return vector(3, vector(3, der));
}

/** What is signed, too. */
export function ourShare(group: Group, publicKey: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([3]), numbers(group), vector(1, publicKey)]);
}

export function serverKeyExchange(share: Uint8Array, signature: Uint8Array): Buffer {
  return Buffer.concat([share, numbers(ECDSA_SHA256), vector(2, signature)]);
}

/** Any certificate will do whose key the client has: its fingerprint says whose it is. */
export function certificateRequest(): Buffer {
  return Buffer.concat([vector(1, Buffer.from([64, 1])), vector(2, numbers(...SIGNATURES.keys())), numbers(0)]);
}
