// A wire to PostgreSQL that breaks at the worst moment: when a COMMIT is under way.
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { LOOPBACK } from "./ports.ts";

/**
 * Where it breaks: the COMMIT never gets there; it is carried out and the reply is lost; it is still on its way when the
 * connection is gone, and gets there `LATE_MS` later; it never gets there and the server does not hear that the connection is gone.
 */
export type Cut = "before" | "after" | "late" | "stuck";

/** For `late`: longer than a new connection takes. */
const LATE_MS = 1_500;
/** As `pg` sends it: a simple query. */
const COMMIT = Buffer.from("commit\0");

interface Wire {
  readonly client: Socket;
  readonly server: Socket;
  /** All that was asked since the last transaction began, as text. */
  asked: string;
  isCut: boolean;
}

export class CommitCutter {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #target: URL;
  #armed: { readonly cut: Cut; readonly holding: string } | undefined;
  #isDown = false;
  /** How many COMMITs it has cut. */
  cuts = 0;

  private constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((client) => this.#join(client));
  }

  static async start(target: string): Promise<CommitCutter> {
    const cutter = new CommitCutter(target);
    cutter.#server.listen(0, LOOPBACK);
    await once(cutter.#server, "listening");
    return cutter;
  }

  /** The database through this wire. */
  get url(): string {
    const url = new URL(this.#target);
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  /** Cuts the next COMMIT of a transaction in which this text was sent. `down`: nobody gets through any more after it. */
  cutNext(cut: Cut, holding: string, { down = false } = {}): void {
    this.#armed = { cut, holding };
    this.#downAfter = down;
  }

  #downAfter = false;

  get isArmed(): boolean {
    return this.#armed !== undefined;
  }

  /** New connections work again. */
  repair(): void {
    this.#isDown = false;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }

  #join(client: Socket): void {
    if (this.#isDown) {
      client.destroy();
      return;
    }
    const wire: Wire = { client, server: connect(Number(this.#target.port), LOOPBACK), asked: "", isCut: false };
    for (const socket of [wire.client, wire.server]) {
      this.#sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => this.#sockets.delete(socket));
    }
    client.on("data", (bytes) => this.#asked(wire, bytes));
    wire.server.on("data", (bytes) => {
      if (!wire.isCut) client.write(bytes);
    });
    client.on("close", () => {
      if (!wire.isCut) wire.server.destroy();
    });
    wire.server.on("close", () => client.destroy());
  }

  #asked(wire: Wire, bytes: Buffer): void {
    if (wire.isCut) return;
    if (bytes.includes("begin\0")) wire.asked = "";
    wire.asked += bytes.toString("latin1");
    if (this.#armed !== undefined && bytes.includes(COMMIT) && wire.asked.includes(this.#armed.holding)) {
      const { cut } = this.#armed;
      this.#armed = undefined;
      this.#cut(wire, cut, bytes);
    } else wire.server.write(bytes);
  }

  #cut(wire: Wire, cut: Cut, commit: Buffer): void {
    wire.isCut = true;
    this.cuts += 1;
    this.#isDown = this.#downAfter;
    switch (cut) {
      case "before":
        wire.server.destroy();
        wire.client.destroy();
        return;
      case "after":
        // The reply says that it is done.
        wire.server.once("data", () => {
          wire.server.destroy();
          wire.client.destroy();
        });
        wire.server.write(commit);
        return;
      case "late":
        wire.client.destroy();
        setTimeout(() => wire.server.write(commit), LATE_MS);
        return;
      case "stuck":
        wire.client.destroy();
        return;
    }
  }
}
