// What both sides make of the secret that they have agreed on (RFC 5246 sections 5, 6.3 and 8.1, RFC 7627, RFC 5705).
import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import type { MasterKey, SuiteName } from "../../secure/suites.ts";
import { SUITES } from "../../secure/suites.ts";
import { recordHeader, type Record } from "./record.ts";

export function pseudoRandom(secret: Uint8Array, label: string, seed: Uint8Array, length: number): Buffer {
  const labelled = Buffer.concat([Buffer.from(label), seed]);
  const parts: Buffer[] = [];
  for (let link: Uint8Array = labelled, made = 0; made < length; made += 32) {
    link = createHmac("sha256", secret).update(link).digest();
    parts.push(createHmac("sha256", secret).update(link).update(labelled).digest());
  }
  return Buffer.concat(parts).subarray(0, length);
}

const KEY_BYTES = 16;
const FIXED_NONCE_BYTES = 4;
const EXPLICIT_NONCE_BYTES = 8;
const TAG_BYTES = 16;

interface Direction {
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
}

/** TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 (RFC 5289, RFC 5288 section 3), seen from the server. */
export class RecordKeys {
  readonly #client: Direction;
  readonly #server: Direction;

  constructor(master: Uint8Array, clientRandom: Uint8Array, serverRandom: Uint8Array) {
    const seed = Buffer.concat([serverRandom, clientRandom]);
    const block = pseudoRandom(master, "key expansion", seed, 2 * (KEY_BYTES + FIXED_NONCE_BYTES));
    this.#client = { key: block.subarray(0, 16), nonce: block.subarray(32, 36) };
    this.#server = { key: block.subarray(16, 32), nonce: block.subarray(36, 40) };
  }

  /** Undefined: it is not the client's. */
  open({ header, body }: Record): Uint8Array | undefined {
    const length = body.length - EXPLICIT_NONCE_BYTES - TAG_BYTES;
    if (length < 0) return undefined;
    const nonce = Buffer.concat([this.#client.nonce, body.subarray(0, EXPLICIT_NONCE_BYTES)]);
    const decipher = createDecipheriv("aes-128-gcm", this.#client.key, nonce);
    decipher.setAAD(additional(header, length));
    decipher.setAuthTag(body.subarray(body.length - TAG_BYTES));
    try {
      const end = body.length - TAG_BYTES;
      return Buffer.concat([decipher.update(body.subarray(EXPLICIT_NONCE_BYTES, end)), decipher.final()]);
    } catch {
      return undefined;
    }
  }

  seal(type: number, epoch: number, sequence: number, body: Uint8Array): Buffer {
    const header = recordHeader(type, epoch, sequence, EXPLICIT_NONCE_BYTES + body.length + TAG_BYTES);
    const explicit = header.subarray(3, 11);
    const cipher = createCipheriv("aes-128-gcm", this.#server.key, Buffer.concat([this.#server.nonce, explicit]));
    cipher.setAAD(additional(header, body.length));
    const sealed = Buffer.concat([cipher.update(body), cipher.final()]);
    return Buffer.concat([header, explicit, sealed, cipher.getAuthTag()]);
  }
}

/** RFC 5246 section 6.2.3.3, with epoch and sequence of the record. */
function additional(header: Uint8Array, length: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.set(header.subarray(3, 11), 0);
  bytes.set(header.subarray(0, 3), 8);
  bytes.writeUInt16BE(length, 11);
  return bytes;
}

/** What SRTP goes on with (RFC 5764 section 4.2). */
export interface SrtpKeys {
  readonly ours: MasterKey;
  readonly theirs: MasterKey;
}

export function srtpKeys(
  master: Uint8Array,
  clientRandom: Uint8Array,
  serverRandom: Uint8Array,
  suite: SuiteName,
): SrtpKeys {
  const { keyBytes, saltBytes } = SUITES[suite];
  const seed = Buffer.concat([clientRandom, serverRandom]);
  const material = pseudoRandom(master, "EXTRACTOR-dtls_srtp", seed, 2 * (keyBytes + saltBytes));
  const keyOf = (at: 0 | 1): MasterKey => {
    const key = material.subarray(at * keyBytes, (at + 1) * keyBytes);
    const saltAt = 2 * keyBytes + at * saltBytes;
    const keyAndSalt = Uint8Array.from(Buffer.concat([key, material.subarray(saltAt, saltAt + saltBytes)]));
    return { suite, keyAndSalt, nameBytes: 0 };
  };
  return { theirs: keyOf(0), ours: keyOf(1) };
}
