// The header fields of digest authentication: WWW-Authenticate and Proxy-Authenticate carry a challenge, Authorization
// and Proxy-Authorization carry credentials (RFC 3261 sections 20.7, 20.27, 20.44; RFC 7616 sections 3.3 and 3.4).
//
//   Digest realm="example.com", nonce="84f1c1ae", qop="auth,auth-int", algorithm=MD5
//   Digest username="alice", realm="example.com", nonce="84f1c1ae", uri="sip:example.com", response="7587245234b3434cc34...",
//          qop=auth, nc=00000001, cnonce="0a4f113b"
import type { Algorithm, Protection } from "./digest.ts";
import { algorithmNamed, digestResponse, ha1Of } from "./digest.ts";

export interface Challenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | undefined;
  readonly algorithm: Algorithm;
  /** Empty: none offered, as in RFC 2069. Unknown ones are left out. */
  readonly qop: readonly Protection[];
  /** The last nonce was too old, the password was right: try again without asking anybody. */
  readonly stale: boolean;
}

export interface Credentials {
  readonly username: string;
  readonly realm: string;
  readonly nonce: string;
  /** As sent: some peers put the remote address here rather than the Request-URI. */
  readonly uri: string;
  /** Lower-case or upper-case hex. */
  readonly response: string;
  readonly algorithm: Algorithm;
  readonly qop: Protection | undefined;
  /** Eight hex digits; defined where `qop` is. */
  readonly nc: string | undefined;
  /** Defined where `qop` is. */
  readonly cnonce: string | undefined;
  readonly opaque: string | undefined;
}

/** Longer fields are refused. */
const FIELD_LIMIT = 4096;

const PAIR = /[ \t]*([A-Za-z0-9\-.!%*_+`'~]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\[^])*)"|([^\s,"]*))[ \t]*(?:,|$)/y;

/** Reads "Digest name=value, ..."; undefined for another scheme, a broken list, or a name given twice. */
function parsePairs(text: string): ReadonlyMap<string, string> | undefined {
  const trimmed = text.trim();
  const scheme = /^Digest[ \t]+/i.exec(trimmed);
  if (scheme === null || trimmed.length > FIELD_LIMIT) return undefined;
  const pairs = new Map<string, string>();
  let at = scheme[0].length;
  while (at < trimmed.length) {
    PAIR.lastIndex = at;
    const found = PAIR.exec(trimmed);
    const name = found?.[1]?.toLowerCase();
    if (found === null || name === undefined || pairs.has(name)) return undefined;
    pairs.set(name, found[2] === undefined ? (found[3] ?? "") : found[2].replace(/\\([^])/g, "$1"));
    at = PAIR.lastIndex;
  }
  return pairs;
}

function isProtection(text: string): text is Protection {
  return text === "auth" || text === "auth-int";
}

/** Control characters become spaces; quotes and backslashes are escaped. */
function quoted(text: string): string {
  return `"${text.replace(/[\x00-\x1f\x7f]/g, " ").replace(/["\\]/g, "\\$&")}"`;
}

/** Undefined where we could not answer it: another scheme, an unknown algorithm, only unknown qop values. */
export function parseChallenge(text: string): Challenge | undefined {
  const pairs = parsePairs(text);
  const realm = pairs?.get("realm");
  const nonce = pairs?.get("nonce");
  const algorithm = algorithmNamed(pairs?.get("algorithm"));
  if (pairs === undefined || realm === undefined || nonce === undefined || algorithm === undefined) return undefined;
  const offered = (pairs.get("qop") ?? "").split(",").map((option) => option.trim().toLowerCase());
  const qop = offered.filter(isProtection);
  if (pairs.has("qop") && qop.length === 0) return undefined;
  return { realm, nonce, opaque: pairs.get("opaque"), algorithm, qop, stale: /^true$/i.test(pairs.get("stale") ?? "") };
}

