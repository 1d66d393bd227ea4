// The HTTP server: routes, how bodies are read, and how whatever goes wrong is answered.
import type { Writable } from "node:stream";
import fastifyStatic from "@fastify/static";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { apiErrorOf } from "./any-error.ts";
import { Attempts } from "./attempts.ts";
import { BasicSignIns } from "./basic.ts";
import { readBodies } from "./bodies.ts";
import { configuring } from "./configuring.ts";
import { HttpConnections, type HttpConnection } from "./connections.ts";
import { languageOf } from "./contract/languages.ts";
import { tellExpected } from "./contract/expected.ts";
import type { ApiDeps } from "./deps.ts";
import { describeApi } from "./openapi.ts";
import { ApiError, bodyOf, ERRORS } from "./errors.ts";
import { KnownPaths } from "./known-paths.ts";
import { LiveSessions } from "./live/live-sessions.ts";
import { SocketDoor, wantsSocket } from "./live/socket-door.ts";
import { auditRoutes } from "./rest/audit.ts";
import { canonicalUrl, ccRoutes } from "./rest/cc.ts";
import { callCardRoutes } from "./rest/call-card.ts";
import { cdrRoutes } from "./rest/cdrs.ts";
import { consoleFamily } from "./rest/console/family.ts";
import { explainRoutes } from "./rest/explain.ts";
import { extensionRoutes } from "./rest/extensions.ts";
import { frontPage } from "./rest/front-page.ts";
import { floorRoutes } from "./rest/floor.ts";
import { healthRoutes } from "./rest/health.ts";
import { alarmRuleRoutes } from "./rest/alarm-rules.ts";
import { alarmRoutes } from "./rest/alarms.ts";
import { breakReasonRoutes } from "./rest/break-reasons.ts";
import { callerRoutes } from "./rest/callers.ts";
import { directoryRoutes } from "./rest/directory.ts";
import { dispositionRoutes } from "./rest/dispositions.ts";
import { holidayTableRoutes } from "./rest/holiday-table.ts";
import { hotlineRoutes } from "./rest/hotlines.ts";
import { ivrRoutes } from "./rest/ivrs.ts";
import { mediaFileRoutes } from "./rest/media-files.ts";
import { meRoutes } from "./rest/me.ts";
import { metricsRoutes } from "./rest/metrics.ts";
import { documentRoutes, referencePage } from "./rest/reference-page.ts";
import { toolbarPage } from "./rest/toolbar-page.ts";
import { nodeRoutes } from "./rest/nodes.ts";
import { permissionRoutes } from "./rest/permissions.ts";
import { preferenceRoutes } from "./rest/preferences.ts";
import { menuDraftRoutes } from "./rest/menu-drafts.ts";
import { menuTryRoutes } from "./rest/menu-try.ts";
import { previewRoutes } from "./rest/preview.ts";
import { promptRoutes } from "./rest/prompts.ts";
import { queueRoutes } from "./rest/queues.ts";
import { liveReportRoutes } from "./rest/live-report.ts";
import { reportRoutes } from "./rest/reports.ts";
import { searchRoutes } from "./rest/search.ts";
import { sessionRoutes } from "./rest/sessions.ts";
import { thresholdRoutes } from "./rest/thresholds.ts";
import { tierRoutes } from "./rest/tiers.ts";
import { timeDefRoutes } from "./rest/time-defs.ts";
import { trunkRoutes } from "./rest/trunks.ts";
import { surveyRoutes } from "./rest/surveys.ts";
import { signInRoutes } from "./rest/sign-in.ts";
import { devKeyRoutes, tokenRoutes } from "./rest/tokens.ts";
import { webhookRoutes } from "./rest/webhooks.ts";
import { userRoutes } from "./rest/users.ts";
import { userDownloadRoute } from "./rest/user-download.ts";
import { userImportRoutes } from "./rest/user-import.ts";
import { userTogetherRoutes } from "./rest/users-together.ts";
import { ownWorkRoutes } from "./rest/own-work.ts";
import { ownSessionRoutes } from "./rest/own-sessions.ts";
import { phoneRoutes } from "./rest/phones.ts";
import { peopleRoutes } from "./rest/people.ts";
import { voicemailRoutes } from "./rest/voicemails.ts";
import { answerWhereNoRouteIs, noSuchPath } from "./no-route.ts";
import { protect, protectAnswers, PROTECTIVE_HEADERS } from "./protective-headers.ts";
import { logRequests, requestIdOf, routeOf } from "./request-log.ts";
import type { DeclaredRoute, RouteParts } from "./route.ts";

