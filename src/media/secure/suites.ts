// What can be agreed on for SRTP, by the names of SDES (RFC 4568 section 6.2, RFC 6188 section 4, RFC 7714 section 14.2).

export type SuiteName =
  | "AES_CM_128_HMAC_SHA1_80"
  | "AES_CM_128_HMAC_SHA1_32"
  | "AES_256_CM_HMAC_SHA1_80"
  | "AES_256_CM_HMAC_SHA1_32"
  | "AEAD_AES_128_GCM"
  | "AEAD_AES_256_GCM";

export interface Suite {
  readonly keyBytes: 16 | 32;
  readonly saltBytes: 12 | 14;
  /** "counter": AES in counter mode, then HMAC-SHA1; "galois": both in one. */
  readonly mode: "counter" | "galois";
  /** Behind an RTP packet. */
  readonly tagBytes: number;
  /** Behind an RTCP packet: never the short one (RFC 3711 section 5.2). */
  readonly controlTagBytes: number;
}

const counter = { saltBytes: 14, mode: "counter", controlTagBytes: 10 } as const;
const galois = { saltBytes: 12, mode: "galois", tagBytes: 16, controlTagBytes: 16 } as const;

export const SUITES: Readonly<Record<SuiteName, Suite>> = {
  AES_CM_128_HMAC_SHA1_80: { ...counter, keyBytes: 16, tagBytes: 10 },
  AES_CM_128_HMAC_SHA1_32: { ...counter, keyBytes: 16, tagBytes: 4 },
  AES_256_CM_HMAC_SHA1_80: { ...counter, keyBytes: 32, tagBytes: 10 },
  AES_256_CM_HMAC_SHA1_32: { ...counter, keyBytes: 32, tagBytes: 4 },
  AEAD_AES_128_GCM: { ...galois, keyBytes: 16 },
  AEAD_AES_256_GCM: { ...galois, keyBytes: 32 },
};

/** What one of two sends with: it is for one direction. Never logged. */
export interface MasterKey {
  readonly suite: SuiteName;
  /** Master key, then master salt; as long as the suite says. */
  readonly keyAndSalt: Uint8Array;
  /** Bytes of the name of the key in each packet (RFC 3711 section 3.1); 0: it has none. */
  readonly nameBytes: number;
}
