// What is said between the bench and its load generator: data only, since the generator is a process of its own.

export interface LoadSetup {
  /** UDP ports of the server on 127.0.0.1. */
  readonly sipPort: number;
  readonly domain: string;
  readonly password: string;
}

/** How the agents' phones behave. */
export interface AgentPlan {
  readonly users: readonly string[];
  /** From ringing to answer: evenly spread from 0 to this. */
  readonly answerWithinMs: number;
  /** The agent hangs up so long after the ACK, half as much more or less; undefined: they leave that to the caller. */
  readonly talkMs: number | undefined;
  readonly audio: AudioPlan;
}

/** Milliseconds between the packets that a phone sends while it talks; 0: it sends none. 20 is a real call. */
export interface AudioPlan {
  readonly everyMs: number;
}

export const NO_AUDIO: AudioPlan = { everyMs: 0 };
export const REAL_AUDIO: AudioPlan = { everyMs: 20 };
/** Enough for the server to see that the phone lives. */
export const SIGN_OF_LIFE: AudioPlan = { everyMs: 1_000 };

export interface CallPlan {
  /** Calling extensions, in turn; as many as live calls at most, so that a call is known by its caller's number. */
  readonly users: readonly string[];
  readonly dialled: string;
  readonly count: number;
  readonly perSecond: number;
  /** The caller hangs up so long after their 200; undefined: when told to, or when the other side does. */
  readonly holdMs: number | undefined;
  /** Pressed as soon as they are answered, by INFO: a menu is in the way. */
  readonly key?: string;
  readonly audio: AudioPlan;
}

/** Times are milliseconds since 1970 with fractions; undefined: it has not come to that. */
export interface CallLog {
  readonly user: string;
  /** The first INVITE leaves. */
  readonly invitedAt: number;
  /** The INVITE with credentials leaves. */
  readonly authenticatedAt: number | undefined;
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  /** The final status of the INVITE; 0: none came. */
  readonly status: number;
}

/** One INVITE at an agent's phone. */
export interface OfferLog {
  readonly agent: string;
  /** The caller's number as the phone shows it. */
  readonly caller: string;
  readonly invitedAt: number;
  readonly answeredAt: number | undefined;
  /** The ACK to their 200 has come: now they are connected. */
  readonly acknowledgedAt: number | undefined;
  /** BYE or CANCEL, either way. */
  readonly endedAt: number | undefined;
}

export interface Counts {
  readonly sipSent: number;
  readonly sipSentBytes: number;
  readonly sipReceived: number;
  readonly sipReceivedBytes: number;
  readonly sentAgain: number;
  readonly audioSent: number;
  readonly audioReceived: number;
  readonly liveCalls: number;
  /** Agents' phones that are on a call. */
  readonly talkingAgents: number;
  /** Of the generator's processor time so far, microseconds: it must not be what limits. */
  readonly ownCpuUs: number;
}

/** Requests to the generator; each has one reply. */
export type LoadRequest =
  | { readonly type: "start"; readonly setup: LoadSetup }
  /** Registers the phones of agents. -> how many were accepted */
  | { readonly type: "register"; readonly agents: AgentPlan }
  /** Places calls and replies when all are over, or so long after the last was placed. -> CallLog[] */
  | { readonly type: "call"; readonly calls: CallPlan; readonly settleMs: number }
  /** Places calls and replies when all are placed; they live on. */
  | { readonly type: "place"; readonly calls: CallPlan }
  /** All callers hang up. Replies when their calls are over. */
  | { readonly type: "hang-up" }
  | { readonly type: "count" }
  /** -> what agents' phones have seen since the last time */
  | { readonly type: "offers" }
  /** Sends datagrams to a bare echo and takes the time until each is back. -> round trips, ms */
  | {
      readonly type: "echo";
      readonly port: number;
      readonly count: number;
      readonly perSecond: number;
      readonly bytes: number;
    };

export interface LoadReplies {
  readonly start: null;
  readonly register: number;
  readonly call: readonly CallLog[];
  readonly place: null;
  readonly "hang-up": null;
  readonly count: Counts;
  readonly offers: readonly OfferLog[];
  readonly echo: readonly number[];
}

export type Reply = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly failed: string };
