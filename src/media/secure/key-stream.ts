/*
 * AES in counter mode (RFC 3711 section 4.1.1) by one cipher for all packets: a cipher object for each costs five times as much.
 *
 *   block n of a packet:   AES(key, start + n)         start: 112 bits of the packet, 16 bits of zero
 */
import type { Cipheriv } from "node:crypto";
import { createCipheriv } from "node:crypto";

const BLOCK_BYTES = 16;

export class KeyStream {
  readonly #cipher: Cipheriv;
  #blocks = Buffer.alloc(16 * BLOCK_BYTES);

  /** 16 or 32 bytes. */
  constructor(key: Uint8Array) {
    this.#cipher = createCipheriv(key.length === 16 ? "aes-128-ecb" : "aes-256-ecb", key, null).setAutoPadding(false);
  }

  /** XORs `bytes[from, to)` where it is. `start`: 16 bytes, the last two of which are the first block's number. */
  apply(bytes: Uint8Array, from: number, to: number, start: Uint8Array): void {
    const count = Math.ceil((to - from) / BLOCK_BYTES);
    const size = count * BLOCK_BYTES;
    if (size > this.#blocks.length) this.#blocks = Buffer.alloc(size);
    const blocks = this.#blocks;
    const first = ((start[14] ?? 0) << 8) | (start[15] ?? 0);
    for (let block = 0, at = 0; block < count; block++, at += BLOCK_BYTES) {
      blocks.set(start, at);
      blocks[at + 14] = (first + block) >> 8;
      blocks[at + 15] = first + block;
    }
    const stream = this.#cipher.update(blocks.subarray(0, size));
    for (let at = from, n = 0; at < to; at++, n++) bytes[at] = (bytes[at] ?? 0) ^ (stream[n] ?? 0);
  }
}
