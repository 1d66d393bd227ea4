import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type TestApi } from "../../../test/api/test-api.ts";
import type { AgentView } from "../../core/agent/agent.ts";
import type { Outcome } from "../../core/events.ts";
import { CC_FUNCTIONS } from "../contract/cc.ts";

const CCC = "/api/cc/ccc";
const view = {
  ...{ agent: "1022", extn: "8022", queues: ["sales"], state: "READY", callState: "TALKING", reason: "" },
  ...{ pending: undefined, call: "call-1", leg: "leg-1", since: 1 },
} as unknown as AgentView;

/** What each function asks the engine for: its name, what is given besides `agent`, the order, and the call. */
const ORDERS: readonly [string, object, object, string?][] = [
  ["ccDial", { destNumber: "013800000000" }, { type: "dial", to: { type: "number", number: "013800000000" } }],
  [
    "ccDial",
    { destNumber: "10086", cidNumber: 88001000, queue: "sales" },
    { type: "dial", to: { type: "number", number: "10086" }, shown: "88001000", queue: "sales" },
  ],
  ["ccDial", { destAgent: "default.1023" }, { type: "dial", to: { type: "agent", agent: "1023" } }],
  ["ccDial", { destExtn: 8023 }, { type: "dial", to: { type: "extension", extn: "8023" } }],
  // Programs send all the fields that they have.
  [
    "ccDial",
    { destNumber: "10086", destAgent: "", destExtn: null, queue: "", cidNumber: "" },
    { type: "dial", to: { type: "number", number: "10086" } },
  ],
  ["ccAnswer", {}, { type: "answer" }],
  ["ccAnswer", { callUUID: "call-2" }, { type: "answer" }, "call-2"],
  ["ccHangup", {}, { type: "hang-up" }],
  ["ccHangup", { destUUID: "leg-9" }, { type: "hang-up" }, "leg-9"],
  ["ccHangup", { callUUID: "call-1", destUUID: "leg-9" }, { type: "hang-up" }, "call-1"],
  ["ccHold", { callUUID: "" }, { type: "hold" }],
  ["ccUnHold", {}, { type: "unhold" }],
  ["ccRetrieve", {}, { type: "unhold" }],
  ["ccMute", {}, { type: "mute" }],
  ["muteon", {}, { type: "mute" }],
  ["ccUnMute", {}, { type: "unmute" }],
  ["ccSendDTMF", { dtmf: "12*a#" }, { type: "send-digits", digits: "12*A#" }],
  ["ccSendDTMF", { dtmf: 5 }, { type: "send-digits", digits: "5" }],
  ["ccTransfer", { destNumber: "10086" }, { type: "transfer", to: { type: "number", number: "10086" } }],
  ["ccTransfer", { destAgent: "1023" }, { type: "transfer", to: { type: "agent", agent: "1023" } }],
  ["ccTransfer", { destExtn: "8023" }, { type: "transfer", to: { type: "extension", extn: "8023" } }],
  ["ccTransfer", { queue: "售后" }, { type: "transfer", to: { type: "queue", queue: "售后" } }],
  ["ccTransfer", { ivr: 5100, cidNumber: "1" }, { type: "transfer", to: { type: "ivr", number: "5100" }, shown: "1" }],
  [
    "ccConsult",
    { destNumber: "10086", cidNumber: "88001000", callUUID: "call-1" },
    { type: "consult", to: { type: "number", number: "10086" }, shown: "88001000" },
    "call-1",
  ],
  ["ccConsult", { destAgent: "1023" }, { type: "consult", to: { type: "agent", agent: "1023" } }],
  ["ccConsult", { queue: "sales" }, { type: "consult", to: { type: "queue", queue: "sales" } }],
  ["ccCancelConsult", {}, { type: "cancel-consult" }],
  ["ccConsultTransfer", { callUUID: "call-1", destUUID: "leg-2" }, { type: "complete-consult" }, "call-1"],
  ["ccSwap", {}, { type: "swap" }],
  ["ccThreeWay", {}, { type: "three-way" }],
  ["CCCONFERENCE", {}, { type: "three-way" }],
  ["ccEndThreeWay", {}, { type: "end-three-way" }],
  ["ccRecordStart", {}, { type: "record", doing: "start" }],
  ["ccRecordStop", {}, { type: "record", doing: "stop" }],
  ["ccRecordPause", {}, { type: "record", doing: "pause" }],
  ["ccRecordResume", {}, { type: "record", doing: "resume" }],
  ["ccInviteSurvey", {}, { type: "invite-to-survey" }],
  ["ccListen", { destAgent: "1023" }, watching("listen", { type: "agent", agent: "1023" })],
  ["ccMonitor", { destUUID: "leg-9" }, watching("listen", { type: "call", id: "leg-9" })],
  ["ccWhisper", { callUUID: "call-9" }, watching("whisper", { type: "call", id: "call-9" })],
  ["ccInsert", { destAgent: "1023" }, watching("barge", { type: "agent", agent: "1023" })],
  ["ccBarge", { destAgent: "1023" }, watching("barge", { type: "agent", agent: "1023" })],
  ["ccIntercept", { destAgent: "1023" }, watching("take-over", { type: "agent", agent: "1023" })],
  ["ccTakeOver", { destAgent: "1023" }, watching("take-over", { type: "agent", agent: "1023" })],
  ["ccStopListen", {}, { type: "stop-supervising" }],
  ["ccForceHangup", { destAgent: "1023" }, { type: "force-hang-up", whom: { type: "agent", agent: "1023" } }],
  ["ccForceHangup", { callUUID: "call-9" }, { type: "force-hang-up", whom: { type: "call", id: "call-9" } }],
  [
    "ccMoveWaiting",
    { callUUID: "call-9", queue: "sales" },
    { type: "move-waiting", to: { type: "queue", queue: "sales" } },
    "call-9",
  ],
  [
    "ccMoveWaiting",
    { callUUID: "call-9", destAgent: "1023" },
    { type: "move-waiting", to: { type: "agent", agent: "1023" } },
    "call-9",
  ],
  ["ccPrioritise", { callUUID: "call-9" }, { type: "prioritise" }, "call-9"],
  ["ccSetPriority", { callUUID: "call-9", priority: "7" }, { type: "prioritise", priority: 7 }, "call-9"],
];

