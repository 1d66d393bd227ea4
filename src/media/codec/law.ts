/** One law's tables (G.711). `decode[byte]` is a 16 bit linear sample; `encode[sample & 0xffff]` is a byte. */
export interface Law {
  readonly codec: "PCMA" | "PCMU";
  /** Static RTP payload type (RFC 3551 table 4). */
  readonly payloadType: number;
  readonly decode: Int16Array;
  readonly encode: Uint8Array;
  /** The byte of the smallest positive level. */
  readonly silence: number;
}
