// A small call center in which every secret column holds something that nobody could know, and one agent's callers are nobody
// else's business. Whoever asks, in every role, has a token.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import type { FastifyInstance } from "fastify";
import type { Extn, MessageId } from "../../src/core/model.ts";
import { Metrics } from "../../src/metrics/metrics.ts";
import { columnsOfClass } from "../../src/store/database/column-classes.ts";
import type { Tables } from "../../src/store/database/tables.ts";
import { TABLE_KINDS } from "../../src/store/backup/table-kinds.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "../store/facts.ts";
import { silent } from "../store/test-store.ts";
import { apiBeside, startTestApi, type TestApi } from "./test-api.ts";

export const ASKING = ["nobody", "extension", "agent", "supervisor", "administrator"] as const;
export type Asking = (typeof ASKING)[number];

/** In every secret column of one row each. */
export const PLANTED = "5c39a0d1e2f34b58a6c7d8e9f0a1b2c3";
/** Like it, and nowhere. */
export const UNKNOWN = "5c39a0d1e2f34b58a6c7d8e9f0a1b2c4";
export const CALL = "call-9";
export const MESSAGE = "message-9";
/** Of a caller who talked with another agent than the one who asks. */
export const PRIVATE = {
  number: "13977700011",
  name: "Li-of-nobody-else",
  tel: "13977700022",
  email: "planted@example.com",
  address: "192.0.2.99",
} as const;
/** What is like these, and nowhere. */
export const NOWHERE = {
  number: "13977700033",
  name: "Li-of-nobody-here",
  tel: "13977700044",
  email: "nobodys@example.com",
  address: "192.0.2.98",
} as const;

export interface Planted {
  readonly test: TestApi;
  readonly api: FastifyInstance;
  readonly headers: Readonly<Record<Asking, Readonly<Record<string, string>>>>;
  /** What the one who asks proves themselves with: theirs to see. */
  readonly own: readonly string[];
  /** All that lets others in. */
  readonly secrets: readonly string[];
  /** What was logged, with all that hangs on an error. */
  readonly logged: () => string;
  stop(): Promise<void>;
}

const ASKER = "1002";
const SUPERVISOR = "1003";
const OTHER = "1001";

export async function plantedApi(): Promise<Planted> {
  const test = await startTestApi();
  await test.reset();
  await setUp(test);
  await happen(test);
  const headers = await tokensOf(test);
  const victim = await test.store.extensions.byNumber(OTHER);
  await test.store.keys.issueToken({ kind: "user", userId: victim?.user_id ?? 0, address: PRIVATE.address });
  const secrets = await plant(test);
  const lines: string[] = [];
  const say = (fields: object, text: string): void => void lines.push(textOf({ ...fields, text }));
  const log = { debug: say, info: say, warn: say, error: say };
  const api = apiBeside(test, { timeZone: "Asia/Shanghai" }, { log, metrics: new Metrics(silent) });
  await api.ready();
  const asker = await test.store.extensions.byNumber(ASKER);
  const own = [asker?.ha1 ?? "", asker?.ha1b ?? "", asker?.vm_password ?? ""];
  return {
    ...{ test, api, headers, own },
    secrets: secrets.filter((value) => value !== "" && !own.includes(value)),
    logged: () => lines.join("\n"),
    stop: async () => {
      await api.close();
      await test.stop();
    },
  };
}

