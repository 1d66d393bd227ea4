// The composition root: settings -> adapters -> host -> API; start and stop, nothing else.
import { lookup } from "node:dns/promises";
import { readFileSync } from "node:fs";
import { isIP, type AddressInfo } from "node:net";
import { availableParallelism, hostname } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { createApi } from "./api/api.ts";
import { HttpConnections } from "./api/connections.ts";
import { help, readConfig, type Config } from "./config.ts";
import { Center } from "./core/center.ts";
import type { EventBody } from "./core/events.ts";
import type { Fact } from "./core/facts.ts";
import type { ConfigChange, TimeZoneConfig } from "./core/model.ts";
import { dayStart } from "./core/schedule/local-time.ts";
import { systemClock } from "./host/clock.ts";
import { adoptRecordings } from "./host/adopt-recordings.ts";
import { keyCover } from "./host/covered-keys.ts";
import { factShelf } from "./host/fact-shelf.ts";
import { projectFormerJournal } from "./host/former-journal.ts";
import { Host } from "./host/host.ts";
import { FileEventLog } from "./host/log/event-log.ts";
import { LoggedFacts } from "./host/log/logged-facts.ts";
import { readLog, type Found } from "./host/log/resume.ts";
import { MessageFiles } from "./host/message-files.ts";
import { closeDataFolder, makeFilesPrivate, narrowingFiles } from "./host/private-files.ts";
import { Projector } from "./host/projector.ts";
import { createPromptLibrary } from "./host/prompt-library.ts";
import { soundConverter } from "./host/ffmpeg.ts";
import { promptFiles } from "./host/prompt-files.ts";
import { RecordingFiles } from "./host/recording-files.ts";
import { RunningCenter } from "./host/running-center.ts";
import { TableWatch } from "./host/table-watch.ts";
import { timeZoneAround } from "./host/time-zone.ts";
import { Metrics } from "./metrics/metrics.ts";
import type { Clock } from "./ports/clock.ts";
import type { Log } from "./ports/log.ts";
import { SECRET_COLUMNS } from "./store/database/column-classes.ts";
import type { DatabaseLocation } from "./store/database/open.ts";
import { projectionFailureOf } from "./store/failures.ts";
import { openStore, type Store } from "./store/store.ts";
import { leftRecordings } from "./switch/embedded/recordings.ts";
import { telephoneWav } from "./switch/embedded/telephone-wav.ts";
import { WebhookCouriers } from "./webhooks/couriers.ts";
import { poster } from "./webhooks/post.ts";
import { createEmbeddedSwitch, type EmbeddedSwitch } from "./switch/embedded/switch.ts";

/** Named in event logs: the code that made their facts. */
const PROGRAM = programName(readFileSync(join(import.meta.dirname, "..", "package.json"), "utf8"));
/** How long calls that live may go on once the server is told to stop. */
const DRAIN_MS = 30_000;
/** How long the last facts may take into the database. What is late waits in the event log for the next start. */
const FLUSH_MS = 5_000;
/** How long a start waits for the database to have what happened before; then it catches up while calls come. */
const CATCH_UP_MS = 10_000;
/** A crash is known to have come not earlier than this before it. */
const HEARTBEAT_MS = 2_000;
const DRAIN_LOOK_MS = 100;
/** How far back routing remembers at a start. */
const PAST_MS = 7 * 86_400_000;
/** What the log never shows. */
const REDACTED = {
  paths: [
    "token",
    "mailboxPassword",
    "digits",
    "digit",
    "number",
    "callerNumber",
    "callerName",
    "dialled",
    ...SECRET_COLUMNS.flatMap((column) => [column, `*.${column}`]),
    // What PostgreSQL adds to an error: the values of the row.
    "err.detail",
    "err.where",
    "err.parameters",
  ],
  censor: "[redacted]",
};
/** Audio of one process: unless told otherwise no more workers than this. */
const MOST_MEDIA_WORKERS = 4;

export interface RunningServer {
  readonly http: { readonly host: string; readonly port: number };
  readonly sip: { readonly host: string; readonly port: number };
  /** The developer key that was made on this first run; undefined on later ones. */
  readonly newDevKey: string | undefined;
  /** Takes no new calls, waits for live ones within `drainMs`, ends the rest, and releases everything. */
  stop(drainMs: number): Promise<void>;
}

