// What the event log does beside calls: facts that the database lacks are made again, states are written down, and a start
// lets happen again what a crash has left. How long the loop stands still meanwhile, and how long a start takes.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConfigChange } from "../src/core/model.ts";
import { systemClock } from "../src/host/clock.ts";
import { FileEventLog, type SnapshotMaker } from "../src/host/log/event-log.ts";
import { LoggedFacts } from "../src/host/log/logged-facts.ts";
import { makeSnapshot } from "../src/host/log/make-snapshot.ts";
import { readLog } from "../src/host/log/resume.ts";
import { Snapshots } from "../src/host/log/snapshots.ts";
import { Projector } from "../src/host/projector.ts";
import { VirtualClock } from "../src/host/virtual-clock.ts";
import type { Fact } from "../src/core/facts.ts";
import { openStore } from "../src/store/store.ts";
import { freshDatabase } from "../test/store/fresh-database.ts";
import { callerOf } from "./preview.ts";
import { Floor } from "./engine.ts";
import type { Figure } from "./figures.ts";

const AGENTS = 1_000;
const WAITING = 500;
const KNOWN_CALLERS = 100_000;
const FACTS = 100_000;
/** With a database each of them is written. */
const FACTS_TO_DATABASE = 20_000;
const DAYS_CALLS = 20_000;
const MOST_STALL_MS = 20;
const MOST_START_MS = 10_000;
const PROBE_MS = 2;

const ignore = (): void => undefined;
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const NOBODY: SnapshotMaker = { order: ignore, stop: () => Promise.resolve() };

