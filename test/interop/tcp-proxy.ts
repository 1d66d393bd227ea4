// A wire between a client and a server that can be cut, or worse: that goes dead without a word.
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { LOOPBACK } from "./ports.ts";

export class TcpProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #targetPort: number;
  #dead = false;

  private constructor(targetPort: number) {
    this.#targetPort = targetPort;
    this.#server = createServer((client) => this.#join(client));
  }

  static async start(targetPort: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(targetPort);
    proxy.#server.listen(0, LOOPBACK);
    await once(proxy.#server, "listening");
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Cuts every connection, so that both ends see it; new ones work. */
  async cut(): Promise<void> {
    const all = [...this.#sockets].filter(({ closed }) => !closed);
    for (const socket of all) socket.destroy();
    await Promise.all(all.map(async (socket) => (socket.closed ? [] : once(socket, "close"))));
  }

  /** Takes everything, passes nothing on, closes nothing: a firewall that has forgotten us. */
  goDead(): Promise<void> {
    this.#dead = true;
    return Promise.resolve();
  }

  /** New connections work again; the old ones stay dead. */
  repair(): Promise<void> {
    this.#dead = false;
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }

  #join(client: Socket): void {
    const isDead = { value: this.#dead };
    const server = isDead.value ? undefined : connect(this.#targetPort, LOOPBACK);
    for (const socket of [client, server]) {
      if (socket === undefined) continue;
      this.#sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => this.#sockets.delete(socket));
    }
    client.on("data", (bytes) => this.#pass(bytes, isDead, server));
    server?.on("data", (bytes) => this.#pass(bytes, isDead, client));
    client.on("close", () => server?.destroy());
    server?.on("close", () => {
      if (!isDead.value) client.destroy();
    });
  }

  /** A connection that lived through the outage has lost bytes: it stays dead. */
  #pass(bytes: Buffer, isDead: { value: boolean }, to: Socket | undefined): void {
    if (this.#dead) isDead.value = true;
    if (!isDead.value) to?.write(bytes);
  }
}