export const BODY_LIMIT_BYTES = 1_048_576;
/** Node takes no more of a request's head. */
const LONGEST_PATH = 16_384;
/** In which who was told that this is no HTTP may read it. */
const LEFT_MS = 1_000;
/** How often it is looked for requests that take too long to arrive. */
const LOOK_FOR_SLOW_MS = 1_000;

/** The server, not yet listening. `close` lets running requests finish. */
export function createApi(deps: ApiDeps): FastifyInstance {
  tellExpected();
  const { config, clock, log } = deps;
  const { trustedProxies } = config;
  const connections = deps.connections ?? new HttpConnections({ trustedProxies, clock, log });
  const { limits } = connections;
  const api = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    // Who asks is who connects, unless it is a proxy of ours: attempts are counted by address, and the audit log keeps it.
    trustProxy: [...(trustedProxies ?? [])],
    // The schema says which field is too long; the router would only say that something is.
    routerOptions: { maxParamLength: LONGEST_PATH },
    http: {
      headersTimeout: limits.headMs,
      connectionsCheckingInterval: LOOK_FOR_SLOW_MS,
      shouldUpgradeCallback: (request) => deps.live !== undefined && wantsSocket(request),
    },
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.idleMs,
    connectionTimeout: limits.stuckMs,
    logger: false,
    requestIdHeader: false,
    genReqId: requestIdOf,
    rewriteUrl: canonicalUrl,
    clientErrorHandler: (error, socket) => answerGarbage(error, socket, connections),
    frameworkErrors: (error, request, reply) => sendError(deps, error, request, reply),
  });
  api.setValidatorCompiler(validatorCompiler);
  api.setSerializerCompiler(serializerCompiler);
  readBodies(api);
  api.server.on("connection", (socket) => connections.take(socket));
  api.addHook("onResponse", (request, _reply, done) => {
    connections.answered(request.raw.socket);
    done();
  });
  protectAnswers(api);
  const paths = new KnownPaths(api);
  logRequests(api, { log, slowRequestMs: config.slowRequestMs, watch: deps.watch });
  const allowed = config.corsOrigins ?? [];
  answerWhereNoRouteIs(api, { paths, allowed, hasSockets: deps.live !== undefined });
  api.setErrorHandler((error, request, reply) => sendError(deps, error, request, reply));
  // Where the hooks have answered for what is not there, this is never reached.
  api.setNotFoundHandler((request, reply) => sendError(deps, noSuchPath(request, undefined), request, reply));
  describeApi(api);
  api.register(fastifyStatic, { root: config.dataFolder, serve: false });
  const declared: DeclaredRoute[] = [];
  const attempts = new Attempts(clock, log);
  openSockets(api, deps, { attempts, connections });
  api.register((scope, _options, done) => {
    const { configure, stop } = configuring(deps);
    scope.addHook("onClose", (_closed, closed) => {
      stop();
      closed();
    });
    const basic = new BasicSignIns({ ...deps, attempts });
    const parts = { ...deps, api: scope, configure, attempts, basic, connections, declared };
    addRoutes(parts);
    documentRoutes(parts, api);
    done();
  });
  referencePage(api);
  const { frameOrigins = [] } = config;
  frontPage(api, { hasToolbar: deps.live !== undefined, console: deps.console, frameOrigins });
  if (deps.live !== undefined) toolbarPage(api, deps.live.domain);
  DECLARED.set(api, declared);
  return api;
}

