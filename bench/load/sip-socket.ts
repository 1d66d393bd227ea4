// One UDP socket that talks with one server, and counts what goes over it.
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { type Message, readMessage } from "./sip-text.ts";

/** A flood of a second fits, where the system allows. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

export interface Traffic {
  sent: number;
  sentBytes: number;
  received: number;
  receivedBytes: number;
}

export class SipSocket {
  readonly #socket: Socket = createSocket("udp4");
  readonly traffic: Traffic = { sent: 0, sentBytes: 0, received: 0, receivedBytes: 0 };

  /** Resolves when messages can be sent. A connected socket saves a look-up for each of them. */
  async start(server: number, onMessage: (message: Message, at: number) => void): Promise<void> {
    this.#socket.on("message", (datagram) => {
      const at = timeNow();
      this.traffic.received += 1;
      this.traffic.receivedBytes += datagram.length;
      const message = readMessage(datagram);
      if (message !== undefined) onMessage(message, at);
    });
    // A server that is gone refuses datagrams; the calls then fail by their own time limits.
    this.#socket.on("error", () => undefined);
    this.#socket.bind(0, "127.0.0.1");
    await once(this.#socket, "listening");
    this.#socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES);
    this.#socket.connect(server, "127.0.0.1");
    await once(this.#socket, "connect");
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** Returns when the message left, milliseconds since 1970 with fractions. */
  send(text: string): number {
    const datagram = Buffer.from(text, "latin1");
    this.traffic.sent += 1;
    this.traffic.sentBytes += datagram.length;
    const at = timeNow();
    this.#socket.send(datagram);
    return at;
  }

  stop(): void {
    this.#socket.close();
  }
}

/** Milliseconds since 1970 with fractions: comparable between processes of one machine. */
export function timeNow(): number {
  return performance.timeOrigin + performance.now();
}
