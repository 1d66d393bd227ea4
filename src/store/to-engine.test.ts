import { describe, expect, it } from "vitest";
import { agentInfoOf, DEFAULT_AGENT_INFO } from "./agent-info.ts";
import { cleanJson, cleanText } from "./clean-text.ts";
import { soundOf } from "./sounds.ts";
import { accountChange, putAgent, putHotline, putQueue } from "./to-engine.ts";

const stamps = { created_at: new Date(0), updated_at: new Date(0), deleted_at: null };

describe("sounds", () => {
  it.each([
    [null, undefined],
    ["", undefined],
    [" ", undefined],
    ["local_stream://moh", { type: "stream", name: "moh" }],
    ["silence_stream://2000", { type: "silence", durationMs: 2000 }],
    ["silence_stream://2000,1400", { type: "silence", durationMs: 2000 }],
    ["silence_stream://-1", { type: "silence", durationMs: 3_600_000 }],
    ["silence_stream://x", { type: "silence", durationMs: 3_600_000 }],
    ["tone_stream://ringback", { type: "tone", tone: "ringback" }],
    ["tone_stream://%(1000,4000,450)", { type: "tone", tone: "ringback" }],
    ["tone_stream://%(350,350,450);loops=-1", { type: "tone", tone: "busy" }],
    ["tone_stream://%(250,250,480,620)", { type: "tone", tone: "congestion" }],
    ["tone_stream://%(10000,0,350,440)", { type: "tone", tone: "dial" }],
    ["tone_stream://%(200,0,800)", { type: "tone", tone: "beep" }],
    ["tone_stream://", { type: "tone", tone: "beep" }],
    ["welcome.wav", { type: "file", name: "welcome.wav" }],
    ["欢迎/1", { type: "file", name: "欢迎/1" }],
    ["http://x/y", { type: "file", name: "http://x/y" }],
  ])("%j is %j", (text, sound) => {
    expect(soundOf(text)).toEqual(sound);
  });
});

