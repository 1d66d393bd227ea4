// Who asks: a token (or a developer key in its place) in any of the four places where clients put it.
import type { FastifyRequest } from "fastify";
import type { KeyStore } from "../store/keys.ts";
import type { Principal } from "../store/principal.ts";
import { ApiError } from "./errors.ts";

/** Longer ones are not looked up. */
const LONGEST_TOKEN = 200;
const COOKIE = "freeswitch_xtra_session_id";

/** The first place that holds one wins. */
export function tokenOf(headers: FastifyRequest["headers"]): string | undefined {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "") ?? [];
  const places = [single(headers["token"]), single(headers["x-xtra-auth-id"]), bearer, cookie(headers.cookie ?? "")];
  return places.find((place) => place !== undefined && place !== "");
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === "string" ? value.trim() : value?.[0]?.trim();
}

function cookie(header: string): string | undefined {
  for (const pair of header.split(";")) {
    const [name, value] = pair.split("=", 2);
    if (name?.trim() === COOKIE) return value?.trim();
  }
  return undefined;
}

/** Throws where nobody is logged in. */
export async function authenticated(keys: KeyStore, headers: FastifyRequest["headers"]): Promise<Principal> {
  const token = tokenOf(headers);
  if (token === undefined || token.length > LONGEST_TOKEN) throw new ApiError("not-authorized", "no token");
  const principal = await keys.principalOf(token);
  if (principal === undefined) throw new ApiError("not-authorized", "the token is unknown or has expired");
  return principal;
}
