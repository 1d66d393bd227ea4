// The environment, read once into one frozen Config. All that is wrong is told together, so that it can be put right
// together; each error names the setting, what it was and what was expected.
import { didYouMean } from "./nearest.ts";
import { optionOf } from "./setting-options.ts";
import type { Address } from "./setting-values.ts";
import type { Setting } from "./setting.ts";
import { SETTINGS, type LogLevel } from "./settings.ts";

export type { LogLevel } from "./settings.ts";
export type { Address } from "./setting-values.ts";

export interface Config {
  readonly http: Address;
  readonly sip: Address;
  /** Only listened on where there are certificates. */
  readonly sipTls: Address;
  /** Absolute paths; undefined: no TLS. */
  readonly sipTlsCertificates: readonly { readonly certificate: string; readonly key: string }[] | undefined;
  /** Absolute paths. */
  readonly sipTlsClientAuthorities: string | undefined;
  readonly sipTlsAuthorities: string | undefined;
  /** What phones are told, where it is not the address listened on. */
  readonly publicAddress: string | undefined;
  readonly rtpPorts: { readonly first: number; readonly last: number };
  /** What is spoken, the best first. */
  readonly codecs: readonly ("PCMA" | "PCMU" | "G722" | "opus")[];
  /** One a call; "off": there are no browsers. */
  readonly webPorts: { readonly first: number; readonly last: number } | "off";
  /** What browsers are told; undefined: what phones are. */
  readonly webAddresses: readonly string[] | undefined;
  /** By what a phone that registers another contact is known again. */
  readonly samePhone: "instance" | "user-agent";
  /** Whether a 302 is followed. */
  readonly followRedirections: "none" | "inside" | "outside";
  /** An absolute path: database, recordings, event log. */
  readonly dataFolder: string;
  /** Undefined: the embedded database in `dataFolder`. Holds a password: never logged. */
  readonly databaseUrl: string | undefined;
  /** Seconds that a start waits for a PostgreSQL that cannot be reached yet. */
  readonly databaseWaitS: number;
  /** Undefined: one is made on the first run. Never logged. */
  readonly devKey: string | undefined;
  readonly domain: string;
  readonly timeZone: string;
  /** By whose plan numbers are compared (ISO 3166-1); "none": as they are written. */
  readonly country: string;
  /** Undefined: numbers within an area are compared as they are written. */
  readonly areaCode: string | undefined;
  /** Undefined: the country's own. */
  readonly trunkPrefix: string | undefined;
  readonly switch: "embedded" | "freeswitch";
  /** Of the embedded switch; "auto": as the memory is. */
  readonly switchProcess: "auto" | "shared" | "own";
  /** A switch of its own ends when it has heard of no controller for so long. */
  readonly switchAloneS: number;
  readonly logLevel: LogLevel;
  /** From whom audio is taken that signalling did not announce. */
  readonly rtpSource: "strict" | "address" | "loose";
  /** Who is on a call, not on hold, and sends no audio for so long has vanished. */
  readonly silenceLimitS: number;
  readonly waitingSilenceLimitS: number;
  /** Whoever was on hold at a phone that has vanished hears music for so long. */
  readonly strandedMusicS: number;
  readonly lineCheckS: number;
  /** Seconds; 0: no limit. */
  readonly callLimitS: number;
  readonly holdLimitS: number;
  readonly queueLimitS: number;
  readonly menuLimitS: number;
  readonly wrapUpLimitS: number;
  /** In the browser. */
  readonly console: "on" | "off";
  /** Callers whose line gives a busy tone, or a tone without end, are released. */
  readonly busyTone: "on" | "off";
  /** Undefined: what suits the machine. */
  readonly mediaThreads: number | undefined;
  /** Requests that take so long are named in the log. */
  readonly slowRequestMs: number;
  /** Reverse proxies (addresses, networks) that are believed when they say for whom a request is; undefined: none. */
  readonly trustedProxies: readonly string[] | undefined;
  /** SIP proxies (addresses, networks) that are believed when they say whom a request is from; undefined: none. */
  readonly sipTrustedProxies: readonly string[] | undefined;
  /** Opens /metrics and nothing else. Never logged. */
  readonly metricsToken: string | undefined;
  /** What all files of the event log may take; 0: there is none. */
  readonly eventLogMegabytes: number;
  /** Of the prompts. */
  readonly language: "zh" | "en";
  /** How long the audit log is kept. */
  readonly auditDays: number;
  /** Life of a token that was got with a password. */
  readonly tokenLifeS: number;
  /** How long recordings are kept; 0: for ever. */
  readonly recordingsDays: number;
  /** Of each: 0: for ever. */
  readonly callRecordsDays: number;
  readonly alarmsDays: number;
  readonly messagesDays: number;
  /** What all of them may take; 0: any room. */
  readonly recordingsGigabytes: number;
  /** What breaks may be for: any reason, or those of the list. */
  readonly breakReasons: "any" | "list";
  /** They go out past every limit. */
  readonly emergencyNumbers: readonly string[];
  /** Who may see the numbers of callers who withhold them: whoever has this role, or a higher one. */
  readonly withheldNumbers: "nobody" | "administrator" | "supervisor" | "agent";
  /** What new passwords must be. */
  readonly passwordPolicy: "any" | "standard" | "strong";
  /** That come in at one time, over SIP on TCP; as many over HTTP. */
  readonly connections: number;
  /** Of these, from one address. */
  readonly connectionsPerAddress: number;
  /** Where webhooks may go to. */
  readonly webhookAddresses: "any" | "public";
  /** Origins of other sites whose pages may open a WebSocket; undefined: none. */
  readonly allowedOrigins: readonly string[] | undefined;
  /** WebSockets of all together. */
  readonly sockets: number;
  /** Origins of other sites whose pages may use the API; undefined: none. */
  readonly corsOrigins: readonly string[] | undefined;
  /** Origins of other sites whose pages the console may show in a frame; undefined: none. */
  readonly frameOrigins: readonly string[] | undefined;
  readonly socketsPerUser: number;
  readonly socketsPerAddress: number;
  /** A second, on one WebSocket. */
  readonly socketRequests: number;
  /** Of one WebSocket. */
  readonly socketSubscriptions: number;
  /** What may wait for a client that reads slowly. */
  readonly socketBufferKilobytes: number;
}

