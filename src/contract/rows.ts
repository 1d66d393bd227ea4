// How everything stands: the rows that snapshots are made of, and figures of queues.
import type { PartyRow, PublicEvent } from "./event.ts";

type Head = "event" | "version" | "position" | "index" | "timestamp";

export type AgentRow = Omit<Extract<PublicEvent, { readonly event: "agent-state" }>, Head>;

export type { PartyRow };

export interface CallRow {
  readonly callUUID: string;
  readonly cidNumber: string;
  readonly cidName: string;
  readonly destNumber: string;
  readonly direction: "inbound" | "outbound" | "internal";
  /** Empty: none. */
  readonly queue_id: string;
  /** With whom the agent speaks, where they have asked somebody (`consulted`; `all`: the three together); else `customer`. */
  readonly focus: "customer" | "consulted" | "all";
  readonly parties: readonly PartyRow[];
}

/** A caller in line. */
export interface WaitingRow {
  readonly callUUID: string;
  readonly cidNumber: string;
  readonly cidName: string;
  readonly destNumber: string;
  readonly queue_id: string;
  /** Where they stood when they joined, or when the snapshot was made; from 1. */
  readonly place: number;
  /** Milliseconds since 1970, by the server's clock. */
  readonly since: number;
  readonly priority?: number;
}

/** How a queue stands; all times by the server's clock. */
export interface QueueFigures {
  readonly queue_id: string;
  readonly waiting: number;
  /** Since when the one who has waited longest does, milliseconds since 1970; null: nobody waits. */
  readonly longest_wait_since: number | null;
  /** Signed in to it; of these not on break; of these can be offered a call now. */
  readonly members: number;
  readonly present: number;
  readonly eligible: number;
  /** How many of them are what, by call state; on break: UNREADY and idle. */
  readonly agents: Readonly<Record<string, number>>;
  /** Since midnight: callers by what became of them, by when they left. */
  readonly today: Readonly<Record<string, number>>;
  /** Of today, each by its name; null: nobody was there to be served. */
  readonly service_levels: Readonly<Record<string, number | null>>;
  /** Seconds. */
  readonly target: number;
}

/** An alarm that has not cleared; times in milliseconds since 1970. */
export type AlarmRow = Omit<Extract<PublicEvent, { readonly event: "alarm-fired" }>, Head> & {
  readonly fired_at: number;
  /** Who; empty: nobody has. */
  readonly acknowledged_by: string;
  readonly acknowledged_at: number | null;
  readonly notes: string;
};

/** A request for help that is open. */
export interface HelpRow {
  readonly help: string;
  readonly agent_id: string;
  readonly extn: string;
  /** Empty: it is about no call. */
  readonly callUUID: string;
  readonly queues: readonly string[];
  readonly text: string;
  /** Milliseconds since 1970, by the server's clock. */
  readonly since: number;
  /** When it ends by itself. */
  readonly until: number;
  /** The supervisor who is being called for it; empty: nobody. */
  readonly taken_by: string;
}

/** A message that its reader has not read. */
export interface MessageRow {
  /** Later ones have higher ones; what `ccReadMessages` is told. */
  readonly id: number;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** Milliseconds since 1970, by the server's clock. */
  readonly sent_at: number;
  /** The request for help that it answers; empty: none. */
  readonly help: string;
}

export interface Snapshot {
  readonly event: "snapshot";
  readonly position: number;
  readonly index: number;
  /** The server's clock. */
  readonly timestamp: number;
  readonly agents: readonly AgentRow[];
  readonly calls: readonly CallRow[];
  readonly waiting: readonly WaitingRow[];
  readonly queues: readonly QueueFigures[];
  /** Those that have not cleared. */
  readonly alarms: readonly AlarmRow[];
  /** Whose snapshot it is: their login. */
  readonly user: string;
  /** The queues whose agents a supervisor sees; null: they are not restricted to any, or no supervisor. */
  readonly own_queues: readonly string[] | null;
  /** `queues` are those that they work for, and no more when they leave them; else those that they look after. */
  readonly figures_of_own_work: boolean;
  /** With which rights: who goes on after a place says it with it, and is told how it stands where they are others by now. */
  readonly seen_as: string;
  /** Requests for help that are open. */
  readonly helps: readonly HelpRow[];
  /** What they were sent and have not read, the oldest first. */
  readonly messages: readonly MessageRow[];
}