describe("rows for the engine", () => {
  const queueRow = {
    ...{ id: 1, name: "q", cti_template: "callcenter", strategy: "random", server_ip: null, description: null },
    ...{ moh_sound: null, greeting: null, auto_record: true, notify_position: null, notify_position_interval: null },
    ...{ notify_agent_answer: null, retain_agent: null, agent_timeout: null, wait_timeout: null },
    ...{
      wait_timeout_without_agent: null,
      capacity: null,
      priority: null,
      level_wait: null,
      overflow_capacity_action: null,
    },
    ...{ notify_wait: null, sticky: null, callback_key: null, survey: null },
    ...{
      own_numbers: null,
      record_consultation: null,
      record_announcement: null,
      ...{ pop_url: null, pop_when: null, pop_how: null, pop_origin: null },
      record_announcement_outgoing: null,
    },
    ...{
      wrap_up_mode: null,
      wrap_up_time: null,
      disposition_required: null,
      disposition_default: null,
      service_level_target: null,
    },
    ...{ wait_timeout_action: null, wait_timeout_without_agent_action: null, ...stamps },
  };

  it("of queues have defaults where nothing was said", () => {
    expect(putQueue(queueRow)).toEqual({
      type: "put-queue",
      queue: {
        ...{ name: "q", strategy: "random", greeting: undefined, music: undefined, agentTimeoutMs: 20_000 },
        ...{ autoRecord: true, notifyAgentAnswer: false, notifyPositionIntervalMs: undefined, retainAgents: 0 },
        ...{ capacity: 0, waitTimeoutMs: 0, waitTimeoutWithoutAgentMs: 0, priority: 0, levelWaitMs: 30_000 },
        ...{ overflowAction: { type: "hang-up" }, waitTimeoutAction: { type: "hang-up" } },
        waitTimeoutWithoutAgentAction: { type: "hang-up" },
        ...{ notifyWaitIntervalMs: undefined, stickyMs: 0, callbackKey: undefined, survey: false },
        ...{ ownNumbers: [], recordConsultation: false },
      },
    });
  });

  it("of queues say what follows their calls where they say so", () => {
    const { queue } = putQueue({
      ...queueRow,
      ...{ wrap_up_mode: "forced", wrap_up_time: 45, disposition_required: true, disposition_default: "nothing" },
    }) as { queue: object };
    expect(queue).toMatchObject({
      ...{ wrapUpMode: "forced", wrapUpMs: 45_000, dispositionRequired: true, dispositionDefault: "nothing" },
    });
  });

  it("of queues turn seconds into milliseconds, and 0 into what is said for it", () => {
    const { queue } = putQueue({
      ...queueRow,
      ...{ agent_timeout: 0, wait_timeout: 90, notify_position: true, notify_position_interval: 0, strategy: "odd" },
      notify_wait: true,
    }) as Extract<ReturnType<typeof putQueue>, { type: "put-queue" }>;
    expect(queue).toMatchObject({ agentTimeoutMs: 20_000, waitTimeoutMs: 90_000, notifyPositionIntervalMs: 30_000 });
    expect(queue.notifyWaitIntervalMs).toBe(30_000);
    expect(queue.strategy).toBe("ring-all");
  });

  it("of hotlines say where they lead", () => {
    const row = {
      ...{ id: 3, nbr: "1", period_enable: false, period_type: "work" as const, description: "" },
      ...{
        record_announcement: null,
        ...{ pop_url: null, pop_when: null, pop_how: null, pop_origin: null },
        ...stamps,
      },
    };
    const destination = (type: "only" | "ringall" | "ivr" | "queue", numbers: string) =>
      (putHotline({ ...row, type, numbers }) as { hotline: { destination: unknown } }).hotline.destination;
    expect(destination("only", "1,2")).toEqual({ type: "only", numbers: ["1", "2"] });
    expect(destination("ivr", "5")).toEqual({ type: "ivr", number: "5" });
    expect(destination("queue", "a,b")).toEqual({ type: "queue", queue: "a,b" });
    expect(putHotline({ ...row, type: "only", numbers: "1", period_enable: true })).toMatchObject({
      hotline: { period: "work" },
    });
  });

  it("of agents use what was set, else the defaults; the queue's timeout unless one was set", () => {
    const row = {
      ...{ id: 1, login: "1001", name: "A", type: "AGENT" as const, extn: null, extn_id: null, domain: "d" },
      ...{ agent_info: {}, is_super: false, disabled: false, with_extension: true, ...stamps },
    };
    expect(putAgent(row)).toEqual({
      type: "put-agent",
      agent: {
        ...{ agent: "1001", name: "A", timeoutMs: undefined, wrapUpMs: 10_000, lagMs: 2000, maxNoAnswer: 3 },
        ...{ rejectDelayMs: 60_000, busyDelayMs: 60_000, simo: 1, level: 1, position: 1, ownNumbers: [] },
      },
    });
    const set = {
      timeout: "15",
      warp_up_time: "0",
      lag: "x",
      level: "-1",
      simo: "0",
      position: "7",
      own_numbers: "88001000,4000",
    };
    expect(putAgent({ ...row, agent_info: set })).toMatchObject({
      agent: {
        timeoutMs: 15_000,
        wrapUpMs: 0,
        lagMs: 2000,
        level: 1,
        simo: 1,
        position: 7,
        ownNumbers: ["88001000", "4000"],
      },
    });
  });

  it("of extensions that are no SIP phones have no account", () => {
    const row = {
      ...{ id: 1, user_id: 1, extn: "1", domain: "d", name: "", ha1: "h", ha1b: "", cid_name: "", cid_number: "" },
      ...{ context: "", vm_password: "", description: "", priority: 0, display_order: 0, disabled: true },
      ...{ weblogin_disabled: false, sync_enabled: false, srtp: "off" as const, ...stamps },
    };
    expect(accountChange({ ...row, type: "SIP" })).toEqual({
      type: "put-account",
      account: { extn: "1", domain: "d", ha1: "h", disabled: true },
    });
    expect(accountChange({ ...row, type: "VERTO" })).toEqual({ type: "drop-account", extn: "1", domain: "d" });
  });
});

describe("an agent's settings", () => {
  it("are read in both spellings and written in one", () => {
    const info = agentInfoOf({ warp_up_time: "5", type: "standBy", odd: "1" });
    expect(info).toEqual({ ...DEFAULT_AGENT_INFO, wrap_up_time: "5", agent_type: "standBy", odd: "1" });
  });
});

describe("texts from phones", () => {
  it("lose what the database cannot keep, and nothing else", () => {
    expect(cleanText("a\0b\ud800c字")).toBe("ab\ufffdc字");
    expect(cleanJson({ a: ["\0x", 1, null], b: "\udc00" })).toBe('{"a":["x",1,null],"b":"\ufffd"}');
  });
});
