// The environment, read once into one frozen Config. All that is wrong is told together, so that it can be put right
// together; each error names the setting, what it was and what was expected.
import { isIP } from "node:net";
import { resolve } from "node:path";

export interface Address {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
}

export interface Config {
  readonly http: Address;
  readonly sip: Address;
  /** What phones are told, where it is not the address listened on. */
  readonly publicAddress: string | undefined;
  readonly rtpPorts: { readonly first: number; readonly last: number };
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
  readonly switch: "embedded" | "freeswitch";
  readonly logLevel: LogLevel;
  /** From whom audio is taken that signalling did not announce. */
  readonly rtpSource: "strict" | "address" | "loose";
  /** Who is on a call, not on hold, and sends no audio for so long has vanished. */
  readonly silenceLimitS: number;
  readonly waitingSilenceLimitS: number;
  readonly lineCheckS: number;
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
  /** What all of them may take; 0: any room. */
  readonly recordingsGigabytes: number;
  /** What new passwords must be. */
  readonly passwordPolicy: "any" | "standard" | "strong";
  /** That come in at one time, over SIP on TCP; as many over HTTP. */
  readonly connections: number;
  /** Of these, from one address. */
  readonly connectionsPerAddress: number;
  /** Where webhooks may go to. */
  readonly webhookAddresses: "any" | "public";
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Characters of the shortest developer key that is accepted: it never expires, so it must not be guessable. */
const SHORTEST_DEV_KEY = 20;

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly expected: string };
type Parser<T> = (text: string) => Parsed<T>;

interface Setting<T> {
  readonly name: string;
  /** As it would stand in the environment; undefined: `unset` holds. */
  readonly byDefault: string | undefined;
  /** What it means not to be set, for the help. */
  readonly unset?: string;
  readonly meaning: string;
  /** Its value is not shown to anybody. */
  readonly secret?: boolean;
  readonly parse: Parser<T>;
}

