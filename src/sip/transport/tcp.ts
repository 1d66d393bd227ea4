import type { AddressInfo, Server, Socket } from "node:net";
import { connect, createServer, isIP } from "node:net";
import { Places } from "../../net/places.ts";
import { TurnedAway, type TurnedAwayFields, type TurnedAwayWhy } from "../../net/turned-away.ts";
import type { HostPort } from "../endpoint/vocabulary.ts";
import type { FramingError, FramingState } from "../message/framing.ts";
import { frame, INITIAL_FRAMING } from "../message/framing.ts";
import { fromSocket } from "./address.ts";

export interface TcpLimits {
  /** Connections that have come in, at one time. */
  readonly connections: number;
  /** Of these, from one address (an IPv6 network of 64 bits counts as one). */
  readonly perAddress: number;
  /** Of these, on which nobody has shown who they are; the oldest gives way to the next. Default: a fifth of `connections`. */
  readonly strangers?: number;
  /** Connections that we have opened: places of their own, which nobody who comes in can take. */
  readonly outgoing: number;
  /** In which who connects must have brought a whole message. */
  readonly firstMessageMs: number;
  /** In which a later message that was begun must be whole. */
  readonly messageMs: number;
  /** In which who connects must have shown who they are. */
  readonly proofMs: number;
  /** A connection that says nothing for so long is closed. */
  readonly idleMs: number;
  /** Bytes that may wait for a slow peer before its connection is closed. */
  readonly unsentBytes: number;
}

export const DEFAULT_TCP_LIMITS: TcpLimits = {
  connections: 5_000,
  // Several hundred telephones behind one NAT, each with an old connection whose end has been lost beside its new one.
  perAddress: 1_000,
  outgoing: 1_000,
  firstMessageMs: 10_000,
  messageMs: 30_000,
  // A challenge is answered by a program, at once.
  proofMs: 60_000,
  // A telephone is only heard from when it registers again, which may be once an hour.
  idleMs: 3_900_000,
  unsentBytes: 1_048_576,
};

const STRANGERS_SHARE = 1 / 5;
const CONNECT_MS = 10_000;
const PONG = "\r\n";

export interface TcpListener {
  message(remoteAddress: string, remotePort: number, bytes: Uint8Array): void;
  /** The stream cannot be read any further and is closed; `error.head` may be answered. */
  malformed(remoteAddress: string, remotePort: number, error: FramingError): void;
  /** Also where a connection could not be made. */
  closed(remoteAddress: string, remotePort: number): void;
  /** Who comes from there need not show who they are. */
  trusts(remoteAddress: string, remotePort: number): boolean;
  /** Now and then, for the log. */
  turnedAway(fields: TurnedAwayFields): void;
}

/** Connections of the moment, and those that were not taken or kept since the start. */
export interface ConnectionCensus {
  /** That came in and have shown who they are. */
  readonly known: number;
  /** That came in and have not, yet. */
  readonly strangers: number;
  readonly outgoing: number;
  readonly turnedAway: ReadonlyMap<TurnedAwayWhy, number>;
}

interface Connection {
  readonly key: string;
  readonly socket: Socket;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly isOutgoing: boolean;
  framing: FramingState;
  /** Runs while the first message, or the rest of a later one, is waited for. */
  message: NodeJS.Timeout | undefined;
  /** Runs while it is not known who is there. */
  proof: NodeJS.Timeout | undefined;
  hasSpoken: boolean;
}

/**
 * All TCP connections: those that come in, and those we open because there is something to send. One per peer and port.
 *
 *   comes in --> stranger --`proven`--> known        opened by us: known, with places of its own
 *                  |  first message late, no proof in time, gives way to the next
 *                  v
 *                closed <-- a message begun and not finished, silence, does not read
 */
export class TcpConnections {
  readonly #limits: TcpLimits;
  readonly #listener: TcpListener;
  readonly #places: Places<Connection>;
  readonly #turnedAway: TurnedAway;
  /** By peer and port: the latest, where a peer has called us from the very port where we have called it. */
  readonly #connections = new Map<string, Connection>();
  readonly #open = new Set<Connection>();
  #outgoing = 0;
  #server: Server | undefined;
  #isOpen = false;

  constructor(limits: TcpLimits, listener: TcpListener) {
    const { connections: all, perAddress } = limits;
    this.#limits = limits;
    this.#listener = listener;
    this.#places = new Places({ all, perAddress, strangers: limits.strangers ?? Math.ceil(all * STRANGERS_SHARE) });
    this.#turnedAway = new TurnedAway((fields) => this.#listener.turnedAway(fields));
  }

