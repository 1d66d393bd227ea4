// The composition: settings -> adapters -> host -> API; start and stop, nothing else.
import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { HttpConnections } from "../api/connections.ts";
import { holdHttpPort, type HttpDoor } from "./http-door.ts";
import type { Config } from "../config.ts";
import { datesOf, systemClock } from "../host/clock.ts";
import { soundConverter } from "../host/ffmpeg.ts";
import { recordingConverter } from "../host/recording-converter.ts";
import { readLog } from "../host/log/resume.ts";
import { MessageFiles } from "../host/message-files.ts";
import { closeDataFolder, narrowingFiles } from "../host/private-files.ts";
import { promptFiles } from "../host/prompt-files.ts";
import { HistorySweep } from "../host/history-sweep.ts";
import { RenamedQueues } from "../host/renamed-queues.ts";
import { RecordingFiles } from "../host/recording-files.ts";
import { TableWatch } from "../host/table-watch.ts";
import { Metrics } from "../metrics/metrics.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import { lockDataFolder, lockSwitch, type FolderLock } from "../store/database/folder-lock.ts";
import type { Store } from "../store/store.ts";
import type { Sound } from "../core/model.ts";
import { telephoneWav } from "../switch/embedded/telephone-wav.ts";
import { begin, type BeginParts, type Begun } from "./begin.ts";
import { Confirmation } from "./confirmed.ts";
import { ConsoleBuild } from "./console-build.ts";
import { listenToOperator, type Control, type ControlParts } from "./control.ts";
import type { Doors } from "./doors.ts";
import { OfAnotherPast } from "./early.ts";
import { figuresIn } from "./feed.ts";
import { listening } from "./listening.ts";
import { liveOf } from "./live.ts";
import { promptLibraryOf } from "./prompt-library.ts";
import { eventsOf, recordingsOf } from "./places.ts";
import { lookingBack } from "../host/log/past-floors.ts";
import { lockAfterLeftOver } from "./processes/left-over.ts";
import { Start, untilQuiet, type Stoppable } from "./start.ts";
import type { Supervisor } from "./processes/words.ts";
import { passingTo, socketsOf, type CenterSwitch } from "./switch.ts";

/** How long the last facts may take into the database. What is late waits in the event log for the next start. */
const FLUSH_MS = 5_000;
const HURRIED_FLUSH_MS = 500;
/** For webhooks, files, log and database to be closed, when no call lives any more. */
const LET_GO_MS = 10_000;

export interface RunningServer extends Stoppable {
  readonly http: { readonly host: string; readonly port: number };
  readonly sip: { readonly host: string; readonly port: number };
  /** The developer key that was made on this first run; undefined on later ones. */
  readonly newDevKey: string | undefined;
  /** When another center has taken the database (PostgreSQL), with its name: nothing of this one is stored any more. */
  readonly taken: Promise<string>;
  /** Where the switch has a process of its own: releases everything but the calls, which go on with whoever starts next. */
  leave(): Promise<void>;
}

export interface StartOptions {
  /** What a former center has left in the data folder is no reason not to begin with a new database. */
  readonly isFresh?: boolean;
  /** The switch runs in a process of its own, and is there already. */
  readonly hasSwitchBeside?: boolean;
  /** Of both, who passes connections on to the switch, where it can. */
  readonly supervisor?: Pick<Supervisor, "pass">;
  /** Calls are taken, and the database is not there yet. Where it is stopped then, the start never settles. */
  readonly onCalls?: (center: Stoppable) => void;
}

/**
 * Starts everything, in an order in which nobody is asked before they can answer, and in which a server that cannot be the
 * only one has touched nothing: folder, ports, database. Rejects where something cannot start.
 */
