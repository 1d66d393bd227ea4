import { isIP } from "node:net";
import type { Selectable } from "kysely";
import type { ConfigChange, DialRule } from "../core/model.ts";
import type { AccountChange, LineNumberField, LineTrust } from "../ports/switch.ts";
import type { TrunksTable } from "./database/trunk-table.ts";
import { Refused } from "./failures.ts";
import type { Living } from "./holders.ts";
import { leftWithoutLine } from "./holders-of-line.ts";
import { livingRows } from "./living-rows.ts";
import { given, transacted, type Connection, type StoreParts, type Written } from "./parts.ts";

export type TrunkRow = Selectable<TrunksTable>;

export interface TrunkFields {
  readonly name?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly address?: string | undefined;
  readonly port?: number | undefined;
  readonly transport?: TrunkRow["transport"] | undefined;
  readonly login?: string | undefined;
  readonly password?: string | undefined;
  readonly registers?: boolean | undefined;
  readonly domain?: string | undefined;
  readonly expires?: number | undefined;
  readonly priority?: number | undefined;
  readonly max_calls?: number | undefined;
  readonly outbound?: readonly DialRule[] | undefined;
  readonly inbound?: readonly DialRule[] | undefined;
  readonly callers?: readonly DialRule[] | undefined;
  readonly caller_number?: string | undefined;
  readonly reaches_extensions?: boolean | undefined;
  readonly contexts?: readonly string[] | undefined;
  readonly description?: string | undefined;
  /** What passes of who calls. */
  readonly identity?: LineTrust | undefined;
  /** Where the number stands that was called. */
  readonly number_in?: LineNumberField | undefined;
  /** Whose certificate must be shown over TLS; empty: that of `address`. */
  readonly tls_name?: string | undefined;
  /** Whether its audio is secured. */
  readonly srtp?: TrunkRow["srtp"] | undefined;
}

export interface NewTrunk extends TrunkFields {
  readonly name: string;
  readonly address: string;
}

const USUAL_PORT = 5_060;
const USUAL_TLS_PORT = 5_061;
/** As the name's own records say. */
const PORT_BY_NAME = 0;
const UDP: TrunkRow["transport"] = "udp";
const DEFAULTS = {
  ...{ enabled: true, transport: UDP, login: "", password: "", registers: false, domain: "" },
  ...{ expires: 300, priority: 1, max_calls: 0, outbound: "[]", inbound: "[]", callers: "[]", caller_number: "" },
  ...{ reaches_extensions: false, contexts: "[]", description: "" },
};

export interface TrunkStore {
  /** All, in the order in which they are tried. */
  all(): Promise<TrunkRow[]>;
  get(id: number): Promise<TrunkRow | undefined>;
  /** Refuses a second one of the name, and a registration without a login. */
  add(trunk: NewTrunk): Promise<Written>;
  set(id: number, fields: TrunkFields): Promise<Written>;
  /** `living`: calls that run over it, by its name; they go on. */
  remove(id: number, living?: Living<{ readonly name: string }>): Promise<Written>;
}

export function trunkStore(parts: StoreParts): TrunkStore {
  const { database } = parts;
  const living = database.selectFrom("trunks").selectAll().where("deleted_at", "is", null);
  return {
    all: () => living.orderBy("priority").orderBy("name").execute(),
    get: (id) => livingRows(parts, "trunks").get(database, id),
    add: (trunk) => transacted(database, (transaction) => add(parts, transaction, trunk)),
    set: (id, fields) => transacted(database, (transaction) => set(parts, transaction, id, fields)),
    remove: (id, living) => transacted(database, (transaction) => remove(parts, transaction, id, living)),
  };
}

async function add(
  parts: StoreParts,
  transaction: Connection,
  { name, address, ...fields }: NewTrunk,
): Promise<Written> {
  const row = await livingRows(parts, "trunks").add(transaction, {
    ...{ ...DEFAULTS, port: usualPort(address, fields.transport), ...given(withJson(fields)) },
    ...{ name, address },
  });
  checkRegistration(row);
  return written(row, undefined);
}