function watching(manner: string, whom: object): object {
  return { type: "supervise", manner, whom };
}

describe("orders in calls", () => {
  let test: TestApi;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    test.center.views = [view];
  });
  afterAll(() => test.stop());

  it.each(ORDERS)("%s %j asks for %j", async (func, given, order, which) => {
    test.center.outcome = { ok: true, call: "call-1", leg: "leg-2" } as unknown as Outcome;
    const { status, body } = await test.post(`${CCC}/${func}`, { agent: "1022", ...given });
    expect([status, body]).toEqual([200, { message: "success", code: 200, callUUID: "call-1", destUUID: "leg-2" }]);
    const [asked, ...more] = test.center.asked;
    expect(asked).toEqual({ type: "call-order", extn: "8022", by: "1022", which, order });
    expect(more).toEqual([]);
  });

  it("say nothing of a call and a leg where there is none", async () => {
    const { body } = await test.post(`${CCC}/ccHold`, { agent: "1022" });
    expect(body).toEqual({ message: "success", code: 200 });
  });

  it("are all tried here", () => {
    const tried = new Set(ORDERS.map(([func]) => func));
    const input = { destNumber: "1", callUUID: "1", destAgent: "1", dtmf: "1", agent: "1", queue: "q", extn: "1" };
    const orders = CC_FUNCTIONS.filter((one) => one.asks(input).type === "order").map(({ name }) => name);
    expect(orders.length).toBeGreaterThan(25);
    expect(orders.filter((name) => !tried.has(name))).toEqual([]);
  });

  it.each([
    ["ccDial", {}, "destNumber", "exactly one of destNumber, destAgent, destExtn"],
    ["ccDial", { queue: "sales" }, "destNumber", "exactly one of"],
    ["ccDial", { destNumber: "1", destExtn: "2" }, "destExtn", "exactly one of"],
    ["ccDial", { destNumber: "138 0000" }, "destNumber", "a number of 1 to 32 digits"],
    ["ccDial", { destNumber: "1".repeat(33) }, "destNumber", "a number of 1 to 32 digits"],
    ["ccDial", { destNumber: ["1"] }, "destNumber", "a number of 1 to 32 digits"],
    ["ccDial", { destNumber: "1", cidNumber: {} }, "cidNumber", "a number of 1 to 32 digits"],
    [
      "ccTransfer",
      { destNumber: "", queue: "" },
      "destNumber",
      "exactly one of destNumber, destAgent, destExtn, queue",
    ],
    ["ccTransfer", { queue: "q", ivr: "5" }, "ivr", "exactly one of"],
    ["ccTransfer", { queue: "q".repeat(101) }, "queue", "a queue's name"],
    ["ccConsult", {}, "destNumber", "exactly one of"],
    ["ccHangup", { callUUID: "x".repeat(101) }, "callUUID", "the id of a call"],
    ["ccHangup", { callUUID: true }, "callUUID", "the id of a call"],
    ["ccHangup", { agent: "default." }, "agent", "an agent's work number"],
    ["ccSendDTMF", {}, "dtmf", "1 to 32 keys"],
    ["ccSendDTMF", { dtmf: "1 2" }, "dtmf", "1 to 32 keys"],
    ["ccSendDTMF", { dtmf: "1".repeat(33) }, "dtmf", "1 to 32 keys"],
    ["ccListen", {}, "destAgent", "exactly one of destAgent, callUUID, destUUID"],
    ["ccListen", { destAgent: "1", callUUID: "2" }, "callUUID", "exactly one of"],
    ["ccForceHangup", {}, "destAgent", "exactly one of"],
    ["ccForceReady", {}, "destAgent", "an agent's work number"],
    ["ccMoveWaiting", { queue: "sales" }, "callUUID", "the id of a call"],
    ["ccMoveWaiting", { callUUID: "call-9" }, "destNumber", "exactly one of"],
    ["ccPrioritise", {}, "callUUID", "the id of a call"],
    ["ccPrioritise", { callUUID: "call-9", priority: 1001 }, "priority", "0 to 1000"],
    ["ccPrioritise", { callUUID: "call-9", priority: "first" }, "priority", "0 to 1000"],
    ["ccExitQueue", { queue: "" }, "queue", "a queue's name"],
  ])("%s %j is told of %s: %s", async (func, given, field, expected) => {
    const { status, body } = await test.post(`${CCC}/${func}`, { agent: "1022", ...given });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      ...{ code: 400, error: "invalid", reason: expect.stringContaining(expected) as string },
      fields: [{ field }],
    });
    expect(test.center.asked).toEqual([]);
  });

  it.each([
    ["no-such-call", 404, "Not found"],
    ["no-such-number", 404, "Not found"],
    ["not-allowed", 403, "Not allowed"],
    ["wrong-state", 409, "Conflict"],
    ["busy", 409, "Conflict"],
    ["unreachable", 409, "Conflict"],
  ] as const)("are refused for %s with %i, and the reason", async (code, status, message) => {
    test.center.outcome = { ok: false, code, reason: "1022 is in no call." };
    const answer = await test.post(`${CCC}/ccHold`, { agent: "1022" });
    expect(answer).toMatchObject({ status, body: { code: status, message, reason: "1022 is in no call." } });
  });

  it("are not called done before they are written", async () => {
    test.center.isWritten = false;
    expect(await test.post(`${CCC}/ccHold`, { agent: "1022" })).toMatchObject({ status: 503 });
  });

  it("pass over what they do not know, and say so", async () => {
    const { status, headers } = await test.post(`${CCC}/ccHold`, { agent: "1022", vars: "a=b" });
    expect([status, headers["x-ignored-fields"]]).toEqual([200, "vars"]);
  });
});
