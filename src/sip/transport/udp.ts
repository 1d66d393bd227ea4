import type { RemoteInfo, Socket } from "node:dgram";
import { createSocket } from "node:dgram";
import type { HostPort } from "../endpoint/vocabulary.ts";
import { fromSocket, toSocket } from "./address.ts";

/** Shorter datagrams are keep-alives (CRLF, zeros): nothing is to be said about them. */
const SHORTEST = 16;
/** As much as the system grants: a burst of calls must not be lost while the event loop is busy. */
const BUFFER_BYTES = 4 * 1024 * 1024;

/** One UDP socket. Sends to addresses, never to names. */
export class UdpSocket {
  readonly #receive: (remoteAddress: string, remotePort: number, bytes: Uint8Array) => void;
  #socket: Socket | undefined;

  constructor(receive: (remoteAddress: string, remotePort: number, bytes: Uint8Array) => void) {
    this.#receive = receive;
  }

  /** Resolves with the bound address; rejects where it is in use. */
  start(address: string, port: number): Promise<HostPort> {
    const family = address.includes(":") ? 6 : 4;
    const socket = createSocket({
      type: family === 6 ? "udp6" : "udp4",
      // Only addresses come here: nothing is to be looked up, and nothing to wait for.
      lookup: (host, _options, callback) => callback(null, host, family),
    });
    this.#socket = socket;
    return new Promise((resolve, reject) => {
      socket.once("error", reject);
      socket.bind({ address, port }, () => {
        socket.off("error", reject);
        // An unreachable peer shows by its silence, which the transactions notice.
        socket.on("error", () => undefined);
        socket.on("message", (bytes: Buffer, from: RemoteInfo) => {
          if (bytes.length >= SHORTEST) this.#receive(fromSocket(from.address), from.port, bytes);
        });
        enlarge(socket);
        const bound = socket.address();
        resolve({ host: bound.address, port: bound.port });
      });
    });
  }

  send(remoteAddress: string, remotePort: number, bytes: Uint8Array): void {
    if (this.#socket === undefined || remotePort < 1 || remotePort > 65_535) return;
    this.#socket.send(bytes, remotePort, toSocket(remoteAddress, this.#socket.address().family), ignoreFailure);
  }

  stop(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket === undefined) return Promise.resolve();
    return new Promise((resolve) => {
      socket.close(resolve);
    });
  }
}

function ignoreFailure(): void {
  // As for the socket's errors: a message that cannot be sent is like a lost one.
}

function enlarge(socket: Socket): void {
  try {
    socket.setRecvBufferSize(BUFFER_BYTES);
    socket.setSendBufferSize(BUFFER_BYTES);
  } catch {
    // The system's own size serves as well, only with smaller bursts.
  }
}
