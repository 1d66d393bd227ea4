// The double behind a real socket, for what speaks to it in real time.
import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Clock } from "../../src/ports/clock.ts";
import type { AskDirectory } from "./registrar.ts";
import type { Files } from "./world.ts";
import { FreeswitchDouble, type Death, type DoubleOptions } from "./node.ts";

/** Time that passes by itself. */
export const REAL_CLOCK: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  date: () => Date.now(),
  wakeAt: (at, wake) => {
    const timer = setTimeout(wake, Math.max(0, at - performance.timeOrigin - performance.now()));
    return () => clearTimeout(timer);
  },
};

/** Real ones. */
export const REAL_FILES: Files = {
  write: (path, content) => {
    if (!path.startsWith("/") || !existsSync(dirname(path))) return false;
    writeFileSync(path, content);
    return true;
  },
  lengthMs: (path) => {
    if (!existsSync(path)) return undefined;
    const wav = readFileSync(path);
    const bytesPerS = wav.length < 44 ? 0 : wav.readUInt32LE(28);
    return bytesPerS === 0 ? undefined : ((wav.length - 44) / bytesPerS) * 1_000;
  },
};

/** Asks over HTTP, as mod_xml_curl does. */
export function directoryAt(url: string, timeoutMs = 5_000): AskDirectory {
  return async (form) => {
    const answer = await fetch(url, { method: "POST", body: form, signal: AbortSignal.timeout(timeoutMs) });
    if (!answer.ok) throw new Error(`the directory says ${answer.status}`);
    return await answer.text();
  };
}

export class DoubleServer {
  readonly node: FreeswitchDouble;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;
  readonly #host: string;

  constructor(options: Omit<DoubleOptions, "clock">, host = "127.0.0.1") {
    this.node = new FreeswitchDouble({ files: REAL_FILES, ...options, clock: REAL_CLOCK });
    this.#host = host;
  }

  get port(): number {
    return this.#port;
  }

  async listen(port: number): Promise<void> {
    const server = createServer((socket) => this.#accept(socket));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, this.#host, resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  #accept(socket: Socket): void {
    const session = this.node.connect({
      write: (text) => void socket.write(text),
      isFull: () => socket.writableLength > 1_000_000,
      close: () => void socket.end(),
    });
    if (session === undefined) {
      socket.destroy();
      return;
    }
    this.#sockets.add(socket);
    socket.on("data", (bytes) => this.node.receive(session, bytes));
    socket.on("drain", () => session.drained());
    socket.on("error", () => undefined);
    socket.on("close", () => {
      this.#sockets.delete(socket);
      this.node.disconnected(session);
    });
  }

  /** "half-open": who connects now is refused, and who is connected hears nothing any more. */
  async die(how: Death): Promise<void> {
    this.node.die(how);
    if (how === "closed") for (const socket of this.#sockets) socket.destroy();
    if (how !== "silent") await this.#closeServer(how === "closed");
  }

  async restart(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await this.#closeServer(true);
    this.node.restart();
    await this.listen(this.#port);
  }

  async stop(): Promise<void> {
    this.node.die("closed");
    for (const socket of this.#sockets) socket.destroy();
    await this.#closeServer(true);
  }

  async #closeServer(isAwaited: boolean): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    if (isAwaited) await closed;
  }
}
