// The HTTP server: routes, how bodies are read, and how whatever goes wrong is answered.
import type { Writable } from "node:stream";
import fastifyStatic from "@fastify/static";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { apiErrorOf } from "./any-error.ts";
import { Attempts } from "./attempts.ts";
import { configuring } from "./configuring.ts";
import { tellExpected } from "./contract/expected.ts";
import type { ApiDeps } from "./deps.ts";
import { describeApi } from "./openapi.ts";
import { ApiError, bodyOf, ERRORS, invalid } from "./errors.ts";
import { auditRoutes } from "./rest/audit.ts";
import { canonicalUrl, ccRoutes } from "./rest/cc.ts";
import { cdrRoutes } from "./rest/cdrs.ts";
import { explainRoutes } from "./rest/explain.ts";
import { extensionRoutes } from "./rest/extensions.ts";
import { healthRoutes } from "./rest/health.ts";
import { callerRoutes } from "./rest/callers.ts";
import { holidayTableRoutes } from "./rest/holiday-table.ts";
import { hotlineRoutes } from "./rest/hotlines.ts";
import { ivrRoutes } from "./rest/ivrs.ts";
import { mediaFileRoutes } from "./rest/media-files.ts";
import { metricsRoutes } from "./rest/metrics.ts";
import { documentRoutes, referencePage } from "./rest/reference-page.ts";
import { nodeRoutes } from "./rest/nodes.ts";
import { previewRoutes } from "./rest/preview.ts";
import { promptRoutes } from "./rest/prompts.ts";
import { queueRoutes } from "./rest/queues.ts";
import { liveReportRoutes } from "./rest/live-report.ts";
import { reportRoutes } from "./rest/reports.ts";
import { sessionRoutes } from "./rest/sessions.ts";
import { tierRoutes } from "./rest/tiers.ts";
import { timeDefRoutes } from "./rest/time-defs.ts";
import { trunkRoutes } from "./rest/trunks.ts";
import { surveyRoutes } from "./rest/surveys.ts";
import { signInRoutes } from "./rest/sign-in.ts";
import { devKeyRoutes, tokenRoutes } from "./rest/tokens.ts";
import { webhookRoutes } from "./rest/webhooks.ts";
import { userRoutes } from "./rest/users.ts";
import { phoneRoutes } from "./rest/phones.ts";
import { voicemailRoutes } from "./rest/voicemails.ts";
import { logRequests, requestIdOf, routeOf } from "./request-log.ts";
import type { DeclaredRoute, RouteParts } from "./route.ts";

export const BODY_LIMIT_BYTES = 1_048_576;
/** Node takes no more of a request's head. */
const LONGEST_PATH = 16_384;
/** For a request to arrive as a whole. */
const REQUEST_TIMEOUT_MS = 30_000;

/** The server, not yet listening. `close` lets running requests finish. */
export function createApi(deps: ApiDeps): FastifyInstance {
  tellExpected();
  const api = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    // Who asks is who connects, unless it is a proxy of ours: attempts are counted by address, and the audit log keeps it.
    trustProxy: [...(deps.config.trustedProxies ?? [])],
    // The schema says which field is too long; the router would only say that something is.
    routerOptions: { maxParamLength: LONGEST_PATH },
    requestTimeout: REQUEST_TIMEOUT_MS,
    logger: false,
    requestIdHeader: false,
    genReqId: requestIdOf,
    rewriteUrl: canonicalUrl,
    clientErrorHandler: answerGarbage,
    frameworkErrors: (error, request, reply) => sendError(deps, error, request, reply),
  });
  api.setValidatorCompiler(validatorCompiler);
  api.setSerializerCompiler(serializerCompiler);
  readBodies(api);
  logRequests(api, { log: deps.log, slowRequestMs: deps.config.slowRequestMs, watch: deps.watch });
  api.setErrorHandler((error, request, reply) => sendError(deps, error, request, reply));
  api.setNotFoundHandler((request, reply) =>
    sendError(deps, new ApiError("no-such", `there is no ${request.method} ${pathOf(request)}`), request, reply),
  );
  describeApi(api);
  api.register(fastifyStatic, { root: deps.config.dataFolder, serve: false });
  const declared: DeclaredRoute[] = [];
  api.register((scope, _options, done) => {
    const attempts = new Attempts(deps.clock, deps.log);
    const parts = { ...deps, api: scope, configure: configuring(deps), attempts, declared };
    addRoutes(parts);
    documentRoutes(parts, api);
    done();
  });
  referencePage(api);
  DECLARED.set(api, declared);
  return api;
}