export type ConfigResult =
  { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly errors: readonly string[] };

/** Reads the settings out of an environment. A setting that is empty counts as not set; a name that nobody reads is an error. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const errors = unknownSettings(environment);
  const read = <T>(one: Setting<T>): T | undefined => {
    const given = environment[one.name]?.trim();
    const text = given === undefined || given === "" ? one.byDefault : given;
    if (text === undefined) return undefined;
    const parsed = one.parse(text);
    if (parsed.ok) return parsed.value;
    errors.push(`${one.name} is ${one.secret === true ? "set" : JSON.stringify(text)}; expected ${parsed.expected}`);
    return undefined;
  };
  const values = Object.fromEntries(Object.entries(SETTINGS).map(([key, one]) => [key, read<unknown>(one)]));
  if (errors.length > 0) return { ok: false, errors };
  // Every setting without a value has no default and may be undefined in Config too.
  return { ok: true, config: deepFrozen(values as unknown as Config) };
}

/** All settings with their defaults, for `--help`. */
export function settingsHelp(): string {
  const lines = Object.values<Setting<unknown>>(SETTINGS).map(({ name, byDefault, unset, meaning, secret }) => {
    const option = secret === true ? "by the environment only" : `--${optionOf(name)}`;
    return `  ${name.padEnd(17)} ${meaning}\n${" ".repeat(20)}${option}   (${byDefault ?? `unset: ${unset ?? ""}`})`;
  });
  return [
    ...["Settings, by environment variable or, for this run, by option (which comes first):", ""],
    ...["  --port N          the port of XCC_HTTP alone", ""],
    ...lines,
  ].join("\n");
}

/** What somebody may write who means a setting that has another name. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  XCC_PORT: "XCC_HTTP",
  XCC_HOST: "XCC_HTTP",
  XCC_HTTP_PORT: "XCC_HTTP",
  XCC_SIP_PORT: "XCC_SIP",
  XCC_SIPS: "XCC_SIP_TLS",
  XCC_SIP_TLS_CERT: "XCC_SIP_TLS_CERTIFICATES",
  XCC_SIP_TLS_KEY: "XCC_SIP_TLS_CERTIFICATES",
  XCC_DB_URL: "XCC_DATABASE_URL",
  XCC_LANG: "XCC_LANGUAGE",
  XCC_TZ: "XCC_TIMEZONE",
};

/** A slip of the pen would be silently without effect. */
function unknownSettings(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known = new Set(Object.values<Setting<unknown>>(SETTINGS).map(({ name }) => name));
  return Object.entries(environment)
    .filter(([name, value]) => /^XCC_/i.test(name) && !known.has(name) && !isOfAnOrchestrator(name, value))
    .map(([name]) => {
      const other = OTHER_NAMES[name.toUpperCase()];
      const meant = other === undefined ? didYouMean(name, known) : `; did you mean ${other}?`;
      return `${name} is set, but there is no such setting${meant}`;
    });
}

/** Kubernetes tells every program in this form where a service is, also one that is called `xcc`; as Docker's links do. */
function isOfAnOrchestrator(name: string, value = ""): boolean {
  if (/^XCC_(\w+_)?(SERVICE_(HOST|PORT(_\w+)?)|PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)$/.test(name)) return true;
  return /^XCC_(\w+_)?PORT$/.test(name) && /^(tcp|udp|sctp):\/\//.test(value);
}

function deepFrozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === "object" && part !== null) Object.freeze(part);
  return Object.freeze(value);
}
