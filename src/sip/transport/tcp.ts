import type { AddressInfo, Server, Socket } from "node:net";
import { connect, createServer, isIP } from "node:net";
import type { HostPort } from "../endpoint/vocabulary.ts";
import type { FramingError, FramingState } from "../message/framing.ts";
import { frame, INITIAL_FRAMING } from "../message/framing.ts";
import { fromSocket } from "./address.ts";

export interface TcpLimits {
  /** Connections at one time, both ways. */
  readonly connections: number;
  /** A connection that says nothing for so long is closed. */
  readonly idleMs: number;
  /** Bytes that may wait for a slow peer before its connection is closed. */
  readonly unsentBytes: number;
}

export const DEFAULT_TCP_LIMITS: TcpLimits = {
  connections: 5_000,
  // A telephone is only heard from when it registers again, which may be once an hour.
  idleMs: 3_900_000,
  unsentBytes: 1_048_576,
};

/** Who connects must bring a first message soon. */
const FIRST_MESSAGE_MS = 30_000;
const CONNECT_MS = 10_000;
const PONG = "\r\n";

export interface TcpListener {
  message(remoteAddress: string, remotePort: number, bytes: Uint8Array): void;
  /** The stream cannot be read any further and is closed; `error.head` may be answered. */
  malformed(remoteAddress: string, remotePort: number, error: FramingError): void;
  /** Also where a connection could not be made. */
  closed(remoteAddress: string, remotePort: number): void;
}

interface Connection {
  readonly key: string;
  readonly socket: Socket;
  readonly remoteAddress: string;
  readonly remotePort: number;
  framing: FramingState;
  isProven: boolean;
}

/** All TCP connections: those that come in, and those we open because there is something to send. One per peer and port. */
export class TcpConnections {
  readonly #limits: TcpLimits;
  readonly #listener: TcpListener;
  readonly #connections = new Map<string, Connection>();
  #server: Server | undefined;

  constructor(limits: TcpLimits, listener: TcpListener) {
    this.#limits = limits;
    this.#listener = listener;
  }

  get count(): number {
    return this.#connections.size;
  }

  /** Resolves with the bound address; rejects where it is in use. */
  start(address: string, port: number): Promise<HostPort> {
    const server = createServer({ noDelay: true }, (socket) => {
      // The server's own limit counts only what came in.
      if (this.#connections.size >= this.#limits.connections) socket.destroy();
      else this.#adopt(socket, fromSocket(socket.remoteAddress ?? ""), socket.remotePort ?? 0);
    });
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

  send(remoteAddress: string, remotePort: number, bytes: Uint8Array): void {
    const connection = this.#connections.get(keyOf(remoteAddress, remotePort)) ?? this.#open(remoteAddress, remotePort);
    if (connection === undefined) {
      // Told later, for the one who sends has not finished yet.
      setImmediate(() => this.#listener.closed(remoteAddress, remotePort));
      return;
    }
    connection.socket.write(bytes);
    // A peer that does not read is cut off rather than let our memory grow.
    if (connection.socket.writableLength > this.#limits.unsentBytes) connection.socket.destroy();
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const { socket } of this.#connections.values()) {
      socket.end();
      socket.destroySoon();
    }
    if (server === undefined) return;
    const isClosed = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    // One who does not take the last bytes is not waited for.
    const force = setTimeout(() => {
      for (const { socket } of this.#connections.values()) socket.destroy();
    }, 500);
    await isClosed;
    clearTimeout(force);
  }

  #open(remoteAddress: string, remotePort: number): Connection | undefined {
    if (this.#server === undefined || this.#connections.size >= this.#limits.connections) return undefined;
    if (isIP(remoteAddress) === 0 || remotePort < 1 || remotePort > 65_535) return undefined;
    const socket = connect({ host: remoteAddress, port: remotePort, noDelay: true });
    const connection = this.#adopt(socket, remoteAddress, remotePort);
    connection.isProven = true;
    socket.setTimeout(CONNECT_MS);
    socket.once("connect", () => socket.setTimeout(this.#limits.idleMs));
    return connection;
  }

  #adopt(socket: Socket, remoteAddress: string, remotePort: number): Connection {
    const key = keyOf(remoteAddress, remotePort);
    const connection: Connection = {
      key,
      socket,
      remoteAddress,
      remotePort,
      framing: INITIAL_FRAMING,
      isProven: false,
    };
    this.#connections.set(key, connection);
    socket.setTimeout(FIRST_MESSAGE_MS);
    socket.on("timeout", () => socket.destroy());
    // What follows is "close" in any case.
    socket.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => this.#onData(connection, chunk));
    socket.on("close", () => {
      if (this.#connections.get(key) !== connection) return;
      this.#connections.delete(key);
      this.#listener.closed(remoteAddress, remotePort);
    });
    return connection;
  }

  #onData(connection: Connection, chunk: Buffer): void {
    const { socket, remoteAddress, remotePort } = connection;
    const framed = frame(connection.framing, chunk);
    connection.framing = framed.state;
    if (!connection.isProven && framed.messages.length > 0) {
      connection.isProven = true;
      socket.setTimeout(this.#limits.idleMs);
    }
    for (let ping = 0; ping < framed.pings; ping++) socket.write(PONG);
    for (const message of framed.messages) this.#listener.message(remoteAddress, remotePort, message);
    if (framed.error !== undefined) {
      this.#listener.malformed(remoteAddress, remotePort, framed.error);
      socket.destroySoon();
    }
  }
}

function keyOf(remoteAddress: string, remotePort: number): string {
  return `${remoteAddress} ${remotePort}`;
}
