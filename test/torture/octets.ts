// How the torture messages are written down.

/** Lines with CRLF behind each. */
export function text(...lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join(""));
}

export function octets(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

/** The session description that most of them carry. */
export function sdp(address: string, timing = "0 0"): string[] {
  return [
    "v=0",
    `o=mhandley 29739 7272939 IN IP4 ${address}`,
    "s=-",
    `c=IN IP4 ${address}`,
    `t=${timing}`,
    "m=audio 49217 RTP/AVP 0 12",
    "m=video 3227 RTP/AVP 31",
    "a=rtpmap:31 LPC",
  ];
}
