import type { SamePhone } from "../registrar/registrar.ts";
import type { RegistrationKeeper } from "../registrar/registrations.ts";
import type { Timers } from "../transaction/timers.ts";
import { DEFAULT_TIMERS } from "../transaction/timers.ts";
import type { Directory, EventPackage, HostPort, TransportName } from "./vocabulary.ts";

/** What may exist at one time. Beyond it new work is refused with 503 and Retry-After; running calls go on. */
export interface EndpointLimits {
  readonly sessions: number;
  readonly transactions: number;
  /** Requests the registrar, the parser and the session descriptions may bring in one message. */
  readonly messageBytes: number;
  readonly registrations: number;
  /** To events that are published here. */
  readonly subscriptions: number;
}

export const DEFAULT_LIMITS: EndpointLimits = {
  sessions: 10_000,
  transactions: 100_000,
  messageBytes: 65_535,
  registrations: 1_000,
  subscriptions: 10_000,
};

/** Host and port by which we can be reached, per transport we have. */
export type Advertised = Readonly<Partial<Record<TransportName, HostPort>>>;

export interface SipEndpointOptions {
  /** Digest realm of whoever names no other domain of ours (`Directory.realmOf`). */
  readonly realm: string;
  /** What stands in our Via and Contact, per transport we have. */
  readonly advertised: Advertised;
  readonly directory: Directory;
  /** Lower-case hex digits of so many random bytes: tags, branches, Call-IDs, nonces. Must not be guessable. */
  readonly random: (bytes: number) => string;
  /** User-Agent and Server header. */
  readonly userAgent?: string;
  readonly timers?: Timers;
  readonly limits?: Partial<EndpointLimits>;
  /**
   * SIP proxies in front of us (numeric addresses, networks): a request of theirs is from whom their Via tells. Default:
   * none, it is from whoever sends it.
   */
  readonly trustedProxies?: readonly string[];
  /** What may be subscribed to here. Default: nothing. */
  readonly events?: readonly EventPackage[];
  /** Names of packages whose NOTIFY is taken from whoever sends it, as a telephone does. Default: none. */
  readonly listensTo?: readonly string[];
  /** Who keeps what is registered beyond the life of the process. Default: nobody. */
  readonly keeper?: RegistrationKeeper;
  /** By what a telephone that registers another contact is known again. Default "instance". */
  readonly samePhone?: SamePhone;
  /** What a clock on the wall shows beyond the time that the endpoint is told, milliseconds: phones set theirs by it. Default: nothing. */
  readonly wallAheadMs?: () => number;
  /** RFC 4028, seconds. */
  readonly sessionExpiresSeconds?: number;
  readonly minSessionExpiresSeconds?: number;
}

/** Options with every default filled in. */
export interface EndpointSettings {
  readonly realm: string;
  readonly advertised: Advertised;
  readonly directory: Directory;
  readonly random: (bytes: number) => string;
  readonly userAgent: string;
  readonly timers: Timers;
  readonly limits: EndpointLimits;
  readonly trustedProxies: readonly string[];
  readonly events: readonly EventPackage[];
  readonly listensTo: readonly string[];
  readonly keeper: RegistrationKeeper | undefined;
  readonly samePhone: SamePhone;
  readonly wallAheadMs: () => number;
  readonly sessionExpiresSeconds: number;
  readonly minSessionExpiresSeconds: number;
}

/** Bytes asked for at once: a call needs a dozen small random values, and each question to the system costs. */
const BULK_BYTES = 512;

function inBulk(random: (bytes: number) => string): (bytes: number) => string {
  let rest = "";
  return (bytes) => {
    const digits = 2 * bytes;
    if (rest.length < digits) rest = random(Math.max(BULK_BYTES, bytes));
    const taken = rest.slice(0, digits);
    rest = rest.slice(digits);
    return taken;
  };
}

export function settingsOf(options: SipEndpointOptions): EndpointSettings {
  return {
    realm: options.realm,
    advertised: options.advertised,
    directory: options.directory,
    random: inBulk(options.random),
    userAgent: options.userAgent ?? "xcc",
    timers: options.timers ?? DEFAULT_TIMERS,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    trustedProxies: options.trustedProxies ?? [],
    events: options.events ?? [],
    listensTo: options.listensTo ?? [],
    keeper: options.keeper,
    samePhone: options.samePhone ?? "instance",
    wallAheadMs: options.wallAheadMs ?? (() => 0),
    sessionExpiresSeconds: options.sessionExpiresSeconds ?? 1_800,
    minSessionExpiresSeconds: options.minSessionExpiresSeconds ?? 90,
  };
}
