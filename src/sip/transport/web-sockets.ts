// SIP over WebSocket (RFC 7118). Connections come from an HTTP server that is somebody else's, with a request that has been found to
// be in order; from then on they are ours, and have their places among those of TCP and TLS.
//
//   request --"sip"--> stranger --`proven`--> known        we never open one: whoever is gone comes again by itself
//                        |  first message late, no proof in time, gives way to the next
//                        v
//                      closed <-- silence, does not read, a frame that is too long
import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type RawData, type WebSocket } from "ws";
import type { TurnedAwayWhy } from "../../net/turned-away.ts";
import type { Flow } from "../endpoint/vocabulary.ts";
import { fromSocket } from "./address.ts";
import type { TransportListener } from "./listener.ts";
import type { Guest, Lobby } from "./lobby.ts";

/** RFC 7118 section 4.1. */
const SUBPROTOCOL = "sip";
const LONGEST_MESSAGE_BYTES = 65_535;
/** How often it is asked whether somebody is still there (RFC 6455 section 5.5.2): a browser answers by itself. */
const PING_MS = 25_000;
const PING = "\r\n\r\n";
const PONG = "\r\n";
/** In which who is told that it is over may say so too. */
const LEFT_MS = 1_000;

/** Who asks, as whoever looked at the request knows it. */
export interface Asking {
  /** The client's own address, also behind a proxy. */
  readonly address: string;
  /** Called once it has shown who it is. */
  readonly admitted: () => void;
}

interface Connection extends Guest {
  readonly flow: Flow;
  readonly socket: WebSocket;
  readonly admitted: () => void;
  hasAnswered: boolean;
  message: NodeJS.Timeout | undefined;
  proof: NodeJS.Timeout | undefined;
  readonly pinging: NodeJS.Timeout;
}

export class WebSockets {
  readonly #lobby: Lobby;
  readonly #listener: TransportListener;
  readonly #connections = new Map<string, Connection>();
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LONGEST_MESSAGE_BYTES,
    handleProtocols: () => SUBPROTOCOL,
  });
  #isOpen = false;

  constructor(lobby: Lobby, listener: TransportListener) {
    this.#lobby = lobby;
    this.#listener = listener;
  }

  open(): void {
    this.#isOpen = true;
  }

  /** A request to become a WebSocket that names our subprotocol. */
  takeOver(request: IncomingMessage, socket: Duplex, head: Buffer, { address, admitted }: Asking): void {
    const { remotePort } = request.socket;
    if (!this.#isOpen || remotePort === undefined) {
      socket.destroy();
      return;
    }
    const flow: Flow = { transport: "ws", remoteAddress: fromSocket(address), remotePort };
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#enter(webSocket, flow, admitted));
  }

  send(flow: Flow, bytes: Uint8Array): void {
    const connection = this.#connections.get(keyOf(flow));
    if (connection === undefined) {
      // Told later, for the one who sends has not finished yet.
      setImmediate(() => this.#listener.closed(flow));
      return;
    }
    const { socket } = connection;
    // As text wherever it is text: some clients read nothing else (RFC 7118 section 5.2 leaves it to us).
    socket.send(bytes, { binary: !isUtf8(bytes) });
    if (socket.bufferedAmount > this.#lobby.limits.unsentBytes) socket.terminate();
  }

  /** Who is there has shown who they are. */
  proven(flow: Flow): void {
    const connection = this.#connections.get(keyOf(flow));
    if (connection === undefined) return;
    this.#lobby.prove(connection);
    clearTimeout(connection.proof);
    connection.proof = undefined;
    connection.admitted();
  }

  async stop(): Promise<void> {
    this.#isOpen = false;
    const closed = [...this.#connections.values()].map(
      ({ socket }) =>
        new Promise<void>((resolve) => {
          const force = setTimeout(() => socket.terminate(), LEFT_MS);
          socket.once("close", () => {
            clearTimeout(force);
            resolve();
          });
          socket.close(1001);
        }),
    );
    await Promise.all(closed);
  }

  #enter(socket: WebSocket, flow: Flow, admitted: () => void): void {
    socket.on("error", () => undefined);
    const connection = this.#connectionOf(socket, flow, admitted);
    const key = keyOf(flow);
    const isKnown = this.#listener.trusts(flow);
    if (!this.#lobby.enter(connection, flow.remoteAddress, isKnown)) {
      clearInterval(connection.pinging);
      // "Try again later".
      socket.close(1013);
      setTimeout(() => socket.terminate(), LEFT_MS).unref();
      return;
    }
    // Two proxies may use the same port for one client: the older one is gone, or goes.
    this.#connections.get(key)?.socket.terminate();
    this.#connections.set(key, connection);
    const { firstMessageMs, proofMs } = this.#lobby.limits;
    connection.message = setTimeout(() => connection.turnAway("slow"), firstMessageMs);
    if (!isKnown) connection.proof = setTimeout(() => connection.turnAway("unproven"), proofMs);
    socket.on("pong", () => (connection.hasAnswered = true));
    socket.on("message", (data) => this.#onMessage(connection, data));
    socket.on("close", () => this.#onClose(connection, key));
  }

  #onMessage(connection: Connection, data: RawData): void {
    // The library gives one buffer unless it is told otherwise.
    if (!(data instanceof Buffer)) return;
    connection.hasAnswered = true;
    clearTimeout(connection.message);
    connection.message = undefined;
    if (data.length <= PING.length && /^(?:\r\n)*$/.test(data.toString("latin1"))) {
      // RFC 7118 section 6, RFC 5626 section 3.5.1.
      if (data.length === PING.length) connection.socket.send(PONG);
      return;
    }
    this.#listener.message(connection.flow, data);
  }

  #onClose(connection: Connection, key: string): void {
    clearTimeout(connection.message);
    clearTimeout(connection.proof);
    clearInterval(connection.pinging);
    this.#lobby.leave(connection);
    if (this.#connections.get(key) !== connection) return;
    this.#connections.delete(key);
    this.#listener.closed(connection.flow);
  }

  #connectionOf(socket: WebSocket, flow: Flow, admitted: () => void): Connection {
    const lobby = this.#lobby;
    const connection: Connection = {
      ...{ flow, socket, admitted, hasAnswered: true, message: undefined, proof: undefined },
      pinging: setInterval(() => ask(connection), PING_MS),
      turnAway(why: TurnedAwayWhy): void {
        lobby.count(why, flow.remoteAddress);
        socket.terminate();
      },
    };
    return connection;
  }
}

function ask(connection: Connection): void {
  if (!connection.hasAnswered) {
    connection.socket.terminate();
    return;
  }
  connection.hasAnswered = false;
  connection.socket.ping();
}

function keyOf({ remoteAddress, remotePort }: Flow): string {
  return `${remoteAddress} ${remotePort}`;
}
