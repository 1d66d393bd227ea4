// The switch as the settings want it: embedded, in this process or in one of its own.
import { lookup } from "node:dns/promises";
import { connect, isIP } from "node:net";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { createPromptLibrary } from "../host/prompt-library.ts";
import type { SwitchMark } from "../core/switch.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Measured } from "../ports/measures.ts";
import type { Prompts } from "../ports/prompts.ts";
import type { Switch } from "../ports/switch.ts";
import { FarSwitch } from "../switch/apart/far-switch.ts";
import { RegistrationFile } from "../switch/embedded/registration-file.ts";
import { EmbeddedSwitch } from "../switch/embedded/switch.ts";
import { listening } from "./listening.ts";
import { recordingsOf, registrationsOf } from "./places.ts";
import { SWITCH_SOCKET, socketPlace } from "./socket-place.ts";

/** Audio of one process: unless told otherwise no more workers than this. */
const MOST_MEDIA_WORKERS = 4;

/** How long a start waits for the switch's own process. */
const FAR_START_MS = 60_000;
/** A switch that is away for so long has lost its calls: a new one is there within a second. */
const FAR_GONE_MS = 5_000;

/** What a center has of its switch beside the port. */
export interface CenterSwitch extends Switch, Measured {
  /** Where phones reach it; undefined before `start`. */
  readonly sipAddress: { readonly host: string; readonly port: number } | undefined;
  /** Lets it go on without us, where it can. */
  leave?(): void;
}

/** The switch that runs beside us. `heard`: the last of its events that is in the log. */
export function switchOfItsOwn(config: Config, clock: Clock, log: Log, heard: () => SwitchMark | undefined): FarSwitch {
  const door = (): ReturnType<typeof connect> => {
    const place = socketPlace(config.dataFolder, SWITCH_SOCKET);
    return connect(place.path).once("close", place.close);
  };
  return new FarSwitch({ connect: door, heard, clock, log, startMs: FAR_START_MS, goneMs: FAR_GONE_MS });
}

/** The embedded switch, which has its SIP address. Rejects where that cannot be had. */
export async function boundSwitch(config: Config, clock: Clock, log: Log): Promise<EmbeddedSwitch> {
  const theSwitch = await embeddedSwitch(config, clock, log);
  await listening({ setting: "XCC_SIP", option: "--sip 127.0.0.1:25062", address: config.sip }, () => theSwitch.bind());
  return theSwitch;
}

async function embeddedSwitch(config: Config, clock: Clock, log: Log): Promise<EmbeddedSwitch> {
  const { host, port } = config.sip;
  const sipAddress = isIP(host) === 0 ? (await lookup(host, 4)).address : host;
  if (["0.0.0.0", "::"].includes(sipAddress) && config.publicAddress === undefined) {
    throw new Error("XCC_SIP listens on every address: say in XCC_PUBLIC_ADDRESS which one phones are told.");
  }
  const prompts = promptLibraryOf(config, log);
  return new EmbeddedSwitch({
    sipAddress,
    sipPort: port,
    ...(config.publicAddress === undefined ? {} : { publicAddress: config.publicAddress }),
    ...(config.sipTrustedProxies === undefined ? {} : { sipTrustedProxies: config.sipTrustedProxies }),
    domain: config.domain,
    rtpPorts: { from: config.rtpPorts.first, to: config.rtpPorts.last },
    rtpSource: config.rtpSource,
    samePhone: config.samePhone,
    followRedirections: config.followRedirections,
    lineTones: config.busyTone === "on",
    mediaWorkers: config.mediaThreads ?? Math.max(1, Math.min(MOST_MEDIA_WORKERS, availableParallelism() - 1)),
    connections: { all: config.connections, perAddress: config.connectionsPerAddress },
    recordingsFolder: recordingsOf(config),
    timeZone: config.timeZone,
    silenceLimitMs: config.silenceLimitS * 1_000,
    lineCheckMs: config.lineCheckS * 1_000,
    waitingSilenceLimitMs: config.waitingSilenceLimitS * 1_000,
    registrations: new RegistrationFile({ file: registrationsOf(config), clock, log }),
    prompts,
    clock,
    log,
  });
}

/** The sounds that can be played: the operator's own and those that are shipped. */
export function promptLibraryOf(config: Config, log: Pick<Log, "warn">): Prompts {
  return createPromptLibrary({
    folder: join(import.meta.dirname, "..", "..", "sounds"),
    ownFolder: join(config.dataFolder, "sounds"),
    recordingsFolder: recordingsOf(config),
    language: config.language,
    log,
  });
}