async function setUp(test: TestApi): Promise<void> {
  const made = async (url: string, body: object): Promise<void> => {
    const { status, text } = await test.post(url, body);
    if (status !== 200) throw new Error(`${url}: ${text}`);
  };
  for (const extn of [ASKER, SUPERVISOR, OTHER]) {
    await made("/api/xcc/extensions/add", { name: extn, extn, password: `Phone-${extn}`, vm_password: `60718${extn}` });
  }
  const users = test.database.kysely;
  await users.updateTable("users").set({ is_supervisor: true }).where("login", "=", SUPERVISOR).execute();
  const { tel, email } = PRIVATE;
  await users.updateTable("users").set({ tel, email }).where("login", "=", OTHER).execute();
  await made("/api/xcc/queues/add", { name: "support" });
  await made("/api/xcc/ivrs/add", { name: "menu", type: "transfer", nbr: "5100" });
  await made("/api/xcc/hotlines/add", { nbr: "4000", type: "queue", numbers: "support" });
  await made("/api/xcc/timeDef/add", { type: "work_time", weekday: 1, start_time: "08:00:00", end_time: "18:00:00" });
  await made("/api/callers", { number: PRIVATE.number, kind: "vip", note: PRIVATE.name });
  await made("/api/trunks", { name: "carrier", address: "192.0.2.7", login: "us", password: "Line-1" });
  await made("/api/webhooks", { name: "crm", url: "http://192.0.2.8/", facts: ["*"] });
  await made("/api/dev_keys", { name: "crm" });
}

/** The other agent talks with a caller, who leaves a message too. */
async function happen(test: TestApi): Promise<void> {
  const facts = factsFrom(1, MONDAY_TEN, queueCall(CALL)).map((fact) =>
    fact.type === "call-started" ? { ...fact, callerNumber: PRIVATE.number, callerName: PRIVATE.name } : fact,
  );
  await test.store.project(facts.map((fact) => (fact.type === "recording-ended" ? { ...fact, file: "9.wav" } : fact)));
  for (const file of ["9.wav", "message-9.wav"]) {
    writeFileSync(join(test.dataFolder, "recordings", file), `${PRIVATE.number} says`);
  }
  test.center.voicemails = [
    {
      ...{ id: MESSAGE as MessageId, mailbox: OTHER as Extn, file: "message-9.wav", leftAt: MONDAY_TEN },
      ...{ callerNumber: PRIVATE.number, callerName: PRIVATE.name, durationMs: 4_000, sizeBytes: 10, heard: false },
    },
  ];
}

async function tokensOf(test: TestApi): Promise<Planted["headers"]> {
  const issued = async (extn: string, kind: "user" | "extension"): Promise<Record<string, string>> => {
    const row = await test.store.extensions.byNumber(extn);
    if (row === undefined) throw new Error(`there is no ${extn}`);
    const extensionId = kind === "extension" ? row.id : undefined;
    return {
      token: await test.store.keys.issueToken({ kind, userId: row.user_id, extensionId, address: "192.0.2.1" }),
    };
  };
  const admin = await test.database.kysely.selectFrom("users").select("id").where("is_super", "=", true).execute();
  return {
    nobody: {},
    extension: await issued(ASKER, "extension"),
    agent: await issued(ASKER, "user"),
    supervisor: await issued(SUPERVISOR, "user"),
    administrator: { token: await test.store.keys.issueToken({ kind: "user", userId: admin[0]?.id ?? 0 }) },
  };
}

/** The last row of each table gets the planted value. Gives all values there are in secret columns. */
async function plant({ database }: TestApi): Promise<string[]> {
  const values: string[] = [];
  for (const table of Object.keys(TABLE_KINDS) as (keyof Tables)[]) {
    for (const column of columnsOfClass(table, "secret")) {
      const [into, name] = [sql.table(table), sql.ref(column)];
      const last = sql`update ${into} set ${name} = ${PLANTED} where id = (select max(id) from ${into}) returning id`;
      const { rows } = await last.execute(database.kysely);
      if (rows.length !== 1) throw new Error(`${table}.${column} is secret: a row to plant something in is missing`);
      const all = await sql<{ value: string | null }>`select ${name} as value from ${into}`.execute(database.kysely);
      values.push(...all.rows.map(({ value }) => value ?? ""));
    }
  }
  return [...new Set(values)];
}

/** With what is in an error, which JSON leaves out. */
function textOf(fields: object): string {
  return JSON.stringify(fields, (_, value: unknown) =>
    value instanceof Error ? Object.assign({}, value, { message: value.message, stack: value.stack }) : value,
  );
}
