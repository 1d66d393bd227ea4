// STUN messages (RFC 8489) as far as connectivity checks need them (RFC 8445 section 7.1):
//
//   | type, 16 bits | length, 16 | cookie 2112A442 | transaction, 96 | attributes, each: type, 16 | length, 16 | padded to 32 |
//
// The last two attributes prove who wrote it (HMAC-SHA1) and that it is STUN at all (CRC-32).
import { createHmac, timingSafeEqual } from "node:crypto";
import { isIPv4, isIPv6 } from "node:net";
import { crc32 } from "node:zlib";

const COOKIE = 0x2112a442;
const HEADER_BYTES = 20;
export const TRANSACTION_BYTES = 12;
const INTEGRITY_BYTES = 20;
/** Nobody's checks are longer; what is, is not looked at. */
const LONGEST_BYTES = 1_280;
const FINGERPRINT_XOR = 0x5354554e;

const TYPES = { request: 0x0001, response: 0x0101, error: 0x0111 } as const;
const ATTRIBUTES = {
  username: 0x0006,
  integrity: 0x0008,
  errorCode: 0x0009,
  xorMappedAddress: 0x0020,
  priority: 0x0024,
  useCandidate: 0x0025,
  fingerprint: 0x8028,
  controlled: 0x8029,
  controlling: 0x802a,
} as const;

export type StunType = keyof typeof TYPES;

/** A message of the binding method; its fields point into the bytes that it was read from. */
export interface StunMessage {
  readonly type: StunType;
  /** 24 hex digits. */
  readonly transaction: string;
  readonly username: string | undefined;
  readonly errorCode: number | undefined;
  readonly priority: number | undefined;
  readonly useCandidate: boolean;
  /** Which of both roles the sender has, and how it would decide a conflict (RFC 8445 section 7.3.1.1); undefined: not said. */
  readonly role: { readonly isControlling: boolean; readonly tieBreaker: bigint } | undefined;
  /** Where MESSAGE-INTEGRITY begins; undefined: it has none, and nothing proves who wrote it. */
  readonly integrityAt: number | undefined;
}

/** RFC 7983: what comes on one port is told apart by its first byte. */
export function kindOf(bytes: Uint8Array): "stun" | "dtls" | "rtp" | "unknown" {
  const first = bytes[0] ?? 255;
  if (first <= 3) return "stun";
  if (first >= 20 && first <= 63) return "dtls";
  return first >= 128 && first <= 191 ? "rtp" : "unknown";
}

