// Whether a phone's or line's audio is secured, and the keys that we send it with.
import { createHmac, randomBytes } from "node:crypto";
import type { MasterKey } from "../../media/index.ts";
import type { CryptoKey, CryptoSuite } from "../../sip/index.ts";
import { CRYPTO_BYTES } from "../../sip/index.ts";

/** Of one call to or from a phone; undefined wherever it may stand: it is plain. */
export interface Security {
  readonly need: "optional" | "required";
  /** All keys of ours come from it. Never logged. */
  readonly secret: string;
}

const SECRET_BYTES = 32;

/** A new one for each call. */
export function securityOf(need: Security["need"] | undefined): Security | undefined {
  return need === undefined ? undefined : { need, secret: randomBytes(SECRET_BYTES).toString("hex") };
}

/** Ours under a suite: another one for each session and each time that keys are changed; the same for the same. */
export function ourKey({ secret }: Security, session: string, change: number, suite: CryptoSuite): CryptoKey {
  const bytes = createHmac("sha512", Buffer.from(secret, "hex")).update([session, change, suite].join(" ")).digest();
  return { suite, key: bytes.subarray(0, CRYPTO_BYTES[suite]).toString("base64"), nameBytes: 0 };
}

/** As the media engine takes it. */
export function masterKey({ suite, key, nameBytes }: CryptoKey): MasterKey {
  return { suite, nameBytes, keyAndSalt: Uint8Array.from(Buffer.from(key, "base64")) };
}

export function isSameKey(one: CryptoKey | undefined, other: CryptoKey | undefined): boolean {
  return one?.suite === other?.suite && one?.key === other?.key && one?.nameBytes === other?.nameBytes;
}