const DECLARED = new WeakMap<FastifyInstance, readonly DeclaredRoute[]>();

/** Its routes and who may use them, once it is ready. */
export function routesOf(api: FastifyInstance): readonly DeclaredRoute[] {
  return DECLARED.get(api) ?? [];
}

function addRoutes(parts: RouteParts): void {
  healthRoutes(parts);
  metricsRoutes(parts);
  sessionRoutes(parts);
  signInRoutes(parts);
  tokenRoutes(parts);
  devKeyRoutes(parts);
  userRoutes(parts);
  extensionRoutes(parts);
  queueRoutes(parts);
  tierRoutes(parts);
  hotlineRoutes(parts);
  trunkRoutes(parts);
  phoneRoutes(parts);
  ivrRoutes(parts);
  timeDefRoutes(parts);
  holidayTableRoutes(parts);
  nodeRoutes(parts);
  callerRoutes(parts);
  surveyRoutes(parts);
  liveReportRoutes(parts);
  reportRoutes(parts);
  previewRoutes(parts);
  promptRoutes(parts);
  ccRoutes(parts);
  cdrRoutes(parts);
  explainRoutes(parts);
  mediaFileRoutes(parts);
  voicemailRoutes(parts);
  auditRoutes(parts);
  webhookRoutes(parts);
}

/** JSON only; an empty body is an empty object, and a body that would reach for prototypes is refused. */
function readBodies(api: FastifyInstance): void {
  const parse = api.getDefaultJsonParser("error", "error");
  api.removeContentTypeParser(["application/json", "text/plain"]);
  api.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    const text = String(body);
    if (text.trim() === "") done(null, {});
    else void parse(request, text, (error, value) => done(error === null ? null : noJson(), value));
  });
  // Also what comes without a type.
  api.addContentTypeParser("*", (request, _body, done) => done(otherType(request)));
}

function noJson(): ApiError {
  return invalid([{ field: "", expected: "JSON (and no __proto__ or constructor.prototype in it)" }]);
}

/** Longest media type that a refusal repeats. */
const LONGEST_TYPE = 100;

function otherType({ headers, server }: FastifyRequest): ApiError {
  const file = server.hasContentTypeParser("multipart/form-data") ? "multipart/form-data or " : "";
  const expected = `${file}application/json`;
  const given = headers["content-type"]?.slice(0, LONGEST_TYPE) ?? "none";
  return new ApiError("unsupported-media-type", `Content-Type: expected ${expected}, not ${given}`, {
    fields: [{ field: "Content-Type", expected }],
  });
}

function sendError({ log }: ApiDeps, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known = apiErrorOf(error);
  const told = known ?? new ApiError("internal", "something went wrong here; it has been logged");
  const { status } = ERRORS[told.code];
  const { id, method } = request;
  const fields = { err: error, request: id, method, route: routeOf(request) };
  if (known === undefined) log.error(fields, "a request failed");
  else if (status === 503) log.warn({ ...fields, code: told.code }, "a request could not be served");
  void reply.header("x-request-id", id);
  if (told.details.retryAfterS !== undefined) void reply.header("retry-after", told.details.retryAfterS);
  void reply.code(status).type("application/json; charset=utf-8").serializer(JSON.stringify).send(bodyOf(told));
}

/** What is no HTTP has no request to answer: the bare socket is told, and left. */
function answerGarbage(error: Error & { readonly code?: string }, socket: Writable): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(bodyOf(new ApiError("invalid", "this is not an HTTP request")));
  const head = `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}`;
  socket.end(`${head}\r\nConnection: close\r\n\r\n${body}`);
}

/** Without the query, which may hold numbers. */
function pathOf(request: FastifyRequest): string {
  return request.url.split("?", 1)[0] ?? "";
}
