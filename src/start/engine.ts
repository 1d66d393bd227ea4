// The engine goes on where its log leaves it, or begins with what the database has.
import type { Config } from "../config.ts";
import { Center } from "../core/center.ts";
import type { CutCall, EventBody } from "../core/events.ts";
import type { LimitsConfig } from "../core/limits-config.ts";
import type { CommandId, ConfigChange, TimeZoneConfig } from "../core/model.ts";
import { dayStart } from "../core/schedule/local-time.ts";
import type { SwitchEvent } from "../core/switch.ts";
import { adoptRecordings } from "../host/adopt-recordings.ts";
import type { Host } from "../host/host.ts";
import { FileEventLog } from "../host/log/event-log.ts";
import { LoggedFacts } from "../host/log/logged-facts.ts";
import type { Found } from "../host/log/resume.ts";
import { numberPlan } from "../host/number-plan.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Store } from "../store/store.ts";
import { leftRecordings } from "../switch/embedded/recordings.ts";
import type { AccountDesk } from "./account-desk.ts";
import { beginLineage, lineageOf } from "./lineage.ts";
import { eventsOf, recordingsOf } from "./places.ts";
import { PROGRAM } from "./program.ts";
import type { CenterSwitch } from "./switch.ts";

/** How far back routing remembers at a start. */
const PAST_MS = 7 * 86_400_000;

export interface OpenedLog {
  readonly found: Found;
  readonly center: Center;
  readonly events: FileEventLog;
  readonly facts: LoggedFacts;
  readonly clock: Clock;
}

export interface GoOnParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
}

/** The engine as the log leaves it, and the log to go on with, where they are this database's. */
export async function goOnWith(read: Found, store: Store, parts: GoOnParts): Promise<OpenedLog> {
  return opened(fitting(read, await store.lastProjectedFact(), await isOfThisLog(parts.config, store)), parts);
}

async function isOfThisLog(config: Config, store: Store): Promise<boolean> {
  return (await store.logLineage()) === lineageOf(eventsOf(config));
}

/** Why a log cannot be gone on with on this database; undefined: it can. */
export async function whyNotOn(read: Found, store: Store, config: Config): Promise<string | undefined> {
  const found = fitting(read, await store.lastProjectedFact(), await isOfThisLog(config, store));
  return found.type === "lost" ? found.reason : undefined;
}

export function opened(found: Found, { config, clock, log }: GoOnParts): OpenedLog {
  if (found.type === "resumed") {
    log.info({ events: found.events }, "the event log has happened again; the center goes on where it was");
  } else if (found.type !== "empty") {
    const why = found.type === "lost" ? found.reason : `${found.program} told it otherwise`;
    log.warn({ reason: why }, "the event log cannot be gone on with; the center begins from the database");
  }
  const folder = eventsOf(config);
  const center = found.type === "resumed" ? found.center : new Center();
  const mostBytes = config.eventLogMegabytes * 2 ** 20;
  const events = new FileEventLog({ folder, mostBytes, program: PROGRAM, clock, log, state: () => center.state });
  return { found, center, events, facts: new LoggedFacts(folder, (upTo) => events.forget(upTo)), clock };
}

/** Log and database belong together: one that ends before what the database has, or has another's id, tells of another past. */
function fitting(read: Found, cursor: number, belongs: boolean): Found {
  if (read.type !== "resumed" || (belongs && read.lastFact >= cursor)) return read;
  const { lastFact, lastAt } = read;
  const reason = belongs
    ? `it ends at fact ${lastFact}, the database has ${cursor}: they are not of the same time`
    : "the database has gone on with another log since";
  return { type: "lost", reason, lastFact, lastAt };
}

export interface EngineParts {
  readonly config: Config;
  readonly host: Host;
  readonly opened: OpenedLog;
  readonly theSwitch: CenterSwitch;
  readonly accounts: AccountDesk;
  /** As the settings have it, read once. */
  readonly zone: TimeZoneConfig;
}

export interface EngineStart extends EngineParts {
  readonly store: Store;
  readonly cut: readonly CutCall[];
}

/** Lets the engine go on, or begin where there is no log to go on from; then starts the switch. */
export async function startEngine(parts: EngineStart): Promise<void> {
  const { config, store, host, opened, accounts, zone, cut } = parts;
  const { found, center, events, clock } = opened;
  const stored = await store.configuration();
  const configuration = [...settingsOf(config, zone), ...stored.changes];
  const seed = ((await store.installationSeed()) ^ (clock.now() & 0xffffffff)) >>> 0;
  accounts.complete(stored.accounts, stored.changes);
  if (found.type === "resumed") {
    await resumeEngine(parts, center.differences(configuration), seed);
    return;
  }
  await beginLineage(eventsOf(config), store);
  const lastFact = Math.max(found.type === "empty" ? 0 : found.lastFact, await store.lastProjectedFact());
  events.open({ follows: undefined, lastFact, events: 0 });
  const agents = await store.agentSessions();
  const past = await store.past(clock.date() - PAST_MS, dayStart(zone, clock.date()));
  const owed = await store.owed(clock.date());
  const unread = await store.unread();
  await host.start({ seed, lastFact, configuration, agents, past, owed, cut, unread });
}

/** Lets an engine go on to which the log has happened again, with rows that differ; then starts the switch. */
export async function resumeEngine(
  { config, host, opened }: EngineParts,
  differing: readonly ConfigChange[],
  seed: number,
): Promise<void> {
  const { found, center, events } = opened;
  if (found.type !== "resumed") throw new Error("there is no log to go on from");
  events.open({ follows: found.file, lastFact: found.lastFact, events: found.events });
  const recordings = leftRecordings(config.timeZone);
  // They are named after dates.
  const fileOf = (name: string, at: number) => recordings.fileOf(name, at + center.clockOffsetMs);
  const left = { ...recordings, folder: recordingsOf(config), fileOf };
  const recorded = (running: ReadonlySet<CommandId>): readonly SwitchEvent[] => {
    const cut = center.recordingsUnderWay().filter(({ command }) => !running.has(command));
    return adoptRecordings(cut, found.lastAt, left);
  };
  const rows: EventBody[] = differing.length === 0 ? [] : [{ type: "configured", changes: differing }];
  await host.resume({ at: found.lastAt, changes: rows, recorded }, seed);
}

/** What the settings say to the engine. */
export function settingsOf(config: Config, zone: TimeZoneConfig): readonly ConfigChange[] {
  const { emergencyNumbers, strandedMusicS } = config;
  // The plan first: rows are found by what their numbers are compared as.
  return [
    { type: "put-time-zone", zone },
    { type: "put-number-plan", plan: numberPlan(config) },
    { type: "put-stranded-music", lastsMs: strandedMusicS * 1_000 },
    { type: "put-emergency-numbers", emergencyNumbers },
    { type: "put-limits", limits: limitsOf(config) },
  ];
}

function limitsOf(config: Config): LimitsConfig {
  return {
    callMs: config.callLimitS * 1_000,
    holdMs: config.holdLimitS * 1_000,
    queueMs: config.queueLimitS * 1_000,
    menuMs: config.menuLimitS * 1_000,
    wrapUpMs: config.wrapUpLimitS * 1_000,
  };
}
