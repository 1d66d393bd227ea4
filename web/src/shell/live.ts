// How the center stands, now: the client's view as a store that components select from, and whether it can be believed.
//
//   connecting --open--> open --nothing heard for 2 s, or the connection is gone--> offline --open--> open
import {
  CenterClient,
  type CcFunctions,
  type CcReply,
  type CenterView,
  type PublicEvent,
} from "../../../src/client/index.ts";

export type Connection = "connecting" | "open" | "offline";

const TICK_MS = 250;
/** So long nothing may be heard before it is asked whether the server is there. */
const QUIET_MS = 700;
/** So long an answer may take. */
const ANSWER_MS = 800;
/** Then it is tried with another connection. */
const GIVE_UP_MS = 2_500;
/** What is older is marked. */
const OLD_MS = 5_000;
/** Between two attempts at most: who waits for calls is to be back within three seconds. */
const LONGEST_RETRY_MS = 2_000;
/** Between two tellings: with 50 events a second a page is drawn 25 times. */
const TELL_MS = 40;

export class Live {
  #client: CenterClient | undefined;
  #connection: Connection = "connecting";
  #isOld = false;
  #version = 0;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #askedAtMs = 0;
  #triedAtMs = 0;
  #toldAtMs = 0;
  #isTelling = false;
  /** By the server's clock; 0: never. */
  #heardAt = 0;
  readonly #listeners = new Set<() => void>();
  readonly #eventListeners = new Set<(event: PublicEvent) => void>();
  readonly #lostListeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Grows with whatever changes. */
  readonly version = (): number => this.#version;

  get connection(): Connection {
    return this.#connection;
  }

  /** What is shown is older than five seconds. */
  get isOld(): boolean {
    return this.#isOld;
  }

  /** By the server's clock, milliseconds since 1970; 0: never. */
  get heardAt(): number {
    return this.#heardAt;
  }

  get view(): CenterView {
    return this.#client?.view ?? NOTHING;
  }

  /** The server's clock, milliseconds since 1970. */
  get serverNow(): number {
    return this.#client?.serverNow ?? Date.now();
  }

  start(): void {
    if (this.#client !== undefined) return;
    const client = new CenterClient({ url: socketUrl(), longestRetryMs: LONGEST_RETRY_MS });
    this.#client = client;
    client.on("event", (event) => {
      for (const listener of [...this.#eventListeners]) listener(event);
      this.#changed();
    });
    for (const name of ["snapshot", "figures"] as const) client.on(name, () => this.#changed());
    client.on("status", (status) => {
      if (status === "open") this.#become("open");
      else if (status === "waiting" || status === "refused") {
        this.#become("offline");
        // Perhaps only the session is over.
        for (const listener of [...this.#lostListeners]) listener();
      } else this.#changed();
    });
    client.connect();
    this.#ticker = setInterval(() => this.#tick(), TICK_MS);
    window.addEventListener("online", this.#isOnline);
    window.addEventListener("offline", this.#isOffline);
  }

  stop(): void {
    clearInterval(this.#ticker);
    window.removeEventListener("online", this.#isOnline);
    window.removeEventListener("offline", this.#isOffline);
    this.#client?.close();
    this.#client = undefined;
    this.#connection = "connecting";
    this.#isOld = false;
    this.#heardAt = 0;
    this.#changed();
  }

  /** Rejects with a CcError where the center says no, with ConnectionLost where nobody knows. */
  call<Name extends keyof CcFunctions>(name: Name, parameters: CcFunctions[Name]): Promise<CcReply> {
    if (this.#client === undefined) return Promise.reject(new Error("not connected"));
    return this.#client.call(name, parameters);
  }

  /** Every event, at once; ends by what it returns. */
  onEvent(listener: (event: PublicEvent) => void): () => void {
    this.#eventListeners.add(listener);
    return () => void this.#eventListeners.delete(listener);
  }

  onLost(listener: () => void): () => void {
    this.#lostListeners.add(listener);
    return () => void this.#lostListeners.delete(listener);
  }

  readonly #isOnline = (): void => this.#client?.reconnect();
  readonly #isOffline = (): void => this.#become("offline");

  /** A hidden tab is woken as rarely as once a minute: only what was asked and not answered says something. */
  #tick(): void {
    const client = this.#client;
    if (client === undefined) return;
    const now = performance.now();
    const quietMs = now - client.heardAtMs;
    this.#heardAt = client.heardAtMs === -Infinity ? 0 : client.serverNow - quietMs;
    const isAnswered = client.heardAtMs >= this.#askedAtMs;
    if (client.status === "open") {
      if (isAnswered && quietMs >= QUIET_MS) {
        this.#askedAtMs = now;
        client.ping();
      } else if (!isAnswered && now - this.#askedAtMs > ANSWER_MS) this.#become("offline");
      else if (isAnswered && navigator.onLine) this.#become("open");
    }
    const isStuck = client.status === "connecting" || (client.status === "open" && !isAnswered);
    if (!isStuck) this.#triedAtMs = now;
    else if (now - this.#triedAtMs > GIVE_UP_MS) {
      this.#triedAtMs = now;
      client.reconnect();
    }
    const isOld = this.#heardAt > 0 && quietMs > OLD_MS && !isAnswered;
    if (isOld !== this.#isOld) {
      this.#isOld = isOld;
      this.#changed();
    }
  }

  #become(connection: Connection): void {
    if (this.#connection === connection) return;
    this.#connection = connection;
    if (connection === "open") this.#askedAtMs = 0;
    this.#changed();
  }

  /** At once where nothing was told a moment ago. */
  #changed(): void {
    this.#version += 1;
    if (this.#isTelling) return;
    this.#isTelling = true;
    const waitMs = this.#toldAtMs + TELL_MS - performance.now();
    // In a hidden tab a timer may take a minute.
    if (waitMs <= 0 || document.hidden) queueMicrotask(() => this.#tell());
    else setTimeout(() => this.#tell(), waitMs);
  }

  #tell(): void {
    this.#isTelling = false;
    this.#toldAtMs = performance.now();
    for (const listener of [...this.#listeners]) listener();
  }
}

/** Before anything is known. */
const NOTHING: CenterView = new CenterClient({ url: "" }).view;

function socketUrl(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
}

export const live = new Live();
