// What telephones send to a SIP port that is no SIP: it keeps a NAT's mapping alive, and nobody waits for an answer.

const STUN_HEADER_BYTES = 20;
const MAGIC_COOKIE = 0x2112a442;
/** Request, indication, and the two responses of Binding (RFC 8489 section 18.2), and the first of these in RFC 3489. */
const BINDING = new Set([0x0001, 0x0011, 0x0101, 0x0111]);

/**
 * True for a datagram of nothing but line ends (RFC 5626 section 3.5.1), zeros and blanks, and for a STUN message (RFC 5626
 * section 3.5.2; with the magic cookie of RFC 8489, or a Binding of RFC 3489). No SIP message is one.
 */
export function isKeepAlive(bytes: Uint8Array): boolean {
  return isStun(bytes) || bytes.every(isEmpty);
}

function isEmpty(byte: number): boolean {
  return byte === 0x00 || byte === 0x0d || byte === 0x0a || byte === 0x20 || byte === 0x09;
}

function isStun(bytes: Uint8Array): boolean {
  // The two first bits are zero, and the length is a multiple of four: a SIP message begins with a letter.
  if (bytes.length < STUN_HEADER_BYTES || (bytes[0] ?? 0xff) > 0x3f) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(2) !== bytes.length - STUN_HEADER_BYTES || bytes.length % 4 !== 0) return false;
  return view.getUint32(4) === MAGIC_COOKIE || BINDING.has(view.getUint16(0));
}