/** On the same port. When the API closes they are told first, for the server waits for every connection. */
function openSockets(
  api: FastifyInstance,
  deps: ApiDeps,
  { attempts, connections }: Pick<RouteParts, "attempts" | "connections">,
): void {
  const { live, center } = deps;
  if (live === undefined) return;
  const sessions = new LiveSessions({ live, deps, attempts });
  const allowedOrigins = live.allowedOrigins ?? [];
  new SocketDoor({ sessions, connections, allowedOrigins, center, takenOver: deps.takenOver ?? [] }).attach(api.server);
  sessions.start();
  api.addHook("preClose", (closed) => {
    sessions.close();
    closed();
  });
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
  ownSessionRoutes(parts);
  meRoutes(parts);
  permissionRoutes(parts);
  preferenceRoutes(parts);
  devKeyRoutes(parts);
  userRoutes(parts);
  userTogetherRoutes(parts);
  userDownloadRoute(parts);
  userImportRoutes(parts);
  extensionRoutes(parts);
  queueRoutes(parts);
  tierRoutes(parts);
  thresholdRoutes(parts);
  hotlineRoutes(parts);
  trunkRoutes(parts);
  phoneRoutes(parts);
  ivrRoutes(parts);
  timeDefRoutes(parts);
  holidayTableRoutes(parts);
  nodeRoutes(parts);
  callerRoutes(parts);
  surveyRoutes(parts);
  dispositionRoutes(parts);
  breakReasonRoutes(parts);
  alarmRuleRoutes(parts);
  alarmRoutes(parts);
  liveReportRoutes(parts);
  floorRoutes(parts);
  reportRoutes(parts);
  previewRoutes(parts);
  menuDraftRoutes(parts);
  menuTryRoutes(parts);
  promptRoutes(parts);
  ccRoutes(parts);
  cdrRoutes(parts);
  callCardRoutes(parts);
  searchRoutes(parts);
  directoryRoutes(parts);
  ownWorkRoutes(parts);
  explainRoutes(parts);
  mediaFileRoutes(parts);
  voicemailRoutes(parts);
  peopleRoutes(parts);
  auditRoutes(parts);
  webhookRoutes(parts);
  consoleFamily(parts);
}

function sendError({ log }: ApiDeps, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known = apiErrorOf(error);
  const told = known ?? new ApiError("internal", "something went wrong here; it has been logged");
  const { status } = ERRORS[told.code];
  const { id, method } = request;
  const fields = { err: error, request: id, method, route: routeOf(request) };
  if (known === undefined) log.error(fields, "a request failed");
  else if (status >= 503) log.warn({ ...fields, code: told.code }, "a request could not be served");
  const language = languageOf(request.headers["accept-language"]);
  void reply.header("content-language", language);
  // A request that the framework refuses has passed none of the hooks.
  protect(reply);
  void reply.header("x-request-id", id);
  if (told.details.retryAfterS !== undefined) void reply.header("retry-after", told.details.retryAfterS);
  void reply
    .code(status)
    .type("application/json; charset=utf-8")
    .serializer(JSON.stringify)
    .send(bodyOf(told, language));
}

/** What is no HTTP, or not whole in time, has no request to answer: the bare socket is told, and left. */
function answerGarbage(
  error: Error & { readonly code?: string },
  socket: Writable & Pick<HttpConnection, "remoteAddress">,
  connections: HttpConnections,
): void {
  const isSlow = error.code === "ERR_HTTP_REQUEST_TIMEOUT";
  if (isSlow) connections.wasSlow(socket);
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const told = isSlow
    ? new ApiError("too-slow", "the request did not arrive in time")
    : new ApiError("invalid", "this is not an HTTP request");
  const body = JSON.stringify(bodyOf(told));
  const head = {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    Connection: "close",
    ...PROTECTIVE_HEADERS,
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  const line = isSlow ? "HTTP/1.1 408 Request Timeout" : "HTTP/1.1 400 Bad Request";
  socket.end([line, ...lines, "", body].join("\r\n"));
  // One who goes on is not listened to for long; closed at once, the answer might not reach those who have not read it.
  setTimeout(() => socket.destroy(), LEFT_MS).unref();
}
