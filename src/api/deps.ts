import type { LookBack } from "../host/log/past-floors.ts";
import type { ConvertRecording } from "../host/recording-converter.ts";
import type { Sound } from "../core/model.ts";
import type { CenterPort } from "../ports/center.ts";
import type { Log } from "../ports/log.ts";
import type { MetricsPage, RequestWatch } from "../ports/measures.ts";
import type { WebhookDesk } from "../ports/webhooks.ts";
import type { PromptFiles } from "../ports/prompt-files.ts";
import type { HttpConnections } from "./connections.ts";
import type { LiveDeps } from "./live/live-deps.ts";
import type { TakenOver } from "./live/taken-over.ts";
import type { ConsoleFiles } from "./rest/console-page.ts";
import type { Store } from "../store/store.ts";

/** The settings that the API reads; the whole configuration fits. */
export interface ApiSettings {
  /** An absolute path; recordings lie in a folder below it. */
  readonly dataFolder: string;
  /** Of the times on the wire. */
  readonly timeZone: string;
  /** Requests that take so long are named in the log. */
  readonly slowRequestMs: number;
  /** Reverse proxies that are believed when they say for whom a request is; undefined: none. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** Origins of other sites whose pages may read what is answered; undefined: none. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** Origins of other sites whose pages the console may show in a frame; undefined: none. */
  readonly frameOrigins?: readonly string[] | undefined;
  /** Opens /metrics and nothing else; undefined: only an administrator's token does. */
  readonly metricsToken?: string | undefined;
  /** Of tokens that expire. */
  readonly tokenLifeS: number;
  /** Whether a break may be for any reason, as it is unless said otherwise, or for one of the list only. */
  readonly breakReasons?: "any" | "list" | undefined;
  /** Who may see the numbers of callers who withhold them; nobody unless said otherwise. */
  readonly withheldNumbers?: "nobody" | "administrator" | "supervisor" | "agent" | undefined;
}

/** What the API stands on. */
export interface ApiDeps {
  readonly config: ApiSettings;
  readonly store: Store;
  readonly center: CenterPort;
  /** The operator's own sounds. */
  readonly prompts: PromptFiles;
  /** Whether a sound can be played. Undefined: nobody knows, and nobody is warned. */
  readonly hasSound?: (sound: Sound) => boolean;
  readonly webhooks: WebhookDesk;
  /** Recordings as MP3 and Ogg. Undefined: they are not to be had so. */
  readonly convertRecording?: ConvertRecording;
  /** There are recordings whose files are to go. Undefined: somebody sees to it by and by. */
  readonly sweepRecordings?: () => void;
  readonly log: Log;
  readonly clock: { now(): number };
  /** The switches that carry the calls, by the addresses that phones are told. */
  readonly nodes: readonly { readonly ip: string; readonly name: string }[];
  /** The port that phones are told of. */
  readonly sipPort: number;
  /** Who may connect. Undefined: as many as by default. */
  readonly connections?: HttpConnections;
  /** The agents' WebSocket. Undefined: there is none. */
  readonly live?: LiveDeps;
  /** WebSockets on the same port that are somebody else's. Undefined: there are none. */
  readonly takenOver?: readonly TakenOver[];
  /** What the floor looked like at a moment of the past. Undefined: nobody knows. */
  readonly lookBack?: LookBack;
  /** The console's files. Undefined: there is no console. */
  readonly console?: ConsoleFiles | undefined;
  /** Told of every request. */
  readonly watch?: RequestWatch;
  /** Undefined: there is no /metrics. */
  readonly metrics?: MetricsPage;
}
