import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { apiBeside, DEV_KEY, startTestApi, type TestApi } from "../../test/api/test-api.ts";
import type { Sound } from "../core/model.ts";
import { warningsOn } from "./not-there.ts";

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
    await test.post("/api/xcc/extensions/add", { name: "a", extn: "1000", password: "1", vm_password: "7391" });
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

  it("are told of an extension, a queue, a user and an agent, when added and when changed", async () => {
    const phone = { name: "a", extn: "1001", password: "1", priority: 5, sync_enabled: "1", type: "VERTO" };
    expect(await told("/api/xcc/extensions/add", phone)).toBe("priority, sync_enabled");
    expect(await told("/api/xcc/extensions/set", { id: 1, priority: "7" })).toBe("priority");
    expect(await told("/api/xcc/extensions/set", { id: 1, priority: "99", sync_enabled: 0 })).toBeUndefined();
    expect(await told("/api/xcc/queues/add", { name: "q", server_ip: "172.18.0.5" })).toBe("server_ip");
    expect(await told("/api/xcc/queues/set", { id: 1, server_ip: "" })).toBeUndefined();
    const info = { hardware_phone_only: true, agent_type: "standBy", status: "Available" };
    const user = { login: "u", name: "u", type: "CONFMAN", mac_address: "00:11:22:33:44:55", agent_info: info };
    expect(await told("/api/users", user)).toBe(
      "mac_address, type, agent_info.hardware_phone_only, agent_info.agent_type, agent_info.status",
    );
  });

  it("are told of a telephone in a browser, however its user is made", async () => {
    const user = { login: "u", name: "u", password: "Correct-horse-7" };
    const phone = { extn: "1001", extn_type: "H323" };
    expect(await told("/api/users", { ...user, ...phone })).toBe("extn_type");
    expect(await told("/api/users", { ...user, login: "v", extn: "1002", extn_type: "WebRTC" })).toBeUndefined();
    const users = ["w", "x"].map((login) => ({ ...user, login, type: "CONFMAN" }));
    expect(await told("/api/users/import", { users })).toBe("type");
    const { headers } = await test.put("/api/users/", { username: [1], type: "CONFMAN" });
    expect(headers["x-not-in-effect"]).toBe("type");
  });

  it("are told where they lead to a queue or a mailbox that is not there yet", async () => {
    const leads = (type: string, data: string): object => ({ action: "transfer", type, data });
    const queue = {
      name: "a",
      overflow_capacity_action: leads("queue", "b"),
      wait_timeout_action: leads("number", "9"),
    };
    expect(await told("/api/xcc/queues/add", queue)).toBe("overflow_capacity_action");
    const boxless = { wait_timeout_without_agent_action: leads("voicemail", "1001") };
    await test.post("/api/xcc/extensions/add", { name: "a", extn: "1001", password: "1" });
    expect(await told("/api/xcc/queues/set", { id: 1, ...boxless })).toBe("wait_timeout_without_agent_action");
    await test.post("/api/xcc/queues/add", { name: "b" });
    expect(await told("/api/xcc/queues/set", { id: 1, overflow_capacity_action: leads("queue", "b") })).toBeUndefined();
  });

  it("are told where they name a sound that is not there, and so is who asks what a caller would hear", async () => {
    const there = new Set(["moh", "hello", "recorded"]);
    const hasSound = (sound: Sound): boolean =>
      there.has(sound.type === "prompt" ? sound.prompt : "name" in sound ? sound.name : "");
    const api = apiBeside(test, {}, { hasSound });
    const sent = async (url: string, payload: object): Promise<unknown> => {
      const { headers, statusCode } = await api.inject({ method: "POST", url, payload, headers: { token: DEV_KEY } });
      expect(statusCode).toBe(200);
      return headers["x-not-in-effect"];
    };
    const gone = { greeting: "hallo.wav", moh_sound: "local_stream://jazz", record_announcement: "gone" };
    expect(await sent("/api/xcc/queues/add", { name: "a", ...gone })).toBe("moh_sound, greeting, record_announcement");
    const good = { greeting: "hello", moh_sound: "local_stream://moh", record_announcement: "default" };
    expect(await sent("/api/xcc/queues/set", { id: 1, ...good })).toBeUndefined();
    const menu = { name: "menu", type: "next", nbr: "2", media_file: "nothing" };
    expect(await sent("/api/xcc/ivrs/add", menu)).toBe("media_file");
    const hotline = { nbr: "1", type: "queue", numbers: "a", record_announcement: "gone" };
    expect(await sent("/api/xcc/hotlines/add", hotline)).toBe("record_announcement");
    const way = [{ type: "ivr", at: 0, id: "1", number: "2", steps: [] } as const];
    const [warning] = await warningsOn({ store: test.store, hasSound }, way);
    expect(warning).toBe("menu menu: there is no sound nothing (media_file); nothing is heard for it");
    await api.close();
  });
});
