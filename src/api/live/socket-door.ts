// Where HTTP connections become WebSockets (RFC 6455), on the API's own port. Only who may come in from where is looked at
// here; who they are is asked inside, when they log in.
//
// The library's own server is not used for more than the handshake and the frames, and @fastify/websocket not at all: it
// would lead every upgrade through the router and a stream in between, for three fixed paths.
import { STATUS_CODES, type IncomingMessage, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type RawData, type WebSocket } from "ws";
import type { ApiDeps } from "../deps.ts";
import type { HttpConnection, HttpConnections } from "../connections.ts";
import { languageOf, type Language } from "../contract/languages.ts";
import { ApiError, bodyOf, ERRORS } from "../errors.ts";
import { PROTECTIVE_HEADERS } from "../protective-headers.ts";
import type { Refusal } from "./counts.ts";
import { LONGEST_MESSAGE_BYTES, MOST_BEFORE_LOGIN_BYTES } from "./limits.ts";
import type { Connection, LiveSession } from "./live-session.ts";
import type { LiveSessions } from "./live-sessions.ts";
import type { NoSocket } from "./socket-places.ts";
import { isOriginAllowed } from "./origins.ts";
import { speaks, type TakenOver } from "./taken-over.ts";

/** Vendors' clients know it under these. */
export const SOCKET_PATHS: ReadonlySet<string> = new Set(["/", "/ws", "/wss"]);
/** In which a client that was told that it is over may say so too. */
const LEFT_MS = 1_000;
/** A handshake's frames, beside what is in them. */
const OVERHEAD_BYTES = 16_384;

export interface SocketDoorParts {
  readonly sessions: LiveSessions;
  readonly connections: HttpConnections;
  readonly allowedOrigins: readonly string[];
  readonly center: Pick<ApiDeps["center"], "draining">;
  /** Those of others. */
  readonly takenOver: readonly TakenOver[];
}

const NO_SOCKET: Readonly<Record<NoSocket, () => ApiError>> = {
  address: () => new ApiError("too-many", "too many WebSockets from this address", { retryAfterS: 10 }),
  full: () => {
    const reason = "there are as many WebSockets as the server takes; XCC_SOCKETS says how many";
    return new ApiError("full", reason, { retryAfterS: 10 });
  },
};

interface Refused {
  readonly why: Refusal;
  readonly error: ApiError;
}

function noSuchSubprotocol({ path, subprotocol }: TakenOver): Refused {
  const error = new ApiError("invalid", `a WebSocket at ${path} goes under the subprotocol ${subprotocol}`);
  return { why: "path", error };
}