export async function startServer(config: Config, log: Log, options: StartOptions = {}): Promise<RunningServer> {
  const { isFresh = false, hasSwitchBeside = false, onCalls = () => undefined, supervisor } = options;
  const started = async (mayBeAlone: boolean): Promise<RunningServer> => {
    const start = new Start();
    try {
      return await startAll({ config, log, isFresh, hasSwitchBeside, supervisor, onCalls, start, mayBeAlone });
    } catch (error) {
      // It rejects because it is being stopped.
      if (start.isStopping) return await start.neverOver;
      // Of another past are calls that this center knows nothing of.
      start.leavesCalls = !(error instanceof OfAnotherPast);
      await start.release();
      // What ended this one is found by the next one before it takes calls.
      if (start.isAlone) new Confirmation(config, log).withdraw();
      throw error;
    }
  };
  try {
    return await started(!isFresh);
  } catch (error) {
    if (!(error instanceof OfAnotherPast)) throw error;
    log.error(
      { reason: error.message },
      "the database is not of this log: calls have ended, and the center begins anew",
    );
    return started(false);
  }
}

type Hold = Start["hold"];
type Starting = Omit<BeginParts, "metrics" | "onTaken"> & {
  readonly hasSwitchBeside: boolean;
  readonly supervisor: Pick<Supervisor, "pass"> | undefined;
};

async function switchHere(config: Config, clock: Clock, log: Log): Promise<CenterSwitch> {
  // Not for a controller, whose switch is elsewhere.
  const { boundSwitch } = await import("./embedded-switch.ts");
  return boundSwitch(config, clock, log);
}

