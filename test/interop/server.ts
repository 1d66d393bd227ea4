// The whole server as its users start it: a process of its own, settings by environment, everything over its API.
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { START_MS } from "../real-time.ts";
import { freshDatabase } from "../store/fresh-database.ts";
import { Child } from "./child.ts";
import { killWithParts } from "./parts.ts";
import { leasePort, leasePorts, LOOPBACK } from "./ports.ts";

const ROOT = join(import.meta.dirname, "..", "..");
/** Longer than the server lets live calls go on. */
const STOP_MS = 40_000;
const RTP_PORTS = 600;

export const DOMAIN = "xswitch.cn";
/** For all servers of a test run whose tests say nothing else. */
export const SWITCH_PROCESS = process.env["XCC_TEST_SWITCH_PROCESS"] ?? "shared";

export type Json = Readonly<Record<string, unknown>>;

export interface ServerOptions {
  /** More settings, e.g. XCC_DATABASE_URL. With an empty XCC_DEV_KEY it makes a key itself, as on anybody's first run. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A folder that is there already; it is kept when the server stops. */
  readonly dataFolder?: string;
  /** Those of a server before it, which its phones know, or that another one has; default ports of its own. */
  readonly ports?: { readonly sip?: number; readonly http?: number };
  /** How many ports it has for audio; default RTP_PORTS. */
  readonly rtpPorts?: number;
  /** To `npm start`. */
  readonly args?: readonly string[];
  /** Told what it prints while it starts. */
  readonly starting?: (output: () => string, ports: { readonly sip: number; readonly http: number }) => void;
  /** The folder goes with the server all the same. */
  readonly temporary?: boolean;
  /** Hears of the process at its beginning, long before it is ready. */
  readonly onStart?: (pid: number) => void;
}

/** A running server. */
export class Server {
  readonly sipPort: number;
  readonly httpPort: number;
  readonly dataFolder: string;
  /** The developer key; a token too. */
  readonly devKey: string;
  readonly #child: Child;
  readonly #keepsData: boolean;

  constructor(
    child: Child,
    ports: { sip: number; http: number },
    data: { folder: string; kept: boolean },
    devKey: string,
  ) {
    this.#child = child;
    this.sipPort = ports.sip;
    this.httpPort = ports.http;
    this.dataFolder = data.folder;
    this.#keepsData = data.kept;
    this.devKey = devKey;
  }

  get log(): string {
    return this.#child.output;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Rejects with what the API said where it is not 200. */
  async post(path: string, body: Json = {}): Promise<Json> {
    return (await this.#asked("POST", path, body)) as Json;
  }

  async get(path: string): Promise<unknown> {
    return this.#asked("GET", path);
  }

  /** As it comes: for what is refused, and for files. */
  request(method: string, path: string, body?: Json, token = this.devKey): Promise<Response> {
    return fetch(`http://${LOOPBACK}:${String(this.httpPort)}${path}`, {
      method,
      headers: { token, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** SIGTERM: it drains and ends. Its exit code; 0 is a clean end. */
  async stop(): Promise<number | undefined> {
    const code = await this.#child.stop("SIGTERM", STOP_MS);
    this.#clean();
    return code;
  }

  /** SIGTERM twice: who asks again is in a hurry. Milliseconds until it has ended. */
  async stopHard(): Promise<number> {
    this.#child.signal("SIGTERM");
    await wait(500);
    const began = performance.now();
    this.#child.signal("SIGTERM");
    await this.#child.exit(STOP_MS);
    this.#clean();
    return performance.now() - began;
  }

  /** Neither dead nor alive, until `thaw`. */
  freeze(): void {
    this.#child.signal("SIGSTOP");
  }

  thaw(): void {
    this.#child.signal("SIGCONT");
  }

  /** Its exit code, once it ends by itself. */
  ended(): Promise<number | undefined> {
    return this.#child.exit(STOP_MS);
  }

  /** SIGKILL: as when the power is gone. The data folder is kept. */
  async kill(): Promise<void> {
    if (this.pid !== undefined && this.#child.isRunning) killWithParts(this.pid);
    await this.#child.stop("SIGKILL");
  }

  #clean(): void {
    if (!this.#keepsData) rmSync(this.dataFolder, { recursive: true, force: true });
  }

  async #asked(method: string, path: string, body?: Json): Promise<unknown> {
    const response = await this.request(method, path, body);
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${String(response.status)}: ${text}\n${this.log.slice(-2_000)}`);
    return JSON.parse(text) as unknown;
  }
}

/** Starts a server on ports of its own, with a data folder of its own, and waits until it says that it is ready. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  // Made beforehand: a first start takes seconds, and is tested where it is the subject.
  const folder = options.dataFolder ?? dirname((await freshDatabase()).folder);
  const sip = options.ports?.sip ?? (await leasePort());
  const http = options.ports?.http ?? (await leasePort());
  const rtp = await leasePorts(options.rtpPorts ?? RTP_PORTS);
  const devKey = "interop-developer-key-0123456789";
  const child = new Child(process.execPath, [join(ROOT, "bin", "xcc.mjs"), "start", ...(options.args ?? [])], {
    cwd: ROOT,
    environment: {
      // Built for tests in browsers, and by no other.
      XCC_CONSOLE: "off",
      // SIPp's carriers answer no OPTIONS.
      XCC_LINE_CHECK: "0",
      // The tests' people speak in tones.
      XCC_BUSY_TONE: "off",
      XCC_HTTP: `${LOOPBACK}:${String(http)}`,
      XCC_SIP: `${LOOPBACK}:${String(sip)}`,
      XCC_RTP_PORTS: `${String(rtp.from)}-${String(rtp.to)}`,
      XCC_DATA: folder,
      XCC_DOMAIN: DOMAIN,
      XCC_DEV_KEY: devKey,
      XCC_LOG_LEVEL: process.env["XCC_LOG_LEVEL"] ?? "info",
      XCC_SWITCH_PROCESS: SWITCH_PROCESS,
      ...options.environment,
    },
  });
  options.starting?.(() => child.output, { sip, http });
  if (child.pid !== undefined) options.onStart?.(child.pid);
  try {
    await child.line(/^ready\b/, START_MS);
  } catch (error) {
    await child.stop("SIGKILL");
    if (options.dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return new Server(
    child,
    { sip, http },
    { folder, kept: options.dataFolder !== undefined && options.temporary !== true },
    /^developer key: (\S+)/m.exec(child.output)?.[1] ?? devKey,
  );
}
