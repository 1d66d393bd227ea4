// What the main thread and the embedded database's thread say to each other.
import type { MessagePort } from "node:worker_threads";

export interface PgliteSettings {
  /** Where the data lie; undefined: in memory only, for tests. */
  readonly folder: string | undefined;
}

export type PgliteRequest =
  /** A new session: PostgreSQL's wire protocol over this port, whole request trains in, whole replies out. */
  | { readonly type: "open"; readonly port: MessagePort }
  /** Copies the files of the database into a new folder, between two requests. */
  | { readonly type: "copy"; readonly to: string }
  | { readonly type: "close" };

export type PgliteReply =
  | { readonly type: "ready" }
  /** `error`: why it could not be copied. */
  | { readonly type: "copied"; readonly error: string | undefined }
  | { readonly type: "closed" };
