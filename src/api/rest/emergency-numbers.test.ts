// No number of ours is one that is called in an emergency, by whichever way it would get in.
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { apiBeside, DEV_KEY, startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { silent, testStoreOn } from "../../../test/store/test-store.ts";
import { readText, textOf } from "../../store/backup/document.ts";
import { exportConfiguration } from "../../store/backup/export.ts";
import { restoreConfiguration } from "../../store/backup/restore.ts";

const XCC = "/api/xcc";
const NUMBERS = ["110", "999"];
const PASSWORD = "Correct-horse-7";

describe("an emergency number", () => {
  let test: TestApi;
  let api: FastifyInstance;
  beforeAll(async () => {
    test = await startTestApi();
    const store = await testStoreOn(test.database, "any", { emergencyNumbers: NUMBERS });
    api = apiBeside({ ...test, store }, {});
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(async () => {
    await api.close();
    await test.stop();
  });

  async function send(method: "POST" | "PUT", url: string, payload: object): Promise<{ status: number; text: string }> {
    const { statusCode, payload: text } = await api.inject({ method, url, payload, headers: { token: DEV_KEY } });
    return { status: statusCode, text };
  }

  const ivr = (nbr: string): object => ({ name: `menu ${nbr}`, type: "next", nbr });
  const user = (extn: string): object => ({ login: `u${extn}`, name: "Ann", type: "AGENT", password: PASSWORD, extn });
  const hotline = (nbr: string): object => ({ nbr, type: "only", numbers: "1000" });
  const WAYS: readonly (readonly [string, string, (number: string) => object])[] = [
    ["an extension's", `${XCC}/extensions/add`, (extn) => ({ name: "Desk", extn, password: "1" })],
    ["a user's extension's", "/api/users", user],
    ["a user's extension's, by another address,", "/api/users/create", user],
    ["a queue's", `${XCC}/queues/add`, (name) => ({ name })],
    ["a menu's", `${XCC}/ivrs/add`, ivr],
    ["a hotline's", `${XCC}/hotlines/add`, hotline],
    ["a hotline's, forced,", `${XCC}/hotlines/add`, (nbr) => ({ ...hotline(nbr), force: "true" })],
  ];

  it.each(WAYS)("is not %s when it is added", async (_what, url, row) => {
    const { status, text } = await send("POST", url, row("110"));
    expect([status, text]).toEqual([400, expect.stringContaining("emergency number 110")]);
    expect((await send("POST", url, row("1100"))).status).toBe(200);
  });

  it.each(["1-1-0", "(999)"])("is not a hotline's that is written %s", async (nbr) => {
    expect((await send("POST", `${XCC}/hotlines/add`, hotline(nbr))).status).toBe(400);
  });

  it("is not another one's when it is changed, and what has it already is changed otherwise", async () => {
    // From a time at which it was none.
    await test.post(`${XCC}/hotlines/add`, hotline("110"));
    await test.post(`${XCC}/ivrs/add`, ivr("999"));
    await test.post(`${XCC}/extensions/add`, { name: "Desk", extn: "110", password: "1", force: 1 });
    expect((await send("POST", `${XCC}/hotlines/set`, { id: 1, numbers: "1001" })).status).toBe(200);
    expect((await send("POST", `${XCC}/hotlines/set`, { id: 1, nbr: "999", force: 1 })).status).toBe(400);
    expect((await send("POST", `${XCC}/ivrs/set`, { id: 1, name: "m" })).status).toBe(200);
    expect((await send("POST", `${XCC}/ivrs/set`, { id: 1, nbr: "110", force: 1 })).status).toBe(400);
    expect((await send("POST", `${XCC}/extensions/set`, { id: 1, name: "Table" })).status).toBe(200);
    await send("POST", "/api/users", { login: "ann", name: "Ann", type: "AGENT", password: PASSWORD });
    const { status, text } = await send("PUT", "/api/users/3", { extn: "999", extn_password: PASSWORD });
    expect([status, text]).toEqual([400, expect.stringContaining("emergency number 999")]);
  });

  it("comes in by no file", async () => {
    await test.post(`${XCC}/extensions/add`, { name: "Desk", extn: "110", password: "1" });
    await test.post(`${XCC}/queues/add`, { name: "999", wait_timeout: 1 });
    await test.post(`${XCC}/ivrs/add`, ivr("999"));
    await test.post(`${XCC}/ivrs/add`, { name: "below", type: "next", parent_id: 1, nbr: "110" });
    await test.post(`${XCC}/hotlines/add`, { ...hotline("110"), force: 1 });
    await test.post(`${XCC}/hotlines/add`, { ...hotline("999"), force: 1 });
    await test.post(`${XCC}/hotlines/del`, { id: 2 });
    const { kysely } = test.database;
    const text = textOf(await exportConfiguration(kysely, new Date()), "json");
    const read = readText(text);
    if (!read.ok) throw new Error("not read");
    const options = { replace: true, dryRun: true, now: Date.now(), passwordPolicy: "any" as const };
    const outcome = await restoreConfiguration(kysely, read.read, { ...options, emergencyNumbers: NUMBERS }, silent);
    if (outcome.type !== "wrong") throw new Error(outcome.type);
    const found = outcome.problems.map(({ path }) => path).sort();
    expect(found).toEqual([
      ...["tables.extensions.rows[0].extn", "tables.hotlines.rows[0].nbr"],
      ...["tables.ivrs.rows[0].nbr", "tables.queues.rows[0].name"],
    ]);
    expect(outcome.problems[0]?.expected).toContain("XCC_EMERGENCY_NUMBERS");
    // Where they are none they come in as they are.
    expect(await restoreConfiguration(kysely, read.read, options, silent)).toMatchObject({ type: "done" });
  });
});
