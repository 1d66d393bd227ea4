// What is shown is what holds: whoever sends back what they have read changes nothing, neither what is shown nor what the engine
// knows. For every resource that is read and set, with nothing given, each of its fields given, and all of them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import { Center } from "../../core/center.ts";

type Body = Readonly<Record<string, unknown>>;

interface Resource {
  readonly name: string;
  readonly add: string;
  /** What is needed. */
  readonly least: Body;
  /** Of each field some values. */
  readonly fields: Readonly<Record<string, readonly unknown[]>>;
  /** Others that are there before. */
  readonly before?: readonly (readonly [url: string, body: Body])[];
  readonly read: (test: TestApi, id: number) => Promise<unknown>;
  readonly send: (test: TestApi, id: number, body: Body) => Promise<{ readonly status: number; readonly text: string }>;
  /** Told anew by the clock. */
  readonly firstId?: number;
}

function xcc(name: string): Pick<Resource, "name" | "add" | "read" | "send"> {
  return {
    ...{ name, add: `/api/xcc/${name}/add` },
    read: async (test, id) => (await test.post(`/api/xcc/${name}/get`, { id })).body,
    send: (test, id, body) => test.post(`/api/xcc/${name}/set`, { ...body, id }),
  };
}

function rest(name: string, url: string): Pick<Resource, "name" | "add" | "read" | "send"> {
  return {
    ...{ name, add: url },
    read: async (test, id) => (await test.get(`${url}/${id}`)).body,
    send: (test, id, body) => test.put(`${url}/${id}`, body),
  };
}

const transfer = (type: string, data: string): Body => ({ action: "transfer", type, data });
const FLAGS = [0, 1, true, false];
const SECONDS = [0, 1, 3_600];

const RESOURCES: readonly Resource[] = [
  {
    ...xcc("queues"),
    least: { name: "support" },
    fields: {
      ...{
        server_ip: ["", "192.0.2.1"],
        description: ["", "a queue"],
        moh_sound: ["", "moh"],
        greeting: ["hello.wav"],
      },
      ...{ strategy: ["ring-all", "random", "top-down"], auto_record: FLAGS, notify_position: FLAGS },
      ...{ notify_position_interval: SECONDS, notify_agent_answer: FLAGS, callback_key: ["", "1"], sticky: SECONDS },
      ...{ survey: FLAGS, notify_wait: FLAGS, retain_agent: [0, 2], agent_timeout: SECONDS, wait_timeout: SECONDS },
      ...{ wait_timeout_without_agent: SECONDS, capacity: [0, 5], priority: [0, 3], level_wait: SECONDS },
      overflow_capacity_action: ["", { action: "hangup" }, transfer("number", "4000")],
      wait_timeout_action: [transfer("voicemail", "1000")],
      wait_timeout_without_agent_action: [transfer("queue", "sales")],
      ...{ own_numbers: ["", "4000,4001", ["4000"]], record_consultation: FLAGS, wrap_up_time: ["", ...SECONDS] },
      ...{
        wrap_up_mode: ["", "none", "manual", "forced"],
        disposition_required: FLAGS,
        disposition_default: ["", "ok"],
      },
    },
  },
  {
    ...xcc("extensions"),
    least: { name: "Desk", extn: "1001", password: "1" },
    fields: {
      ...{
        type: ["SIP", "VERTO", "TEL"],
        context: ["context-1", "other"],
        cid_name: ["", "Ann"],
        cid_number: ["", "4000"],
      },
      ...{ vm_password: ["", "1234"], disabled: FLAGS, domain: ["xswitch.cn", "example.com"] },
    },
  },
  {
    ...xcc("hotlines"),
    least: { nbr: "4000", type: "only", numbers: "1001,13800000000" },
    fields: {
      ...{ type: ["only", "ringall", "ivr", "queue"], period_enable: FLAGS, period_type: ["work", "off", "holiday"] },
      ...{ numbers: ["1001", "1001,1001"], description: ["", "a hotline"], name: ["", "one"] },
    },
  },
  {
    ...xcc("ivrs"),
    least: { name: "menu", type: "transfer", nbr: "5100" },
    fields: {
      ...{ media_file: ["", "hello.wav"], repeat_prompts: [0, 2], repeat_timeout: SECONDS, transfer_time: SECONDS },
      ...{ call_extn_allowed: FLAGS, record: ["close", "miss", "all"], description: ["", "a menu"] },
      ...{ business_type: ["order", "memory", "ringall", "queue"], numbers: ["1001", "1001,1002"], timeout: SECONDS },
      ...{ timeout_enable: FLAGS },
    },
  },
  {
    ...rest("lines", "/api/trunks"),
    least: { name: "line", address: "192.0.2.1" },
    fields: {
      ...{
        enabled: FLAGS,
        port: [0, 5_060, 5_080],
        transport: ["udp", "tcp"],
        login: ["", "me"],
        password: ["", "secret"],
      },
      ...{
        domain: ["", "example.com"],
        expires: [60, 3_600],
        priority: [1, 7],
        max_calls: [0, 2],
        contexts: [[], ["a"]],
      },
      outbound: [[], [{ prefix: "9", strip: 1, prepend: "" }]],
      inbound: [[], [{ prefix: "", strip: 0, prepend: "8" }]],
      ...{ caller_number: ["", "4000"], reaches_extensions: FLAGS, description: ["", "a line"] },
    },
  },
  {
    ...rest("agents", "/api/users"),
    least: { name: "Ann", login: "1022", extn: "1022", password: "Secret-12", extn_password: "", type: "AGENT" },
    firstId: 2,
    fields: {
      agent_info: [
        ...[{ timeout: 0 }, { timeout: 15 }, { timeout: 60 }, { wrap_up_time: 0 }, { lag: 0 }, { max_no_answer: 0 }],
        ...[{ reject_delay_time: 0 }, { busy_delay_time: 5 }, { simo: 2 }, { level: 3 }, { position: 4 }],
        ...[
          { hardware_phone_only: true },
          { agent_type: "standBy" },
          { own_numbers: "" },
          { own_numbers: "4000,4001" },
        ],
        ...[{ status: "Available" }, { warp_up_time: 7, type: "callback" }, { member_wait: "nowait" }],
      ],
      ...{ cid_name: ["", "Ann B."], cid_number: ["", "4000"], context: ["context-1", "other"], email: ["", "a@b.cn"] },
      ...{ tel: ["", "13800000000"], tel_enabled: FLAGS, auto_record: FLAGS, disabled: FLAGS, idle_timeout: ["", 60] },
      ...{ type: ["AGENT", "NORMAL"], is_admin: FLAGS, is_supervisor: FLAGS, queues: ["", ["sales"]] },
      ...{ extn_type: ["SIP", "H323"], mac_address: ["", "00:11:22:33:44:55"], vm_password: ["1234"] },
    },
  },
];

