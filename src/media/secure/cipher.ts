/*
 * What is done to one packet, of RTP or RTCP: `bytes[0, clear)` stays readable, the rest does not.
 *
 *   counter:  clear | encrypted | (more) | tag = HMAC(all before it, more)       RFC 3711 sections 3.1, 3.4
 *   galois:   clear | encrypted | tag of all | (more)                            RFC 7714 sections 8, 9
 */
import { createCipheriv, createDecipheriv } from "node:crypto";
import { KeyStream } from "./key-stream.ts";
import type { SessionKeys } from "./session-keys.ts";
import { isTag, Tagger } from "./tag.ts";

/** 32 bits of who sends, and 48 bits of which packet it is. */
export interface PacketName {
  readonly ssrc: number;
  readonly index: number;
}

export interface PacketCipher {
  /** Encrypts `bytes[clear, end)` where it is, and writes the tag to `tagAt`. `more`: what is proven beside it. */
  seal(bytes: Uint8Array, clear: number, end: number, tagAt: number, name: PacketName, more: Uint8Array): void;
  /** The other way. False: it was not sent so, and what is encrypted is worth nothing. */
  open(bytes: Uint8Array, clear: number, end: number, tagAt: number, name: PacketName, more: Uint8Array): boolean;
}

export class CounterCipher implements PacketCipher {
  readonly #stream: KeyStream;
  readonly #tagger: Tagger;
  readonly #salt: Uint8Array;
  readonly #tagBytes: number;
  /** Where the counter of the packet starts (RFC 3711 section 4.1.1). */
  readonly #start = new Uint8Array(16);

  constructor({ encryption, authentication, salt }: SessionKeys, tagBytes: number) {
    this.#stream = new KeyStream(encryption);
    this.#tagger = new Tagger(authentication);
    this.#salt = salt;
    this.#tagBytes = tagBytes;
  }

  seal(bytes: Uint8Array, clear: number, end: number, tagAt: number, name: PacketName, more: Uint8Array): void {
    this.#apply(bytes, clear, end, name);
    const tag = this.#tagger.of(bytes.subarray(0, end), more);
    for (let n = 0; n < this.#tagBytes; n++) bytes[tagAt + n] = tag[n] ?? 0;
  }

  open(bytes: Uint8Array, clear: number, end: number, tagAt: number, name: PacketName, more: Uint8Array): boolean {
    const tag = this.#tagger.of(bytes.subarray(0, end), more);
    if (!isTag(tag, bytes, tagAt, this.#tagBytes)) return false;
    this.#apply(bytes, clear, end, name);
    return true;
  }

  #apply(bytes: Uint8Array, clear: number, end: number, name: PacketName): void {
    const start = this.#start;
    start.set(this.#salt);
    start[14] = start[15] = 0;
    mixName(start, 4, name);
    this.#stream.apply(bytes, clear, end, start);
  }
}

const GALOIS_TAG_BYTES = 16;

export class GaloisCipher implements PacketCipher {
  readonly #key: Uint8Array;
  readonly #salt: Uint8Array;
  readonly #name: "aes-128-gcm" | "aes-256-gcm";
  /** RFC 7714 section 8.1: 16 bits of zero, then who and which, all XOR the salt. */
  readonly #start = new Uint8Array(12);

  constructor({ encryption, salt }: SessionKeys) {
    this.#key = encryption;
    this.#salt = salt;
    this.#name = encryption.length === 16 ? "aes-128-gcm" : "aes-256-gcm";
  }

  seal(bytes: Uint8Array, clear: number, end: number, tagAt: number, name: PacketName, more: Uint8Array): void {
    const cipher = createCipheriv(this.#name, this.#key, this.#startOf(name));
    cipher.setAAD(bytes.subarray(0, clear));
    if (more.length > 0) cipher.setAAD(more);
    bytes.set(cipher.update(bytes.subarray(clear, end)), clear);
    cipher.final();
    bytes.set(cipher.getAuthTag(), tagAt);
  }

  open(bytes: Uint8Array, clear: number, end: number, tagAt: number, name: PacketName, more: Uint8Array): boolean {
    const options = { authTagLength: GALOIS_TAG_BYTES };
    const decipher = createDecipheriv(this.#name, this.#key, this.#startOf(name), options);
    decipher.setAAD(bytes.subarray(0, clear));
    if (more.length > 0) decipher.setAAD(more);
    decipher.setAuthTag(bytes.subarray(tagAt, tagAt + GALOIS_TAG_BYTES));
    const plain = decipher.update(bytes.subarray(clear, end));
    try {
      decipher.final();
    } catch {
      return false;
    }
    bytes.set(plain, clear);
    return true;
  }

  #startOf(name: PacketName): Uint8Array {
    this.#start.set(this.#salt);
    mixName(this.#start, 2, name);
    return this.#start;
  }
}

/** XORs who sends, and behind it which packet it is, into ten bytes. */
function mixName(start: Uint8Array, at: number, { ssrc, index }: PacketName): void {
  const high = Math.floor(index / 65_536);
  for (let n = 0; n < 4; n++) {
    const shift = 24 - 8 * n;
    start[at + n] = (start[at + n] ?? 0) ^ ((ssrc >>> shift) & 0xff);
    start[at + 4 + n] = (start[at + 4 + n] ?? 0) ^ ((high >>> shift) & 0xff);
  }
  start[at + 8] = (start[at + 8] ?? 0) ^ ((index >> 8) & 0xff);
  start[at + 9] = (start[at + 9] ?? 0) ^ (index & 0xff);
}
