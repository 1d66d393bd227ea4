import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { clock } from "../../../test/store/test-store.ts";

interface Entry {
  readonly action: string;
  readonly resource: string;
  readonly changed: readonly string[];
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

describe("the audit log", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  async function entries(query = ""): Promise<readonly Entry[]> {
    const { status, body } = await test.get(`/api/audit${query}`);
    expect(status).toBe(200);
    return (body as { data: Entry[] }).data;
  }

  it("says who did what, when and from where, before and after", async () => {
    await test.post("/api/xcc/queues/add", { name: "a", capacity: 5 });
    clock.at += 1000;
    await test.post("/api/xcc/queues/set", { id: 1, capacity: 6 });
    await test.post("/api/xcc/queues/del", { id: 1 });
    const [removed, changed, added] = await entries("?resource=queues");
    const who = {
      user: "admin",
      user_id: 1,
      token_kind: "developer-key",
      address: expect.stringMatching(/^127\.1\.0\.\d+$/) as string,
    };
    expect(added).toMatchObject({ ...who, resource: "queues", resource_id: "1", action: "add", before: null });
    expect(added).toMatchObject({ time: "2026-03-02 10:00:00", after: { name: "a", capacity: 5 } });
    expect(changed).toMatchObject({ ...who, action: "change", changed: ["capacity"], time: "2026-03-02 10:00:01" });
    expect(changed).toMatchObject({ before: { capacity: 5 }, after: { capacity: 6 } });
    expect(removed).toMatchObject({ ...who, action: "remove", before: { capacity: 6 }, after: null });
  });

  it("tells that a secret was changed, but no secret", async () => {
    const extension = { name: "a", extn: "1001", password: "Secret-1", vm_password: "246813579" };
    await test.post("/api/xcc/extensions/add", extension);
    await test.post("/api/xcc/extensions/set", { id: 1, password: "Secret-2", vm_password: "975318642" });
    expect((await entries("?resource=extensions"))[0]?.changed).toEqual(["ha1", "ha1b", "vm_password"]);
    await test.post("/api/xcc/extensions/del", { id: 1 });
    const rows = await test.database.kysely.selectFrom("extensions").select(["ha1", "ha1b"]).execute();
    const kept = JSON.stringify(await test.database.kysely.selectFrom("audit_log").selectAll().execute());
    expect(rows).toHaveLength(1);
    expect(kept).not.toMatch(/[0-9a-f]{32}|246813579|975318642|Secret/);
    expect(kept).toContain('"login":"1001"');
  });

  it("keeps nothing of what was refused, and nothing where nothing has changed", async () => {
    await test.post("/api/xcc/queues/add", { name: "a" });
    expect((await test.post("/api/xcc/queues/add", { name: "a" })).status).toBe(409);
    expect((await test.post("/api/xcc/queues/set", { id: 1, capacity: null })).status).toBe(200);
    expect((await test.post("/api/xcc/queues/set", { id: 9, capacity: 1 })).status).toBe(404);
    expect(await entries("?resource=queues")).toHaveLength(1);
  });

  it("covers hotlines and what goes together", async () => {
    await test.post("/api/xcc/extensions/add", { name: "a", extn: "1001", password: "1234" });
    await test.post("/api/xcc/hotlines/add", { nbr: "4000", type: "only", numbers: "1001" });
    await test.post("/api/xcc/hostlines/set", { id: 1, numbers: "1001,1002" });
    await test.post("/api/xcc/extensions/del", { id: 1, force: true });
    const told = (await entries("?user=admin")).map(({ action, resource }) => `${action} ${resource}`);
    expect(told).toEqual(expect.arrayContaining(["add extensions", "add users", "add hotlines", "change hotlines"]));
    expect(told.filter((one) => one.startsWith("remove")).sort()).toEqual(["remove extensions", "remove users"]);
  });

  it("is asked by time, user, resource and id, in pages", async () => {
    for (const name of ["a", "b", "c"]) {
      await test.post("/api/xcc/queues/add", { name });
      clock.at += 86_400_000;
    }
    expect((await entries("?resource=queues&id=2")).map(({ after }) => after?.["name"])).toEqual(["b"]);
    expect(await entries("?resource=queues&startDate=2026-03-03&endDate=2026-03-03")).toHaveLength(1);
    expect(await entries("?resource=queues&endDate=2026-03-02%2010:00:00")).toHaveLength(1);
    expect(await entries("?user=nobody")).toHaveLength(0);
    const page = await test.get("/api/audit?resource=queues&page=2&perPage=2");
    expect(page.body).toMatchObject({ page: 2, pageCount: 2, rowCount: 3, data: [{ after: { name: "a" } }] });
    expect(await test.get("/api/audit?startDate=yesterday")).toMatchObject({ status: 400 });
    expect(await test.get("/api/audit?perPage=5000")).toMatchObject({ status: 400 });
  });

  it("forgets what is older than it is to be kept, with the next change", async () => {
    await test.post("/api/xcc/queues/add", { name: "a" });
    clock.at += 365 * 86_400_000 + 1;
    await test.post("/api/xcc/queues/add", { name: "b" });
    expect((await entries("?resource=queues")).map(({ after }) => after?.["name"])).toEqual(["b"]);
  });

  it("writes down what the program does by itself, too", async () => {
    await sql`update queues set name = 'x' where false`.execute(test.database.kysely);
    const first = await test.database.kysely.selectFrom("audit_log").selectAll().execute();
    expect(first.map(({ action, resource, login }) => [action, resource, login])).toEqual([
      ["add", "users", ""],
      ["add", "dev_keys", ""],
    ]);
    expect(JSON.stringify(first)).not.toContain("hash");
  });
});