function usualPort(address: string, transport: TrunkFields["transport"]): number {
  if (isIP(address) === 0) return PORT_BY_NAME;
  return transport === "tls" ? USUAL_TLS_PORT : USUAL_PORT;
}

async function set(parts: StoreParts, transaction: Connection, id: number, fields: TrunkFields): Promise<Written> {
  const former = await transaction
    .selectFrom("trunks")
    .select(["id", "name", "enabled", "outbound"])
    .where("id", "=", id)
    .where("deleted_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (former === undefined) throw new Refused({ type: "no-such" });
  const row = await livingRows(parts, "trunks").set(transaction, id, withJson(fields));
  checkRegistration(row);
  const touched = await leftWithoutLine(parts, transaction, former, row);
  return { ...written(row, former.name === row.name ? undefined : former.name), touched };
}

function checkRegistration({ registers, login, domain }: TrunkRow): void {
  if (!registers) return;
  if (login === "")
    throw new Refused({ type: "unfit", field: "login", expected: "a login, for a line that registers" });
  if (domain === "")
    throw new Refused({ type: "unfit", field: "domain", expected: "the carrier's domain, for a line that registers" });
}

/** Lists as the driver takes them. */
function withJson(fields: TrunkFields) {
  const text = (list: readonly unknown[] | undefined): string | undefined => list && JSON.stringify(list);
  const { outbound, inbound, callers, contexts } = fields;
  return {
    ...{ ...fields, outbound: text(outbound), inbound: text(inbound), callers: text(callers) },
    contexts: text(contexts),
  };
}

function written(row: TrunkRow, formerName: string | undefined): Written {
  const dropped = formerName === undefined ? [] : [formerName];
  return {
    id: row.id,
    changes: [...dropped.map((name) => ({ type: "drop-trunk", name }) as const), putTrunk(row)],
    accounts: [...dropped.map((name) => ({ type: "drop-trunk", name }) as const), trunkAccount(row)],
  };
}

async function remove(
  parts: StoreParts,
  transaction: Connection,
  id: number,
  living: Living<{ readonly name: string }> | undefined,
): Promise<Written> {
  // A password that is no longer needed is not kept.
  const row = await livingRows(parts, "trunks").remove(transaction, id, { password: "" });
  const drop = { type: "drop-trunk", name: row.name } as const;
  const touched = [...(await leftWithoutLine(parts, transaction, row, undefined)), ...(living?.(row) ?? [])];
  return { id, changes: [drop], accounts: [drop], touched };
}

/** The line as the engine knows it. */
export function putTrunk(row: TrunkRow): ConfigChange {
  return {
    type: "put-trunk",
    trunk: {
      ...{ name: row.name, enabled: row.enabled, registers: row.registers, priority: row.priority },
      ...{ maxCalls: row.max_calls, outbound: row.outbound, inbound: row.inbound },
      ...(row.callers.length === 0 ? {} : { callers: row.callers }),
      ...{ callerNumber: row.caller_number, reachesExtensions: row.reaches_extensions, contexts: row.contexts },
      ...(row.identity === "both" ? { trusted: true } : {}),
    },
  };
}

/** The line as the switch knows it. */
export function trunkAccount(row: TrunkRow): AccountChange {
  const { name, enabled, address, port, transport, login, password, registers, domain, expires } = row;
  const { identity: trust, number_in: numberIn, tls_name: tlsName, srtp } = row;
  return {
    type: "put-trunk",
    trunk: {
      ...{ name, enabled, address, port, transport },
      ...(tlsName === "" ? {} : { tlsName }),
      ...(srtp === "off" ? {} : { srtp }),
      ...(trust === "in" ? {} : { trust }),
      ...(numberIn === "request-uri" ? {} : { numberIn }),
      login: login === "" ? undefined : { user: login, password },
      registration: registers ? { domain, expiresSeconds: expires } : undefined,
    },
  };
}
