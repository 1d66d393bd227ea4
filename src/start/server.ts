// The composition: settings -> adapters -> host -> API; start and stop, nothing else.
import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { createApi } from "../api/api.ts";
import { HttpConnections } from "../api/connections.ts";
import { holdHttpPort, type HttpDoor } from "./http-door.ts";
import type { Config } from "../config.ts";
import { datesOf, systemClock, type SystemClock } from "../host/clock.ts";
import { ClockWatch } from "../host/clock-watch.ts";
import { keyCover } from "../host/covered-keys.ts";
import { soundConverter } from "../host/ffmpeg.ts";
import { recordingConverter } from "../host/recording-converter.ts";
import { projectFormerJournal } from "../host/former-journal.ts";
import { Host } from "../host/host.ts";
import { readLog, type Found } from "../host/log/resume.ts";
import { MessageFiles } from "../host/message-files.ts";
import { closeDataFolder, narrowingFiles } from "../host/private-files.ts";
import { promptFiles } from "../host/prompt-files.ts";
import { HistorySweep } from "../host/history-sweep.ts";
import { RecordingFiles } from "../host/recording-files.ts";
import { RunningCenter } from "../host/running-center.ts";
import { TableWatch } from "../host/table-watch.ts";
import { Metrics } from "../metrics/metrics.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import { lockDataFolder, type FolderLock } from "../store/database/folder-lock.ts";
import type { Store } from "../store/store.ts";
import type { Sound } from "../core/model.ts";
import { telephoneWav } from "../switch/embedded/telephone-wav.ts";
import type { EmbeddedSwitch } from "../switch/embedded/switch.ts";
import { listenToOperator, type Control, type ControlParts } from "./control.ts";
import { openCenterStore } from "./database.ts";
import { goOnWith } from "./engine.ts";
import { startWithFeed } from "./feed.ts";
import { Hurry } from "./hurry.ts";
import { listening } from "./listening.ts";
import { liveOf } from "./live.ts";
import { eventsOf, recordingsOf } from "./places.ts";
import { projecting } from "./records.ts";
import { embeddedSwitch, promptLibraryOf } from "./switch.ts";

/** How long the last facts may take into the database. What is late waits in the event log for the next start. */
const FLUSH_MS = 5_000;
const HURRIED_FLUSH_MS = 500;
/** For webhooks, files, log and database to be closed, when no call lives any more. */
const LET_GO_MS = 10_000;
/** A crash is known to have come not earlier than this before it. */
const HEARTBEAT_MS = 2_000;
const DRAIN_LOOK_MS = 100;

export interface RunningServer {
  readonly http: { readonly host: string; readonly port: number };
  readonly sip: { readonly host: string; readonly port: number };
  /** The developer key that was made on this first run; undefined on later ones. */
  readonly newDevKey: string | undefined;
  /** When another center has taken the database (PostgreSQL), with its name: nothing of this one is stored any more. */
  readonly taken: Promise<string>;
  /** Takes no new calls, waits for live ones within `drainMs`, ends the rest, and releases everything. */
  stop(drainMs: number): Promise<void>;
  /** While it stops: nothing is waited for any more but what must be; it is over within a second or so. */
  hurry(): void;
}

/**
 * Starts everything, in an order in which nobody is asked before they can answer, and in which a server that cannot be the
 * only one has touched nothing: folder, ports, database. Rejects where something cannot start. `isFresh`: what a former
 * center has left in the data folder is no reason not to begin with a new database.
 */
export async function startServer(config: Config, log: Log, { isFresh = false } = {}): Promise<RunningServer> {
  const held: (() => Promise<void> | void)[] = [];
  try {
    return await startAll({ config, log, isFresh }, (release) => void held.push(release));
  } catch (error) {
    for (const release of held.reverse()) await release();
    throw error;
  }
}

type Hold = (release: () => Promise<void> | void) => void;

interface Doors {
  readonly read: Found;
  readonly clock: SystemClock;
  readonly theSwitch: EmbeddedSwitch;
  readonly http: HttpDoor;
  readonly lock: FolderLock;
}

