// Outside lines.
import type { Generated } from "kysely";
import type { LineNumberField, LineTrust, SrtpNeed } from "../../ports/switch.ts";
import type { DialRule } from "../../core/model.ts";
import type { Json, Stamped } from "./columns.ts";

export interface TrunksTable extends Stamped {
  id: Generated<number>;
  name: string;
  enabled: boolean;
  address: string;
  port: number;
  transport: "udp" | "tcp" | "tls";
  login: string;
  password: string;
  registers: boolean;
  domain: string;
  /** Seconds. */
  expires: number;
  priority: number;
  max_calls: number;
  outbound: Json<readonly DialRule[]>;
  inbound: Json<readonly DialRule[]>;
  callers: Json<readonly DialRule[]>;
  caller_number: string;
  reaches_extensions: boolean;
  contexts: Json<readonly string[]>;
  description: string;
  identity: Generated<LineTrust>;
  number_in: Generated<LineNumberField>;
  tls_name: Generated<string>;
  srtp: Generated<SrtpNeed>;
}
