/*
 * RTP, RFC 3550 section 5.1:
 *
 *    0                   1                   2                   3
 *    0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *   |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 *   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *   |                           timestamp                           |
 *   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *   |           synchronization source (SSRC) identifier            |
 *   +=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+=+
 *   |            contributing source (CSRC) identifiers ...         |
 *   +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 *
 * Written by hand on the bytes: a DataView or an object for each packet costs more than the packet itself.
 */
export const RTP_HEADER_BYTES = 12;

/** The fields of the packet read last. One object serves a whole thread; nothing keeps it. */
export interface RtpFields {
  marker: boolean;
  payloadType: number;
  sequence: number;
  /** 32 bits without sign, like `ssrc`. */
  timestamp: number;
  ssrc: number;
  /** The payload without CSRC list, header extension and padding: `bytes[payloadStart, payloadEnd)`. */
  payloadStart: number;
  payloadEnd: number;
}

export function emptyFields(): RtpFields {
  return { marker: false, payloadType: 0, sequence: 0, timestamp: 0, ssrc: 0, payloadStart: 0, payloadEnd: 0 };
}

/** Fills `fields` from the packet. False where it is no RTP: `fields` then holds nothing of use. */
export function readRtp(bytes: Uint8Array, fields: RtpFields): boolean {
  const length = bytes.length;
  if (length < RTP_HEADER_BYTES) return false;
  const first = byteAt(bytes, 0);
  if (first >> 6 !== 2) return false;
  const start = payloadStartOf(bytes);
  let end = length;
  if ((first & 0x20) !== 0) {
    // The last byte says how many bytes, itself included, are padding; none is as wrong as too many.
    const padding = byteAt(bytes, length - 1);
    if (padding === 0) return false;
    end -= padding;
  }
  if (start > end) return false;
  const second = byteAt(bytes, 1);
  fields.marker = (second & 0x80) !== 0;
  fields.payloadType = second & 0x7f;
  fields.sequence = readUint16(bytes, 2);
  fields.timestamp = readUint32(bytes, 4);
  fields.ssrc = readUint32(bytes, 8);
  fields.payloadStart = start;
  fields.payloadEnd = end;
  return true;
}

/** Behind the CSRC list and the header extension; beyond the end of the packet where it does not add up. */
export function payloadStartOf(bytes: Uint8Array): number {
  const first = byteAt(bytes, 0);
  const start = RTP_HEADER_BYTES + (first & 0x0f) * 4;
  // Section 5.3.1: 16 bits defined by the profile, 16 bits of length in words after these four bytes.
  return (first & 0x10) === 0 ? start : start + 4 + readUint16(bytes, start + 2) * 4;
}

/** Writes a header without CSRC list, extension and padding to `bytes[at, at + 12)`. Numbers are cut to their width. */
export function writeRtpHeader(
  bytes: Uint8Array,
  at: number,
  marker: boolean,
  payloadType: number,
  sequence: number,
  timestamp: number,
  ssrc: number,
): void {
  bytes[at] = 0x80;
  bytes[at + 1] = (marker ? 0x80 : 0) | (payloadType & 0x7f);
  bytes[at + 2] = sequence >> 8;
  bytes[at + 3] = sequence;
  writeUint32(bytes, at + 4, timestamp);
  writeUint32(bytes, at + 8, ssrc);
}

/** RTP and RTCP may share a port (RFC 5761 section 4): types 64 to 95, marker cut off, are RTCP. */
export function isRtcp(bytes: Uint8Array): boolean {
  const type = bytes.length < 2 ? 0 : byteAt(bytes, 1);
  return type >= 192 && type <= 223;
}

/** How far `to` is ahead of `from` on a 16 bit wheel: -32 768 to 32 767. */
export function sequenceDistance(from: number, to: number): number {
  return ((to - from) << 16) >> 16;
}

/** How far `to` is ahead of `from` on a 32 bit wheel. */
export function timestampDistance(from: number, to: number): number {
  return (to - from) | 0;
}

export function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

export function readUint16(bytes: Uint8Array, at: number): number {
  return (byteAt(bytes, at) << 8) | byteAt(bytes, at + 1);
}

export function readUint32(bytes: Uint8Array, at: number): number {
  return ((readUint16(bytes, at) << 16) | readUint16(bytes, at + 2)) >>> 0;
}

export function writeUint32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 24;
  bytes[at + 1] = value >>> 16;
  bytes[at + 2] = value >>> 8;
  bytes[at + 3] = value;
}