/** On what a center has of the data folder, and on what its switch has, where that is not another process. */
function lockFor(folder: string, hasSwitchBeside: boolean): FolderLock {
  if (hasSwitchBeside) return lockDataFolder(folder, process.ppid);
  const lock = lockDataFolder(folder);
  try {
    const ofSwitch = lockSwitch(folder);
    return { release: () => [ofSwitch, lock].forEach((one) => one.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** What one server only can have. */
async function takeDoors({ config, log, hasSwitchBeside }: Starting, hold: Hold): Promise<Doors> {
  closeDataFolder(config.dataFolder, log);
  const lock = await lockAfterLeftOver(() => lockFor(config.dataFolder, hasSwitchBeside), log);
  hold(() => lock.release());
  const read = readLog(eventsOf(config));
  // It does not begin before the log ends, and goes on by the log's own time.
  const clock = systemClock(
    read.type === "empty"
      ? {}
      : { notBefore: read.lastAt, offsetMs: read.type === "resumed" ? read.center.clockOffsetMs : 0 },
  );
  const ownSwitch = hasSwitchBeside ? undefined : await switchHere(config, clock, log);
  hold(() => ownSwitch?.stop());
  const asHttp = { setting: "XCC_HTTP", option: "--port 3000", address: config.http };
  const http = await listening([asHttp], () => holdHttpPort(config.http));
  hold(() => http.giveWay());
  return { read, clock, ownSwitch, http, lock };
}

async function startAll(starting: Starting): Promise<RunningServer> {
  const { config, log, start, supervisor } = starting;
  const doors = await takeDoors(starting, start.hold);
  const { clock, http, lock, ownSwitch } = doors;
  const metrics = new Metrics(log);
  const { promise: taken, resolve: onTaken } = Promise.withResolvers<string>();
  const begun = await begin(doors, { ...starting, metrics, onTaken });
  const { store, thinks, projector, webhooks, newDevKey } = begun;
  const { host, opened, running, feed, clockWatch, zone, theSwitch } = thinks;
  const { center, events } = opened;
  const dates = datesOf(clock);
  const messageFiles = new MessageFiles({ folder: recordingsOf(config), removed: store.voicemails, clock, log });
  const recordingFiles = recordingFilesOf(config, store, clock, log);
  host.onFacts((facts) => messageFiles.take(facts));
  const connections = httpConnectionsOf(config, clock, log);
  metrics.add(running, events, projector, theSwitch, store.measured, webhooks, recordingFiles, connections, clockWatch);
  const figures = figuresIn(feed, { ...thinks, store, projector, log });
  webhooks.start();
  const tableWatch = new TableWatch({ center, zone, clock, log });
  tableWatch.start();
  messageFiles.start();
  recordingFiles.sweep();
  const history = sweepHistory({ config, store, clock, log, metrics });
  const renamed = new RenamedQueues({ history: store.renamedHistory, clock, log });
  renamed.start();
  const stopNarrowing = narrowingFiles(config.dataFolder, log);
  const { sip, nodes, prompts, hasSound } = surroundings(config, theSwitch);
  const live = liveOf(config, { center: running, store, clock, log, metrics, feed, telephones: theSwitch.telephones });
  const looked = {
    lookBack: lookingBack(eventsOf(config)),
    takenOver: socketsOf(ownSwitch ?? passingTo(supervisor?.pass)),
  };
  const known = { convertRecording: recordingConverter(), hasSound, ...looked };
  const watched = { watch: metrics.requests, metrics, connections, live, ...known };
  const parts = { config, store, center: running, prompts, webhooks, log, clock: dates, nodes, sipPort: sip.port };
  const { createApi } = await import("../api/api.ts");
  const console = config.console === "on" ? new ConsoleBuild({ log }) : undefined;
  const api = createApi({ ...parts, ...watched, console, sweepRecordings: () => recordingFiles.sweep() });
  const control = await letIn(api, http, { config, store, clock: dates, log });
  void console?.bring();
  const { hurry } = start;
  const watches = [tableWatch, clockWatch, figures, messageFiles, ...(console === undefined ? [] : [console])];
  const sweeping = [recordingFiles, history, renamed, { stop: stopNarrowing }];
  const end = (flushMs: number): Promise<void> => letAllGo(begun, { sweeping, lock, log, flushMs });
  return {
    http: boundTo(api.server.address()) ?? config.http,
    sip,
    newDevKey,
    taken,
    stop: async (drainMs) => {
      for (const watch of watches) watch.stop();
      running.drain();
      await Promise.all([control.stop(), untilQuiet(running, drainMs, hurry)]);
      await host.stop();
      await Promise.race([api.close(), hurry.asked.then(() => api.server.closeAllConnections())]);
      await end(hurry.isAsked ? HURRIED_FLUSH_MS : FLUSH_MS);
    },
    leave: async () => {
      theSwitch.leave?.();
      host.leave();
      for (const watch of watches) watch.stop();
      api.server.closeAllConnections();
      await Promise.all([control.stop(), api.close()]);
      await end(HURRIED_FLUSH_MS);
    },
    hurry: () => hurry.ask(),
  };
}

interface LetGoParts {
  readonly sweeping: readonly { stop(): Promise<unknown> }[];
  readonly lock: FolderLock;
  readonly log: Log;
  readonly flushMs: number;
}

/** No call lives here any more: the last facts are stored, then everything is closed. */
async function letAllGo({ projector, webhooks, thinks, ended, store }: Begun, parts: LetGoParts): Promise<void> {
  const { sweeping, lock, log, flushMs } = parts;
  const { facts, events, center } = thinks.opened;
  if (!(await projector.flush(flushMs))) log.warn({ facts: projector.behind }, "facts wait in the event log");
  projector.stop();
  facts.stop();
  await letGo(log, async () => {
    await Promise.all([webhooks, ...sweeping].map((one) => one.stop()));
    await events.close(center.state);
    ended();
    await store.stop();
  });
  lock.release();
}

/** From now on it is the API that answers, and the operator may ask. */
async function letIn(api: FastifyInstance, http: HttpDoor, parts: ControlParts): Promise<Control> {
  await http.giveWay();
  await api.listen({ host: parts.config.http.host, port: http.port });
  return listenToOperator(parts);
}

function surroundings(config: Config, theSwitch: CenterSwitch) {
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
