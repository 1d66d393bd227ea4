// Keys of SRTP in a session description (SDES, RFC 4568):
//
//   a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^20|1:4
//            tag suite                        key and salt, base64             lifetime  its name's number and bytes

/** Of one that sends. Never logged. */
export interface CryptoKey {
  readonly suite: CryptoSuite;
  /** Master key and salt, base64. */
  readonly key: string;
  /** How many bytes name the key in each packet; 0: none. */
  readonly nameBytes: number;
}

export interface CryptoLine extends CryptoKey {
  readonly tag: number;
}

/** Bytes of master key and salt. In the order in which they are offered: what costs least first. */
export const CRYPTO_BYTES = {
  AES_CM_128_HMAC_SHA1_80: 30,
  AES_CM_128_HMAC_SHA1_32: 30,
  AEAD_AES_128_GCM: 28,
  AES_256_CM_HMAC_SHA1_80: 46,
  AES_256_CM_HMAC_SHA1_32: 46,
  AEAD_AES_256_GCM: 44,
} as const;
export type CryptoSuite = keyof typeof CRYPTO_BYTES;

export const OFFERED_SUITES: readonly CryptoSuite[] = [
  "AES_CM_128_HMAC_SHA1_80",
  "AES_CM_128_HMAC_SHA1_32",
  "AEAD_AES_128_GCM",
  "AES_256_CM_HMAC_SHA1_80",
];

/** Lines of one stream that are looked at. */
export const CRYPTO_LINES = 16;
const LONGEST_NAME = 128;
/** RFC 4568 section 6.3: what this asks for costs nothing, or may be left out. */
const HARMLESS = /^(?:WSH=\d+|-.*)$/;

export interface ParsedCrypto {
  readonly id?: unknown;
  readonly suite?: unknown;
  readonly config?: unknown;
  readonly sessionConfig?: unknown;
}

/** Undefined: another suite, more than one key, or with a condition that we do not keep. */
export function cryptoLineOf({ id, suite, config, sessionConfig }: ParsedCrypto): CryptoLine | undefined {
  const tag = Number(id);
  const name = String(suite).toUpperCase();
  if (!Number.isInteger(tag) || tag < 1 || tag > 999_999_999 || !isSuite(name)) return undefined;
  const conditions = typeof sessionConfig === "string" ? sessionConfig.split(" ").filter((one) => one !== "") : [];
  if (!conditions.every((one) => HARMLESS.test(one))) return undefined;
  const found = /^inline:([A-Za-z0-9+/]+=*)(?:\|(?:2\^\d{1,2}|\d{1,15}))?(?:\|\d{1,20}:(\d{1,3}))?$/i.exec(
    String(config),
  );
  const key = found?.[1] ?? "";
  const nameBytes = Number(found?.[2] ?? 0);
  if (Buffer.from(key, "base64").length !== CRYPTO_BYTES[name] || nameBytes > LONGEST_NAME) return undefined;
  return { tag, suite: name, key, nameBytes };
}

function isSuite(name: string): name is CryptoSuite {
  return Object.hasOwn(CRYPTO_BYTES, name);
}

/** Ours have no name: there is one at a time. */
export function printCrypto(tag: number, { suite, key }: Pick<CryptoKey, "suite" | "key">): string {
  return `a=crypto:${tag} ${suite} inline:${key}`;
}