/** What one server only can have. */
async function takeDoors(config: Config, log: Log, hold: Hold): Promise<Doors> {
  closeDataFolder(config.dataFolder, log);
  const lock = lockDataFolder(config.dataFolder);
  hold(() => lock.release());
  const read = readLog(eventsOf(config));
  // It does not begin before the log ends, and goes on by the log's own time.
  const clock = systemClock(
    read.type === "empty"
      ? {}
      : { notBefore: read.lastAt, offsetMs: read.type === "resumed" ? read.center.clockOffsetMs : 0 },
  );
  const theSwitch = await embeddedSwitch(config, clock, log);
  await listening(
    [
      { setting: "XCC_SIP", option: "--sip 127.0.0.1:25062", address: config.sip },
      { setting: "XCC_SIP_TLS", option: "--sip-tls 127.0.0.1:25063", address: config.sipTls },
    ],
    () => theSwitch.bind(),
  );
  hold(() => theSwitch.stop());
  const asHttp = { setting: "XCC_HTTP", option: "--port 3000", address: config.http };
  const http = await listening([asHttp], () => holdHttpPort(config.http));
  hold(() => http.giveWay());
  return { read, clock, theSwitch, http, lock };
}

interface StartParts {
  readonly config: Config;
  readonly log: Log;
  readonly isFresh: boolean;
}

async function startAll({ config, log, isFresh }: StartParts, hold: Hold): Promise<RunningServer> {
  const { read, clock, theSwitch, http, lock } = await takeDoors(config, log, hold);
  const metrics = new Metrics(log);
  const { promise: taken, resolve: onTaken } = Promise.withResolvers<string>();
  const dates = datesOf(clock);
  const store = await openCenterStore(config, { read, isFresh, clock: dates, log, watch: metrics.queries, onTaken });
  hold(() => store.stop());
  await projectFormerJournal(join(config.dataFolder, "journal"), store, log);
  const opened = await goOnWith(read, store, { config, clock, log });
  const { center, events } = opened;
  const { projector, webhooks, cut } = await projecting(config, store, opened, log);
  hold(() => projector.stop());
  const cover = keyCover(center);
  const host = new Host({ center, switch: theSwitch, clock, events, log, cover, heartbeatMs: HEARTBEAT_MS });
  const messageFiles = new MessageFiles({ folder: recordingsOf(config), removed: store.voicemails, clock, log });
  const recordingFiles = recordingFilesOf(config, store, clock, log);
  host.onFacts((facts) => projector.take(facts));
  host.onFacts((facts) => messageFiles.take(facts));
  host.onFacts(metrics.takeFacts);
  const running = new RunningCenter({ host, center, switch: theSwitch, clock, projector, domain: config.domain });
  const connections = httpConnectionsOf(config, clock, log);
  const clockWatch = new ClockWatch({ clock, center, host, log });
  metrics.add(running, events, projector, theSwitch, store.measured, webhooks, recordingFiles, connections, clockWatch);
  const newDevKey = await store.keys.ensureDevKey(config.devKey);
  const engine = { config, store, host, opened, theSwitch, cut, running, projector, log };
  const { zone, feed, figures } = await startWithFeed(engine);
  clockWatch.start();
  webhooks.start();
  const tableWatch = new TableWatch({ center, zone, clock, log });
  tableWatch.start();
  messageFiles.start();
  recordingFiles.sweep();
  const history = sweepHistory({ config, store, clock, log, metrics });
  const stopNarrowing = narrowingFiles(config.dataFolder, log);
  const { sip, nodes, prompts, hasSound } = surroundings(config, theSwitch);
  const live = liveOf(config, { center: running, store, clock, log, metrics, feed });
  const known = { convertRecording: recordingConverter(), hasSound };
  const watched = { watch: metrics.requests, metrics, connections, live, ...known };
  const parts = { config, store, center: running, prompts, webhooks, log, clock: dates, nodes, sipPort: sip.port };
  const api = createApi({ ...parts, ...watched, sweepRecordings: () => recordingFiles.sweep() });
  const control = await letIn(api, http, { config, store, clock: dates, log });
  const hurry = new Hurry();
  return {
    http: boundTo(api.server.address()) ?? config.http,
    sip,
    newDevKey,
    taken,
    stop: async (drainMs) => {
      tableWatch.stop();
      clockWatch.stop();
      figures.stop();
      messageFiles.stop();
      running.drain();
      await Promise.all([control.stop(), untilQuiet(running, drainMs, hurry)]);
      await host.stop();
      await Promise.race([api.close(), hurry.asked.then(() => api.server.closeAllConnections())]);
      const flushMs = hurry.isAsked ? HURRIED_FLUSH_MS : FLUSH_MS;
      if (!(await projector.flush(flushMs))) log.warn({ facts: projector.behind }, "facts wait in the event log");
      projector.stop();
      opened.facts.stop();
      await letGo(log, async () => {
        await Promise.all([webhooks.stop(), recordingFiles.stop(), history.stop(), stopNarrowing()]);
        await events.close(center.state);
        await store.stop();
      });
      lock.release();
    },
    hurry: () => hurry.ask(),
  };
}

