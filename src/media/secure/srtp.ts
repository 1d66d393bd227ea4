/*
 * SRTP and SRTCP (RFC 3711): what goes out is made unreadable and proven, what comes in is opened where it is the peer's and new.
 *
 *   RTP:    header | encrypted | (name of the key) | tag                            "galois" has the tag before the name
 *   RTCP:   8 bytes | encrypted | E, index | (name of the key) | tag                "galois" has the tag before E and index
 */
import { byteAt, payloadStartOf, readUint16, readUint32, RTP_HEADER_BYTES, writeUint32 } from "../wire/rtp.ts";
import { CounterCipher, GaloisCipher, type PacketCipher } from "./cipher.ts";
import { PacketIndexes } from "./packet-index.ts";
import { sessionKeys } from "./session-keys.ts";
import { SUITES, type MasterKey, type Suite } from "./suites.ts";

const CONTROL_CLEAR_BYTES = 8;
const WORD_BYTES = 4;
/** E: it is encrypted. */
const ENCRYPTED = 0x8000_0000;
const NOTHING = new Uint8Array(0);
/** Streams of one peer that are known by their number; the oldest is forgotten. */
const STREAMS = 8;
/** Largest packet that is made without asking for memory. */
const SCRATCH_BYTES = 2_048;

function cipherOf(key: MasterKey, what: "rtp" | "rtcp"): PacketCipher {
  const { mode, tagBytes, controlTagBytes } = SUITES[key.suite];
  const keys = sessionKeys(key, what);
  return mode === "galois"
    ? new GaloisCipher(keys)
    : new CounterCipher(keys, what === "rtp" ? tagBytes : controlTagBytes);
}

/** By who sends: which of their packets were there. */
class Streams {
  readonly #streams = new Map<number, PacketIndexes>();

  of(ssrc: number): PacketIndexes {
    return this.#streams.get(ssrc) ?? new PacketIndexes();
  }