function pathOf({ url = "/" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "";
}

/** Whether a request wants to become a WebSocket; all other upgrades are answered as if they had not been asked for. */
export function wantsSocket({ headers, method }: IncomingMessage): boolean {
  return method === "GET" && headers.upgrade?.toLowerCase() === "websocket";
}

export class SocketDoor {
  readonly #parts: SocketDoorParts;
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // Text of some hundred bytes: what it saves is not worth a window of memory for each socket.
    perMessageDeflate: false,
    maxPayload: LONGEST_MESSAGE_BYTES,
  });

  constructor(parts: SocketDoorParts) {
    this.#parts = parts;
  }

  attach(server: Server): void {
    server.on("upgrade", (request, socket, head) => this.#knock(request, socket, head));
  }

  #knock(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Whoever goes away meanwhile is nobody's fault.
    socket.on("error", () => undefined);
    const address = this.#parts.connections.clientOf(request);
    const refused = this.#refusalOf(request, address);
    const { connections } = this.#parts;
    const other = this.#otherAt(request);
    if (refused !== undefined) this.#refuse(socket, refused, languageOf(request.headers["accept-language"]));
    else if (other !== undefined) {
      other.takeOver(request, socket, head, { address, admitted: () => connections.admitted(request.socket) });
    } else this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#enter(webSocket, request, address));
  }

  #refusalOf(request: IncomingMessage, address: string): Refused | undefined {
    const { sessions, center } = this.#parts;
    const path = pathOf(request);
    const other = this.#otherAt(request);
    if (!wantsSocket(request) || !(other !== undefined || SOCKET_PATHS.has(path))) {
      return { why: "path", error: new ApiError("no-such", "a WebSocket is at /ws, / and /wss") };
    }
    if (center.draining) {
      return { why: "draining", error: new ApiError("draining", "the server is shutting down", { retryAfterS: 10 }) };
    }
    if (!this.#isOriginAllowed(request)) {
      const reason = "pages of this origin may not open a WebSocket here; XCC_ALLOWED_ORIGINS names those that may";
      return { why: "origin", error: new ApiError("forbidden", reason) };
    }
    if (other !== undefined) return speaks(request, other.subprotocol) ? undefined : noSuchSubprotocol(other);
    const why = sessions.refusalOf(address);
    return why === undefined ? undefined : { why, error: NO_SOCKET[why]() };
  }

  #otherAt(request: IncomingMessage): TakenOver | undefined {
    return this.#parts.takenOver.find(({ path }) => path === pathOf(request));
  }

  /** A browser names the page's origin, and cannot be made not to (RFC 6454 section 7.3); other programs name none. */
  #isOriginAllowed(request: IncomingMessage): boolean {
    const { allowedOrigins, connections } = this.#parts;
    const { origin, host } = request.headers;
    return isOriginAllowed(origin, [host, connections.forwardedHostOf(request)], allowedOrigins);
  }

  #enter(webSocket: WebSocket, { socket, headers }: IncomingMessage, address: string): void {
    const { sessions, connections } = this.#parts;
    const onKnown = (): void => {
      socket.off("data", countBytes);
      // A request with a good token was answered here, so to speak, and goes on for as long as the socket.
      connections.admitted(socket);
    };
    const session = sessions.open(connectionOf(webSocket, socket), { address, headers }, onKnown);
    // A message is in memory before it is seen: of one whom nobody knows, only so much.
    let bytes = 0;
    const countBytes = (chunk: Buffer): void => {
      bytes += chunk.length;
      if (bytes > MOST_BEFORE_LOGIN_BYTES + OVERHEAD_BYTES) session.close("too-large");
    };
    socket.on("data", countBytes);
    webSocket.on("message", (data, isBinary) => {
      if (isBinary) session.close("binary");
      else receive(session, data);
    });
    for (const sign of ["ping", "pong"] as const) webSocket.on(sign, () => session.heard());
    // What is wrong with a frame, the library has told the client already.
    webSocket.on("error", () => undefined);
    webSocket.on("close", () => session.gone());
  }

  #refuse(socket: Duplex, { why, error }: Refused, language: Language): void {
    this.#parts.sessions.counts.refused(why);
    const { status } = ERRORS[error.code];
    const body = JSON.stringify(bodyOf(error, language));
    const { retryAfterS } = error.details;
    const head = {
      ...PROTECTIVE_HEADERS,
      ...(retryAfterS === undefined ? {} : { "retry-after": retryAfterS }),
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(body),
      connection: "close",
    };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
    socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`, ...lines, "", body].join("\r\n"));
    setTimeout(() => socket.destroy(), LEFT_MS).unref();
  }
}

function receive(session: LiveSession, data: RawData): void {
  // The library gives text as one buffer unless it is told otherwise.
  if (data instanceof Buffer) session.receive(data.toString("utf8"), data.length);
}

function connectionOf(webSocket: WebSocket, socket: HttpConnection): Connection {
  return {
    get waitingBytes() {
      return webSocket.bufferedAmount;
    },
    send: (text) => webSocket.send(text),
    ping: () => webSocket.ping(),
    close: (code, reason) => {
      webSocket.close(code, reason);
      setTimeout(() => socket.destroy(), LEFT_MS).unref();
    },
  };
}