const SETTINGS = {
  http: setting("XCC_HTTP", "127.0.0.1:8081", "address of the API and the console", address),
  sip: setting("XCC_SIP", "127.0.0.1:25060", "address for phones and trunks, UDP and TCP", address),
  publicAddress: {
    ...optional("XCC_PUBLIC_ADDRESS", "numeric address that phones are told, behind NAT or on 0.0.0.0", numericAddress),
    unset: "the address of XCC_SIP",
  },
  trustedProxies: {
    ...optional(
      "XCC_TRUSTED_PROXIES",
      "reverse proxies whose X-Forwarded-For is believed: addresses or networks, as 10.0.0.5,192.0.2.0/24",
      networks,
    ),
    unset: "none: the client is whoever connects",
  },
  sipTrustedProxies: {
    ...optional(
      "XCC_SIP_TRUSTED_PROXIES",
      "SIP proxies whose Via is believed for whom a request is: addresses or networks, as 10.0.0.5,192.0.2.0/24",
      networks,
    ),
    unset: "none: wrong passwords are counted against whoever sends",
  },
  rtpPorts: setting("XCC_RTP_PORTS", "20000-29999", "UDP ports for audio", portRange),
  rtpSource: setting(
    "XCC_RTP_SOURCE",
    "strict",
    "whose audio a call takes: strict (its phone's), address (any port of the phone's address, after a silence) or loose (anybody's, after a silence)",
    oneOf(["strict", "address", "loose"]),
  ),
  dataFolder: setting("XCC_DATA", "./data", "folder of the database, the recordings and the event log", folder),
  databaseUrl: {
    ...optional("XCC_DATABASE_URL", "PostgreSQL to use, as postgres://user:password@host/database", databaseUrl),
    unset: "the embedded database in XCC_DATA",
    secret: true,
  },
  databaseWaitS: setting(
    "XCC_DATABASE_WAIT",
    "60",
    "seconds that a start waits for a PostgreSQL that cannot be reached yet",
    wholeNumber(0, 86_400),
  ),
  devKey: {
    ...optional("XCC_DEV_KEY", "developer key of the administrator", devKey),
    unset: "one is made on the first run and printed once",
    secret: true,
  },
  domain: setting("XCC_DOMAIN", "xswitch.cn", "domain of the extensions", domain),
  timeZone: setting("XCC_TIMEZONE", "Asia/Shanghai", "time zone of work times and of times on the wire", timeZone),
  switch: setting(
    "XCC_SWITCH",
    "embedded",
    "what carries the calls: embedded or freeswitch",
    oneOf(["embedded", "freeswitch"]),
  ),
  logLevel: setting("XCC_LOG_LEVEL", "info", `what is logged: ${LOG_LEVELS.join(", ")}`, oneOf(LOG_LEVELS)),
  auditDays: setting("XCC_AUDIT_DAYS", "365", "days that the audit log is kept", wholeNumber(1, 36_500)),
  tokenLifeS: setting(
    "XCC_TOKEN_LIFE",
    "86400",
    "seconds that a token lives; one got with a developer key lives as long as the key",
    wholeNumber(60, 31_536_000),
  ),
  recordingsDays: setting(
    "XCC_RECORDINGS_DAYS",
    "0",
    "days that recordings are kept; 0: for ever",
    wholeNumber(0, 36_500),
  ),
  recordingsGigabytes: setting(
    "XCC_RECORDINGS_GB",
    "0",
    "gigabytes that all recordings together may take, the oldest go first; 0: no limit",
    wholeNumber(0, 1_000_000),
  ),
  passwordPolicy: setting(
    "XCC_PASSWORD_POLICY",
    "standard",
    "what new passwords must be: any (whatever the API's document allows), standard or strong; see docs/access.md",
    oneOf(["any", "standard", "strong"]),
  ),
  connections: setting(
    "XCC_CONNECTIONS",
    "5000",
    "connections that may come in at one time, for SIP over TCP, and as many for HTTP",
    wholeNumber(10, 100_000),
  ),
  connectionsPerAddress: setting(
    "XCC_CONNECTIONS_PER_ADDRESS",
    "1000",
    "of these, from one address; an IPv6 network of 64 bits counts as one, a reverse proxy of ours is not limited",
    wholeNumber(1, 100_000),
  ),
  webhookAddresses: setting(
    "XCC_WEBHOOK_ADDRESSES",
    "any",
    "where webhooks may go to: any address (never link-local ones), or public ones only",
    oneOf(["any", "public"]),
  ),
  mediaThreads: {
    ...optional(
      "XCC_MEDIA_THREADS",
      "threads that carry the audio; a thread is full at some 250 calls",
      wholeNumber(1, 16),
    ),
    unset: "one less than there are cores, at least 1, at most 4",
  },
  silenceLimitS: setting(
    "XCC_SILENCE_LIMIT",
    "30",
    "seconds after which a phone or line in a talk that gives no sign of life is taken as gone: no audio, and no answer when it is asked",
    wholeNumber(10, 86_400),
  ),
  waitingSilenceLimitS: setting(
    "XCC_WAITING_SILENCE_LIMIT",
    "30",
    "the same for one that waits in a queue or listens to a menu: whoever comes back in time has kept their place",
    wholeNumber(10, 86_400),
  ),
  lineCheckS: setting(
    "XCC_LINE_CHECK",
    "60",
    "seconds between two questions to the carrier of a line without a login whether it is there; 0: never asked, for carriers that answer no OPTIONS",
    wholeNumber(0, 86_400),
  ),
  slowRequestMs: setting(
    "XCC_SLOW_REQUEST_MS",
    "1000",
    "requests that take so long are named in the log",
    wholeNumber(1, 3_600_000),
  ),
  metricsToken: {
    ...optional("XCC_METRICS_TOKEN", "token that opens /metrics and nothing else", devKey),
    unset: "only an administrator's token opens /metrics",
    secret: true,
  },
  eventLogMegabytes: setting(
    "XCC_EVENT_LOG_MB",
    "256",
    "megabytes for the log of all events, from which a start goes on and what happened can be replayed",
    wholeNumber(16, 1_000_000),
  ),
  language: setting("XCC_LANGUAGE", "zh", "language of the prompts: zh or en", oneOf(["zh", "en"])),
} as const;

export type ConfigResult =
  | { readonly ok: true; readonly config: Config; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly errors: readonly string[] };

/** Reads the settings out of an environment. A setting that is empty counts as not set. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): ConfigResult {
  const errors: string[] = [];
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
  return { ok: true, config: deepFrozen(values as unknown as Config), warnings: unknownSettings(environment) };
}

/** All settings with their defaults, for `npm start -- --help`. */
export function help(): string {
  const lines = Object.values<Setting<unknown>>(SETTINGS).map(
    ({ name, byDefault, unset, meaning }) =>
      `  ${name.padEnd(17)} ${meaning}\n${" ".repeat(20)}(${byDefault ?? `unset: ${unset ?? ""}`})`,
  );
  return [
    ...[
      "npm start [-- --fresh]",
      "",
      "  --fresh           begins with a new database beside what a former center has left in XCC_DATA",
      "",
    ],
    ...["Settings, by environment variable:", "", ...lines, ""],
  ].join("\n");
}

