// What the main thread and the embedded database's thread say to each other.
import type { MessagePort } from "node:worker_threads";

export interface PgliteSettings {
  /** Where the data lie; undefined: in memory only, for tests. */
  readonly folder: string | undefined;
}

export type PgliteRequest =
  /** A new session: PostgreSQL's wire protocol over this port, whole request trains in, whole replies out. */
  { readonly type: "open"; readonly port: MessagePort } | { readonly type: "close" };

export type PgliteReply = { readonly type: "ready" } | { readonly type: "closed" };