  census(): ConnectionCensus {
    const { known, strangers } = this.#places;
    return { known, strangers, outgoing: this.#outgoing, turnedAway: this.#turnedAway.counts };
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

  send(remoteAddress: string, remotePort: number, bytes: Uint8Array): void {
    const connection =
      this.#connections.get(keyOf(remoteAddress, remotePort)) ?? this.#goOut(remoteAddress, remotePort);
    if (connection === undefined) {
      // Told later, for the one who sends has not finished yet.
      setImmediate(() => this.#listener.closed(remoteAddress, remotePort));
      return;
    }
    connection.socket.write(bytes);
    // A peer that does not read is cut off rather than let our memory grow.
    if (connection.socket.writableLength > this.#limits.unsentBytes) connection.socket.destroy();
  }

  /** Who is there has shown who they are: the connection keeps its place. Nothing where it is gone. */
  proven(remoteAddress: string, remotePort: number): void {
    const connection = this.#connections.get(keyOf(remoteAddress, remotePort));
    if (connection === undefined) return;
    this.#places.prove(connection);
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
    if (remoteAddress === undefined || remotePort === undefined || !this.#isOpen) {
      // It is gone already, or we are not ready yet.
      socket.on("error", () => undefined);
      socket.destroy();
      return;
    }
    const connection = connectionOf(socket, fromSocket(remoteAddress), remotePort, false);
    const isKnown = this.#listener.trusts(connection.remoteAddress, remotePort);
    const entered = this.#places.enter(connection, connection.remoteAddress, { isKnown });
    if (entered.type === "refused") {
      this.#count(entered.why, connection);
      socket.on("error", () => undefined);
      socket.destroy();
      return;
    }
    if (entered.gaveWay !== undefined) this.#turnAway(entered.gaveWay, "gave-way");
    const { firstMessageMs, proofMs } = this.#limits;
    connection.message = setTimeout(() => this.#turnAway(connection, "slow"), firstMessageMs);
    if (!isKnown) connection.proof = setTimeout(() => this.#turnAway(connection, "unproven"), proofMs);
    this.#adopt(connection);
  }

  #goOut(remoteAddress: string, remotePort: number): Connection | undefined {
    if (this.#server === undefined || this.#outgoing >= this.#limits.outgoing) return undefined;
    if (isIP(remoteAddress) === 0 || remotePort < 1 || remotePort > 65_535) return undefined;
    const socket = connect({ host: remoteAddress, port: remotePort, noDelay: true });
    const connection = connectionOf(socket, remoteAddress, remotePort, true);
    this.#outgoing += 1;
    this.#adopt(connection);
    socket.setTimeout(CONNECT_MS);
    socket.once("connect", () => socket.setTimeout(this.#limits.idleMs));
    return connection;
  }

  #adopt(connection: Connection): void {
    const { key, socket, remoteAddress, remotePort } = connection;
    this.#connections.set(key, connection);
    this.#open.add(connection);
    socket.on("timeout", () => socket.destroy());
    // What follows is "close" in any case.
    socket.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => this.#onData(connection, chunk));
    socket.on("close", () => {
      clearTimeout(connection.message);
      clearTimeout(connection.proof);
      this.#open.delete(connection);
      if (connection.isOutgoing) this.#outgoing -= 1;
      else this.#places.leave(connection);
      if (this.#connections.get(key) !== connection) return;
      this.#connections.delete(key);
      this.#listener.closed(remoteAddress, remotePort);
    });
  }

  #onData(connection: Connection, chunk: Buffer): void {
    const { socket, remoteAddress, remotePort } = connection;
    const framed = frame(connection.framing, chunk);
    connection.framing = framed.state;
    this.#time(connection, framed.messages.length > 0);
    for (let ping = 0; ping < framed.pings; ping++) socket.write(PONG);
    for (const message of framed.messages) this.#listener.message(remoteAddress, remotePort, message);
    if (framed.error !== undefined) {
      this.#listener.malformed(remoteAddress, remotePort, framed.error);
      socket.destroySoon();
    }
  }

  /** The clock of the first message runs from the beginning, that of a later one from its first byte to its last. */
  #time(connection: Connection, isWhole: boolean): void {
    if (isWhole) {
      // Until here that clock is the shorter one.
      if (!connection.hasSpoken) connection.socket.setTimeout(this.#limits.idleMs);
      connection.hasSpoken = true;
      clearTimeout(connection.message);
      connection.message = undefined;
    }
    const isWaiting = connection.framing.waiting.length > 0;
    if (!isWaiting || !connection.hasSpoken || connection.message !== undefined) return;
    connection.message = setTimeout(() => this.#turnAway(connection, "slow"), this.#limits.messageMs);
  }

  #turnAway(connection: Connection, why: TurnedAwayWhy): void {
    this.#count(why, connection);
    connection.socket.destroy();
  }

  #count(why: TurnedAwayWhy, { remoteAddress }: Connection): void {
    this.#turnedAway.count(why, remoteAddress, performance.now());
  }
}

function connectionOf(socket: Socket, remoteAddress: string, remotePort: number, isOutgoing: boolean): Connection {
  return {
    ...{ key: keyOf(remoteAddress, remotePort), socket, remoteAddress, remotePort, isOutgoing },
    ...{ framing: INITIAL_FRAMING, message: undefined, proof: undefined },
    // Who was called may wait for what we have to say.
    hasSpoken: isOutgoing,
  };
}

function keyOf(remoteAddress: string, remotePort: number): string {
  return `${remoteAddress} ${remotePort}`;
}
