// The server under measurement: `xcc start` as a child, its processor time and memory as the kernel counts them.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Fact } from "../src/core/facts.ts";
import { MadeFacts } from "../src/host/log/made-facts.ts";
import { table } from "./figures.ts";
import type { Installation } from "./installation.ts";

const READY_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 10_000;
/** The kernel counts processor time in hundredths of a second (USER_HZ), on every Linux that Node runs on. */
const MS_PER_TICK = 10;
const RTP_PORTS = "10000-19999";

export interface ServerOptions {
  /** For Node itself, before the program: `--cpu-prof` for instance. */
  readonly nodeOptions?: readonly string[];
  /** More settings, e.g. XCC_DATABASE_URL. */
  readonly environment?: Readonly<Record<string, string>>;
}

export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #installation: Installation;
  readonly sipPort: number;
  readonly httpPort: number;
  /** Facts of earlier runs are not ours. */
  readonly #startedAt: number;

  private constructor(child: ChildProcess, installation: Installation, ports: Ports, startedAt: number) {
    this.#child = child;
    this.#installation = installation;
    this.sipPort = ports.sip;
    this.httpPort = ports.http;
    this.#startedAt = startedAt;
  }

  static async start(installation: Installation, options: ServerOptions = {}): Promise<ServerProcess> {
    const startedAt = Date.now();
    const program = join(import.meta.dirname, "..", "bin", "xcc.mjs");
    const child = spawn(process.execPath, [...(options.nodeOptions ?? []), program, "start"], {
      env: {
        ...process.env,
        XCC_HTTP: "127.0.0.1:0",
        XCC_SIP: "127.0.0.1:0",
        XCC_RTP_PORTS: RTP_PORTS,
        XCC_DATA: installation.dataFolder,
        XCC_DEV_KEY: installation.devKey,
        XCC_DOMAIN: installation.domain,
        XCC_LOG_LEVEL: "warn",
        XCC_SWITCH_PROCESS: "shared",
        ...options.environment,
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    // Whatever ends the bench ends the server: it would go on for ever.
    const end = (): void => void child.kill("SIGKILL");
    process.on("exit", end);
    child.once("exit", () => process.off("exit", end));
    const ports = await readyPorts(child);
    return new ServerProcess(child, installation, ports, startedAt);
  }

  /** Processor time of all threads of all its processes so far, user and system. */
  async cpuMs(): Promise<number> {
    let ticks = 0;
    for (const pid of await this.#processes()) {
      const stat = await readFile(`/proc/${pid}/stat`, "utf8");
      // The name in brackets may hold blanks; utime and stime are fields 14 and 15, so 12th and 13th after it.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      ticks += Number(fields[11]) + Number(fields[12]);
    }
    return ticks * MS_PER_TICK;
  }

  async rssMb(): Promise<number> {
    return this.#memoryMb("VmRSS");
  }

  /** Itself, and the parts that it has started. */
  async #processes(): Promise<readonly string[]> {
    const pid = String(this.#child.pid);
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
    return [pid, ...children.split(" ").filter((child) => child !== "")];
  }

  /** The most it has had so far, as the kernel counts it. */
  async peakMb(): Promise<number> {
    return this.#memoryMb("VmHWM");
  }

  async #memoryMb(field: string): Promise<number> {
    const statuses = await Promise.all((await this.#processes()).map((pid) => readFile(`/proc/${pid}/status`, "utf8")));
    const ofOne = (status: string): number =>
      Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? Number.NaN) / 1024;
    return statuses.map(ofOne).reduce((sum, mb) => sum + mb, 0);
  }

  /** Processor time per thread name, for saying where it goes. */
  async cpuByThread(): Promise<ReadonlyMap<string, number>> {
    const folder = `/proc/${String(this.#child.pid)}/task`;
    const cpu = new Map<string, number>();
    for (const task of await readdir(folder)) {
      const name = (await readFile(join(folder, task, "comm"), "utf8")).trim();
      const [onCpuNs] = (await readFile(join(folder, task, "schedstat"), "utf8")).split(" ");
      const label = task === String(this.#child.pid) ? "main" : name === "node" ? `thread ${task}` : name;
      cpu.set(label, (cpu.get(label) ?? 0) + Number(onCpuNs) / 1e6);
    }
    return cpu;
  }

  /** How long its main thread was ready to run and had no core, so far: not the server's doing, but in every latency. */
  async coreWaitMs(): Promise<number> {
    return (await this.#mainSchedule())[1];
  }

  async mainCpuMs(): Promise<number> {
    return (await this.#mainSchedule())[0];
  }

  async #mainSchedule(): Promise<[runMs: number, waitMs: number]> {
    const pid = String(this.#child.pid);
    const [ranNs, waitedNs] = (await readFile(`/proc/${pid}/task/${pid}/schedstat`, "utf8")).split(" ");
    return [Number(ranNs) / 1e6, Number(waitedNs) / 1e6];
  }

  /** What the event log still holds of this run, in order. */
  facts(): readonly Fact[] {
    const made = new MadeFacts(join(this.#installation.dataFolder, "events"));
    const facts = made.read(1, Number.MAX_SAFE_INTEGER);
    made.close();
    return facts.filter(({ at }) => at >= this.#startedAt);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    const limit = setTimeout(() => this.#child.kill("SIGKILL"), STOP_LIMIT_MS);
    await gone;
    clearTimeout(limit);
  }
}

interface Ports {
  readonly sip: number;
  readonly http: number;
}

/** The ports out of the line that says it is ready. */
async function readyPorts(child: ChildProcess): Promise<Ports> {
  let printed = "";
  const ready = new Promise<Ports>((resolve, reject) => {
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const [, http, sip] = /^ready\b.*\bAPI \S+:(\d+).*\bSIP \S+:(\d+)/m.exec(printed) ?? [];
      if (sip !== undefined) resolve({ sip: Number(sip), http: Number(http) });
    });
    child.once("exit", (code) => {
      reject(new Error(`the server ended with ${String(code)} before it was ready`));
    });
    setTimeout(() => {
      reject(new Error("the server was not ready in time"));
    }, READY_LIMIT_MS).unref();
  });
  try {
    return await ready;
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}

export function threadsBetween(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Map<string, number> {
  return new Map([...after].map(([name, ms]) => [name, ms - (before.get(name) ?? 0)]));
}

export function threadTable(cpuMs: ReadonlyMap<string, number>, ms: number): string {
  const busy = [...cpuMs].filter(([, cpu]) => cpu / ms >= 0.005).sort((a, b) => b[1] - a[1]);
  return table(
    ["thread", "% of a core"],
    busy.map(([name, cpu]) => [name, ((cpu / ms) * 100).toFixed(1)]),
  );
}
