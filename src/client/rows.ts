// What snapshots are made of.
import type { PublicEvent } from "../contract/event.ts";

type Head = "event" | "version" | "position" | "index" | "timestamp";

export type AgentRow = Omit<Extract<PublicEvent, { readonly event: "agent-state" }>, Head>;

export interface PartyRow {
  readonly legUUID: string;
  readonly number: string;
  /** Empty: none. */
  readonly agent_id: string;
  readonly role: string;
  readonly state: "dialled" | "ringing" | "in";
  readonly held: boolean;
  readonly muted: boolean;
}

export interface CallRow {
  readonly callUUID: string;
  readonly cidNumber: string;
  readonly cidName: string;
  readonly destNumber: string;
  readonly direction: "inbound" | "outbound" | "internal";
  /** Empty: none. */
  readonly queue_id: string;
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

/** How a queue stands. */
export interface QueueFigures {
  readonly queue_id: string;
  readonly waiting: number;
  /** Milliseconds since 1970, by the server's clock; null: nobody waits. */
  readonly longest_wait_since: number | null;
  readonly members: number;
  readonly present: number;
  readonly eligible: number;
  readonly agents: Readonly<Record<string, number>>;
  readonly today: Readonly<Record<string, number>>;
  readonly service_levels: Readonly<Record<string, number | null>>;
  /** Seconds. */
  readonly target: number;
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
}
