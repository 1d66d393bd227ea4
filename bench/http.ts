// The API beside a bare handler of the same framework: get, list and set, with 10 000 extensions and 1 000 queues, on both
// databases. Each figure has its own bare handler, which takes and gives as many bytes, measured right beside it.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { openDatabase, type DatabaseLocation } from "../src/store/database/open.ts";
import { migrate } from "../src/store/migrations/migrate.ts";
import { queueStore } from "../src/store/queues.ts";
import { PostgresServer } from "../test/interop/postgres-server.ts";
import { shortly, table, type Figure, type Report } from "./figures.ts";
import { addPeople, emptyInstallation, SILENT_LOG, type Installation } from "./installation.ts";
import { measureHttp, type HttpFigures, type HttpTarget } from "./load/http.ts";
import { ServerProcess } from "./server.ts";

const EXTENSIONS = 10_000;
const QUEUES = 1_000;
/** Connections at a time: as many as a CRM with its web servers has. */
const CONNECTIONS = 16;
const WARM_MS = 1_500;
/** Of the bare handler's rate, that a get must have; and how many times its p99 it may have. */
const LEAST_SHARE = 1 / 3;
const MOST_TIMES_P99 = 10;

interface Case {
  readonly name: string;
  readonly path: string;
  readonly body: (request: number) => string;
  readonly isJudged: boolean;
}

const extensionId = (request: number): string => String(1 + ((request * 7_919) % EXTENSIONS));
const queueId = (request: number): string => String(1 + ((request * 7_919) % QUEUES));

const CASES: readonly Case[] = [
  {
    name: "extensions/get",
    path: "/api/xcc/extensions/get",
    body: (n) => `{"id":"${extensionId(n)}"}`,
    isJudged: true,
  },
  { name: "queues/get", path: "/api/xcc/queues/get", body: (n) => `{"id":"${queueId(n)}"}`, isJudged: true },
  {
    ...{ name: "extensions/list, 20 rows", path: "/api/xcc/extensions/list", isJudged: false },
    body: (n) => `{"page":"${1 + (n % 500)}","page_size":"20"}`,
  },
  {
    ...{ name: "extensions/list, 200 rows", path: "/api/xcc/extensions/list", isJudged: false },
    body: (n) => `{"page":"${1 + (n % 50)}"}`,
  },
  {
    ...{ name: "queues/set", path: "/api/xcc/queues/set", isJudged: false },
    body: (n) => `{"id":"${queueId(n)}","description":"change ${n}"}`,
  },
];

export async function measureApi(seconds: number): Promise<Report> {
  const figures: Figure[] = [];
  const lines: string[][] = [];
  for (const kind of ["PGlite", "PostgreSQL"] as const) {
    const postgres = kind === "PostgreSQL" ? await PostgresServer.start() : undefined;
    const installation = await emptyInstallation();
    try {
      await fill(installation, postgres?.url);
      const environment = postgres === undefined ? {} : { XCC_DATABASE_URL: postgres.url };
      const server = await ServerProcess.start(installation, { environment });
      try {
        for (const one of CASES) {
          const [ours, bare] = await besideBare(one, server, installation.devKey, seconds * 1_000);
          figures.push(...figuresOf(`${kind}: ${one.name}`, one, ours, bare));
          lines.push([`${kind}: ${one.name}`, ...columnsOf(ours), ...columnsOf(bare)]);
        }
      } finally {
        await server.stop();
      }
    } finally {
      await installation.remove();
      await postgres?.remove();
    }
  }
  const head = ["", "/s", "p50 ms", "p99 ms", "bare /s", "p50 ms", "p99 ms"];
  return { figures, details: table(head, lines) };
}

function figuresOf(name: string, { isJudged }: Case, ours: HttpFigures, bare: HttpFigures): Figure[] {
  const share = { value: ours.perSecond / bare.perSecond, unit: "x", atLeast: true };
  const times = { value: ours.p99Ms / bare.p99Ms, unit: "x" };
  return [
    { name: `${name}: rate, of the bare handler's`, ...share, target: isJudged ? LEAST_SHARE : undefined },
    { name: `${name}: p99, of the bare handler's`, ...times, target: isJudged ? MOST_TIMES_P99 : undefined },
  ];
}

function columnsOf({ perSecond, p50Ms, p99Ms }: HttpFigures): string[] {
  return [perSecond.toFixed(0), shortly(p50Ms), shortly(p99Ms)];
}

async function besideBare(
  one: Case,
  server: ServerProcess,
  devKey: string,
  ms: number,
): Promise<readonly [HttpFigures, HttpFigures]> {
  const extent = { connections: CONNECTIONS, warmMs: WARM_MS, ms };
  const target: HttpTarget = { port: server.httpPort, path: one.path, headers: { token: devKey }, body: one.body };
  const response = await fetch(`http://127.0.0.1:${server.httpPort}${one.path}`, {
    method: "POST",
    headers: { token: devKey, "content-type": "application/json" },
    body: one.body(1),
  });
  const bare = await startBare(await response.text());
  try {
    const bareFigures = await measureHttp({ ...target, port: bare.port, path: "/" }, extent);
    return [await measureHttp(target, extent), bareFigures];
  } finally {
    bare.child.kill("SIGKILL");
  }
}

async function startBare(answer: string): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "http-bare.ts"), answer], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const end = (): void => void child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  const [text] = (await once(child.stdout, "data")) as [Buffer];
  return { child, port: Number(/port (\d+)/.exec(String(text))?.[1]) };
}

async function fill(installation: Installation, url: string | undefined): Promise<void> {
  const location: DatabaseLocation =
    url === undefined
      ? { type: "embedded", folder: join(installation.dataFolder, "database") }
      : { type: "postgres", url };
  const database = await openDatabase(location, SILENT_LOG);
  try {
    await migrate(database.kysely);
    const { domain } = installation;
    const clock = { now: () => Date.now() };
    const passwordPolicy = "standard" as const;
    const parts = { database: database.kysely, clock, domain, timeZone: "UTC", auditDays: 365, passwordPolicy };
    const extns = Array.from({ length: EXTENSIONS }, (_, index) => String(100_000 + index));
    await addPeople(parts, extns, installation);
    for (let queue = 0; queue < QUEUES; queue += 1) await queueStore(parts).add({ name: `queue ${queue}` });
  } finally {
    await database.stop();
  }
}
