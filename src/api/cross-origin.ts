// Pages of other sites: which may read what is answered here (CORS, https://fetch.spec.whatwg.org/#http-cors-protocol). None,
// unless the operator has named them. Their scripts show a token in a header; cookies of this server are nothing of theirs,
// so credentials are never allowed.
import type { FastifyReply, FastifyRequest } from "fastify";
import { NEXT_CURSOR_HEADER } from "./contract/cursor.ts";
import { isOriginAllowed } from "./live/origins.ts";
import { NOT_IN_EFFECT_HEADER } from "./not-in-effect.ts";
import { IGNORED_HEADER } from "./request-log.ts";

/** What a script may send beside what it always may. */
const TAKEN = ["token", "X-XTRA-AUTH-ID", "Authorization", "Content-Type", "X-Request-Id", "Range"].join(", ");
/** What it may read beside what it always may. */
const SHOWN = [
  ...["x-request-id", IGNORED_HEADER, NOT_IN_EFFECT_HEADER, NEXT_CURSOR_HEADER],
  ...["retry-after", "allow", "content-disposition", "content-range", "accept-ranges"],
].join(", ");
/** For which a browser need not ask again. */
const KNOWN_FOR_S = 600;

/** `allowed`: of XCC_CORS_ORIGINS. */
export function tellOrigin(request: FastifyRequest, reply: FastifyReply, allowed: readonly string[]): void {
  if (allowed.length === 0) return;
  // What stands between must not give one page what was answered to another.
  void reply.header("vary", "Origin");
  const { origin } = request.headers;
  if (origin === undefined || !isOriginAllowed(origin, [], allowed)) return;
  void reply.header("access-control-allow-origin", origin);
  void reply.header("access-control-expose-headers", SHOWN);
}

/** What a browser asks before it sends a request of another site's page. */
export function isPreflight({ method, headers }: FastifyRequest): boolean {
  return method === "OPTIONS" && headers.origin !== undefined && headers["access-control-request-method"] !== undefined;
}

/** `methods`: those of the path. Answers what is asked, which nobody is signed in for. */
export function tellPreflight(reply: FastifyReply, methods: readonly string[]): void {
  void reply.header("access-control-allow-methods", methods.join(", "));
  void reply.header("access-control-allow-headers", TAKEN);
  void reply.header("access-control-max-age", KNOWN_FOR_S);
}