/** From now on it is the API that answers, and the operator may ask. */
async function letIn(api: FastifyInstance, http: HttpDoor, parts: ControlParts): Promise<Control> {
  await http.giveWay();
  await api.listen({ host: parts.config.http.host, port: http.port });
  return listenToOperator(parts);
}

function surroundings(config: Config, theSwitch: EmbeddedSwitch) {
  const sip = theSwitch.sipAddress ?? config.sip;
  const nodes = [{ ip: config.publicAddress ?? sip.host, name: hostname() }];
  const library = promptLibraryOf(config, { warn: () => undefined });
  const hasSound = (sound: Sound): boolean => library.resolve(sound).length > 0;
  const prompts = promptFiles(join(config.dataFolder, "sounds"), soundConverter(telephoneWav));
  return { sip, nodes, prompts, hasSound };
}

function boundTo(address: AddressInfo | string | null): RunningServer["http"] | undefined {
  return typeof address === "object" && address !== null ? { host: address.address, port: address.port } : undefined;
}

function httpConnectionsOf(config: Config, clock: Clock, log: Log): HttpConnections {
  const limits = { all: config.connections, perAddress: config.connectionsPerAddress };
  return new HttpConnections({ limits, trustedProxies: config.trustedProxies, clock, log });
}

function recordingFilesOf(config: Config, store: Store, clock: Clock, log: Log): RecordingFiles {
  // None is kept longer than the record of its call.
  const days = [config.recordingsDays, config.callRecordsDays].filter((some) => some > 0);
  const kept = { keptDays: days.length === 0 ? 0 : Math.min(...days), mostBytes: config.recordingsGigabytes * 1e9 };
  return new RecordingFiles({ folder: recordingsOf(config), kept: store.keptRecordings, ...kept, clock, log });
}

interface SweepParts {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** What is removed because of its age, from now on. */
function sweepHistory({ config, store, clock, log, metrics }: SweepParts): HistorySweep {
  const { callRecordsDays, alarmsDays: alarms, messagesDays: messages } = config;
  const keptDays = { "call-records": callRecordsDays, alarms, messages };
  const history = new HistorySweep({ kept: store.keptHistory, keptDays, clock, log });
  metrics.add(history);
  history.start();
  return history;
}

/** What is still asked of a database that says nothing is not waited for: whoever stops is to be gone in the end. */
async function letGo(log: Log, all: () => Promise<void>): Promise<void> {
  const timeout = new Promise<"late">((resolve) => {
    setTimeout(() => resolve("late"), LET_GO_MS).unref();
  });
  const end = await Promise.race([all().then(() => "closed" as const), timeout]);
  if (end === "late")
    log.error({ waitedMs: LET_GO_MS }, "not everything could be closed in time; it ends all the same");
}

/** Until no call lives, the time is up, or somebody is in a hurry. */
async function untilQuiet(running: RunningCenter, withinMs: number, hurry: Hurry): Promise<void> {
  for (let waited = 0; waited < withinMs && running.liveCalls > 0 && !hurry.isAsked; waited += DRAIN_LOOK_MS) {
    await new Promise((resolve) => setTimeout(resolve, DRAIN_LOOK_MS));
  }
}
