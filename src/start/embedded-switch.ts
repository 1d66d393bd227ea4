// The embedded switch as the settings want it.
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { availableParallelism } from "node:os";
import type { Config } from "../config.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { TlsListening } from "../switch/embedded/options.ts";
import { RegistrationFile } from "../switch/embedded/registration-file.ts";
import { EmbeddedSwitch } from "../switch/embedded/switch.ts";
import { listening } from "./listening.ts";
import { recordingsOf, registrationsOf } from "./places.ts";
import { promptLibraryOf } from "./prompt-library.ts";

/** Audio of one process: unless told otherwise no more workers than this. */
const MOST_MEDIA_WORKERS = 4;

/** The embedded switch, which has its SIP address. Rejects where that cannot be had. */
export async function boundSwitch(config: Config, clock: Clock, log: Log): Promise<EmbeddedSwitch> {
  const theSwitch = await embeddedSwitch(config, clock, log);
  const plain = { setting: "XCC_SIP", option: "--sip 127.0.0.1:25062", address: config.sip };
  const secured = { setting: "XCC_SIP_TLS", option: "--sip-tls 127.0.0.1:25063", address: config.sipTls };
  await listening([plain, secured], () => theSwitch.bind());
  return theSwitch;
}

async function embeddedSwitch(config: Config, clock: Clock, log: Log): Promise<EmbeddedSwitch> {
  const { host, port } = config.sip;
  const sipAddress = isIP(host) === 0 ? (await lookup(host, 4)).address : host;
  if (["0.0.0.0", "::"].includes(sipAddress) && config.publicAddress === undefined) {
    throw new Error("XCC_SIP listens on every address: say in XCC_PUBLIC_ADDRESS which one phones are told.");
  }
  const tls = await tlsOf(config);
  const prompts = promptLibraryOf(config, log);
  return new EmbeddedSwitch({
    sipAddress,
    sipPort: port,
    ...(tls === undefined ? {} : { tls }),
    ...(config.publicAddress === undefined ? {} : { publicAddress: config.publicAddress }),
    ...(config.sipTrustedProxies === undefined ? {} : { sipTrustedProxies: config.sipTrustedProxies }),
    domain: config.domain,
    rtpPorts: { from: config.rtpPorts.first, to: config.rtpPorts.last },
    ...(config.webPorts === "off" ? {} : { webPorts: { from: config.webPorts.first, to: config.webPorts.last } }),
    ...(config.webAddresses === undefined ? {} : { webAddresses: config.webAddresses }),
    rtpSource: config.rtpSource,
    codecs: config.codecs,
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

/** Undefined: there are no certificates. */
async function tlsOf(config: Config): Promise<TlsListening | undefined> {
  const { sipTlsCertificates: pairs, sipTlsClientAuthorities: clients, sipTlsAuthorities: authorities } = config;
  if (pairs === undefined) return undefined;
  const { host, port } = config.sipTls;
  const address = isIP(host) === 0 ? (await lookup(host, 4)).address : host;
  if (["0.0.0.0", "::"].includes(address) && config.publicAddress === undefined) {
    throw new Error("XCC_SIP_TLS listens on every address: say in XCC_PUBLIC_ADDRESS which one phones are told.");
  }
  return {
    ...{ address, port, pairs },
    ...(clients === undefined ? {} : { clientAuthorities: clients }),
    ...(authorities === undefined ? {} : { authorities }),
  };
}
