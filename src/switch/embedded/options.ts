import type { MediaCodec, RtpSource } from "../../media/index.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Prompts } from "../../ports/prompts.ts";
import type { SamePhone, TlsListening } from "../../sip/index.ts";
import type { RegistrationStore } from "./registration-file.ts";
import type { NameService } from "./names.ts";

export type { TlsListening } from "../../sip/index.ts";

export interface EmbeddedSwitchOptions {
  /** Numeric address to listen on, for SIP and for RTP. */
  readonly sipAddress: string;
  /** UDP and TCP; 0 takes a free one. */
  readonly sipPort: number;
  /** Where SIP comes over TLS, and what is shown there. Default: nowhere. */
  readonly tls?: TlsListening;
  /** Digest realm; the domain of our numbers. */
  readonly domain: string;
  /** SIP proxies (numeric addresses, networks) that are believed when they say whom a request is from. Default: none. */
  readonly sipTrustedProxies?: readonly string[];
  /** Both ends included; RTP on even ports, RTCP above each. */
  readonly rtpPorts: { readonly from: number; readonly to: number };
  /** UDP ports for browsers, one each, both ends included. Default: there are none, and what they offer is refused. */
  readonly webPorts?: { readonly from: number; readonly to: number };
  /** At which browsers are told that we are. Default: `publicAddress`, else `sipAddress`. */
  readonly webAddresses?: readonly string[];
  readonly mediaWorkers: number;
  /** Of TCP connections that come in: all at one time, and of one address. Default: those of the SIP library. */
  readonly connections?: { readonly all: number; readonly perAddress: number };
  /** Recordings go below it, as YYYY/MM/DD/name.wav. */
  readonly recordingsFolder: string;
  readonly prompts: Prompts;
  readonly clock: Clock;
  readonly log: Log;
  /** Keeps what phones have registered for the process after this one. Default: they register anew. */
  readonly registrations?: RegistrationStore;
  /** By what a phone that registers another contact is known again: it has one. Default "instance". */
  readonly samePhone?: SamePhone;
  /**
   * Whether a 302 of a phone is followed, to another phone of ours, and that of a carrier over its line; "outside": the engine is
   * asked for other numbers. Default "inside".
   */
  readonly followRedirections?: "none" | "inside" | "outside";
  /** Who knows where carriers with a name are. Default: this machine's DNS. */
  readonly names?: NameService;
  /** The address that phones are told, in Via, Contact and session descriptions. Default: `sipAddress`. */
  readonly publicAddress?: string;
  /** Whose day the recordings' folders are named after, IANA name. Default "UTC". */
  readonly timeZone?: string;
  /** More calls are refused with 503. Default: as many as there are RTP ports. */
  readonly maxLegs?: number;
  /** A phone in a talk that gives no sign of life for so long, audio or an answer to our asking, is gone. Default 30 000. */
  readonly silenceLimitMs?: number;
  /** The same of one that waits or listens to an announcement. Default 30 000. */
  readonly waitingSilenceLimitMs?: number;
  /** In [0, 1), for pauses that are not to be the same everywhere. Default `Math.random`. */
  readonly chance?: () => number;
  /** How often carriers of lines without a login are asked whether they are there. Default 60 000; 0: never. */
  readonly lineCheckMs?: number;
  /** When a silence is first told (`leg-silent`). Default 10 000. */
  readonly silentAfterMs?: number;
  /** Is it told where a line gives a busy tone, or one tone without end? Default true. */
  readonly lineTones?: boolean;
  /** What is spoken, the best first. Default: G.711, then G.722 and Opus. */
  readonly codecs?: readonly MediaCodec[];
  /** From whom audio is taken that signalling did not announce. Default "strict": from nobody once the phone is known. */
  readonly rtpSource?: RtpSource;
  /** RFC 4028: how often a living session is proven, seconds. Default 1 800; at least 90. */
  readonly sessionExpiresSeconds?: number;
}