/** Starts everything, in an order in which nobody is asked before they can answer. Rejects where something cannot start. */
export async function startServer(config: Config, log: Log): Promise<RunningServer> {
  closeDataFolder(config.dataFolder, log);
  const metrics = new Metrics(log);
  const read = readLog(eventsOf(config));
  // It does not begin before the log ends.
  const clock = systemClock(read.type === "empty" ? 0 : read.lastAt);
  const { domain, timeZone, auditDays, passwordPolicy } = config;
  const kept = { location: databaseOf(config), domain, timeZone, auditDays, passwordPolicy };
  const store = await openStore({ ...kept, clock, log, watch: metrics.queries });
  await projectFormerJournal(join(config.dataFolder, "journal"), store, log);
  const opened = goOnWith(read, await store.lastProjectedFact(), { config, clock, log });
  const { center, events } = opened;
  const { projector, webhooks } = await projecting(config, store, opened, log);

  const theSwitch = await embeddedSwitch(config, clock, log);
  const cover = keyCover(center);
  const host = new Host({ center, switch: theSwitch, clock, events, log, cover, heartbeatMs: HEARTBEAT_MS });
  const messageFiles = new MessageFiles({ folder: recordingsOf(config), removed: store.voicemails, clock, log });
  const recordingFiles = recordingFilesOf(config, store, clock, log);
  host.onFacts((facts) => projector.take(facts));
  host.onFacts((facts) => messageFiles.take(facts));
  host.onFacts(metrics.takeFacts);
  const running = new RunningCenter({ host, center, switch: theSwitch, clock, projector });
  const connections = httpConnectionsOf(config, clock, log);
  metrics.add(running, events, projector, theSwitch, store.measured, webhooks, recordingFiles, connections);
  const newDevKey = await store.keys.ensureDevKey(config.devKey);
  const zone = await startEngine({ config, store, host, opened, theSwitch });

  webhooks.start();
  const tableWatch = new TableWatch({ center, zone, clock, log });
  tableWatch.start();
  messageFiles.start();
  recordingFiles.sweep();
  const stopNarrowing = narrowingFiles(config.dataFolder, log);
  const sip = theSwitch.sipAddress ?? config.sip;
  const nodes = [{ ip: config.publicAddress ?? sip.host, name: hostname() }];
  const prompts = promptFiles(join(config.dataFolder, "sounds"), soundConverter(telephoneWav));
  const watched = { watch: metrics.requests, metrics, connections };
  const parts = { config, store, center: running, prompts, webhooks, log, clock, nodes, sipPort: sip.port };
  const api = createApi({ ...parts, ...watched, sweepRecordings: () => recordingFiles.sweep() });
  await api.listen({ host: config.http.host, port: config.http.port });
  return {
    http: boundTo(api.server.address()) ?? config.http,
    sip,
    newDevKey,
    stop: async (drainMs) => {
      tableWatch.stop();
      messageFiles.stop();
      running.drain();
      await untilQuiet(running, drainMs);
      await host.stop();
      await api.close();
      if (!(await projector.flush(FLUSH_MS))) log.warn({ facts: projector.behind }, "facts wait in the event log");
      projector.stop();
      opened.facts.stop();
      await Promise.all([webhooks.stop(), recordingFiles.stop(), stopNarrowing()]);
      await events.close(center.state);
      await store.stop();
    },
  };
}

interface OpenedLog {
  readonly found: Found;
  readonly center: Center;
  readonly events: FileEventLog;
  readonly facts: LoggedFacts;
  readonly clock: Clock;
}

