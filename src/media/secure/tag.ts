// HMAC-SHA1 (RFC 2104) from two states that have taken in the key: for each packet they are copied and go on.
import type { Hash } from "node:crypto";
import { createHash, timingSafeEqual } from "node:crypto";

const BLOCK_BYTES = 64;

export class Tagger {
  readonly #inner: Hash;
  readonly #outer: Hash;

  /** At most 64 bytes. */
  constructor(key: Uint8Array) {
    this.#inner = createHash("sha1").update(padded(key, 0x36));
    this.#outer = createHash("sha1").update(padded(key, 0x5c));
  }

  /** 20 bytes, of `bytes` and then of `more`. */
  of(bytes: Uint8Array, more: Uint8Array): Uint8Array {
    const inner = this.#inner.copy().update(bytes).update(more).digest();
    return this.#outer.copy().update(inner).digest();
  }
}

function padded(key: Uint8Array, pad: number): Uint8Array {
  const block = new Uint8Array(BLOCK_BYTES).fill(pad);
  key.forEach((byte, at) => (block[at] = byte ^ pad));
  return block;
}

/** Whether `bytes[at, at + length)` is how `tag` begins; takes as long where it is not. */
export function isTag(tag: Uint8Array, bytes: Uint8Array, at: number, length: number): boolean {
  return timingSafeEqual(tag.subarray(0, length), bytes.subarray(at, at + length));
}
