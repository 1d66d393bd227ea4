// A stream, as `pg` wants its socket, over a message port to the embedded database's thread.
import { Duplex } from "node:stream";
import type { MessagePort } from "node:worker_threads";
import { noRequests, takeTrains } from "./request-trains.ts";

type Done = (error?: Error | null) => void;

export class PortStream extends Duplex {
  readonly #open: () => Promise<MessagePort>;
  readonly #trains = noRequests();
  #port: MessagePort | undefined;

  /** `open` gives a fresh session's port, or rejects where the database is away. */
  constructor(open: () => Promise<MessagePort>) {
    super();
    this.#open = open;
  }

  /** Called by `pg` in place of a socket's connect. */
  connect(): void {
    this.#open().then(
      (port) => {
        this.#port = port;
        port.on("message", (reply: Uint8Array) => this.push(Buffer.from(reply.buffer, reply.byteOffset, reply.length)));
        port.on("close", () => this.destroy());
        this.emit("connect");
      },
      (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  }

  override _write(chunk: Buffer, _encoding: string, done: Done): void {
    this.#send(chunk);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: Done): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }

  override _final(done: Done): void {
    this.#port?.close();
    done();
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#port?.close();
    done(error);
  }

  // Replies come when they come; nothing is asked for.
  override _read(): void {
    return;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    this.#port?.ref();
    return this;
  }

  unref(): this {
    this.#port?.unref();
    return this;
  }

  #send(bytes: Buffer): void {
    const train = takeTrains(this.#trains, bytes);
    if (train.length === 0) return;
    // A copy of its own: the bytes may lie in a buffer that `pg` uses again.
    const copy = new Uint8Array(train);
    this.#port?.postMessage(copy, [copy.buffer]);
  }
}