/** Undefined: it is none, or one of another method. */
export function readStun(bytes: Uint8Array): StunMessage | undefined {
  if (bytes.length < HEADER_BYTES || bytes.length > LONGEST_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = typeOf(view.getUint16(0));
  const length = view.getUint16(2);
  if (type === undefined || view.getUint32(4) !== COOKIE || length % 4 !== 0) return undefined;
  if (length + HEADER_BYTES !== bytes.length) return undefined;
  const transaction = Buffer.from(bytes.buffer, bytes.byteOffset + 8, TRANSACTION_BYTES).toString("hex");
  const found: { -readonly [Field in keyof StunMessage]: StunMessage[Field] } = {
    ...{ type, transaction, username: undefined, errorCode: undefined, priority: undefined, useCandidate: false },
    ...{ role: undefined, integrityAt: undefined },
  };
  for (let at = HEADER_BYTES; at + 4 <= bytes.length;) {
    const name = view.getUint16(at);
    const size = view.getUint16(at + 2);
    const end = at + 4 + size;
    if (end > bytes.length) return undefined;
    // What stands behind the proof is not proven (RFC 8489 section 14.5), but for the checksum.
    if (found.integrityAt !== undefined && name !== ATTRIBUTES.fingerprint) return undefined;
    switch (name) {
      case ATTRIBUTES.username:
        found.username = Buffer.from(bytes.buffer, bytes.byteOffset + at + 4, size).toString("utf8");
        break;
      case ATTRIBUTES.integrity:
        if (size !== INTEGRITY_BYTES) return undefined;
        found.integrityAt = at;
        break;
      case ATTRIBUTES.errorCode:
        if (size >= 4) found.errorCode = view.getUint8(at + 6) * 100 + view.getUint8(at + 7);
        break;
      case ATTRIBUTES.priority:
        if (size === 4) found.priority = view.getUint32(at + 4);
        break;
      case ATTRIBUTES.useCandidate:
        found.useCandidate = true;
        break;
      case ATTRIBUTES.controlled:
      case ATTRIBUTES.controlling:
        if (size !== 8) return undefined;
        found.role = { isControlling: name === ATTRIBUTES.controlling, tieBreaker: view.getBigUint64(at + 4) };
        break;
      case ATTRIBUTES.fingerprint:
        if (size !== 4 || view.getUint32(at + 4) !== checksum(bytes.subarray(0, at))) return undefined;
        break;
    }
    at = end + ((4 - (size % 4)) % 4);
  }
  return found;
}

/** Was it written by somebody who knows the password? */
export function isProven(bytes: Uint8Array, { integrityAt }: StunMessage, password: string): boolean {
  if (integrityAt === undefined) return false;
  const told = bytes.subarray(integrityAt + 4, integrityAt + 4 + INTEGRITY_BYTES);
  return timingSafeEqual(told, integrityOf(bytes.subarray(0, integrityAt), password));
}

export interface Check {
  readonly type: "request";
  readonly username: string;
  /** What a candidate that is found by this check would have. */
  readonly priority: number;
  readonly isControlling: boolean;
  readonly tieBreaker: bigint;
  readonly useCandidate: boolean;
}

export type Printable =
  | Check
  | { readonly type: "response"; readonly address: string; readonly port: number }
  | { readonly type: "error"; readonly code: number; readonly reason: string };

export function printStun(message: Printable, transaction: string, password: string): Uint8Array {
  const parts = attributesOf(message, transaction);
  const head = Buffer.alloc(HEADER_BYTES);
  head.writeUInt16BE(TYPES[message.type], 0);
  head.writeUInt32BE(COOKIE, 4);
  head.write(transaction, 8, "hex");
  const proven = Buffer.concat([head, ...parts]);
  proven.writeUInt16BE(proven.length - HEADER_BYTES, 2);
  const whole = Buffer.concat([proven, attribute(ATTRIBUTES.integrity, integrityOf(proven, password))]);
  whole.writeUInt16BE(whole.length - HEADER_BYTES + 8, 2);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(checksum(whole), 0);
  return Buffer.concat([whole, attribute(ATTRIBUTES.fingerprint, sum)]);
}

function attributesOf(message: Printable, transaction: string): readonly Buffer[] {
  switch (message.type) {
    case "request": {
      const priority = Buffer.alloc(4);
      priority.writeUInt32BE(message.priority, 0);
      const tieBreaker = Buffer.alloc(8);
      tieBreaker.writeBigUInt64BE(message.tieBreaker, 0);
      return [
        attribute(ATTRIBUTES.username, Buffer.from(message.username)),
        attribute(ATTRIBUTES.priority, priority),
        attribute(message.isControlling ? ATTRIBUTES.controlling : ATTRIBUTES.controlled, tieBreaker),
        ...(message.useCandidate ? [attribute(ATTRIBUTES.useCandidate, Buffer.alloc(0))] : []),
      ];
    }
    case "response":
      return [attribute(ATTRIBUTES.xorMappedAddress, mapped(message.address, message.port, transaction))];
    case "error": {
      const code = Buffer.from([0, 0, Math.floor(message.code / 100), message.code % 100]);
      return [attribute(ATTRIBUTES.errorCode, Buffer.concat([code, Buffer.from(message.reason)]))];
    }
  }
}

function attribute(name: number, value: Uint8Array): Buffer {
  const bytes = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
  bytes.writeUInt16BE(name, 0);
  bytes.writeUInt16BE(value.length, 2);
  bytes.set(value, 4);
  return bytes;
}

/** RFC 8489 section 14.2: no box on the way rewrites what it does not recognise. */
function mapped(address: string, port: number, transaction: string): Buffer {
  const numeric = bytesOfAddress(address);
  const bytes = Buffer.alloc(4 + numeric.length);
  bytes.writeUInt8(numeric.length === 4 ? 1 : 2, 1);
  bytes.writeUInt16BE(port ^ (COOKIE >>> 16), 2);
  const mask = Buffer.concat([Buffer.from("2112a442", "hex"), Buffer.from(transaction, "hex")]);
  for (const [at, byte] of numeric.entries()) bytes[4 + at] = byte ^ (mask[at] ?? 0);
  return bytes;
}

function bytesOfAddress(address: string): Uint8Array {
  const mappedFour = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1] ?? address;
  if (isIPv4(mappedFour)) return Uint8Array.from(mappedFour.split(".").map(Number));
  const bytes = Buffer.alloc(16);
  const [plain = ""] = address.split("%");
  if (!isIPv6(plain)) return bytes;
  const [before = "", after] = plain.split("::");
  const groupsOf = (text: string): string[] => (text === "" ? [] : text.split(":"));
  const head = groupsOf(before);
  const tail = groupsOf(after ?? "");
  for (const [at, group] of head.entries()) bytes.writeUInt16BE(parseInt(group, 16) & 0xffff, at * 2);
  for (const [at, group] of tail.entries()) {
    bytes.writeUInt16BE(parseInt(group, 16) & 0xffff, 16 - (tail.length - at) * 2);
  }
  return bytes;
}

function typeOf(value: number): StunType | undefined {
  for (const type of ["request", "response", "error"] as const) if (TYPES[type] === value) return type;
  return undefined;
}

/** Over what stands before it, with a length as if it were the last one (RFC 8489 section 14.5). */
function integrityOf(before: Uint8Array, password: string): Buffer {
  const bytes = Buffer.from(before);
  bytes.writeUInt16BE(before.length - HEADER_BYTES + 4 + INTEGRITY_BYTES, 2);
  return createHmac("sha1", password).update(bytes).digest();
}

/** The length is that of the whole message, the checksum included, when this is asked. */
function checksum(before: Uint8Array): number {
  return (crc32(before) ^ FINGERPRINT_XOR) >>> 0;
}