export async function measureLogAtWork(): Promise<Figure[]> {
  const quiet = await longestStall(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
  return [
    ...stallFigures("nothing to do", quiet),
    ...(await inFolder(measureCatchingUp)),
    ...(await inFolder(measureSnapshot)),
    ...(await inFolder(measureStart)),
  ];
}

async function inFolder(measure: (folder: string) => Promise<Figure[]>): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "xcc-bench-log-"));
  try {
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Stall {
  /** The thread's own work between two turns of its loop; what it waits for a core is not in it. */
  readonly ownMs: number;
  /** By the clock. */
  readonly allMs: number;
}

/** How long the loop stood still at most while something went on beside it. */
async function longestStall(work: () => Promise<unknown>): Promise<Stall> {
  let [ownMs, allMs] = [0, 0];
  let [last, lastOwn] = [performance.now(), ownCpuMs()];
  const look = (): void => {
    const [now, own] = [performance.now(), ownCpuMs()];
    ownMs = Math.max(ownMs, own - lastOwn);
    allMs = Math.max(allMs, now - last - PROBE_MS);
    [last, lastOwn] = [now, own];
  };
  const probe = setInterval(look, PROBE_MS);
  await work();
  look();
  clearInterval(probe);
  return { ownMs, allMs };
}

function ownCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function stallFigures(name: string, { ownMs, allMs }: Stall): Figure[] {
  return [
    { name: `longest stall of the loop: ${name}`, value: ownMs, unit: "ms", target: MOST_STALL_MS },
    { name: "  with what it waited for a core", value: allMs, unit: "ms" },
  ];
}

interface Logged {
  readonly floor: Floor;
  readonly log: FileEventLog;
  lastFact: number;
}

/** A floor whose events are logged as the server logs them. */
function logged(folder: string, agents: number, snapshots: SnapshotMaker): Logged {
  let log: FileEventLog | undefined;
  const made: { lastFact: number } = { lastFact: 0 };
  const floor = new Floor(agents, (center) => {
    const state = () => center.state;
    const parts = { folder, mostBytes: 256 * 2 ** 20, program: "bench", clock: new VirtualClock(0), log: SILENT };
    const events = new FileEventLog({ ...parts, state, snapshots });
    events.open({ follows: undefined, lastFact: 0, events: 0 });
    log = events;
    return {
      step: (event) => {
        const result = center.step(event);
        events.append(event, result.facts);
        made.lastFact = result.facts.at(-1)?.seq ?? made.lastFact;
        return result;
      },
    };
  });
  if (log === undefined) throw new Error("there is no log");
  return Object.assign(made, { floor, log });
}

function busy({ floor }: Logged, agents: number, waiting: number): void {
  for (let call = 0; call < agents + waiting; call += 1) floor.callerComes();
}

/** The database was away while this happened, and is back. */
async function measureCatchingUp(folder: string): Promise<Figure[]> {
  const center = logged(folder, 200, NOBODY);
  busy(center, 200, 200);
  while (center.lastFact < FACTS) center.floor.turn();
  const nowhere = { project: () => Promise.resolve(), failureOf: () => "other" as const };
  const [alone, seconds] = await caughtUp(folder, center.lastFact, nowhere);
  const fresh = await freshDatabase();
  const place = { location: fresh.location, domain: "xswitch.cn", timeZone: "Asia/Shanghai", auditDays: 365 };
  const store = await openStore({ ...place, clock: { now: () => Date.now() }, log: SILENT });
  try {
    const sink = { project: (facts: readonly Fact[]) => store.project(facts), failureOf: () => "other" as const };
    const [withDatabase, databaseSeconds] = await caughtUp(folder, FACTS_TO_DATABASE, sink);
    return [
      ...stallFigures(`${FACTS} facts are caught up`, alone),
      { name: "  its time", value: seconds, unit: "s" },
      ...stallFigures(`${FACTS_TO_DATABASE} of them into the embedded database`, withDatabase),
      { name: "  its time", value: databaseSeconds, unit: "s" },
    ];
  } finally {
    await store.stop();
    fresh.remove();
    await center.log.close();
  }
}

type Sink = ConstructorParameters<typeof Projector>[0]["sink"];

async function caughtUp(folder: string, latest: number, sink: Sink): Promise<[stall: Stall, seconds: number]> {
  const source = new LoggedFacts(folder, ignore);
  const projector = new Projector({ sink, source, clock: systemClock(), log: SILENT, layAside: ignore });
  const began = performance.now();
  const stall = await longestStall(async () => {
    projector.start(0, latest);
    if (!(await projector.flush(300_000))) throw new Error(`${projector.behind} facts were not caught up`);
  });
  projector.stop();
  source.stop();
  return [stall, (performance.now() - began) / 1_000];
}

/** Written down by a thread, beside a large center that does nothing else. */
async function measureSnapshot(folder: string): Promise<Figure[]> {
  const center = logged(folder, AGENTS, NOBODY);
  const changes = Array.from({ length: KNOWN_CALLERS }, (_, index): ConfigChange => {
    return { type: "put-caller", caller: callerOf(index) };
  });
  center.floor.step({ type: "configured", changes });
  busy(center, AGENTS, WAITING);
  for (let call = 0; call < 1_000; call += 1) center.floor.turn();
  await center.log.close();
  const maker = new Snapshots(SILENT);
  const began = performance.now();
  let sizeBytes = 0;
  const stall = await longestStall(async () => {
    await new Promise<void>((resolve) => {
      maker.order({ folder, program: "bench", number: 2 }, (made) => {
        sizeBytes = made.sizeBytes;
        resolve();
      });
    });
    await maker.stop();
  });
  const size = `${AGENTS} agents, ${WAITING} waiting, ${KNOWN_CALLERS} known callers`;
  return [
    ...stallFigures(`a state is written, ${size}`, stall),
    { name: "  its time", value: (performance.now() - began) / 1_000, unit: "s" },
    { name: "  its size", value: sizeBytes / 2 ** 20, unit: "MiB" },
  ];
}

/** As after `kill -9` in the evening. */
async function measureStart(folder: string): Promise<Figure[]> {
  // At once, as a thread would have by then.
  const inTurn: SnapshotMaker = { order: (order, made) => made(makeSnapshot(order)), stop: () => Promise.resolve() };
  const center = logged(folder, AGENTS, inTurn);
  busy(center, AGENTS, WAITING);
  for (let call = 0; call < DAYS_CALLS; call += 1) center.floor.turn();
  const began = performance.now();
  const found = readLog(folder);
  const ms = performance.now() - began;
  if (found.type !== "resumed") throw new Error(`the log is ${found.type}`);
  await center.log.close();
  return [
    {
      name: `start after a crash, ${AGENTS} agents, ${DAYS_CALLS} calls`,
      value: ms,
      unit: "ms",
      target: MOST_START_MS,
    },
    { name: "  events that happen again", value: found.events, unit: "" },
  ];
}

if (import.meta.main) {
  for (const { name, value, unit } of await measureLogAtWork()) console.log(`${name}: ${value.toFixed(1)} ${unit}`);
}
