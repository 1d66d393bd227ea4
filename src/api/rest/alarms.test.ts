import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { factsFrom, MONDAY_TEN } from "../../../test/store/facts.ts";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import type { AlarmAbout } from "../../core/alarm/alarms.ts";
import type { FactBody } from "../../core/facts.ts";
import type { QueueName } from "../../core/model.ts";

const RULES = "/api/alarm_rules";
const URL = "/api/alarms";
const LINE = { name: "line", metric: "waiting", queue: "support", comparison: "at-least", threshold: 5 };
const BREAK = { name: "break", metric: "time-in-state", state: "UNREADY", comparison: "at-least", threshold: 900 };

describe("alarms", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    await test.post("/api/xcc/queues/add", { name: "support" });
    await test.post("/api/xcc/queues/add", { name: "sales" });
  });
  afterAll(() => test.stop());

  const tokenOf = async (login: string, more: object = {}): Promise<Record<string, string>> => {
    const whose = { name: login, login, extn: login, type: "AGENT", password: "Secret-12", extn_password: "" };
    const { body } = await test.post("/api/users", { ...whose, ...more });
    const userId = (body as { id: number }).id;
    return { token: await test.store.keys.issueToken({ kind: "user", userId, lifeMs: 60_000 }) };
  };
  const aboutOf = (alarm: number, queue: string): AlarmAbout => ({
    ...{ alarm, rule: "1", title: "line", severity: "warning", metric: "waiting", state: undefined, threshold: 5 },
    ...{ comparison: "at-least", queue: queue as QueueName, agent: undefined, queues: [queue as QueueName] },
  });
  const fired = (alarm: number, queue: string): readonly [number, FactBody] => {
    return [0, { type: "alarm-fired", ...aboutOf(alarm, queue), figure: 6.25, since: MONDAY_TEN }];
  };

  it("have rules that are added, changed and removed, and the center hears of each", async () => {
    const { body } = await test.post(RULES, { ...LINE, threshold: "5", clear_threshold: 2.5, severity: "critical" });
    expect(body).toMatchObject({
      id: 1,
      ...LINE,
      for_seconds: 10,
      clear_threshold: 2.5,
      clear_seconds: 30,
      state: null,
    });
    const put = test.center.changes.at(-1);
    expect(put).toMatchObject({
      type: "put-alarm-rule",
      rule: { id: "1", title: "line", forMs: 10_000, clearThreshold: 2.5 },
    });
    expect((await test.store.configuration()).changes).toContainEqual(put);
    await test.post(RULES, BREAK);
    const level = { name: "level", metric: "service-level", comparison: "at-most", threshold: 80 };
    expect((await test.post(RULES, level)).body).toMatchObject({ level: "answered-in-time-of-handled", queue: null });
    expect((await test.put(`${RULES}/1`, { threshold: 7, active: false })).body).toMatchObject({ threshold: 7 });
    expect(test.center.changes.at(-1)).toMatchObject({ rule: { threshold: 7, clearThreshold: 2.5, active: false } });
    expect((await test.put(`${RULES}/1`, { clear_threshold: "" })).body).toMatchObject({ clear_threshold: 7 });
    expect((await test.get(RULES)).body).toMatchObject({ data: [{ id: 1 }, { id: 2 }, { id: 3 }] });
    expect(await test.delete(`${RULES}/2`)).toMatchObject({ status: 200, body: {} });
    expect(test.center.changes.at(-1)).toEqual({ type: "drop-alarm-rule", id: "2" });
    for (const answer of [
      await test.get(`${RULES}/2`),
      await test.delete(`${RULES}/2`),
      await test.put(`${RULES}/2`, {}),
    ]) {
      expect(answer.status).toBe(404);
    }
    const { body: audit } = await test.get("/api/audit?resource=alarm_rules");
    expect(audit).toMatchObject({ rowCount: 6 });
  });

  it.each([
    ["name", { name: "" }],
    ["metric", { metric: "happiness" }],
    ["comparison", { comparison: ">" }],
    ["threshold", { threshold: -1 }],
    ["threshold", { threshold: 1e300 }],
    ["threshold", { threshold: "many" }],
    ["threshold", { metric: "abandoned-share", threshold: 101 }],
    ["clear_threshold", { clear_threshold: 6 }],
    ["clear_threshold", { comparison: "at-most", clear_threshold: 4 }],
    ["for_seconds", { for_seconds: 86_401 }],
    ["clear_seconds", { clear_seconds: 4 }],
    ["state", { state: "UNREADY" }],
    ["state", { metric: "time-in-state" }],
    ["level", { level: "answered-in-time-of-offered" }],
    ["queue", { queue: "nowhere" }],
    ["queue", { metric: "calls" }],
    ["agent", { agent: "1001" }],
    ["agent", { metric: "time-in-state", state: "ACW", agent: "nobody" }],
  ])("have no rule whose %s does not fit: %j", async (field, given) => {
    const { status, text } = await test.post(RULES, { ...LINE, ...given });
    expect([status, text]).toEqual([400, expect.stringContaining(field)]);
    expect((await test.get(RULES)).body).toEqual({ data: [] });
  });

  it("have rules of one name once, and none of a queue that is gone", async () => {
    await test.post(RULES, LINE);
    expect((await test.post(RULES, LINE)).status).toBe(409);
    await test.post("/api/xcc/queues/del", { id: 1 });
    expect((await test.get(RULES)).body).toEqual({ data: [] });
    expect((await test.store.configuration()).changes.some(({ type }) => type === "put-alarm-rule")).toBe(false);
  });

  it("are seen and acknowledged by those who look after the queue; rules are set by administrators", async () => {
    const [agent, boss] = [await tokenOf("1001"), await tokenOf("9001", { is_supervisor: true, queues: ["support"] })];
    await test.post(RULES, LINE);
    await test.post(RULES, { ...LINE, name: "other", queue: "sales" });
    const mine = (await test.get(RULES, boss)).body;
    expect(mine).toMatchObject({ data: [{ name: "line" }] });
    expect((await test.get(`${RULES}/2`, boss)).status).toBe(404);
    for (const answer of [
      await test.post(RULES, { ...LINE, name: "new" }, boss),
      await test.put(`${RULES}/1`, { threshold: 1 }, boss),
      await test.delete(`${RULES}/1`, boss),
      await test.get(RULES, agent),
      await test.get(URL, agent),
      await test.post(`${URL}/1/acknowledge`, {}, agent),
    ]) {
      expect(answer.status).toBe(403);
    }
    const seen = { user: "9001", notes: "two\nlines" };
    const facts = factsFrom(1, MONDAY_TEN, [
      fired(1, "support"),
      fired(2, "sales"),
      [60_000, { type: "alarm-cleared", ...aboutOf(1, "support"), figure: 4, why: "over" }],
      [60_000, { type: "alarm-acknowledged", ...aboutOf(1, "support"), ...seen }],
    ]);
    await test.store.project(facts);
    await test.store.project(facts);
    expect((await test.get(URL)).body).toMatchObject({ rowCount: 2, data: [{ id: 2, cleared_at: "" }, { id: 1 }] });
    const { body } = await test.get(URL, boss);
    expect(body).toMatchObject({
      rowCount: 1,
      data: [{ id: 1, figure: 6.25, cleared_why: "over", notes: "two\nlines" }],
    });
    expect((await test.get(`${URL}?state=open`)).body).toMatchObject({ data: [{ id: 2 }] });
    expect((await test.get(`${URL}?acknowledged=true&queue=support&rule=1`)).body).toMatchObject({ data: [{ id: 1 }] });
    expect((await test.get(`${URL}?agent=1001`)).body).toMatchObject({ rowCount: 0 });
    expect((await test.post(`${URL}/2/acknowledge`, {}, boss)).status).toBe(404);
    expect((await test.post(`${URL}/77/acknowledge`, {})).status).toBe(404);
    const answer = await test.post(`${URL}/1/acknowledge`, { notes: " seen " }, boss);
    expect(answer).toMatchObject({ status: 200, body: { acknowledged_by: "9001", notes: "seen" } });
    expect(test.center.asked.at(-1)).toEqual({ type: "acknowledge-alarm", alarm: 1, user: "9001", notes: "seen" });
    expect((await test.post(`${URL}/1/acknowledge`, { notes: "x".repeat(2_001) })).status).toBe(400);
  });

  it("that stand open when a log is lost are closed", async () => {
    await test.store.project(factsFrom(1, MONDAY_TEN, [fired(1, "support")]));
    await test.store.closeOpenCalls(MONDAY_TEN + 5_000);
    expect((await test.get(`${URL}?state=cleared`)).body).toMatchObject({ data: [{ id: 1, cleared_why: "lost" }] });
  });

  it("and figures go by the queue's own target", async () => {
    expect((await test.post("/api/xcc/queues/set", { id: 1, service_level_target: 45 })).status).toBe(200);
    expect(test.center.changes.at(-1)).toMatchObject({ queue: { serviceLevelTargetMs: 45_000 } });
    expect((await test.post("/api/xcc/queues/get", { id: 1 })).body).toMatchObject({ service_level_target: 45 });
    expect((await test.post("/api/xcc/queues/set", { id: 1, service_level_target: "soon" })).status).toBe(400);
  });
});