  keep(ssrc: number, indexes: PacketIndexes): void {
    if (this.#streams.has(ssrc)) return;
    if (this.#streams.size === STREAMS) this.#streams.delete([...this.#streams.keys()][0] ?? 0);
    this.#streams.set(ssrc, indexes);
  }
}

/** What we send, under a key of ours. What it gives is good until the next call. */
export class SrtpSender {
  readonly #suite: Suite;
  readonly #rtp: PacketCipher;
  readonly #rtcp: PacketCipher;
  readonly #streams = new Streams();
  /** Of RTCP; it starts anywhere and never comes twice. */
  #controlIndex = 0;
  readonly #word = new Uint8Array(WORD_BYTES);
  readonly #rollOvers = new Uint8Array(WORD_BYTES);
  #scratch = Buffer.alloc(SCRATCH_BYTES);

  constructor(key: MasterKey) {
    this.#suite = SUITES[key.suite];
    this.#rtp = cipherOf(key, "rtp");
    this.#rtcp = cipherOf(key, "rtcp");
  }

  /** Undefined: one of that number has gone out (a key stream is for one packet only), or it is no RTP. */
  rtp(packet: Uint8Array): Uint8Array | undefined {
    const clear = packet.length < RTP_HEADER_BYTES ? Infinity : payloadStartOf(packet);
    if (clear > packet.length) return undefined;
    const ssrc = readUint32(packet, 8);
    const indexes = this.#streams.of(ssrc);
    const index = indexes.guess(readUint16(packet, 2));
    if (!indexes.isNew(index)) return undefined;
    indexes.take(index);
    this.#streams.keep(ssrc, indexes);
    const end = packet.length;
    const out = this.#room(packet, end + this.#suite.tagBytes);
    this.#rtp.seal(out, clear, end, end, { ssrc, index }, rollOvers(this.#suite, this.#rollOvers, index));
    return out;
  }

  /** Undefined: it is no RTCP. */
  rtcp(packet: Uint8Array): Uint8Array | undefined {
    if (packet.length < CONTROL_CLEAR_BYTES) return undefined;
    const index = this.#controlIndex;
    this.#controlIndex = (index + 1) % ENCRYPTED;
    const end = packet.length;
    const { controlTagBytes, mode } = this.#suite;
    const out = this.#room(packet, end + WORD_BYTES + controlTagBytes);
    writeUint32(this.#word, 0, ENCRYPTED + index);
    const [wordAt, tagAt] = mode === "galois" ? [end + controlTagBytes, end] : [end, end + WORD_BYTES];
    const name = { ssrc: readUint32(packet, 4), index };
    this.#rtcp.seal(out, CONTROL_CLEAR_BYTES, end, tagAt, name, this.#word);
    out.set(this.#word, wordAt);
    return out;
  }

  #room(packet: Uint8Array, size: number): Uint8Array {
    if (size > this.#scratch.length) this.#scratch = Buffer.alloc(size);
    const out = this.#scratch.subarray(0, size);
    out.set(packet);
    return out;
  }
}

/** What the peer sends, under a key of theirs. Packets are opened where they are. */
export class SrtpReceiver {
  readonly #suite: Suite;
  readonly #nameBytes: number;
  readonly #rtp: PacketCipher;
  readonly #rtcp: PacketCipher;
  readonly #streams = new Streams();
  readonly #controlStreams = new Streams();
  readonly #rollOvers = new Uint8Array(WORD_BYTES);

  constructor(key: MasterKey) {
    this.#suite = SUITES[key.suite];
    this.#nameBytes = key.nameBytes;
    this.#rtp = cipherOf(key, "rtp");
    this.#rtcp = cipherOf(key, "rtcp");
  }

  /** Undefined: it is not the peer's, or it was there before. What is not undefined is a part of `packet`. */
  rtp(packet: Uint8Array): Uint8Array | undefined {
    const end = packet.length - this.#suite.tagBytes - this.#nameBytes;
    const clear = end < RTP_HEADER_BYTES ? Infinity : payloadStartOf(packet);
    if (clear > end || byteAt(packet, 0) >> 6 !== 2) return undefined;
    const ssrc = readUint32(packet, 8);
    const indexes = this.#streams.of(ssrc);
    const index = indexes.guess(readUint16(packet, 2));
    if (!indexes.isNew(index)) return undefined;
    const tagAt = this.#suite.mode === "galois" ? end : packet.length - this.#suite.tagBytes;
    const more = rollOvers(this.#suite, this.#rollOvers, index);
    if (!this.#rtp.open(packet, clear, end, tagAt, { ssrc, index }, more)) return undefined;
    indexes.take(index);
    this.#streams.keep(ssrc, indexes);
    return packet.subarray(0, end);
  }

  /** The same of RTCP. */
  rtcp(packet: Uint8Array): Uint8Array | undefined {
    const { controlTagBytes, mode } = this.#suite;
    const end = packet.length - controlTagBytes - this.#nameBytes - WORD_BYTES;
    if (end < CONTROL_CLEAR_BYTES || byteAt(packet, 0) >> 6 !== 2) return undefined;
    const [wordAt, tagAt] = mode === "galois" ? [end + controlTagBytes, end] : [end, packet.length - controlTagBytes];
    const word = packet.slice(wordAt, wordAt + WORD_BYTES);
    const value = readUint32(word, 0);
    // What is not encrypted was not agreed on.
    if (value < ENCRYPTED) return undefined;
    const index = value - ENCRYPTED;
    const ssrc = readUint32(packet, 4);
    const indexes = this.#controlStreams.of(ssrc);
    if (!indexes.isNew(index)) return undefined;
    if (!this.#rtcp.open(packet, CONTROL_CLEAR_BYTES, end, tagAt, { ssrc, index }, word)) return undefined;
    indexes.take(index);
    this.#controlStreams.keep(ssrc, indexes);
    return packet.subarray(0, end);
  }
}

/** What a tag of "counter" proves beside the packet (RFC 3711 section 4.2); the other one has it in its start. */
function rollOvers({ mode }: Suite, room: Uint8Array, index: number): Uint8Array {
  if (mode === "galois") return NOTHING;
  writeUint32(room, 0, Math.floor(index / 65_536));
  return room;
}
