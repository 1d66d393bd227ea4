// A machine on a socket. It is always read: a reader who does not read makes the event socket of the whole node stand still.
import { connect, type Socket } from "node:net";
import { EslMachine, type Happening } from "./machine.ts";

/** A node that does not even ask for the password in this time is none. */
const OPEN_WITHIN_MS = 10_000;

export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  readonly password: string;
  /** In the order in which it happens; `closed` is the last, and comes once. */
  readonly happened: (happening: Happening) => void;
}

export class EslConnection {
  readonly #machine: EslMachine;
  readonly #socket: Socket;
  readonly #options: ConnectionOptions;
  readonly #tooLate: NodeJS.Timeout;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#machine = new EslMachine(options.password);
    this.#socket = connect({ host: options.host, port: options.port, noDelay: true });
    this.#tooLate = setTimeout(() => this.end("the node does not answer"), OPEN_WITHIN_MS);
    this.#socket.on("data", (bytes) => {
      this.#machine.receive(bytes);
      this.#tell();
    });
    this.#socket.on("error", (error) => this.end(error.message));
    this.#socket.on("close", () => this.end("the connection is gone"));
  }

  get isOpen(): boolean {
    return this.#machine.isOpen;
  }

  /** As `EslMachine.send`. */
  send(text: string, headers?: Readonly<Record<string, string>>): number | undefined {
    const number = this.#machine.send(text, headers);
    this.#write();
    return number;
  }

  end(reason: string): void {
    this.#machine.close(reason);
    this.#tell();
  }

  #write(): void {
    const text = this.#machine.taken();
    if (text !== "" && this.#socket.writable) this.#socket.write(text);
  }

  #tell(): void {
    this.#write();
    for (const happening of this.#machine.happened()) {
      if (happening.type === "open" || happening.type === "closed") clearTimeout(this.#tooLate);
      if (happening.type === "closed") this.#socket.destroy();
      this.#options.happened(happening);
    }
  }
}
