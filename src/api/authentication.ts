// Who asks: a token (or a developer key in its place) in any of the four places where clients put it.
import type { FastifyRequest } from "fastify";
import type { KeyStore } from "../store/keys.ts";
import type { Principal } from "../store/principal.ts";
import type { Attempts } from "./attempts.ts";
import { basicIn, type BasicGate } from "./basic-credentials.ts";
import { ApiError } from "./errors.ts";

/** Longer ones are not looked up. */
const LONGEST_TOKEN = 200;
export const SESSION_COOKIE = "freeswitch_xtra_session_id";
/** Opens nothing: it says that somebody who knew the password has signed in with it on this device. */
export const DEVICE_COOKIE = "xcc_device";

/** The first place that holds one wins. */
export function tokenOf(headers: FastifyRequest["headers"], withCookie = true): string | undefined {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "") ?? [];
  const places = [
    single(headers["token"]),
    single(headers["x-xtra-auth-id"]),
    bearer,
    withCookie ? cookieIn(headers.cookie, SESSION_COOKIE) : undefined,
  ];
  return places.find((place) => place !== undefined && place !== "");
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value.trim() : value?.[0]?.trim();
}

export function cookieIn(header: string | undefined, wanted: string): string | undefined {
  for (const pair of (header ?? "").split(";")) {
    const [name, value] = pair.split("=", 2);
    if (name?.trim() === wanted) return value?.trim();
  }
  return undefined;
}

interface Gate {
  readonly keys: KeyStore;
  readonly attempts: Attempts;
  /** Undefined: a login and a password in the header say nothing here. */
  readonly basic?: BasicGate;
}

/**
 * Throws where nobody is logged in. An address that has shown too many wrong ones may still use the tokens it has: those
 * were made by us and cannot be guessed, and whoever shares the address should not suffer. Keys are not listened to.
 */
export async function authenticated(
  { keys, attempts, basic }: Gate,
  headers: FastifyRequest["headers"],
  address: string,
): Promise<Principal> {
  const credentials = basic === undefined ? undefined : basicIn(headers);
  const token = tokenOf(headers, credentials === undefined);
  if (token === undefined && basic !== undefined && credentials !== undefined) {
    return basic.principalOf(credentials, { address, device: cookieIn(headers.cookie, DEVICE_COOKIE) });
  }
  if (token === undefined || token.length > LONGEST_TOKEN) throw new ApiError("not-authorized", "no token");
  const principal = await keys.principalOf(token);
  if (principal !== undefined && principal.tokenKind !== "developer-key") return principal;
  refuseBlocked(attempts, address);
  if (principal !== undefined) return principal;
  // Who comes late with a token of ours guesses nothing.
  if (!(await keys.isKnownToken(token))) attempts.failed(address);
  throw new ApiError("not-authorized", "the token is unknown or has expired");
}

/** Throws where an address has shown too many wrong keys, passwords or tokens. */
export function refuseBlocked(attempts: Attempts, address: string): void {
  const blockedMs = attempts.blockedMs(address);
  if (blockedMs === 0) return;
  const retryAfterS = Math.ceil(blockedMs / 1000);
  throw new ApiError("too-many", "too many wrong keys, passwords or tokens from this address", { retryAfterS });
}