/** The engine as the log leaves it, and the log to go on with. */
function goOnWith(
  read: Found,
  cursor: number,
  { config, clock, log }: { readonly config: Config; readonly clock: Clock; readonly log: Log },
): OpenedLog {
  const found = fitting(read, cursor);
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

/** Log and database belong together: one that ends before what the database has tells of another past. */
function fitting(read: Found, cursor: number): Found {
  if (read.type !== "resumed" || read.lastFact >= cursor) return read;
  const reason = `it ends at fact ${read.lastFact}, the database has ${cursor}: they are not of the same time`;
  return { type: "lost", reason, lastFact: read.lastFact, lastAt: read.lastAt };
}

function eventsOf({ dataFolder }: Config): string {
  return join(dataFolder, "events");
}

interface EngineStart {
  readonly config: Config;
  readonly store: Store;
  readonly host: Host;
  readonly opened: OpenedLog;
  readonly theSwitch: EmbeddedSwitch;
}

/** Lets the engine go on, or begin where there is no log to go on from; then starts the switch. Gives the time zone. */
async function startEngine(parts: EngineStart): Promise<TimeZoneConfig> {
  const { config, store, host, opened, theSwitch } = parts;
  const { found, center, events, clock } = opened;
  const { changes, accounts } = await store.configuration();
  const zone = timeZoneAround(config.timeZone, clock.now());
  const configuration: ConfigChange[] = [{ type: "put-time-zone", zone }, ...changes];
  const seed = ((await store.installationSeed()) ^ (clock.now() & 0xffffffff)) >>> 0;
  theSwitch.provision(accounts);
  if (found.type === "resumed") {
    events.open({ follows: found.file, lastFact: found.lastFact, events: found.events });
    const left = { folder: recordingsOf(config), ...leftRecordings(config.timeZone) };
    const recorded = adoptRecordings(center.recordingsUnderWay(), found.lastAt, left);
    const differing = center.differences(configuration);
    const configured: EventBody[] = differing.length === 0 ? [] : [{ type: "configured", changes: differing }];
    await host.resume(found.lastAt, seed, [...recorded, ...configured]);
    return zone;
  }
  const lastFact = Math.max(found.type === "empty" ? 0 : found.lastFact, await store.lastProjectedFact());
  events.open({ follows: undefined, lastFact, events: 0 });
  const agents = await store.agentSessions();
  const past = await store.past(clock.now() - PAST_MS, dayStart(zone, clock.now()));
  const owed = await store.owed(clock.now());
  await host.start({ seed, lastFact, configuration, agents, past, owed });
  return zone;
}

function boundTo(address: AddressInfo | string | null): RunningServer["http"] | undefined {
  return typeof address === "object" && address !== null ? { host: address.address, port: address.port } : undefined;
}

/** What carries facts into the database, and from there to webhooks. What the runs before have left comes first. */
async function projecting(
  config: Config,
  store: Store,
  { found, clock, facts }: OpenedLog,
  log: Log,
): Promise<{ projector: Projector; webhooks: WebhookCouriers }> {
  const post = poster({ allowed: config.webhookAddresses });
  const webhooks = new WebhookCouriers({ outbox: store.outbox, post, clock, log, chance: Math.random });
  const sink = {
    project: async (some: readonly Fact[]) => {
      if (await store.project(some)) webhooks.wake();
    },
    failureOf: projectionFailureOf,
  };
  const layAside = factShelf(join(config.dataFolder, "facts-laid-aside.jsonl"));
  const projector = new Projector({ sink, source: facts, clock, log, layAside });
  const cursor = await store.lastProjectedFact();
  if (found.type === "resumed" || found.type === "empty") {
    projector.start(cursor, found.type === "empty" ? 0 : found.lastFact);
    await projector.flush(CATCH_UP_MS);
  } else {
    refuseUnlessProjected(found, cursor);
    projector.start(cursor, cursor);
  }
  if (found.type !== "resumed") {
    const cut = await store.closeOpenCalls(clock.now());
    if (cut > 0) log.warn({ calls: cut }, "calls were cut by the end of the last run; their records are closed");
  }
  return { projector, webhooks };
}

/** What another program has logged can become records by that program only. */
function refuseUnlessProjected(found: Exclude<Found, { type: "empty" | "resumed" }>, cursor: number): void {
  if (found.type === "lost" || cursor >= found.lastFact) return;
  throw new Error(
    `The event log holds ${found.lastFact - cursor} facts of ${found.program} that are not in the database, and this ` +
      `program would tell them otherwise (${found.where}). Start that version once more until /metrics shows ` +
      "xcc_facts_behind 0, stop it, and start this one again.",
  );
}

function httpConnectionsOf(config: Config, clock: Clock, log: Log): HttpConnections {
  const limits = { all: config.connections, perAddress: config.connectionsPerAddress };
  return new HttpConnections({ limits, trustedProxies: config.trustedProxies, clock, log });
}

function recordingFilesOf(config: Config, store: Store, clock: Clock, log: Log): RecordingFiles {
  const kept = { keptDays: config.recordingsDays, mostBytes: config.recordingsGigabytes * 1e9 };
  return new RecordingFiles({ folder: recordingsOf(config), kept: store.keptRecordings, ...kept, clock, log });
}

/** Where the settings say that everything is kept. */
export function databaseOf({ databaseUrl, dataFolder }: Config): DatabaseLocation {
  return databaseUrl === undefined
    ? { type: "embedded", folder: join(dataFolder, "database") }
    : { type: "postgres", url: databaseUrl };
}

function recordingsOf({ dataFolder }: Config): string {
  return join(dataFolder, "recordings");
}

function programName(packageText: string): string {
  const { name, version } = JSON.parse(packageText) as { readonly name: string; readonly version: string };
  return `${name} ${version}`;
}

async function embeddedSwitch(config: Config, clock: Clock, log: Log): Promise<EmbeddedSwitch> {
  const { host, port } = config.sip;
  const sipAddress = isIP(host) === 0 ? (await lookup(host, 4)).address : host;
  if (["0.0.0.0", "::"].includes(sipAddress) && config.publicAddress === undefined) {
    throw new Error("XCC_SIP listens on every address: say in XCC_PUBLIC_ADDRESS which one phones are told.");
  }
  const prompts = createPromptLibrary({
    folder: join(import.meta.dirname, "..", "sounds"),
    ownFolder: join(config.dataFolder, "sounds"),
    recordingsFolder: recordingsOf(config),
    language: config.language,
    log,
  });
  return createEmbeddedSwitch({
    sipAddress,
    sipPort: port,
    ...(config.publicAddress === undefined ? {} : { publicAddress: config.publicAddress }),
    ...(config.sipTrustedProxies === undefined ? {} : { sipTrustedProxies: config.sipTrustedProxies }),
    domain: config.domain,
    rtpPorts: { from: config.rtpPorts.first, to: config.rtpPorts.last },
    rtpSource: config.rtpSource,
    mediaWorkers: config.mediaThreads ?? Math.max(1, Math.min(MOST_MEDIA_WORKERS, availableParallelism() - 1)),
    connections: { all: config.connections, perAddress: config.connectionsPerAddress },
    recordingsFolder: recordingsOf(config),
    timeZone: config.timeZone,
    silenceLimitMs: config.silenceLimitS * 1_000,
    prompts,
    clock,
    log,
  });
}

/** Until no call lives or the time is up. */
async function untilQuiet(running: RunningCenter, withinMs: number): Promise<void> {
  for (let waited = 0; waited < withinMs && running.liveCalls > 0; waited += DRAIN_LOOK_MS) {
    await new Promise((resolve) => setTimeout(resolve, DRAIN_LOOK_MS));
  }
}

/** `npm start`: settings from the environment; a line when it is ready; SIGTERM and Ctrl-C end it. */
async function runServer(): Promise<void> {
  if (process.argv.includes("--help")) {
    process.stdout.write(help());
    return;
  }
  makeFilesPrivate();
  const settings = readConfig(process.env);
  if (!settings.ok) {
    for (const error of settings.errors) process.stderr.write(`${error}\n`);
    process.exitCode = 2;
    return;
  }
  const { config, warnings } = settings;
  if (config.switch === "freeswitch") {
    process.stderr.write("XCC_SWITCH is freeswitch; that switch is not built yet, only embedded is.\n");
    process.exitCode = 2;
    return;
  }
  const log = pino({ level: config.logLevel, redact: REDACTED });
  for (const warning of warnings) log.warn({}, warning);
  const server = await startServer(config, log);
  if (server.newDevKey !== undefined) print(`developer key: ${server.newDevKey}   (shown once, keep it)`);
  const { http, sip } = server;
  print(
    `ready   API http://${http.host}:${http.port}   SIP ${sip.host}:${sip.port} (UDP, TCP)   data ${config.dataFolder}`,
  );
  stopOnSignals(server, log);
}

/** The first signal drains, the second one ends at once what still lives. */
function stopOnSignals(server: RunningServer, log: Log): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ drainMs: DRAIN_MS }, "stopping: no new calls, live ones may end");
    server.stop(DRAIN_MS).then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "the server could not be stopped cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (import.meta.main) {
  runServer().catch((error: unknown) => {
    process.stderr.write(`The server could not start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
