// Answering a challenge to a request of ours (RFC 3261 sections 22.2 and 22.3).
import type { Challenge } from "../digest/credentials.ts";
import { answerableChallenge, answerChallenge } from "../digest/credentials.ts";
import { headerValues } from "../message/headers.ts";
import type { HeaderField, SipResponse } from "../message/message.ts";

export interface LoginCredentials {
  readonly user: string;
  readonly password: string;
}

/** What one conversation with a server knows of its challenges. Changed in place. */
export interface ClientAuth {
  readonly credentials: LoginCredentials;
  challenge: Challenge | undefined;
  /** 407 rather than 401. */
  isProxy: boolean;
  /** Requests answered with this nonce. */
  count: number;
}

export function clientAuth(credentials: LoginCredentials | undefined): ClientAuth | undefined {
  return credentials === undefined ? undefined : { credentials, challenge: undefined, isProxy: false, count: 0 };
}

/**
 * Takes the challenge of a 401 or 407. True where it is worth sending the request again: the first challenge, or a fresh
 * nonce because the last was stale. A server that challenges right credentials again does not want them.
 */
export function learnChallenge(auth: ClientAuth | undefined, response: SipResponse, attempts: number): boolean {
  if (auth === undefined || (response.status !== 401 && response.status !== 407)) return false;
  const isProxy = response.status === 407;
  const challenge = answerableChallenge(headerValues(response, isProxy ? "Proxy-Authenticate" : "WWW-Authenticate"));
  if (challenge === undefined) return false;
  const isFirst = attempts === 0;
  auth.challenge = challenge;
  auth.isProxy = isProxy;
  auth.count = 0;
  return isFirst || (challenge.stale && attempts < 3);
}

/** The header field that answers the challenge known so far; none where there was none. */
export function authorizationFields(
  auth: ClientAuth | undefined,
  request: { readonly method: string; readonly uri: string; readonly body: Uint8Array },
  cnonce: string,
): HeaderField[] {
  if (auth?.challenge === undefined) return [];
  auth.count++;
  const { user, password } = auth.credentials;
  const value = answerChallenge(auth.challenge, { user, password, ...request, nc: auth.count, cnonce });
  return [{ name: auth.isProxy ? "Proxy-Authorization" : "Authorization", value }];
}
