// Digest authentication (RFC 2617, RFC 7616, and for SIP RFC 3261 section 22 and RFC 8760): values and their hashes.
//
//   HA1 = H(user:realm:password)      -sess: H(HA1:nonce:cnonce)
//   HA2 = H(method:uri)               auth-int: H(method:uri:H(body))
//   response = H(HA1:nonce:HA2)       with qop: H(HA1:nonce:nc:cnonce:qop:HA2)
import { createHash, timingSafeEqual } from "node:crypto";

export type Algorithm = "MD5" | "MD5-sess" | "SHA-256" | "SHA-256-sess";
export type Protection = "auth" | "auth-int";

const ALGORITHMS: readonly Algorithm[] = ["MD5", "MD5-sess", "SHA-256", "SHA-256-sess"];

/** What goes into a response besides HA1. */
export interface DigestInput {
  readonly algorithm: Algorithm;
  readonly nonce: string;
  readonly method: string;
  /** As sent in the credentials. */
  readonly uri: string;
  /** Undefined: as in RFC 2069, without nc and cnonce. */
  readonly qop: Protection | undefined;
  /** Eight hex digits as sent. */
  readonly nc: string | undefined;
  readonly cnonce: string | undefined;
  /** Counts with auth-int only. */
  readonly body: Uint8Array;
}

export function algorithmNamed(name: string | undefined): Algorithm | undefined {
  // Left out it means MD5 (RFC 7616 section 3.3).
  if (name === undefined) return "MD5";
  return ALGORITHMS.find((algorithm) => algorithm.toLowerCase() === name.toLowerCase());
}

function hash(algorithm: Algorithm, data: string | Uint8Array): string {
  return createHash(algorithm.startsWith("MD5") ? "md5" : "sha256")
    .update(data)
    .digest("hex");
}

/** H(user:realm:password) in lower-case hex: what a directory stores. The same for an algorithm and its -sess variant. */
export function ha1Of(algorithm: Algorithm, user: string, realm: string, password: string): string {
  return hash(algorithm, `${user}:${realm}:${password}`);
}

/** The response in lower-case hex. `ha1` is that of `ha1Of`, also for a -sess algorithm. */
export function digestResponse(ha1: string, input: DigestInput): string {
  const { algorithm, nonce, method, uri, qop } = input;
  const nc = input.nc ?? "";
  const cnonce = input.cnonce ?? "";
  const secret = algorithm.endsWith("-sess") ? hash(algorithm, `${ha1}:${nonce}:${cnonce}`) : ha1;
  const protectedBody = qop === "auth-int" ? `:${hash(algorithm, input.body)}` : "";
  const ha2 = hash(algorithm, `${method}:${uri}${protectedBody}`);
  return qop === undefined
    ? hash(algorithm, `${secret}:${nonce}:${ha2}`)
    : hash(algorithm, `${secret}:${nonce}:${nc}:${cnonce}:${qop}:${ha2}`);
}

/** Compares without telling by its duration how much was right. */
export function isSameDigest(one: string, other: string): boolean {
  const left = Buffer.from(one.toLowerCase(), "utf8");
  const right = Buffer.from(other.toLowerCase(), "utf8");
  return left.length === right.length && timingSafeEqual(left, right);
}
