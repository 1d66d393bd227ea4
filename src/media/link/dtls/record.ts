// What DTLS 1.2 (RFC 6347) wraps its messages in:
//
//   record    | type, 8 | version, 16 | epoch, 16 | sequence, 48 | length, 16 | ... |
//   handshake | type, 8 | length, 24 | message, 16 | offset of the fragment, 24 | its length, 24 | ... |
export const RECORD_HEADER_BYTES = 13;
export const HANDSHAKE_HEADER_BYTES = 12;
export const VERSION = 0xfefd;

export const CONTENT = { changeCipherSpec: 20, alert: 21, handshake: 22, applicationData: 23 } as const;

export interface Record {
  readonly type: number;
  readonly epoch: number;
  /** The first eleven bytes, and with them the nonce and what is authenticated beside the body. */
  readonly header: Uint8Array;
  readonly body: Uint8Array;
}

/** Of one datagram; what does not add up ends it. */
export function readRecords(datagram: Uint8Array): readonly Record[] {
  const records: Record[] = [];
  const view = new DataView(datagram.buffer, datagram.byteOffset, datagram.byteLength);
  for (let at = 0; at + RECORD_HEADER_BYTES <= datagram.length;) {
    const end = at + RECORD_HEADER_BYTES + view.getUint16(at + 11);
    if (end > datagram.length || view.getUint8(at + 1) !== 0xfe) break;
    records.push({
      type: view.getUint8(at),
      epoch: view.getUint16(at + 3),
      header: datagram.subarray(at, at + RECORD_HEADER_BYTES),
      body: datagram.subarray(at + RECORD_HEADER_BYTES, end),
    });
    at = end;
  }
  return records;
}

export function recordHeader(type: number, epoch: number, sequence: number, length: number): Buffer {
  const header = Buffer.alloc(RECORD_HEADER_BYTES);
  header.writeUInt8(type, 0);
  header.writeUInt16BE(VERSION, 1);
  header.writeUInt16BE(epoch, 3);
  header.writeUIntBE(sequence, 5, 6);
  header.writeUInt16BE(length, 11);
  return header;
}

export interface Fragment {
  readonly type: number;
  readonly length: number;
  readonly message: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
}

export function readFragments(body: Uint8Array): readonly Fragment[] {
  const fragments: Fragment[] = [];
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  for (let at = 0; at + HANDSHAKE_HEADER_BYTES <= bytes.length;) {
    const length = bytes.readUIntBE(at + 1, 3);
    const offset = bytes.readUIntBE(at + 6, 3);
    const size = bytes.readUIntBE(at + 9, 3);
    const end = at + HANDSHAKE_HEADER_BYTES + size;
    if (end > bytes.length || offset + size > length) break;
    const part = bytes.subarray(at + HANDSHAKE_HEADER_BYTES, end);
    fragments.push({ type: bytes.readUInt8(at), length, message: bytes.readUInt16BE(at + 4), offset, bytes: part });
    at = end;
  }
  return fragments;
}

/** In one piece, as it stands in the transcript however it came (RFC 6347 section 4.2.6). */
export function handshakeMessage(type: number, message: number, body: Uint8Array): Buffer {
  const bytes = Buffer.alloc(HANDSHAKE_HEADER_BYTES + body.length);
  bytes.writeUInt8(type, 0);
  bytes.writeUIntBE(body.length, 1, 3);
  bytes.writeUInt16BE(message, 4);
  bytes.writeUIntBE(body.length, 9, 3);
  bytes.set(body, HANDSHAKE_HEADER_BYTES);
  return bytes;
}

export interface Message {
  readonly type: number;
  readonly message: number;
  readonly body: Uint8Array;
}

/** A message that a peer may send: certificates are the longest. */
const LONGEST_MESSAGE_BYTES = 16_384;
/** Messages that have come before their turn. */
const MOST_AHEAD = 6;

interface Partial {
  readonly type: number;
  readonly body: Uint8Array;
  readonly has: Uint8Array;
  missing: number;
}

/** Puts the peer's messages together, and in their order. */
export class Reassembly {
  readonly #parts = new Map<number, Partial>();
  #next = 0;

  /** Which one is awaited. */
  get next(): number {
    return this.#next;
  }

  add({ type, length, message, offset, bytes }: Fragment): void {
    if (message < this.#next || message > this.#next + MOST_AHEAD || length > LONGEST_MESSAGE_BYTES) return;
    let part = this.#parts.get(message);
    if (part === undefined) {
      part = { type, body: new Uint8Array(length), has: new Uint8Array(length), missing: length };
      this.#parts.set(message, part);
    }
    if (part.type !== type || part.body.length !== length) return;
    for (const [at, byte] of bytes.entries()) {
      if (part.has[offset + at] === 1) continue;
      part.has[offset + at] = 1;
      part.body[offset + at] = byte;
      part.missing -= 1;
    }
  }

  take(): Message | undefined {
    const message = this.#next;
    const part = this.#parts.get(message);
    if (part === undefined || part.missing > 0) return undefined;
    this.#parts.delete(message);
    this.#next += 1;
    return { type: part.type, message, body: part.body };
  }
}
