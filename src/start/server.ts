// The composition: settings -> adapters -> host -> API; start and stop, nothing else.
import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { createApi } from "../api/api.ts";
import { HttpConnections } from "../api/connections.ts";
import type { Config } from "../config.ts";
import { systemClock } from "../host/clock.ts";
import { keyCover } from "../host/covered-keys.ts";
import { soundConverter } from "../host/ffmpeg.ts";
import { projectFormerJournal } from "../host/former-journal.ts";
import { Host } from "../host/host.ts";
import { readLog } from "../host/log/resume.ts";
import { MessageFiles } from "../host/message-files.ts";
import { closeDataFolder, narrowingFiles } from "../host/private-files.ts";
import { promptFiles } from "../host/prompt-files.ts";
import { RecordingFiles } from "../host/recording-files.ts";
import { RunningCenter } from "../host/running-center.ts";
import { TableWatch } from "../host/table-watch.ts";
import { Metrics } from "../metrics/metrics.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import { openStore, type Store } from "../store/store.ts";
import { telephoneWav } from "../switch/embedded/telephone-wav.ts";
import { goOnWith, startEngine } from "./engine.ts";
import { databaseOf, eventsOf, recordingsOf } from "./places.ts";
import { projecting } from "./records.ts";
import { embeddedSwitch } from "./switch.ts";

/** How long the last facts may take into the database. What is late waits in the event log for the next start. */
const FLUSH_MS = 5_000;
/** A crash is known to have come not earlier than this before it. */
const HEARTBEAT_MS = 2_000;
const DRAIN_LOOK_MS = 100;

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
  const running = new RunningCenter({ host, center, switch: theSwitch, clock, projector, domain });
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

function boundTo(address: AddressInfo | string | null): RunningServer["http"] | undefined {
  return typeof address === "object" && address !== null ? { host: address.address, port: address.port } : undefined;
}

function httpConnectionsOf(config: Config, clock: Clock, log: Log): HttpConnections {
  const limits = { all: config.connections, perAddress: config.connectionsPerAddress };
  return new HttpConnections({ limits, trustedProxies: config.trustedProxies, clock, log });
}

function recordingFilesOf(config: Config, store: Store, clock: Clock, log: Log): RecordingFiles {
  const kept = { keptDays: config.recordingsDays, mostBytes: config.recordingsGigabytes * 1e9 };
  return new RecordingFiles({ folder: recordingsOf(config), kept: store.keptRecordings, ...kept, clock, log });
}

/** Until no call lives or the time is up. */
async function untilQuiet(running: RunningCenter, withinMs: number): Promise<void> {
  for (let waited = 0; waited < withinMs && running.liveCalls > 0; waited += DRAIN_LOOK_MS) {
    await new Promise((resolve) => setTimeout(resolve, DRAIN_LOOK_MS));
  }
}
