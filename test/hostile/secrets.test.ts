// A supervisor who wants what is not theirs to know: the digests that phones prove themselves with, and the passwords of
// mailboxes. They cannot see them; they ask for parts of them, and count what is found. And what a running server writes
// down, in its log and its folder, to receivers and to whoever measures it, holds none of them either.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addQueue, makeReady, startCenter } from "../interop/center.ts";
import { closeListening, Receiver } from "../interop/receiver.ts";
import type { Json, Server } from "../interop/server.ts";
import { until } from "../interop/until.ts";

const EXTNS = ["1000", "1001"];
const HEX = "0123456789abcdef";
const DIGITS = "0123456789";
const MAILBOX_PASSWORDS = ["80514962", "37261594"];
const TRUNK_PASSWORD = "Carrier-7c1f9b";
const USER_PASSWORD = "Lantern-4d20e8";
const LIST = "/api/xcc/extensions/list";

let server: Server;
let receiver: Receiver;
let supervisor: string;
/** As an administrator sees them. */
let rows: readonly Readonly<Record<string, string>>[];
/** Everything that lets somebody in, as it is written. */
const secrets: string[] = [...MAILBOX_PASSWORDS, TRUNK_PASSWORD, USER_PASSWORD];

beforeAll(async () => {
  receiver = await new Receiver().start();
  server = await startCenter(EXTNS, { environment: { XCC_LOG_LEVEL: "debug", XCC_WEBHOOK_ADDRESSES: "any" } });
  secrets.push(server.devKey);
  const { secret } = await server.post("/api/webhooks", { name: "all", url: receiver.url, facts: ["*"] });
  const { dev_key } = await server.post("/api/dev_keys", { name: "another" });
  const line = { name: "carrier", address: "127.0.0.1", login: "us", password: TRUNK_PASSWORD };
  await server.post("/api/trunks", line);
  for (const [index, vm_password] of MAILBOX_PASSWORDS.entries()) {
    await server.post("/api/xcc/extensions/set", { id: index + 1, vm_password });
  }
  await server.post("/api/users", { login: "watch", name: "Watch", password: USER_PASSWORD, is_supervisor: 1 });
  const signedIn = await server.post("/api/sessions", { login: "watch", password: USER_PASSWORD });
  supervisor = String(signedIn["token"]);
  rows = (await server.post(LIST))["data"] as typeof rows;
  secrets.push(String(secret), String(dev_key), supervisor);
  secrets.push(...rows.flatMap(({ ha1 = "", ha1b = "" }) => [ha1, ha1b]));
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
  closeListening();
});

async function asked(question: Json): Promise<{ readonly status: number; readonly body: Json }> {
  const response = await server.request("POST", LIST, question, supervisor);
  return { status: response.status, body: (await response.json()) as Json };
}

/** What can be found out of a column of one extension by asking for longer and longer parts of it. */
async function recovered(extn: string, column: string, alphabet: string): Promise<string> {
  const holds = async (part: string): Promise<boolean> => {
    const { status, body } = await asked({ search_field: column, search_key: part });
    const found = (body["data"] ?? []) as readonly Json[];
    return status === 200 && found.some((row) => row["extn"] === extn);
  };
  const grown = async (known: string, longer: (known: string, key: string) => string): Promise<string> => {
    for (const key of alphabet) if (await holds(longer(known, key))) return grown(longer(known, key), longer);
    return known;
  };
  const tail = await grown("", (known, key) => known + key);
  return grown(tail, (known, key) => key + known);
}

it.each([
  ["ha1", HEX],
  ["ha1b", HEX],
  ["vm_password", DIGITS],
])("a supervisor recovers nothing of %s by searching", async (column, alphabet) => {
  const found = [];
  for (const extn of EXTNS) found.push(await recovered(extn, column, alphabet));
  expect(found).toEqual(["", ""]);
});

it.each(["ha1", "ha1b", "vm_password"])(
  "by %s is neither searched nor sorted, and the answer says so",
  async (column) => {
    const [row] = rows;
    for (const key of [row?.[column], "nothing"]) {
      const answer = await asked({ search_field: column, search_key: key });
      expect(answer).toMatchObject({ status: 400, body: { fields: [{ field: "search_field" }] } });
    }
    for (const sort_order of ["ascend", "descend"]) {
      const answer = await asked({ sort_field: column, sort_order });
      expect(answer).toMatchObject({ status: 400, body: { fields: [{ field: "sort_field" }] } });
    }
  },
);

it("nothing that is written down holds a secret", async () => {
  await server.request("POST", `${LIST}?token=${server.devKey}&password=${USER_PASSWORD}`, { token: server.devKey });
  await server.request("POST", "/api/sessions", { login: "watch", password: `${USER_PASSWORD}-` });
  await addQueue(server);
  await makeReady(server, "1001");
  await until("a webhook was told", () => Promise.resolve(receiver.came[0]));
  const told = [
    server.log,
    JSON.stringify(receiver.came),
    ...(await Promise.all(["/metrics", "/api/audit", "/api/webhooks", "/api/tokens", "/api/dev_keys"].map(textOf))),
    ...filesIn(server.dataFolder).map((file) => readFileSync(file, "latin1")),
  ];
  expect(told.join("\n").length).toBeGreaterThan(10_000);
  for (const secret of secrets) {
    for (const text of told) expect(text.includes(secret) ? excerpt(text, secret) : "").toBe("");
  }
});

async function textOf(path: string): Promise<string> {
  return (await server.request("GET", path)).text();
}

/** All but what must keep it: the database's own, and the accounts of a start that has no database yet. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join(folder, "database")) && file !== join(folder, "accounts.jsonl"));
}

function excerpt(text: string, secret: string): string {
  const at = text.indexOf(secret);
  return text.slice(Math.max(0, at - 100), at + 100);
}