/** Nothing given, each value of each field alone, and the last of each all together. */
function bodiesOf({ least, fields }: Resource): Body[] {
  const single = Object.entries(fields).flatMap(([field, values]) => values.map((value) => ({ [field]: value })));
  const all = Object.fromEntries(Object.entries(fields).map(([field, values]) => [field, values.at(-1)]));
  return [{}, ...single, all].map((given) => ({ ...least, ...given }));
}

describe.each(RESOURCES)("$name that are sent back as they were read", (resource) => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  it.each(bodiesOf(resource).map((body) => [JSON.stringify(body), body] as const))(
    "change nothing: %s",
    async (_, body) => {
      const added = await test.post(resource.add, body);
      // What cannot be stored is not shown.
      if (added.status !== 200) {
        expect(added.status, added.text).toBeLessThan(500);
        return;
      }
      const id = resource.firstId ?? 1;
      const read = (await resource.read(test, id)) as Body;
      const known = [...test.center.changes];
      const accounts = [...test.center.accounts];
      const sent = await resource.send(test, id, read);
      expect(sent.status, `${sent.text} for ${JSON.stringify(read)}`).toBe(200);
      expect(withoutClock((await resource.read(test, id)) as Body)).toEqual(withoutClock(read));
      const engine = new Center();
      engine.step({ type: "started", at: 0, seed: 1, lastFact: 0, configuration: known, agents: [] });
      const before = JSON.stringify(engine.state, mapsToo);
      engine.step({ type: "configured", at: 0, changes: test.center.changes.slice(known.length) });
      expect(JSON.stringify(engine.state, mapsToo)).toBe(before);
      const last = new Map([...accounts].map((one) => [one.type, one]));
      for (const one of test.center.accounts.slice(accounts.length)) {
        expect(one).toEqual(last.get(one.type));
      }
    },
  );
});

describe("a user who is sent back as they were read", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(() => test.reset());
  afterAll(() => test.stop());

  const ANN = { name: "Ann", login: "1022", extn: "1022", password: "Secret-12", extn_password: "", type: "AGENT" };
  const sentBack = async (): Promise<unknown> => {
    const { body } = await test.get("/api/users/2");
    expect(await test.put("/api/users/2", body)).toMatchObject({ status: 200 });
    expect(withoutClock((await test.get("/api/users/2")).body as Body)).toEqual(withoutClock(body as Body));
    return body;
  };

  it("keeps a lock that ends by itself, and what was counted", async () => {
    await test.post("/api/users", ANN);
    await test.database.kysely.updateTable("users").set({ login_attempts: 3 }).where("id", "=", 2).execute();
    expect(await sentBack()).toMatchObject({ login_attempts: "3", is_locked: "0" });
    const locked_until = new Date(Date.UTC(2030, 0, 1));
    await test.database.kysely.updateTable("users").set({ locked_until }).where("id", "=", 2).execute();
    expect(await sentBack()).toMatchObject({ is_locked: "1" });
    const row = await test.store.users.get(2);
    expect(row).toMatchObject({ is_locked: false, locked_until });
  });

  it("is called by a new name also where the former one was shown in its place", async () => {
    await test.post("/api/users", ANN);
    const read = (await test.get("/api/users/2")).body as Body;
    await test.put("/api/users/2", { ...read, name: "Ann B." });
    expect((await test.get("/api/users/2")).body).toMatchObject({ name: "Ann B.", cid_name: "Ann B." });
  });

  it("is what they are now, and keeps nothing of it", async () => {
    await test.post("/api/users", ANN);
    const view = { agent: "1022", extn: "1022", queues: [], state: "READY", callState: "IDLE", reason: "", since: 0 };
    Object.assign(test.center, { views: [view] });
    expect(String(((await sentBack()) as Body)["agent_info"])).toContain('"status":"Available"');
    Object.assign(test.center, { views: [] });
    expect(String(((await sentBack()) as Body)["agent_info"])).toContain('"status":"On Break"');
  });
});

function withoutClock({ updated_at: _, ...body }: Body): Body {
  return body;
}

function mapsToo(key: string, value: unknown): unknown {
  if (["facts", "commands", "lastFact", "headStarts"].includes(key)) return undefined;
  if (value instanceof Map) return [...(value as ReadonlyMap<unknown, unknown>)].sort();
  return value instanceof Set ? [...(value as ReadonlySet<unknown>)] : value;
}
