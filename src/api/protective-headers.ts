// What every answer says to a browser, so that it makes nothing of it but what it is. Where an answer knows better (the
// reference page, a recording) it says so itself.
import type { FastifyInstance, FastifyReply } from "fastify";

export const PROTECTIVE_HEADERS = {
  // JSON is JSON, whatever is in it.
  "x-content-type-options": "nosniff",
  // An answer is no page: opened as one it runs and loads nothing, except that a recording plays; and it is framed by nobody.
  "content-security-policy": "default-src 'none'; media-src 'self'; frame-ancestors 'none'",
  // A URL may hold a number.
  "referrer-policy": "no-referrer",
  // What is answered to one is kept for nobody else.
  "cache-control": "no-store",
} as const;

export function protectAnswers(api: FastifyInstance): void {
  api.addHook("onRequest", (_request, reply, done) => {
    protect(reply);
    done();
  });
}

/** Leaves what the answer has said of itself. */
export function protect(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(PROTECTIVE_HEADERS))
    if (!reply.hasHeader(name)) void reply.header(name, value);
}
