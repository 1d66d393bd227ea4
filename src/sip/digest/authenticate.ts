// The server's side of digest: is this request from whom it says (RFC 3261 section 22)?
import type { Credentials } from "./credentials.ts";
import { parseCredentials, printChallenge } from "./credentials.ts";
import { digestResponse, isSameDigest } from "./digest.ts";
import type { Guesses, Slowed } from "./guesses.ts";
import type { Nonces } from "./nonce.ts";
import type { Origin } from "./place.ts";

export interface Proof {
  /** All values of the Authorization (or Proxy-Authorization) fields of the request. */
  readonly fields: readonly string[];
  readonly method: string;
  readonly body: Uint8Array;
}

export type Authentication =
  | { readonly type: "accepted"; readonly user: string }
  /**
   * No credentials for our realm (`other`: but for another one), or ones with a nonce that will not do (`stale`): challenge, nothing has failed. Nothing
   * was made of the password: right or wrong, with such a nonce nobody learns it.
   */
  | { readonly type: "unproven"; readonly stale: boolean; readonly other?: Pick<Credentials, "realm" | "username"> }
  /** Too many failures: refuse, whatever the password. It was not looked at. */
  | { readonly type: "slowed"; readonly user: string; readonly why: Slowed }
  /** Wrong password, unknown user, or an algorithm we did not ask for: refuse, and count it against the sender. */
  | { readonly type: "failed"; readonly user: string; readonly why: Failure };

/** What the operator is told, and nobody else. */
export type Failure = "algorithm" | "account" | "password";

/** What a proof is judged by. */
export interface Judging {
  readonly realm: string;
  readonly ha1: (user: string, realm: string) => string | undefined;
  readonly nonces: Nonces;
  readonly guesses: Pick<Guesses, "slowed">;
}

/** Stands in for an account that does not exist, so that the answer takes as long as for one that does. */
const NOBODY = "00000000000000000000000000000000";

/**
 * `ha1` gives MD5(user:realm:password) in hex. The `uri` that was sent is what counts: it may differ from the Request-URI
 * (RFC 7616 section 3.4.6 leaves the comparison to the server; SIPp and some proxies change it).
 */
export function authenticate(
  proof: Proof,
  { realm, ha1, nonces, guesses }: Judging,
  origin: Origin,
  now: number,
): Authentication {
  let ours: Credentials | undefined;
  let other: Credentials | undefined;
  for (const field of proof.fields) {
    const credentials = parseCredentials(field);
    // Of a peer that answered two of our challenges the later credentials count.
    if (credentials?.realm === realm) ours = credentials;
    else other = credentials ?? other;
  }
  if (ours === undefined) return { type: "unproven", stale: false, ...(other === undefined ? {} : { other }) };
  const user = ours.username;
  const count = ours.nc === undefined ? undefined : Number.parseInt(ours.nc, 16);
  const nonce = nonces.check(ours.nonce, origin.place, count, now);
  if (nonce === undefined) return { type: "unproven", stale: true };
  const why = guesses.slowed(user, origin, now);
  if (why !== undefined) return { type: "slowed", user, why };
  // Only HA1 by MD5 is stored.
  if (ours.algorithm !== "MD5" && ours.algorithm !== "MD5-sess") return { type: "failed", user, why: "algorithm" };
  const stored = ha1(user, realm);
  const expected = digestResponse(stored ?? NOBODY, { ...ours, method: proof.method, body: proof.body });
  if (!isSameDigest(expected, ours.response) || stored === undefined)
    return { type: "failed", user, why: stored === undefined ? "account" : "password" };
  nonces.use(nonce, now);
  return { type: "accepted", user };
}

/** The value of the WWW-Authenticate (401) or Proxy-Authenticate (407) field. */
export function challengeField(
  { realm, nonces }: Pick<Judging, "realm" | "nonces">,
  place: string,
  stale: boolean,
  now: number,
): string {
  const nonce = nonces.issue(place, now);
  return printChallenge({ realm, nonce, opaque: undefined, algorithm: "MD5", qop: ["auth"], stale });
}
