// Keys out of a master key (RFC 3711 section 4.3): the same for all packets, for no key derivation rate is agreed on.
import { createCipheriv } from "node:crypto";
import type { MasterKey } from "./suites.ts";
import { SUITES } from "./suites.ts";

/** RFC 3711 section 4.3.2. */
const LABELS = {
  rtp: { encryption: 0, authentication: 1, salt: 2 },
  rtcp: { encryption: 3, authentication: 4, salt: 5 },
} as const;

const AUTHENTICATION_BYTES = 20;

export interface SessionKeys {
  readonly encryption: Uint8Array;
  readonly authentication: Uint8Array;
  readonly salt: Uint8Array;
}

export function sessionKeys({ suite, keyAndSalt }: MasterKey, what: "rtp" | "rtcp"): SessionKeys {
  const { keyBytes, saltBytes } = SUITES[suite];
  const key = keyAndSalt.subarray(0, keyBytes);
  const salt = keyAndSalt.subarray(keyBytes, keyBytes + saltBytes);
  const labels = LABELS[what];
  return {
    encryption: derived(key, salt, labels.encryption, keyBytes),
    authentication: derived(key, salt, labels.authentication, AUTHENTICATION_BYTES),
    salt: derived(key, salt, labels.salt, saltBytes),
  };
}

/** AES in counter mode over zeros, from (label XOR salt) on. A salt of 96 bits ends in zeros (RFC 7714 section 11). */
export function derived(key: Uint8Array, salt: Uint8Array, label: number, bytes: number): Uint8Array {
  const start = new Uint8Array(16);
  start.set(salt);
  start[7] = (start[7] ?? 0) ^ label;
  return createCipheriv(key.length === 16 ? "aes-128-ctr" : "aes-256-ctr", key, start).update(new Uint8Array(bytes));
}