/** A name nobody reads is most likely a slip of the pen. */
function unknownSettings(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known = new Set(Object.values(SETTINGS).map(({ name }) => name));
  return Object.keys(environment)
    .filter((name) => name.startsWith("XCC_") && !known.has(name))
    .map((name) => `${name} is set, but there is no such setting`);
}

function setting<T>(name: string, byDefault: string, meaning: string, parse: Parser<T>): Setting<T> {
  return { name, byDefault, meaning, parse };
}

function optional<T>(name: string, meaning: string, parse: Parser<T>): Setting<T> {
  return { name, byDefault: undefined, meaning, parse };
}

function good<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

function bad(expected: string): Parsed<never> {
  return { ok: false, expected };
}

function address(text: string): Parsed<Address> {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain ?? "";
  const isHost =
    bracketed !== undefined ? isIP(host) === 6 : isIP(host) === 4 || /^[a-zA-Z][a-zA-Z0-9.-]{0,252}$/.test(host);
  if (!isHost || Number(port) > 65_535) return bad("host:port, as 127.0.0.1:8081, with a port from 0 to 65535");
  return good({ host, port: Number(port) });
}

function numericAddress(text: string): Parsed<string> {
  return isIP(text) === 0 ? bad("a numeric address, as 192.0.2.10") : good(text);
}

function networks(text: string): Parsed<readonly string[]> {
  const found = text.split(",").map((part) => part.trim());
  return found.every(isNetwork) ? good(found) : bad("numeric addresses or networks, as 10.0.0.5,192.0.2.0/24");
}

function isNetwork(text: string): boolean {
  const [, host = "", bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = isIP(host);
  return family !== 0 && (bits === undefined || Number(bits) <= (family === 4 ? 32 : 128));
}

function portRange(text: string): Parsed<Config["rtpPorts"]> {
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(text) ?? [];
  const [first, last] = [Number(from), Number(to)];
  const fits = first >= 1024 && last <= 65_535 && last - first >= 3;
  if (!fits) return bad("first-last, as 20000-29999, from 1024 to 65535 and at least 4 ports");
  return good({ first, last });
}

function folder(text: string): Parsed<string> {
  return text.includes("\0") ? bad("a folder's path") : good(resolve(text));
}

function databaseUrl(text: string): Parsed<string> {
  const isPostgres = URL.canParse(text) && ["postgres:", "postgresql:"].includes(new URL(text).protocol);
  return isPostgres ? good(text) : bad("a URL as postgres://user:password@host:5432/database");
}

function devKey(text: string): Parsed<string> {
  const fits = new RegExp(`^[\\x21-\\x7e]{${SHORTEST_DEV_KEY},200}$`).test(text);
  return fits ? good(text) : bad(`${SHORTEST_DEV_KEY} to 200 printable characters without spaces`);
}

function domain(text: string): Parsed<string> {
  const fits = text.length <= 253 && /^[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?$/.test(text);
  return fits ? good(text) : bad("a domain name or an address, as xswitch.cn");
}

function timeZone(text: string): Parsed<string> {
  const expected = "the name of a time zone, as Asia/Shanghai or UTC";
  // An offset as +08:00 would do here, but PostgreSQL reads its sign the other way round.
  if (!/^[A-Za-z]/.test(text)) return bad(expected);
  try {
    return good(new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone);
  } catch {
    return bad(expected);
  }
}

function wholeNumber(smallest: number, largest: number): Parser<number> {
  return (text) => {
    const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    const fits = value >= smallest && value <= largest;
    return fits ? good(value) : bad(`a whole number from ${smallest} to ${largest}`);
  };
}

function oneOf<const T extends string>(choices: readonly T[]): Parser<T> {
  return (text) => {
    const found = choices.find((choice) => choice === text.toLowerCase());
    return found === undefined ? bad(choices.join(" or ")) : good(found);
  };
}

function deepFrozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === "object" && part !== null) Object.freeze(part);
  return Object.freeze(value);
}
