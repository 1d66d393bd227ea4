// JSON-RPC 2.0 over one WebSocket: requests and what is answered to them, and whatever the server sends by itself.

/** A WebSocket, as browsers and Node have it. */
export interface Socket {
  send(text: string): void;
  close(code?: number, reason?: string): void;
  addEventListener(type: "open" | "close" | "error", happened: () => void): void;
  addEventListener(type: "message", happened: (message: { readonly data: unknown }) => void): void;
}
export type SocketMaker = new (url: string) => Socket;

/** What the server says to a request that it does not carry out. */
export class RpcError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = "RpcError";
    this.code = code;
  }
}

/** The connection is gone; whether the request was carried out nobody knows. */
export class ConnectionLost extends Error {
  constructor() {
    super("the connection to the center is gone");
    this.name = "ConnectionLost";
  }
}

/** A server that has not answered by then is not there any more. */
const ANSWER_MS = 15_000;

interface Waiting {
  readonly resolve: (result: Readonly<Record<string, unknown>>) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

interface Message {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly code?: number; readonly message?: string };
}

export interface RpcParts {
  readonly socket: Socket;
  readonly onOpen: () => void;
  readonly onClosed: () => void;
  readonly onPush: (method: string, params: Readonly<Record<string, unknown>>) => void;
  /** Of anything at all. */
  readonly onHeard: () => void;
}

export class Rpc {
  readonly #parts: RpcParts;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #isClosed = false;

  constructor(parts: RpcParts) {
    this.#parts = parts;
    const { socket, onOpen } = parts;
    socket.addEventListener("open", onOpen);
    socket.addEventListener("close", () => this.#closed());
    // A close follows.
    socket.addEventListener("error", () => undefined);
    socket.addEventListener("message", ({ data }) => this.#take(data));
  }

  request(method: string, params: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
    if (this.#isClosed) return Promise.reject(new ConnectionLost());
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.close(), ANSWER_MS);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#parts.socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    });
  }

  close(): void {
    this.#parts.socket.close(1000);
    // A server that is gone does not close in return.
    this.#closed();
  }

  #closed(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(new ConnectionLost());
    }
    this.#waiting.clear();
    this.#parts.onClosed();
  }

  #take(data: unknown): void {
    if (this.#isClosed || typeof data !== "string") return;
    this.#parts.onHeard();
    let message: Message;
    try {
      message = JSON.parse(data) as Message;
    } catch {
      return;
    }
    const { id, method, params = {} } = message;
    if (method !== undefined) {
      this.#parts.onPush(method, params);
      return;
    }
    const waiting = typeof id === "number" ? this.#waiting.get(id) : undefined;
    if (waiting === undefined) return;
    this.#waiting.delete(id as number);
    clearTimeout(waiting.timer);
    const { result, error } = message;
    if (error === undefined) waiting.resolve(result ?? {});
    else waiting.reject(new RpcError(error.code ?? 0, error.message ?? "the server refused the request"));
  }
}
