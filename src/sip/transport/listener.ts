// What the sockets tell whoever stands above them.
import type { TurnedAwayFields } from "../../net/turned-away.ts";
import type { Flow } from "../endpoint/vocabulary.ts";
import type { FramingError } from "../message/framing.ts";

export interface TransportListener {
  message(flow: Flow, bytes: Uint8Array): void;
  /** The stream cannot be read any further and is closed; `error.head` may be answered. */
  malformed(flow: Flow, error: FramingError): void;
  /** Also where a connection could not be made. */
  closed(flow: Flow): void;
  /** Who comes by this flow need not show who they are. */
  trusts(flow: Flow): boolean;
  /** Connections that were not taken, or not kept: now and then, for the log. */
  turnedAway(fields: TurnedAwayFields): void;
  /** Something else for the log; `text` is static. */
  notice(level: "info" | "warn", text: string, fields: Readonly<Record<string, string | number>>): void;
}
