import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../test/api/test-api.ts";

describe("fields that do nothing yet", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const told = async (path: string, body: object): Promise<unknown> => {
    const { status, headers } = await test.post(path, body);
    expect(status).toBe(200);
    return headers["x-not-in-effect"];
  };

  it("are told wherever a standing agent is written or signs in", async () => {
    const standing = "agent_info.agent_type";
    const user = { login: "8001", name: "Ann", type: "AGENT", password: "Correct-horse-7", extn: "1001" };
    expect(await told("/api/users", { ...user, agent_info: { type: "standBy" } })).toBe(standing);
    expect(await told("/api/users", { ...user, login: "8002", extn: "1002", agent_info: "{}" })).toBeUndefined();
    const put = async (id: number, agent_info: unknown) =>
      (await test.put(`/api/users/${id}`, { agent_info })).headers["x-not-in-effect"];
    expect(await put(3, '{"agent_type":"standBy"}')).toBe(standing);
    expect(await put(3, { agent_type: "callback" })).toBeUndefined();
    const signIn = (agent: string, extn: string) => told("/api/cc/ccc/ccLogin", { agent, extn });
    expect(await signIn("8001", "1001")).toBe(standing);
    expect(await signIn("8002", "1002")).toBeUndefined();
  });

  it("are none of a queue, a menu, a schedule or a hotline", async () => {
    const wait_timeout_action = { action: "transfer", type: "voicemail", data: "1000" };
    const queue = { name: "a", strategy: "random", capacity: "5", retain_agent: "2", wait_timeout_action };
    expect(await told("/api/xcc/queues/add", queue)).toBeUndefined();
    const ivr = { name: "menu", type: "next", nbr: "2", record: "all" };
    expect(await told("/api/xcc/ivrs/add", ivr)).toBeUndefined();
    const hours = { type: "work_time", weekday: 1, start_time: "8:00", end_time: "18:00" };
    expect(await told("/api/xcc/timeDef/add", hours)).toBeUndefined();
    const hotline = { nbr: "1", type: "ivr", numbers: "2", period_enable: "1", period_type: "holiday" };
    expect(await told("/api/xcc/hotlines/add", hotline)).toBeUndefined();
  });
});
