// A center with many lives: the same data folder, database and ports each time, and an end by SIGKILL at any moment.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Child } from "../interop/child.ts";
import { leasePort, leasePorts, LOOPBACK } from "../interop/ports.ts";
import { killWithParts } from "../interop/parts.ts";
import { PostgresServer } from "../interop/postgres-server.ts";
import { DOMAIN, Server, SWITCH_PROCESS } from "../interop/server.ts";
import { TEST_TONES_HZ, writeToneWav } from "../interop/tone.ts";
import { START_MS } from "../real-time.ts";
import { freshDatabase } from "../store/fresh-database.ts";

export type DatabaseKind = "the embedded database" | "PostgreSQL";

const ROOT = join(import.meta.dirname, "..", "..");
const RTP_PORTS = 600;
const DEV_KEY = "crash-developer-key-0123456789";
/** Nobody listens to their words here, so they are short. */
const PROMPT_S = 0.2;
const PROMPTS = ["mailbox-of", "mailbox-speak", "message-taken", "callback-promised", "digit-0", "digit-1", "number-1"];

export class MortalCenter {
  readonly dataFolder: string;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #ports: { readonly sip: number; readonly http: number };
  readonly #postgres: PostgresServer | undefined;
  /** How long the starts took that were let be. */
  readonly #startsMs: number[] = [];
  #running: { readonly server: Server; readonly child: Child } | undefined;

  private constructor(
    dataFolder: string,
    environment: Readonly<Record<string, string>>,
    ports: { readonly sip: number; readonly http: number },
    postgres: PostgresServer | undefined,
  ) {
    this.dataFolder = dataFolder;
    this.#environment = environment;
    this.#ports = ports;
    this.#postgres = postgres;
  }

  static async make(kind: DatabaseKind): Promise<MortalCenter> {
    const postgres = kind === "PostgreSQL" ? await PostgresServer.start() : undefined;
    // Made beforehand: a first start takes seconds, and is tested where it is the subject.
    const folder =
      postgres === undefined ? dirname((await freshDatabase()).folder) : mkdtempSync(join(tmpdir(), "xcc-mortal-"));
    const ports = { sip: await leasePort(), http: await leasePort() };
    const rtp = await leasePorts(RTP_PORTS);
    const sounds = join(folder, "sounds", "zh");
    mkdirSync(sounds, { recursive: true, mode: 0o700 });
    for (const prompt of PROMPTS) writeToneWav(join(sounds, `${prompt}.wav`), TEST_TONES_HZ[3], PROMPT_S);
    const environment = {
      XCC_HTTP: `${LOOPBACK}:${ports.http}`,
      XCC_SIP: `${LOOPBACK}:${ports.sip}`,
      XCC_RTP_PORTS: `${rtp.from}-${rtp.to}`,
      XCC_DATA: folder,
      XCC_DOMAIN: DOMAIN,
      XCC_DEV_KEY: DEV_KEY,
      XCC_LOG_LEVEL: process.env["XCC_LOG_LEVEL"] ?? "info",
      XCC_SWITCH_PROCESS: SWITCH_PROCESS,
      ...(postgres === undefined ? {} : { XCC_DATABASE_URL: postgres.url }),
    };
    return new MortalCenter(folder, environment, ports, postgres);
  }

  get server(): Server {
    if (this.#running === undefined) throw new Error("the center is not running");
    return this.#running.server;
  }

  async start(): Promise<Server> {
    const began = performance.now();
    const child = this.#spawn();
    const server = new Server(child, this.#ports, { folder: this.dataFolder, kept: true }, DEV_KEY);
    this.#running = { server, child };
    await child.line(/^ready\b/, START_MS);
    this.#startsMs.push(performance.now() - began);
    return server;
  }

  /** At this moment. Gives the time at which it was dead for sure. */
  async kill(): Promise<number> {
    await this.#running?.server.kill();
    this.#running = undefined;
    return Date.now();
  }

  /** Begins to start and is killed on the way: after that share of the time that a start takes. */
  async startAndKill(share: number): Promise<void> {
    const child = this.#spawn();
    const usualMs = this.#startsMs.reduce((sum, ms) => sum + ms, 0) / Math.max(1, this.#startsMs.length);
    await wait(share * usualMs);
    if (child.pid !== undefined) killWithParts(child.pid);
    await child.stop("SIGKILL");
  }

  /** As its operator stops it. Its exit code. */
  async stop(): Promise<number | undefined> {
    const code = await this.server.stop();
    this.#running = undefined;
    return code;
  }

  /** `xcc replay` of all that was ever logged. */
  async replay(): Promise<{ readonly code: number | undefined; readonly said: string }> {
    const args = [join(ROOT, "bin", "xcc.mjs"), "replay", join(this.dataFolder, "events")];
    const child = new Child(process.execPath, args, { cwd: ROOT });
    const code = await child.exit(START_MS);
    return { code, said: child.output };
  }

  /** For good, with everything. */
  async remove(): Promise<void> {
    await this.kill();
    await this.#postgres?.remove();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  #spawn(): Child {
    return new Child(process.execPath, [join(ROOT, "bin", "xcc.mjs"), "start"], {
      cwd: ROOT,
      environment: this.#environment,
    });
  }
}
