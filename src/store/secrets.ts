// Of developer keys and tokens only the SHA-256 is kept: they are random, at least 120 bits, so nothing slower is needed,
// and they are found by that hash, so that what a look-up's duration tells is about a hash that nobody can choose.
import { hash, timingSafeEqual } from "node:crypto";

export function hashOf(secret: string): string {
  return hash("sha256", secret, "hex");
}

export function sameHash(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
