// One POST to a receiver: over HTTP or HTTPS, no redirect followed, the answer's body thrown away. The address is looked at
// when the connection is made and not before, so that a name cannot lead elsewhere in between.
import { lookup } from "node:dns";
import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { Post, PostOutcome, Poster } from "../ports/webhooks.ts";
import { isAllowed, type AllowedAddresses } from "./addresses.ts";

/** For everything: name, connection, request and the head of the answer; once more for the answer's body. */
const REQUEST_MS = 10_000;
/** Of the answer's body: beyond that the connection is given up. */
const MOST_BODY_BYTES = 65_536;
const IDLE_CONNECTION_MS = 30_000;
const NOT_ALLOWED = "the address is not one that webhooks may go to";
const NOT_HTTP = "the answer was no HTTP";

export interface PosterOptions {
  readonly allowed: AllowedAddresses;
  readonly requestMs?: number;
}

export function poster({ allowed, requestMs = REQUEST_MS }: PosterOptions): Poster {
  const agentOptions = { keepAlive: true, timeout: IDLE_CONNECTION_MS, maxSockets: 4, maxFreeSockets: 2 };
  const agents = { "http:": new HttpAgent(agentOptions), "https:": new HttpsAgent(agentOptions) };
  const once = (post: Post, signal: AbortSignal): Promise<Attempt> =>
    attempt(post, signal, { allowed, requestMs, agents });
  return async (post, signal) => {
    const first = await once(post, signal);
    // The receiver has closed a kept connection at the moment we used it: that says nothing about it.
    return first.type === "stale" ? plainly(await once(post, signal)) : plainly(first);
  };
}

type Attempt = PostOutcome | { readonly type: "stale" };

function plainly(outcome: Attempt): PostOutcome {
  return outcome.type === "stale" ? { type: "failed", error: "the connection was closed" } : outcome;
}

interface Means {
  readonly allowed: AllowedAddresses;
  readonly requestMs: number;
  readonly agents: { readonly "http:": HttpAgent; readonly "https:": HttpsAgent };
}

function attempt(post: Post, signal: AbortSignal, means: Means): Promise<Attempt> {
  // One that came by an import was looked at by nobody.
  const url = URL.parse(post.url);
  if (url === null) return Promise.resolve({ type: "failed", error: "the URL cannot be read" });
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !isAllowed(host, means.allowed))
    return Promise.resolve({ type: "failed", error: NOT_ALLOWED });
  return new Promise((resolve) => {
    const headers = { ...post.headers, "content-length": Buffer.byteLength(post.body) };
    const options = { method: "POST", headers, lookup: lookupAmong(means.allowed), signal };
    const request =
      url.protocol === "https:"
        ? httpsRequest(url, { ...options, agent: means.agents["https:"] })
        : httpRequest(url, { ...options, agent: means.agents["http:"] });
    const tooLate = setTimeout(() => request.destroy(new TooLate(means.requestMs)), means.requestMs);
    request.on("response", (response) => {
      clearTimeout(tooLate);
      drain(response, means.requestMs);
      resolve({ type: "answered", status: response.statusCode ?? 0, retryAfterMs: retryAfterMs(response) });
    });
    request.on("error", (error) => {
      clearTimeout(tooLate);
      resolve(outcomeOf(error, request));
    });
    // Where neither came, as after a 101: it wants to speak another protocol.
    request.on("close", () => {
      clearTimeout(tooLate);
      resolve({ type: "failed", error: NOT_HTTP });
    });
    request.end(post.body);
  });
}

class TooLate extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms / 1000} s`);
  }
}

/** What follows the head is nobody's business here, but must come to an end for the connection to be used again. */
function drain(response: IncomingMessage, withinMs: number): void {
  let bytes = 0;
  const tooLate = setTimeout(() => response.destroy(), withinMs);
  response.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) response.destroy();
  });
  response.on("error", () => undefined);
  response.on("close", () => clearTimeout(tooLate));
}

/** In seconds; the form with a date is not read. */
function retryAfterMs({ headers }: IncomingMessage): number | undefined {
  const given = headers["retry-after"] ?? "";
  return /^\d{1,9}$/.test(given) ? Number(given) * 1000 : undefined;
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was closed",
  EPIPE: "the connection was closed",
  ETIMEDOUT: "the connection timed out",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  ENOTFOUND: "the name is not known",
  EAI_AGAIN: "the name could not be looked up",
  ENOTALLOWED: NOT_ALLOWED,
};

function outcomeOf(error: Error, request: ClientRequest): Attempt {
  if (error instanceof TooLate) return { type: "failed", error: error.message };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "ECONNRESET" && request.reusedSocket) return { type: "stale" };
  if (code.startsWith("HPE_")) return { type: "failed", error: NOT_HTTP };
  // TLS speaks of names and dates of certificates in its messages: the code says enough.
  return {
    type: "failed",
    error: WORDS[code] ?? (code === "" ? "the request failed" : `the request failed (${code})`),
  };
}

function lookupAmong(allowed: AllowedAddresses): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error !== null) {
        callback(error, "", 0);
        return;
      }
      const fit = found.filter(({ address }) => isAllowed(address, allowed));
      const [first] = fit;
      if (first === undefined) callback(Object.assign(new Error(NOT_ALLOWED), { code: "ENOTALLOWED" }), "", 0);
      else if (options.all === true) callback(null, fit);
      else callback(null, first.address, first.family);
    });
  };
}
