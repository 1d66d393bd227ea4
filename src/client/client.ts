// A program's or a browser's place in the center: functions to call, every event once and in order, and how things stand.
// It connects again by itself, and then goes on where it was cut off.
//
//   idle --connect--> connecting --logged in, subscribed--> open --connection gone--> waiting --> connecting
//                         '--refused--> refused                          (close() from anywhere --> closed)
import type { PublicEvent } from "../contract/event.ts";
import { isAfter, type Place } from "../contract/place.ts";
import type { QueueFigures, Snapshot } from "../contract/rows.ts";
import type { CcFunctions, CcReply } from "./functions.ts";
import { ConnectionLost, Rpc, RpcError, type Socket, type SocketMaker } from "./rpc.ts";
import { CenterView } from "./view.ts";

export interface ClientOptions {
  /** `ws://host:8081/ws` */
  readonly url: string;
  /** A user's login, or an extension's number. Absent: whose session cookie the browser sends along. */
  readonly login?: string;
  /** Of the center, as `extn@domain`. */
  readonly domain?: string;
  /** Of the user, of the extension, or a developer key. With a login one of token and password is needed. */
  readonly token?: string;
  readonly password?: string;
  /** Which page this is: one that is loaded anew with the same one has its calls back. Made up where it is left out. */
  readonly sessid?: string;
  /** What is listened to; all that one may hear where it is left out. */
  readonly channels?: readonly string[];
  /** Between two attempts to connect at most; 15 s where it is left out. */
  readonly longestRetryMs?: number;
  /** For what has no WebSocket of its own. */
  readonly WebSocket?: SocketMaker;
}

export type ClientStatus = "idle" | "connecting" | "open" | "waiting" | "refused" | "closed";

export interface ClientEvents {
  /** What has happened; `view` knows of it already. */
  event: (event: PublicEvent) => void;
  /** How a queue stands. */
  figures: (figures: QueueFigures) => void;
  /** `view` was made anew: so much was missed that it is not told one by one. */
  snapshot: (snapshot: Snapshot) => void;
  /** `why` where it was refused: a wrong password, or another has taken this one's place. */
  status: (status: ClientStatus, why: string) => void;
  /** Whatever somebody else has sent over a channel of their own. */
  broadcast: (channel: string, data: unknown) => void;
  /** Of a telephone call of this page: `verto.invite`, `verto.bye` and so on (docs/websocket.md, Calls). */
  verto: (method: string, params: Readonly<Record<string, unknown>>) => void;
}

/** A function of the center was not carried out: its code (as HTTP's) and why, in words for people. */
export class CcError extends Error {
  readonly code: number;

  constructor(code: number, reason: string) {
    super(reason);
    this.name = "CcError";
    this.code = code;
  }
}

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
/** Codes of a refusal that trying again does not change (mod_verto: authentication failed). */
const LOGIN_FAILED = -32001;