/** The value of a WWW-Authenticate or Proxy-Authenticate field. */
export function printChallenge(challenge: Challenge): string {
  const parts = [`realm=${quoted(challenge.realm)}`, `nonce=${quoted(challenge.nonce)}`];
  if (challenge.opaque !== undefined) parts.push(`opaque=${quoted(challenge.opaque)}`);
  if (challenge.stale) parts.push("stale=true");
  parts.push(`algorithm=${challenge.algorithm}`);
  if (challenge.qop.length > 0) parts.push(`qop="${challenge.qop.join(",")}"`);
  return `Digest ${parts.join(", ")}`;
}

/** Undefined for another scheme, an unknown algorithm or qop, and where anything needed is missing. */
export function parseCredentials(text: string): Credentials | undefined {
  const pairs = parsePairs(text);
  if (pairs === undefined) return undefined;
  const username = pairs.get("username");
  const realm = pairs.get("realm");
  const nonce = pairs.get("nonce");
  const uri = pairs.get("uri");
  const response = pairs.get("response");
  const algorithm = algorithmNamed(pairs.get("algorithm"));
  const qop = pairs.get("qop")?.toLowerCase();
  const nc = pairs.get("nc");
  const cnonce = pairs.get("cnonce");
  if (username === undefined || realm === undefined || nonce === undefined || uri === undefined) return undefined;
  if (response === undefined || algorithm === undefined || !/^[0-9a-f]{32,64}$/i.test(response)) return undefined;
  const known = { username, realm, nonce, uri, response, algorithm, cnonce, opaque: pairs.get("opaque") };
  // RFC 2617 section 3.2.2: nc and cnonce must be there with qop; without it they mean nothing.
  if (qop === undefined) return { ...known, qop, nc: undefined };
  if (!isProtection(qop) || cnonce === undefined || nc === undefined || !/^[0-9a-f]{8}$/i.test(nc)) return undefined;
  return { ...known, qop, nc };
}

/** The value of an Authorization or Proxy-Authorization field. */
export function printCredentials(credentials: Credentials): string {
  const parts = [
    `username=${quoted(credentials.username)}`,
    `realm=${quoted(credentials.realm)}`,
    `nonce=${quoted(credentials.nonce)}`,
    `uri=${quoted(credentials.uri)}`,
    `response="${credentials.response}"`,
    `algorithm=${credentials.algorithm}`,
  ];
  if (credentials.opaque !== undefined) parts.push(`opaque=${quoted(credentials.opaque)}`);
  if (credentials.cnonce !== undefined) parts.push(`cnonce=${quoted(credentials.cnonce)}`);
  if (credentials.qop !== undefined) parts.push(`qop=${credentials.qop}`, `nc=${credentials.nc ?? ""}`);
  return `Digest ${parts.join(", ")}`;
}

export interface Answer {
  readonly user: string;
  readonly password: string;
  readonly method: string;
  /** The Request-URI as text. */
  readonly uri: string;
  readonly body: Uint8Array;
  /** How many requests have been answered with this nonce, this one included: 1, 2... */
  readonly nc: number;
  /** Random, at least 8 characters. */
  readonly cnonce: string;
}

/** The first challenge we can answer: servers put the one they prefer first (RFC 8760 section 2.3). */
export function answerableChallenge(values: readonly string[]): Challenge | undefined {
  for (const value of values) {
    const challenge = parseChallenge(value);
    if (challenge !== undefined) return challenge;
  }
  return undefined;
}

/** The client's side: the value of the Authorization (401) or Proxy-Authorization (407) field. */
export function answerChallenge(challenge: Challenge, answer: Answer): string {
  const { realm, nonce, opaque, algorithm } = challenge;
  const { user, password, method, uri, body } = answer;
  const qop = challenge.qop.includes("auth") ? "auth" : challenge.qop[0];
  const nc = qop === undefined ? undefined : answer.nc.toString(16).padStart(8, "0");
  // A -sess algorithm has its cnonce in HA1 whatever the qop.
  const cnonce = qop === undefined && !algorithm.endsWith("-sess") ? undefined : answer.cnonce;
  const ha1 = ha1Of(algorithm, user, realm, password);
  const response = digestResponse(ha1, { algorithm, nonce, method, uri, qop, nc, cnonce, body });
  return printCredentials({ username: user, realm, nonce, uri, response, algorithm, qop, nc, cnonce, opaque });
}
