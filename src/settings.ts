// Every setting of the environment: its name, what holds where it is not set, what it means, and how it is read.
import { optional, setting } from "./setting.ts";
import {
  address,
  certificatePairs,
  codecs,
  country,
  databaseUrl,
  devKey,
  digits,
  domain,
  emergencyNumbers,
  file,
  folder,
  networks,
  numericAddress,
  oneOf,
  origins,
  numericAddresses,
  offOr,
  portRange,
  timeZone,
  wholeNumber,
} from "./setting-values.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const SWITCHES = ["embedded", "freeswitch"] as const;

export const SETTINGS = {
  http: setting("XCC_HTTP", "127.0.0.1:8081", "address of the API and the console", address),
  sip: setting("XCC_SIP", "127.0.0.1:25060", "address for phones and trunks, UDP and TCP", address),
  sipTls: setting(
    "XCC_SIP_TLS",
    "127.0.0.1:25061",
    "address for phones and trunks over TLS; it is listened on where XCC_SIP_TLS_CERTIFICATES is set",
    address,
  ),
  sipTlsCertificates: {
    ...optional(
      "XCC_SIP_TLS_CERTIFICATES",
      "certificates and their keys (PEM files) for SIP over TLS, as /etc/xcc/pbx.pem:/etc/xcc/pbx.key; more, for other names, behind commas",
      certificatePairs,
    ),
    unset: "no SIP over TLS",
  },
  sipTlsClientAuthorities: {
    ...optional(
      "XCC_SIP_TLS_CLIENT_CA",
      "PEM file of the authorities of which one must have signed the certificate of whoever connects for SIP over TLS",
      file,
    ),
    unset: "nobody has to have a certificate",
  },
  sipTlsAuthorities: {
    ...optional(
      "XCC_SIP_TLS_CA",
      "PEM file of authorities that are believed about carriers, beside those that everybody knows",
      file,
    ),
    unset: "those that everybody knows",
  },
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
  webPorts: setting("XCC_WEBRTC_PORTS", "30000-30499", "UDP ports for browsers, one a call, or off", offOr(portRange)),
  webAddresses: {
    ...optional(
      "XCC_WEBRTC_ADDRESS",
      "numeric addresses at which browsers are told that we are, as 203.0.113.7,2001:db8::7",
      numericAddresses,
    ),
    unset: "that of XCC_PUBLIC_ADDRESS or XCC_SIP",
  },
  rtpSource: setting(
    "XCC_RTP_SOURCE",
    "strict",
    "whose audio a call takes: strict (its phone's), address (any port of the phone's address, after a silence) or loose (anybody's, after a silence)",
    oneOf(["strict", "address", "loose"]),
  ),
  codecs: setting(
    "XCC_CODECS",
    "PCMA,PCMU,G722,opus",
    "codecs that are spoken, the best first: PCMA and PCMU (G.711), G722 (wideband, desk phones), opus (wideband, browsers)",
    codecs,
  ),
  samePhone: setting(
    "XCC_SAME_PHONE",
    "instance",
    "by what a phone that registers from another place is known again, so that it has one binding: instance (+sip.instance) or user-agent (where it has none by its User-Agent too: one phone of a kind per extension)",
    oneOf(["instance", "user-agent"]),
  ),
  followRedirections: setting(
    "XCC_FOLLOW_302",
    "inside",
    "whether a phone's 302 is followed: inside (to another extension's phone; a carrier's over its own line), outside (also to a number that the extension may dial, but for callers from outside) or none",
    oneOf(["none", "inside", "outside"]),
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
  country: setting(
    "XCC_COUNTRY",
    "CN",
    "country whose numbers are written without a country code, as CN or US; none: numbers are compared as they are written",
    country,
  ),
  areaCode: {
    ...optional("XCC_AREA_CODE", "area code of numbers that are written without one, as 010", digits(1, 6)),
    unset: "numbers without an area code are compared as they are written",
  },
  trunkPrefix: {
    ...optional("XCC_TRUNK_PREFIX", "what stands before numbers of other areas, as 0", digits(1, 4)),
    unset: "the country's own",
  },
  switch: setting("XCC_SWITCH", "embedded", "what carries the calls: embedded or freeswitch", oneOf(SWITCHES)),
  switchProcess: setting(
    "XCC_SWITCH_PROCESS",
    "auto",
    "where the embedded switch runs: shared (one process for all), own (a process of its own: calls go on while the rest is upgraded, or has died) or auto (own where 2 GB of memory may be used, else shared)",
    oneOf(["shared", "own", "auto"]),
  ),
  switchAloneS: setting(
    "XCC_SWITCH_ALONE",
    "60",
    "seconds that calls go on in a switch with a process of its own while nothing is heard of the rest; then it ends them",
    wholeNumber(5, 86_400),
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
  callRecordsDays: setting(
    "XCC_CALL_RECORDS_DAYS",
    "0",
    "days that call records are kept, with their recordings, surveys and what agents were when; 0: for ever",
    wholeNumber(0, 36_500),
  ),
  alarmsDays: setting(
    "XCC_ALARMS_DAYS",
    "365",
    "days that alarms are kept after they have cleared; 0: for ever",
    wholeNumber(0, 36_500),
  ),
  messagesDays: setting(
    "XCC_MESSAGES_DAYS",
    "365",
    "days that messages between people and requests for help are kept; 0: for ever",
    wholeNumber(0, 36_500),
  ),
  breakReasons: setting(
    "XCC_BREAK_REASONS",
    "any",
    "what agents' breaks may be for: any (whatever they say) or list (the reasons of /api/break_reasons)",
    oneOf(["any", "list"]),
  ),
  emergencyNumbers: setting(
    "XCC_EMERGENCY_NUMBERS",
    "110,119,120,122,112,911",
    "numbers that go out over the first line that is up, past every limit; or countries by their two letters, as CN,HK; or none",
    emergencyNumbers,
  ),
  withheldNumbers: setting(
    "XCC_WITHHELD_NUMBERS",
    "nobody",
    "who may see in call records the numbers of callers who withhold them: nobody, administrator, supervisor or agent (and those above them)",
    oneOf(["nobody", "administrator", "supervisor", "agent"]),
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
    "connections that may come in at one time, for SIP over TCP and TLS together, and as many for HTTP",
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
  allowedOrigins: {
    ...optional(
      "XCC_ALLOWED_ORIGINS",
      "origins of other sites whose pages may open a WebSocket, as https://crm.example.com,https://crm.example.com:8443",
      origins,
    ),
    unset: "none: only pages of this server, and programs that are no browsers",
  },
  sockets: setting(
    "XCC_SOCKETS",
    "4000",
    "WebSockets at one time, and a tenth more for those who come back; they count among XCC_CONNECTIONS too",
    wholeNumber(1, 100_000),
  ),
  corsOrigins: {
    ...optional(
      "XCC_CORS_ORIGINS",
      "origins of other sites whose pages may use the API with a token in a header, as https://crm.example.com",
      origins,
    ),
    unset: "none: browsers keep pages of other sites from reading what is answered",
  },
  socketsPerUser: setting(
    "XCC_SOCKETS_PER_USER",
    "100",
    "WebSockets that one user may have open at one time",
    wholeNumber(1, 100_000),
  ),
  socketsPerAddress: setting(
    "XCC_SOCKETS_PER_ADDRESS",
    "1000",
    "WebSockets from one address, also behind a reverse proxy of ours; an IPv6 network of 64 bits counts as one",
    wholeNumber(1, 100_000),
  ),
  socketRequests: setting(
    "XCC_SOCKET_REQUESTS",
    "50",
    "requests a second on one WebSocket, over a while; twice as many at once",
    wholeNumber(1, 10_000),
  ),
  socketSubscriptions: setting(
    "XCC_SOCKET_SUBSCRIPTIONS",
    "200",
    "channels that one WebSocket may listen to",
    wholeNumber(1, 10_000),
  ),
  socketBufferKilobytes: setting(
    "XCC_SOCKET_BUFFER_KB",
    "1024",
    "kilobytes that may wait for a client that reads slowly, before it is cut off",
    wholeNumber(16, 1_000_000),
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
  strandedMusicS: setting(
    "XCC_STRANDED_MUSIC",
    "300",
    "seconds for which whoever was on hold at a phone that has vanished hears music, so that somebody can look after them; then the call ends",
    wholeNumber(10, 86_400),
  ),
  lineCheckS: setting(
    "XCC_LINE_CHECK",
    "60",
    "seconds between two questions to the carrier of a line without a login whether it is there; 0: never asked, for carriers that answer no OPTIONS",
    wholeNumber(0, 86_400),
  ),
  callLimitS: setting("XCC_CALL_LIMIT", "43200", "seconds that a call may last; 0: no limit", wholeNumber(0, 604_800)),
  holdLimitS: setting(
    "XCC_HOLD_LIMIT",
    "3600",
    "seconds that somebody in a talk may be on hold, or wait while others consult, before the call ends; 0: no limit",
    wholeNumber(0, 604_800),
  ),
  queueLimitS: setting(
    "XCC_QUEUE_LIMIT",
    "14400",
    "seconds that a queue keeps a caller whose own wait_timeout is 0; 0: no limit",
    wholeNumber(0, 604_800),
  ),
  menuLimitS: setting(
    "XCC_MENU_LIMIT",
    "1800",
    "seconds that a caller may stay in menus; 0: no limit",
    wholeNumber(0, 604_800),
  ),
  wrapUpLimitS: setting(
    "XCC_WRAP_UP_LIMIT",
    "14400",
    "seconds of after-call work that its agent does not end, before they are put on break; 0: no limit",
    wholeNumber(0, 604_800),
  ),
  busyTone: setting(
    "XCC_BUSY_TONE",
    "on",
    "on: whoever waits, or is in a menu, and whose line gives a busy tone or a tone without end is released; off: they are not",
    oneOf(["on", "off"]),
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
  console: setting("XCC_CONSOLE", "on", "the console in the browser, at /: on or off", oneOf(["on", "off"])),
  frameOrigins: {
    ...optional(
      "XCC_FRAME_ORIGINS",
      "origins of other sites whose pages the console may show in a frame (pop_how), as https://crm.example.com",
      origins,
    ),
    unset: "none: what a queue or hotline would have in a frame is a link",
  },
  language: setting("XCC_LANGUAGE", "zh", "language of the prompts: zh or en", oneOf(["zh", "en"])),
} as const;
