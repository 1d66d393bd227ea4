// What is said of every request: an id that the client is told too, one line in the log, and a count. Routes are named by
// their pattern: a URL may hold anybody's number.
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { RequestWatch } from "../ports/measures.ts";
import type { Log } from "../ports/log.ts";

/** What may come from a client into our log: the usual alphabets of ids, at a length that holds any of them. */
const WELL_FORMED_ID = /^[A-Za-z0-9][A-Za-z0-9._:+/=-]{7,99}$/;
/** A phone number is no id, and has no place in the log. */
const ONLY_DIGITS = /^\+?[\d.-]+$/;
/** What can be a field's name and not somebody's number. */
const PLAIN_NAME = /^(?!.*\d{5})[A-Za-z_][\w.-]{0,49}$/;

/** The client's own id where it is well-formed, so that their log and ours can be laid side by side. */
export function requestIdOf({ headers }: Pick<IncomingMessage, "headers">): string {
  const given = headers["x-request-id"];
  const isFit = typeof given === "string" && WELL_FORMED_ID.test(given) && !ONLY_DIGITS.test(given);
  return isFit ? given : randomUUID();
}

/** Undefined: no route fits the URL. */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? "(none)";
}

/** Names the fields that a client sent and nobody reads. */
export const IGNORED_HEADER = "x-ignored-fields";

export interface RequestLogging {
  readonly log: Log;
  readonly slowRequestMs: number;
  readonly watch: RequestWatch | undefined;
}

export function logRequests(api: FastifyInstance, { log, slowRequestMs, watch }: RequestLogging): void {
  api.addHook("onRequest", (request, reply, done) => {
    void reply.header("x-request-id", request.id);
    done();
  });
  api.addHook("onResponse", (request, reply, done) => {
    const { method, id } = request;
    const { statusCode: status } = reply;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    const route = routeOf(request);
    watch?.answered({ method, route, status, ms });
    const fields = { request: id, method, route, status, ms };
    const ignored = reply.getHeader(IGNORED_HEADER);
    if (typeof ignored === "string")
      log.info({ ...fields, fields: namesIn(ignored) }, "fields of a request were ignored");
    if (ms >= slowRequestMs) log.warn(fields, "a slow request");
    else if (status >= 400) log.info(fields, "a request was refused");
    else log.debug(fields, "request");
    done();
  });
}

/** Of the values nothing is said; and what cannot be a field's name may be somebody's number. */
function namesIn(header: string): readonly string[] {
  return header.split(", ").map((encoded) => {
    const name = decodeURIComponent(encoded);
    return PLAIN_NAME.test(name) ? name : "(odd name)";
  });
}
