// The tables of menus that are being changed, and of those that were: ours.
import type { Empty, Json } from "./columns.ts";
import type { DraftNode } from "../menus/draft-node.ts";

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
