import type { AddressInfo, Server, Socket } from "node:net";
import { connect, createServer, isIP } from "node:net";
import type { TurnedAwayWhy } from "../../net/turned-away.ts";
import type { Flow, HostPort } from "../endpoint/vocabulary.ts";
import type { FramingState } from "../message/framing.ts";
import { frame, INITIAL_FRAMING } from "../message/framing.ts";
import { fromSocket } from "./address.ts";
import type { TransportListener } from "./listener.ts";
import type { Guest, Lobby } from "./lobby.ts";

const CONNECT_MS = 10_000;
const PONG = "\r\n";

/** What makes bare connections secured ones. Both give a socket on which what goes over it can be read and written as it is. */
export interface Security {
  /** Of one that came in; `secured` once, when both have agreed. Where they do not, the bare one is closed, and `failed` called before. */
  comeIn(bare: Socket, secured: (socket: Socket) => void, failed: (reason: string) => void): void;
  /** `serverName`: whose certificate must be shown. What goes wrong is an error of the socket. */
  goOut(address: string, port: number, serverName: string): Socket;
}

interface Connection extends Guest {
  readonly key: string;
  readonly flow: Flow;
  readonly isOutgoing: boolean;
  /** Over TLS the bare one until both have agreed. */
  socket: Socket;
  framing: FramingState;
  /** Runs while the first message, or the rest of a later one, is waited for. */
  message: NodeJS.Timeout | undefined;
  /** Runs while it is not known who is there. */
  proof: NodeJS.Timeout | undefined;
  hasSpoken: boolean;
  isSentAway: boolean;
}

/**
 * All connections of TCP, or with `security` of TLS: those that come in, and those we open because there is something to send.
 * One per peer and port.
 *
 *   comes in --> stranger --`proven`--> known        opened by us: known, with places of its own
 *                  |  first message late, no handshake, no proof in time, gives way to the next
 *                  v
 *                closed <-- a message begun and not finished, silence, does not read
 */
export class TcpConnections {
  readonly #transport: "tcp" | "tls";
  readonly #security: Security | undefined;
  readonly #lobby: Lobby;
  readonly #listener: TransportListener;
  /** By peer and port: the latest, where a peer has called us from the very port where we have called it. */
  readonly #connections = new Map<string, Connection>();
  readonly #open = new Set<Connection>();
  #server: Server | undefined;
  #isOpen = false;

  /** `security`: it is TLS. */
  constructor(lobby: Lobby, listener: TransportListener, security?: Security) {
    this.#transport = security === undefined ? "tcp" : "tls";
    this.#security = security;
    this.#lobby = lobby;
    this.#listener = listener;
  }

