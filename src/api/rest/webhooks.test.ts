import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { factsFrom, MONDAY_TEN, queueCall } from "../../../test/store/facts.ts";
import { exportConfiguration } from "../../store/backup/export.ts";

const PATH = "/api/webhooks";
const PLACE = { name: "CRM", url: "https://crm.example/xcc?tenant=7" };
const CRM = { ...PLACE, facts: ["call-*", "queue-left"] };
const EVENTS = { ...PLACE, events: ["call-*", "party-*", "caller-left"] };

describe("webhooks", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const added = async (more: object = {}): Promise<{ id: number; secret: string }> => {
    const { status, body } = await test.post(PATH, { ...CRM, ...more });
    expect(status).toBe(200);
    return body as { id: number; secret: string };
  };

  it("are added with a secret that is shown once, and read without it", async () => {
    const { id, secret } = await added({ queues: ["support"] });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect((await added({ name: "other" })).secret).not.toBe(secret);
    const shown = {
      ...{
        id,
        ...CRM,
        version: 1,
        events: [],
        queues: ["support"],
        enabled: true,
        disabled_reason: "",
        failing_since: "",
      },
      ...{ next_attempt_at: "", last_fact: 0, former_secret_until: "" },
      ...{ created_at: "2026-03-02 10:00:00", updated_at: "2026-03-02 10:00:00" },
    };
    expect((await test.get(`${PATH}/${id}`)).body).toEqual(shown);
    const listed = await test.get(PATH);
    expect((listed.body as { data: unknown[] }).data[0]).toEqual(shown);
    const audit = await test.get("/api/audit?resource=webhooks");
    expect(audit.body).toMatchObject({ data: [{ action: "add", after: { name: "other" } }, { action: "add" }] });
    for (const text of [listed.text, audit.text]) expect(text).not.toContain("whsec_");
    expect(test.desk.refreshed).toBe(2);
  });

  it("are changed field by field, and removed", async () => {
    const { id } = await added();
    expect((await test.put(`${PATH}/${id}`, { enabled: "0", facts: ["*"] })).body).toEqual({ code: 200, id });
    expect((await test.get(`${PATH}/${id}`)).body).toMatchObject({
      name: "CRM",
      url: CRM.url,
      enabled: false,
      facts: ["*"],
    });
    expect((await test.delete(`${PATH}/${id}`)).body).toEqual({ code: 200, id });
    expect(test.desk.refreshed).toBe(3);
    for (const answer of [
      await test.get(`${PATH}/${id}`),
      await test.put(`${PATH}/${id}`, {}),
      await test.delete(`${PATH}/${id}`),
      await test.post(`${PATH}/${id}/secret`),
      await test.post(`${PATH}/${id}/test`),
      await test.get(`${PATH}/${id}/deliveries`),
      await test.post(`${PATH}/${id}/deliveries/1/redeliver`),
    ]) {
      expect(answer.status).toBe(404);
    }
  });

  it("are of version 2 where they pick events, and change those", async () => {
    const { status, body } = await test.post(PATH, { ...EVENTS, queues: ["support"] });
    expect(status).toBe(200);
    const { id, secret } = body as { id: number; secret: string };
    expect(secret).toMatch(/^whsec_/);
    const own = { events: EVENTS.events, facts: [], queues: ["support"], version: 2 };
    expect((await test.get(`${PATH}/${id}`)).body).toMatchObject(own);
    await test.put(`${PATH}/${id}`, { events: ["*"], queues: [] });
    const listed = { data: [{ id, version: 2, events: ["*"], facts: [], queues: [] }] };
    expect((await test.get(PATH)).body).toMatchObject(listed);
    const { tables } = await exportConfiguration(test.database.kysely, new Date(MONDAY_TEN));
    expect(tables["webhooks"]?.rows).toMatchObject([{ events: ["*"], facts: [] }]);
  });

  it.each([
    ["events", CRM, { events: ["*"] }],
    ["events", CRM, { facts: ["*"], events: ["call-ended"] }],
    ["facts", EVENTS, { facts: ["*"] }],
    ["facts", EVENTS, { events: ["*"], facts: ["call-ended"] }],
  ])("are never told of anything in another version: %s", async (field, webhook, more) => {
    const { id } = (await test.post(PATH, webhook)).body as { id: number };
    const before = (await test.get(PATH)).body;
    const { status, body } = await test.put(`${PATH}/${id}`, { ...more, name: "other" });
    const fields = [{ field, expected: expect.stringMatching(/^none: a webhook of version [12] picks/) as string }];
    expect([status, body]).toMatchObject([400, { error: "invalid", fields }]);
    expect((await test.get(PATH)).body).toEqual(before);
  });

  it.each([
    ["neither", "events", PLACE],
    ["both", "facts", { ...EVENTS, ...CRM }],
  ])("are of one version: with %s they are refused", async (_, field, webhook) => {
    const { status, body } = await test.post(PATH, webhook);
    expect([status, body]).toMatchObject([400, { fields: [{ field, expected: "exactly one of events, facts" }] }]);
    expect((await test.get(PATH)).body).toEqual({ data: [] });
  });

  it("get another secret, in the audit log by name only", async () => {
    const { id, secret } = await added();
    const { body } = await test.post(`${PATH}/${id}/secret`);
    const other = (body as { secret: string }).secret;
    expect(other).toMatch(/^whsec_/);
    expect(other).not.toBe(secret);
    expect((await test.store.outbox.target(id))?.secrets).toEqual([other, secret]);
    expect((await test.get(`${PATH}/${id}`)).body).toMatchObject({ former_secret_until: "2026-03-03 10:00:00" });
    const audit = await test.get("/api/audit?resource=webhooks");
    expect(audit.body).toMatchObject({ data: [{ action: "change", changed: ["former_secret", "secret"] }, {}] });
    expect(audit.text).not.toContain("whsec_");
  });

  it("stand in an export, to be signed with elsewhere", async () => {
    const { secret } = await added();
    const { tables } = await exportConfiguration(test.database.kysely, new Date(MONDAY_TEN));
    expect(tables["webhooks"]?.rows).toMatchObject([{ name: "CRM", secret }]);
    expect(Object.keys(tables).filter((table) => table.startsWith("webhook"))).toEqual(["webhooks"]);
  });

  it.each([
    ["url", { url: "ftp://crm.example/" }],
    ["url", { url: "crm.example" }],
    ["url", { url: "https://crm.example/\u0000" }],
    ["url", { url: "https://crm.example/\r\nx: y" }],
    ["url", { url: "https://crm.example/\ud800" }],
    ["url", { url: "https://user:secret@crm.example/" }],
    ["url", { url: "https://crm.example/#part" }],
    ["url", { url: `https://crm.example/${"x".repeat(2_000)}` }],
    ["url", { url: 5 }],
    ["facts", { facts: [] }],
    ["facts", { facts: "call-ended" }],
    ["facts.0", { facts: ["call-end"] }],
    ["facts.1", { facts: ["*", null] }],
    ["events", { events: [], facts: undefined }],
    ["events", { events: "call-ended", facts: undefined }],
    // A fact of the engine's own, and a group of those.
    ["events.0", { events: ["queue-left"], facts: undefined }],
    ["events.1", { events: ["*", "leg-*"], facts: undefined }],
    ["facts.0", { facts: ["party-left"] }],
    ["queues.0", { queues: [""] }],
    ["name", { name: " " }],
    ["enabled", { enabled: "perhaps" }],
  ])("are refused for a wrong %s, which is named", async (field, more) => {
    const { status, body } = await test.post(PATH, { ...CRM, ...more });
    expect(status).toBe(400);
    expect((body as { fields: { field: string }[] }).fields.map((one) => one.field)).toEqual([field]);
    expect((await test.get(PATH)).body).toEqual({ data: [] });
  });

  it("have names of their own, and a limit", async () => {
    await added();
    expect((await test.post(PATH, CRM)).status).toBe(409);
    for (let number = 2; number <= 20; number += 1) await added({ name: `w${number}` });
    const { status, body } = await test.post(PATH, { ...CRM, name: "one more" });
    expect([status, (body as { reason: string }).reason]).toEqual([409, expect.stringContaining("20")]);
  });

  it("are tried, and facts sent once more, with how it went", async () => {
    const { id } = await added();
    test.desk.tried = { delivered: false, httpStatus: 500, error: "answered 500", ms: 12.4 };
    const told = { code: 200, delivered: false, http_status: 500, error: "answered 500", duration_ms: 12 };
    expect((await test.post(`${PATH}/${id}/test`)).body).toEqual(told);
    test.desk.tried = { delivered: false, httpStatus: undefined, error: "the connection was refused", ms: 1 };
    expect((await test.post(`${PATH}/${id}/deliveries/42/redeliver`)).body).toMatchObject({ http_status: null });
    expect(test.desk.asked).toEqual([[id], [id, 42]]);
    expect((await test.post(`${PATH}/${id}/deliveries/0/redeliver`)).status).toBe(400);
  });

  it("list what became of the last facts", async () => {
    const { id } = await added();
    const facts = factsFrom(1, MONDAY_TEN, queueCall("call-1"));
    await test.store.project(facts);
    const progress = { cursor: 1, attempts: 2, failures: 2, failingSince: MONDAY_TEN, nextAt: MONDAY_TEN + 2_000 };
    const outcome = { type: "call-started", attempts: 1, ms: 4, at: MONDAY_TEN } as const;
    await test.store.outbox.write(id, progress, [
      { ...outcome, seq: 1, status: "delivered", httpStatus: 204, error: "" },
      { ...outcome, seq: 2, type: "call-routed", status: "failing", httpStatus: undefined, error: "refused" },
    ]);
    const { body } = await test.get(`${PATH}/${id}/deliveries`);
    const common = { attempts: 1, duration_ms: 4, time: "2026-03-02 10:00:00" };
    expect(body).toEqual({
      ...{ page: 1, pageCount: 1, rowCount: 2 },
      data: [
        { ...common, fact: 2, type: "call-routed", status: "failing", http_status: null, error: "refused" },
        { ...common, fact: 1, type: "call-started", status: "delivered", http_status: 204, error: "" },
      ],
    });
    const failing = await test.get(`${PATH}/${id}/deliveries?status=failing&perPage=1`);
    expect(failing.body).toMatchObject({ rowCount: 1, data: [{ fact: 2 }] });
    expect((await test.get(`${PATH}/${id}/deliveries?status=lost`)).status).toBe(400);
    expect((await test.get(`${PATH}/${id}`)).body).toMatchObject({
      ...{ failing_since: "2026-03-02 10:00:00", next_attempt_at: "2026-03-02 10:00:02", last_fact: 1 },
    });
  });

  it("are for administrators only", async () => {
    await test.post("/api/users", { login: "boss", password: "Boss-1234!", name: "Boss", is_supervisor: 1 });
    const { body } = await test.post("/api/sessions", { username: "boss", password: "Boss-1234!" }, {});
    const headers = { token: (body as { token: string }).token };
    for (const answer of [
      await test.get(PATH, headers),
      await test.post(PATH, CRM, headers),
      await test.post(`${PATH}/1/test`, {}, headers),
    ]) {
      expect([answer.status, (answer.body as { error: string }).error]).toEqual([403, "forbidden"]);
    }
  });
});
