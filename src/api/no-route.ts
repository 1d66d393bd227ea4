// What is answered where no route fits: how a path that is there may be asked, and which one is like a path that is not.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isPreflight, tellOrigin, tellPreflight } from "./cross-origin.ts";
import { ApiError } from "./errors.ts";
import type { KnownPaths } from "./known-paths.ts";
import { SOCKET_PATHS } from "./live/socket-door.ts";

interface Doors {
  readonly paths: KnownPaths;
  /** Origins whose pages may read answers. */
  readonly allowed: readonly string[];
  /** There are WebSockets on this port. */
  readonly hasSockets: boolean;
}

/** Before a body is read: it is of no use to anybody. */
export function answerWhereNoRouteIs(api: FastifyInstance, { paths, allowed, hasSockets }: Doors): void {
  if (hasSockets) for (const path of SOCKET_PATHS) for (const method of ["GET", "HEAD"]) paths.add(path, method);
  const isSocket = (path: string): boolean => hasSockets && SOCKET_PATHS.has(path);
  api.addHook("onRequest", async (request, reply) => {
    tellOrigin(request, reply, allowed);
    if (!request.is404) return;
    const path = pathOf(request);
    const methods = path === "*" ? ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"] : paths.methodsOf(path);
    if (methods === undefined) throw noSuchPath(request, paths.nearest(path, request.method));
    if (request.method === "OPTIONS") return answerOptions(request, reply, methods);
    if (isSocket(path) && methods.includes(request.method)) {
      void reply.header("upgrade", "websocket").header("connection", "upgrade");
      throw new ApiError("upgrade-required", "this is a WebSocket: connect to it with Upgrade: websocket");
    }
    void reply.header("allow", methods.join(", "));
    throw new ApiError("wrong-method", `${path} takes ${methods.join(", ")}, not ${request.method}`);
  });
}

function answerOptions(request: FastifyRequest, reply: FastifyReply, methods: readonly string[]): FastifyReply {
  if (isPreflight(request)) {
    if (!reply.hasHeader("access-control-allow-origin")) {
      const reason = "pages of this origin may not use the API; XCC_CORS_ORIGINS names those that may";
      throw new ApiError("forbidden", reason);
    }
    tellPreflight(reply, methods);
  }
  return reply.header("allow", methods.join(", ")).code(204).send();
}

export function noSuchPath(request: FastifyRequest, nearest: string | undefined): ApiError {
  const asked = `${request.method} ${pathOf(request)}`;
  return new ApiError(
    "no-such",
    nearest === undefined ? `there is no ${asked}` : `there is no ${asked}; there is ${nearest}`,
  );
}

/** Without the query, which may hold numbers. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split("?", 1)[0] ?? "";
}