  /** Resolves with the bound address; rejects where it is in use. */
  start(address: string, port: number): Promise<HostPort> {
    const server = createServer({ noDelay: true }, (socket) => this.#comeIn(socket));
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host: address, port }, () => {
        server.off("error", reject);
        // Too many open files and the like: that one connection is lost, the others go on.
        server.on("error", () => undefined);
        const bound = server.address() as AddressInfo;
        resolve({ host: bound.address, port: bound.port });
      });
    });
  }

  /** Until now whoever connects is sent away: a message on their connection would be lost, and they would wait for its answer. */
  open(): void {
    this.#isOpen = true;
  }

  send(flow: Flow, bytes: Uint8Array): void {
    const connection = this.#connections.get(keyOf(flow)) ?? this.#goOut(flow);
    if (connection === undefined) {
      // Told later, for the one who sends has not finished yet.
      setImmediate(() => this.#listener.closed(flow));
      return;
    }
    connection.socket.write(bytes);
    // A peer that does not read is cut off rather than let our memory grow.
    if (connection.socket.writableLength > this.#lobby.limits.unsentBytes) connection.socket.destroy();
  }

  /** Who is there has shown who they are: the connection keeps its place. Nothing where it is gone. */
  proven(flow: Flow): void {
    const connection = this.#connections.get(keyOf(flow));
    if (connection === undefined) return;
    this.#lobby.prove(connection);
    clearTimeout(connection.proof);
    connection.proof = undefined;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const { socket } of this.#open) {
      socket.end();
      socket.destroySoon();
    }
    if (server === undefined) return;
    const isClosed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    // One who does not take the last bytes is not waited for.
    const force = setTimeout(() => {
      for (const { socket } of this.#open) socket.destroy();
    }, 500);
    await isClosed;
    clearTimeout(force);
  }

  #comeIn(socket: Socket): void {
    const { remoteAddress, remotePort } = socket;
    // What follows an error is "close" in any case.
    socket.on("error", () => undefined);
    if (remoteAddress === undefined || remotePort === undefined || !this.#isOpen) {
      // It is gone already, or we are not ready yet.
      socket.destroy();
      return;
    }
    const flow: Flow = { transport: this.#transport, remoteAddress: fromSocket(remoteAddress), remotePort };
    const connection = this.#connectionOf(socket, flow, false);
    const isKnown = this.#listener.trusts(flow);
    if (!this.#lobby.enter(connection, flow.remoteAddress, isKnown)) {
      socket.destroy();
      return;
    }
    const { firstMessageMs, proofMs } = this.#lobby.limits;
    connection.message = setTimeout(() => connection.turnAway("slow"), firstMessageMs);
    if (!isKnown) connection.proof = setTimeout(() => connection.turnAway("unproven"), proofMs);
    this.#adopt(connection);
    if (this.#security === undefined) this.#read(connection);
    else this.#secure(connection, this.#security);
  }

  #secure(connection: Connection, security: Security): void {
    security.comeIn(
      connection.socket,
      (socket) => {
        connection.socket = socket;
        this.#read(connection);
      },
      (reason) => {
        const { remoteAddress } = connection.flow;
        if (connection.isSentAway) return;
        this.#lobby.count("handshake", remoteAddress);
        this.#listener.notice("info", "A TLS handshake failed", { address: remoteAddress, reason });
      },
    );
  }

  #goOut(flow: Flow): Connection | undefined {
    const { remoteAddress, remotePort, serverName } = flow;
    if (this.#server === undefined || isIP(remoteAddress) === 0 || remotePort < 1 || remotePort > 65_535)
      return undefined;
    const security = this.#security;
    // Whom we could not know we do not talk to.
    if (security !== undefined && serverName === undefined) return undefined;
    if (!this.#lobby.goOut()) return undefined;
    const socket =
      security === undefined || serverName === undefined
        ? connect({ host: remoteAddress, port: remotePort, noDelay: true })
        : security.goOut(remoteAddress, remotePort, serverName);
    const connection = this.#connectionOf(socket, flow, true);
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (security === undefined) return;
      const fields = { address: remoteAddress, name: serverName ?? "", reason: error.message.slice(0, 200) };
      this.#listener.notice("warn", "A TLS connection of ours failed", fields);
    });
    this.#adopt(connection);
    this.#read(connection);
    socket.setTimeout(CONNECT_MS);
    const isThere = security === undefined ? "connect" : "secureConnect";
    socket.once(isThere, () => socket.setTimeout(this.#lobby.limits.idleMs));
    return connection;
  }

  /** Until it closes. */
  #adopt(connection: Connection): void {
    const { key, flow, socket } = connection;
    this.#connections.set(key, connection);
    this.#open.add(connection);
    socket.on("close", () => {
      clearTimeout(connection.message);
      clearTimeout(connection.proof);
      this.#open.delete(connection);
      if (connection.isOutgoing) this.#lobby.comeBack();
      else this.#lobby.leave(connection);
      if (this.#connections.get(key) !== connection) return;
      this.#connections.delete(key);
      this.#listener.closed(flow);
    });
  }

  #read(connection: Connection): void {
    const { socket } = connection;
    socket.on("timeout", () => socket.destroy());
    socket.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => this.#onData(connection, chunk));
  }

  #onData(connection: Connection, chunk: Buffer): void {
    const { socket, flow } = connection;
    const framed = frame(connection.framing, chunk);
    connection.framing = framed.state;
    this.#time(connection, framed.messages.length > 0);
    for (let ping = 0; ping < framed.pings; ping++) socket.write(PONG);
    for (const message of framed.messages) this.#listener.message(flow, message);
    if (framed.error !== undefined) {
      this.#listener.malformed(flow, framed.error);
      socket.destroySoon();
    }
  }

  /** The clock of the first message runs from the beginning, that of a later one from its first byte to its last. */
  #time(connection: Connection, isWhole: boolean): void {
    if (isWhole) {
      // Until here that clock is the shorter one.
      if (!connection.hasSpoken) connection.socket.setTimeout(this.#lobby.limits.idleMs);
      connection.hasSpoken = true;
      clearTimeout(connection.message);
      connection.message = undefined;
    }
    const isWaiting = connection.framing.waiting.length > 0;
    if (!isWaiting || !connection.hasSpoken || connection.message !== undefined) return;
    connection.message = setTimeout(() => connection.turnAway("slow"), this.#lobby.limits.messageMs);
  }

  #connectionOf(socket: Socket, flow: Flow, isOutgoing: boolean): Connection {
    const lobby = this.#lobby;
    return {
      ...{ key: keyOf(flow), flow, socket, isOutgoing },
      ...{ framing: INITIAL_FRAMING, message: undefined, proof: undefined },
      // Who was called may wait for what we have to say.
      hasSpoken: isOutgoing,
      isSentAway: false,
      turnAway(why: TurnedAwayWhy): void {
        lobby.count(why, flow.remoteAddress);
        this.isSentAway = true;
        this.socket.destroy();
      },
    };
  }
}

function keyOf({ remoteAddress, remotePort, serverName }: Flow): string {
  return `${remoteAddress} ${remotePort} ${serverName ?? ""}`;
}
