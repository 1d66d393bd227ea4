import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { clock } from "../../../test/store/test-store.ts";

const AGENT = {
  ...{ name: "Ann", login: "1022", extn: "1022", password: "Secret-12", extn_password: "", context: "default" },
  ...{ domain: "xswitch.cn", type: "AGENT" },
};

describe("users", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const user = async (id: number): Promise<Record<string, unknown>> => {
    const { status, body } = await test.get(`/api/users/${id}`);
    expect(status).toBe(200);
    return body as Record<string, unknown>;
  };
  const infoOf = async (id: number): Promise<unknown> => JSON.parse(String((await user(id))["agent_info"])) as unknown;

  it("are added with an extension of the same password, as the manual shows it", async () => {
    expect(await test.post("/api/users", AGENT)).toMatchObject({ status: 200, body: { code: 200, id: 2, extn_id: 1 } });
    expect(test.center.changes.map(({ type }) => type)).toEqual(["put-extension", "put-agent"]);
    const body = await user(2);
    expect(body).toMatchObject({
      ...{ id: 2, login: "1022", name: "Ann", type: "AGENT", extn: "1022", extn_id: 1, is_super: 0, tel_enabled: 0 },
      ...{ auto_record: 0, disabled: 0, cid_name: "Ann", cid_number: "1022", context: "default", role: "agent" },
      ...{
        login_attempts: "0",
        is_locked: "0",
        first_login: "1",
        created_at: "2026-03-02 10:00:00",
        last_login_at: "",
      },
    });
    for (const secret of ["password", "password_hash", "ha1", "ha1b", "salt", "sha1", "vm_password"])
      expect(body).not.toHaveProperty(secret);
    const { body: extension } = await test.post("/api/xcc/extensions/get", { id: 1 });
    expect(extension).toMatchObject({ extn: "1022", login: "1022", user_id: 2, context: "default" });
    await test.post("/api/xcc/extensions/set", { id: 1, password: "Secret-12" });
    expect((await test.post("/api/xcc/extensions/get", { id: 1 })).body).toMatchObject({
      ha1: (extension as { ha1: string }).ha1,
    });
  });

  it("keep no password but its hash", async () => {
    await test.post("/api/users/create", { ...AGENT, extn_password: "Phone-word-1" });
    const rows = await test.database.kysely.selectFrom("users").selectAll().execute();
    const log = await test.database.kysely.selectFrom("audit_log").selectAll().execute();
    expect(JSON.stringify(rows)).toMatch(/scrypt\$/);
    expect(JSON.stringify([rows, log])).not.toMatch(/Secret-12|Phone-word/);
    expect(JSON.stringify(log)).not.toMatch(/scrypt|[0-9a-f]{32}/);
  });

  it("have the manual's settings, over which is laid what is given, in either spelling", async () => {
    await test.post("/api/users", { ...AGENT, agent_info: { warp_up_time: 5, type: "standBy" } });
    expect(await infoOf(2)).toEqual({
      ...{ lag: "2", simo: "1", status: "On Break", agent_type: "standBy", member_wait: "nowait", wrap_up_time: "5" },
      ...{ max_no_answer: "3", busy_delay_time: "60", reject_delay_time: "60", timeout: "0", level: "1" },
      ...{ position: "1", hardware_phone_only: "false" },
    });
    await test.put("/api/users/2", { agent_info: '{"level":"2","wrap_up_time":"7","hardware_phone_only":true}' });
    expect(await infoOf(2)).toMatchObject({
      level: "2",
      wrap_up_time: "7",
      agent_type: "standBy",
      hardware_phone_only: "true",
    });
    expect(test.center.changes.at(-1)).toMatchObject({ type: "put-agent", agent: { level: 2, wrapUpMs: 7000 } });
    const wrong = await test.put("/api/users/2", { agent_info: { level: "high" } });
    expect(wrong).toMatchObject({ status: 400, body: { fields: [{ field: "agent_info.level" }] } });
    expect(await test.put("/api/users/2", { agent_info: "[" })).toMatchObject({ status: 400 });
  });

  it("may look after some queues only, and call by numbers of their own", async () => {
    await test.post("/api/users", {
      ...AGENT,
      queues: ["sales", "售后", "sales"],
      agent_info: { own_numbers: [4000] },
    });
    expect(await user(2)).toMatchObject({ queues: ["sales", "售后"] });
    expect(await infoOf(2)).toMatchObject({ own_numbers: "4000" });
    expect(test.center.changes.at(-1)).toMatchObject({ agent: { ownNumbers: ["4000"] } });
    await test.put("/api/users/2", { queues: '["sales"]', agent_info: { own_numbers: "88001000,4000" } });
    expect(await user(2)).toMatchObject({ queues: ["sales"] });
    expect(test.center.changes.at(-1)).toMatchObject({ agent: { ownNumbers: ["88001000", "4000"] } });
    await test.put("/api/users/2", { queues: "", agent_info: { own_numbers: "" } });
    expect(await user(2)).toMatchObject({ queues: [] });
    expect(test.center.changes.at(-1)).toMatchObject({ agent: { ownNumbers: [] } });
    const { body } = await test.get("/api/audit?resource=users&id=2");
    expect((body as { data: { changed: string[] }[] }).data.map(({ changed }) => changed)).toContainEqual([
      "agent_info",
      "queues",
    ]);
  });

  it.each([
    [{ queues: "sales" }, "queues"],
    [{ queues: { sales: true } }, "queues"],
    [{ queues: ["sales", 5, ""] }, "queues.2"],
    [{ queues: Array.from({ length: 201 }, (_, index) => `q${index}`) }, "queues"],
    [{ agent_info: { own_numbers: "4000;5000" } }, "agent_info.own_numbers"],
  ])("look after no such queues, and have no such numbers: %j", async (wrong, field) => {
    expect(await test.post("/api/users", { ...AGENT, ...wrong })).toMatchObject({
      ...{ status: 400, body: { fields: [{ field }] } },
    });
  });

  it.each([
    "Secret-1234567890-xyz",
    "Secr-1",
    "secret-12",
    "SECRET-12",
    "Secret--a",
    "Secret123",
    "Secret 12",
    "密Secret-12",
  ])("do not take %s for a password", async (password) => {
    const wrong = await test.post("/api/users", { ...AGENT, password });
    expect(wrong).toMatchObject({ status: 400, body: { fields: [{ field: "password" }] } });
    expect(JSON.stringify(wrong.body)).not.toContain(password);
  });

  it.each([
    [{ login: "" }, "login"],
    [{ login: "a b" }, "login"],
    [{ name: "" }, "name"],
    [{ extn_password: "short" }, "extn_password"],
    [{ extn_password: "nodigitsHERE" }, "extn_password"],
    [{ type: "BOSS" }, "type"],
    [{ email: "nowhere" }, "email"],
    [{ mac_address: "0011" }, "mac_address"],
    [{ extn_type: "FAX" }, "extn_type"],
    [{ password: undefined }, "password"],
  ])("are refused with %j", async (wrong, field) => {
    expect(await test.post("/api/users", { ...AGENT, ...wrong })).toMatchObject({
      status: 400,
      body: { fields: [{ field }] },
    });
  });

  it("are refused with a login or a number that is taken, and leave nothing half-made", async () => {
    await test.post("/api/users", AGENT);
    expect(await test.post("/api/users", { ...AGENT, extn: "1023" })).toMatchObject({
      ...{ status: 409, body: { fields: [{ field: "login" }] } },
    });
    expect(await test.post("/api/users", { ...AGENT, login: "1023" })).toMatchObject({
      ...{ status: 409, body: { fields: [{ field: "extn" }] } },
    });
    expect((await test.get("/api/users")).body).toMatchObject({ rowCount: 2 });
    expect((await test.post("/api/xcc/extensions/list")).body).toMatchObject({ row_count: 1 });
  });

  it("are listed in pages, by parts of login, name and type", async () => {
    await test.post("/api/users", AGENT);
    await test.post("/api/users", { login: "boss", name: "Bob", is_supervisor: 1 });
    const logins = async (query: string) => {
      const { body } = await test.get(`/api/users${query}`);
      return (body as { data: { login: string }[] }).data.map(({ login }) => login);
    };
    expect(await logins("?_t=123")).toEqual(["admin", "1022", "boss"]);
    expect(await logins("?type=AGENT")).toEqual(["1022"]);
    expect(await logins("?login=02")).toEqual(["1022"]);
    expect(await logins("?name=bo")).toEqual(["boss"]);
    expect(await test.get("/api/users?page=2&perPage=2")).toMatchObject({
      body: { page: 2, pageCount: 2, rowCount: 3, data: [{ login: "boss", role: "supervisor" }] },
    });
    expect((await test.get("/api/users")).text).not.toMatch(/scrypt|ha1|password/);
  });

  it("see themselves and their extensions, and nobody else", async () => {
    await test.post("/api/users", AGENT);
    const token = await test.store.keys.issueToken({ kind: "user", userId: 2, lifeMs: 60_000 });
    expect((await test.get("/api/users/me", { token })).body).toMatchObject({ id: 2 });
    expect((await test.get("/api/users/2", { token })).status).toBe(200);
    expect((await test.get("/api/users/1", { token })).status).toBe(403);
    expect(await test.get("/api/users/2/extensions", { token })).toMatchObject({
      ...{ status: 200, body: [{ id: 1, extn: "1022", is_default: 1 }] },
    });
    expect((await test.get("/api/users/1/extensions", { token })).status).toBe(403);
    expect((await test.get("/api/users/9")).status).toBe(404);
  });

  it("change in what is given, and their phone with them", async () => {
    await test.post("/api/users", AGENT);
    await test.put("/api/users/2", {
      name: "Anna",
      cid_number: "4000",
      vm_password: "1357",
      extn_password: "Phone-word-1",
    });
    expect(await user(2)).toMatchObject({ name: "Anna", cid_number: "4000", cid_name: "Anna", login: "1022" });
    const { body } = await test.post("/api/xcc/extensions/get", { id: 1 });
    expect(body).toMatchObject({ cid_number: "4000", vm_password: "1357" });
    expect(test.center.accounts).toHaveLength(2);
    expect(await test.put("/api/users/2", { login: "other" })).toMatchObject({
      status: 400,
      body: { fields: [{ field: "login" }] },
    });
    expect((await test.put("/api/users/2", { login: "1022", password: "", extn: "1022" })).status).toBe(200);
    expect((await test.put("/api/users/9", { name: "x" })).status).toBe(404);
  });

  it("get a second extension, and choose which is the first", async () => {
    await test.post("/api/users", AGENT);
    expect(await test.put("/api/users/2", { extn: "1023" })).toMatchObject({
      status: 400,
      body: { fields: [{ field: "extn_password" }] },
    });
    await test.put("/api/users/2", { extn: "1023", extn_password: "Phone-word-1" });
    expect(await user(2)).toMatchObject({ extn: "1023", extn_id: 2 });
    await test.put("/api/users/2", { action: "toggle", extn_id: "1" });
    expect(await user(2)).toMatchObject({ extn: "1022", extn_id: 1 });
    expect((await test.put("/api/users/2", { action: "toggle", extn_id: 9 })).status).toBe(400);
  });

  it("have the first extension that extn_id says without toggle too, and keep theirs where it is empty", async () => {
    await test.post("/api/users", AGENT);
    await test.put("/api/users/2", { extn: "1023", extn_password: "Phone-word-1" });
    const put = async (body: object) => {
      const { status } = await test.put("/api/users/2", body);
      return [status, (await test.get("/api/users/2")).body];
    };
    expect(await put({ extn_id: 1 })).toMatchObject([200, { extn: "1022", extn_id: 1 }]);
    for (const extn_id of [null, ""]) {
      expect(await put({ extn_id, cid_name: "x" })).toMatchObject([200, { extn: "1022", extn_id: 1, cid_name: "x" }]);
    }
    // As whoever sends a user back, with one field changed, has it.
    expect(await put({ extn: "1023", extn_id: 1 })).toMatchObject([200, { extn: "1023", extn_id: 2 }]);
    expect(await put({ extn: "1023", extn_id: "1" })).toMatchObject([200, { extn: "1022", extn_id: 1 }]);
    for (const extn_id of [9, "x", 0, [], 2 ** 31]) expect((await put({ extn_id }))[0]).toBe(400);
    expect(await put({})).toMatchObject([200, { extn: "1022", extn_id: 1 }]);
    expect((await test.put("/api/users/1", { extn_id: 1 })).status).toBe(400);
  });

  it("stop being agents where they are disabled or of another type", async () => {
    await test.post("/api/users", AGENT);
    for (const [change, type] of [
      [{ disabled: 1 }, "drop-agent"],
      [{ disabled: "0" }, "put-agent"],
      [{ type: "NORMAL" }, "drop-agent"],
    ] as const) {
      await test.put("/api/users/2", change);
      expect(test.center.changes.at(-1)).toMatchObject({ type });
    }
    expect((await test.store.configuration()).changes.map(({ type }) => type)).toEqual(["put-extension"]);
  });

  it("go with their extensions, keys and tokens", async () => {
    await test.post("/api/users", AGENT);
    const token = await test.store.keys.issueToken({ kind: "user", userId: 2, lifeMs: 60_000 });
    const { body } = await test.post("/api/dev_keys", { user_id: 2 });
    expect(await test.delete("/api/users/2")).toMatchObject({ status: 200, body: { code: 200, id: 2 } });
    expect(test.center.changes.slice(-2).map(({ type }) => type)).toEqual(["drop-extension", "drop-agent"]);
    expect(test.center.accounts.at(-1)).toMatchObject({ type: "drop-account", extn: "1022" });
    for (const shown of [token, (body as { dev_key: string }).dev_key])
      expect((await test.get("/api/users/me", { token: shown })).status).toBe(403);
    expect((await test.get("/api/users/2")).status).toBe(404);
    expect((await test.delete("/api/users/2")).status).toBe(404);
    expect(await test.post("/api/users", AGENT)).toMatchObject({ status: 200, body: { id: 3 } });
  });

  it("always have an administrator among them", async () => {
    for (const change of [{ disabled: 1 }, { is_super: 0 }])
      expect(await test.put("/api/users/1", change)).toMatchObject({
        status: 400,
        body: { fields: [{ field: "is_super" }] },
      });
    expect(await test.delete("/api/users/1")).toMatchObject({ status: 400, body: { fields: [{ field: "id" }] } });
    await test.post("/api/users", { login: "boss", name: "Bob", is_admin: 1 });
    expect((await test.put("/api/users/1", { is_super: 0 })).status).toBe(200);
  });

  it("say which of what was set does nothing yet", async () => {
    const { headers } = await test.post("/api/users", {
      ...AGENT,
      auto_record: 1,
      extn_type: "H323",
      idle_timeout: "",
    });
    expect(headers["x-not-in-effect"]).toBe("auto_record, extn_type");
    clock.at += 1;
  });
});
