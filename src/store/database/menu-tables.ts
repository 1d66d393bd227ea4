// The tables of menus that are being changed, and of those that were: ours.
import type { Empty, Json } from "./columns.ts";

/** Those that are written in a row as they are in a node; flags are 0 or 1, and what is empty is an empty text. */
export const NODE_FIELDS = [
  "name",
  "nbr",
  "type",
  "voice_type",
  "media_file",
  "repeat_timeout",
  "repeat_prompts",
  "call_extn_allowed",
  "record",
  "transfer_time",
  "timeout_enable",
  "timeout",
  "business_type",
  "numbers",
  "digits",
] as const;
export type NodeField = (typeof NODE_FIELDS)[number];

export type DraftNode = Readonly<Record<NodeField, string>> & {
  /** What other nodes and faults call it, which no other of the tree has. */
  readonly key: string;
  /** The key of the node above; empty: it is the top. */
  readonly parent: string;
  /** Of the row that it is of; empty: of none yet. */
  readonly id: string;
};

/** How a version came about. */
export type VersionCause = "found" | "written" | "published" | "restored";

/** A tree as callers met it from `at` on. */
export interface IvrVersionsTable {
  /** The top's. */
  ivr_id: number;
  /** From 1, without gaps. */
  number: number;
  nodes: Json<readonly DraftNode[]>;
  how: VersionCause;
  note: string;
  /** Of one that was restored: the number of the version that it is again. */
  of_number: Empty<number>;
  at: Date;
  login: string;
}

/** A tree that is being changed: one for each. */
export interface IvrDraftsTable {
  ivr_id: number;
  nodes: Json<readonly DraftNode[]>;
  /** Counts what was kept. */
  revision: number;
  /** The version that it began from. */
  based_on: number;
  at: Date;
  login: string;
}