export class CenterClient {
  readonly view = new CenterView();
  readonly #options: ClientOptions;
  readonly #sessid: string;
  readonly #listeners: { [Name in keyof ClientEvents]: Set<ClientEvents[Name]> } = {
    ...{ event: new Set(), figures: new Set(), snapshot: new Set(), status: new Set(), broadcast: new Set() },
    verto: new Set(),
  };
  #status: ClientStatus = "idle";
  #rpc: Rpc | undefined;
  #retryMs = FIRST_RETRY_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Of the last event that was told. */
  #place: Place | undefined;
  /** With which rights. */
  #seenAs = "";
  /** What the server's clock shows beyond ours. */
  #clockAheadMs = 0;
  #heardAtMs = -Infinity;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#sessid = options.sessid ?? newSessionId();
  }

  get status(): ClientStatus {
    return this.#status;
  }

  /** The server's clock now, milliseconds since 1970: what `since` and `until` are to be compared with. */
  get serverNow(): number {
    return Date.now() + this.#clockAheadMs;
  }

  /** When the center has last said anything, by `performance.now()`. */
  get heardAtMs(): number {
    return this.#heardAtMs;
  }

  /** Ends by what it returns. */
  on<Name extends keyof ClientEvents>(name: Name, listener: ClientEvents[Name]): () => void {
    this.#listeners[name].add(listener);
    return () => void this.#listeners[name].delete(listener);
  }

  /** From now on, until `close`. */
  connect(): void {
    if (this.#rpc !== undefined) return;
    clearTimeout(this.#timer);
    this.#become("connecting", "");
    const Maker = this.#options.WebSocket ?? globalThis.WebSocket;
    const socket: Socket = new Maker(this.#options.url);
    const rpc: Rpc = new Rpc({
      socket,
      onOpen: () => void this.#enter(rpc),
      onClosed: () => this.#lost(rpc),
      onPush: (method, params) => this.#pushed(method, params),
      onHeard: () => void (this.#heardAtMs = performance.now()),
    });
    this.#rpc = rpc;
  }

  /** At once, whatever was thought of the connection before: for who knows that the network is another one. */
  reconnect(): void {
    if (this.#status === "closed" || this.#status === "refused") return;
    const rpc = this.#rpc;
    this.#rpc = undefined;
    this.#become("waiting", "");
    rpc?.close();
    this.connect();
  }

  /** Asks whether it is still there: `heardAtMs` tells. */
  ping(): void {
    this.#rpc?.request("verto.ping", { sessid: this.#sessid }).catch(() => undefined);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#become("closed", "");
    const rpc = this.#rpc;
    this.#rpc = undefined;
    rpc?.close();
  }

  /** Rejects with a CcError where the center says no, with ConnectionLost where nobody knows. */
  async call<Name extends keyof CcFunctions>(name: Name, parameters: CcFunctions[Name]): Promise<CcReply> {
    const rpc = this.#rpc;
    if (rpc === undefined) throw new ConnectionLost();
    const data = { method: "ccc", func: name, data: parameters };
    const reply = (await rpc.request("jsapi", { command: "lua", data, sessid: this.#sessid })) as unknown as CcReply;
    if (reply.code !== 200) throw new CcError(reply.code, reply.reason ?? reply.message ?? "");
    return reply;
  }

  /** A request of the telephone's; rejects with an RpcError where it is refused, with ConnectionLost where nobody knows. */
  async verto(method: string, params: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
    const rpc = this.#rpc;
    if (rpc === undefined) throw new ConnectionLost();
    return await rpc.request(method, { ...params, sessid: this.#sessid });
  }

  /** To whoever has subscribed to that channel; not one of the center's own. */
  async broadcast(eventChannel: string, data: unknown): Promise<void> {
    await this.#rpc?.request("verto.broadcast", { eventChannel, data, sessid: this.#sessid });
  }

  async #enter(rpc: Rpc): Promise<void> {
    const { channels = ["cc"] } = this.#options;
    try {
      await rpc.request("login", { ...this.#credentials(), sessid: this.#sessid });
      const subParams = this.#place === undefined ? { snapshot: true } : { after: this.#place, seen_as: this.#seenAs };
      await rpc.request("verto.subscribe", { eventChannel: [...channels], subParams, sessid: this.#sessid });
    } catch (error) {
      if (!(error instanceof RpcError)) return;
      if (error.code === LOGIN_FAILED) this.#refused(error.message);
      else rpc.close();
      return;
    }
    if (this.#rpc !== rpc) return;
    this.#retryMs = FIRST_RETRY_MS;
    this.#become("open", "");
  }

  #credentials(): Readonly<Record<string, unknown>> {
    const { login, domain = "", token, password = "" } = this.#options;
    if (login === undefined) return {};
    const shown = token === undefined ? { passwd: password } : { passwd: "x", loginParams: { xui_sessid: token } };
    return { login: `${login}@${domain}`, ...shown };
  }

  #refused(why: string): void {
    const rpc = this.#rpc;
    this.#rpc = undefined;
    clearTimeout(this.#timer);
    this.#become("refused", why);
    rpc?.close();
  }

  #lost(rpc: Rpc): void {
    if (this.#rpc !== rpc) return;
    this.#rpc = undefined;
    this.#become("waiting", "");
    // Half of it by chance: a thousand clients of one server do not come back in the same instant.
    const delayMs = this.#retryMs * (0.5 + Math.random() / 2);
    this.#retryMs = Math.min(this.#retryMs * 2, this.#options.longestRetryMs ?? LONGEST_RETRY_MS);
    this.#timer = setTimeout(() => this.connect(), delayMs);
  }

  #pushed(method: string, params: Readonly<Record<string, unknown>>): void {
    if (method === "verto.punt") this.#refused("signed in elsewhere");
    else if (method === "verto.event") this.#happened(params);
    else this.#tell("verto", method, params);
  }

  #happened(params: Readonly<Record<string, unknown>>): void {
    const { data, eventChannel } = params;
    const event = data as
      | PublicEvent
      | Snapshot
      | ({
          readonly event: "queue-figures";
          readonly timestamp: number;
          readonly version: number;
        } & QueueFigures);
    if (typeof event !== "object" || typeof event.event !== "string") {
      this.#tell("broadcast", String(eventChannel), data);
      return;
    }
    if (event.event === "queue-figures") {
      const { event: _name, timestamp, version: _version, ...figures } = event;
      this.#clockAheadMs = timestamp - Date.now();
      this.view.figures(figures);
      this.#tell("figures", figures);
      return;
    }
    if (event.event === "snapshot") {
      this.#clockAheadMs = event.timestamp - Date.now();
      this.#place = { position: event.position, index: event.index };
      this.#seenAs = event.seen_as;
      this.view.restart(event);
      this.#tell("snapshot", event);
      return;
    }
    if (typeof event.position !== "number") {
      this.#tell("broadcast", String(eventChannel), data);
      return;
    }
    if (this.#place !== undefined && !isAfter(event, this.#place)) return;
    this.#place = { position: event.position, index: event.index };
    this.view.take(event);
    this.#tell("event", event);
  }

  #become(status: ClientStatus, why: string): void {
    if (this.#status === status) return;
    this.#status = status;
    this.#tell("status", status, why);
  }

  #tell<Name extends keyof ClientEvents>(name: Name, ...what: Parameters<ClientEvents[Name]>): void {
    const listeners = this.#listeners[name] as Set<(...what: Parameters<ClientEvents[Name]>) => void>;
    for (const listener of [...listeners]) listener(...what);
  }
}

/** Pages that were not got over HTTPS have no `crypto.randomUUID`. */
function newSessionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
