// Each function against the engine itself: what it asks for is done where it fits, and refused with a reason elsewhere.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { engineIn, type EngineCenter } from "../../../test/api/engine-center.ts";
import { startTestApi, type Answer, type TestApi } from "../../../test/api/test-api.ts";
import { CC_FUNCTIONS, ccFunctionNamed } from "../contract/cc.ts";

const GIVEN = [
  ...["1001", "1002", "9001"].map((extn) => `extension ${extn}`),
  ...["1001", "1002"].map((agent) => `agent ${agent} ownNumbers=4001`),
  ...["queue support survey=true", "queue sales", "ivr 5100", "trunk line outbound=9:1:", "hotline 4000 queue support"],
  ...["disposition sold queue=support", "queue slow wrapUpMode=forced wrapUpMs=60000", "hotline 4001 queue slow"],
];

/** The one who acts: agent 1001, or a supervisor at 9001. */
const AGENT = { agent: "1001" };
const SUPERVISOR = { extn: "9001" };

/** What was done before: a call from outside comes, somebody picks up, a function is called. */
type Before = readonly (string | readonly [string, object])[];
const RING: Before = ["call"];
const TALK: Before = ["call", "pick up 1001"];
const ASKED: Before = [...TALK, ["ccConsult", { ...AGENT, destAgent: "1002" }], "pick up 1002"];
const JOINED: Before = [...ASKED, ["ccThreeWay", AGENT]];
const HEARD: Before = [...TALK, ["ccListen", { ...SUPERVISOR, destAgent: "1001" }], "pick up 9001"];
const RECORDED: Before = [...TALK, ["ccRecordStart", AGENT]];
const WORKS: Before = [...TALK, ["ccHangup", AGENT]];
/** In a queue whose after-call work nobody ends. */
const WAITS: Before = [
  ["ccLogin", { ...AGENT, extn: "1001", queue: "slow" }],
  "call 4001",
  "pick up 1001",
  ["ccHangup", AGENT],
];
const WAITING: Before = [["ccGoBreak", AGENT], "call"];

/** Function, what is given, what is done before, and a command that the switch gets for it. */
const FITS: readonly [string, object, Before, string?][] = [
  ["ccDial", { ...AGENT, destNumber: "913900000000", cidNumber: "4001" }, [], "dial"],
  ["ccDial", { ...AGENT, destAgent: "1002", queue: "support" }, [], "dial"],
  ["ccDial", { ...SUPERVISOR, destExtn: "1002" }, [], "dial"],
  ["ccAnswer", AGENT, RING, "pick-up"],
  ["ccHangup", AGENT, RING, "hang-up"],
  ["ccHangup", { ...AGENT, callUUID: "c1" }, TALK, "hang-up"],
  ["ccHold", AGENT, TALK, "converse"],
  ["ccUnHold", AGENT, [...TALK, ["ccHold", AGENT]], "converse"],
  ["ccMute", AGENT, TALK, "converse"],
  ["ccUnMute", AGENT, [...TALK, ["ccMute", AGENT]], "converse"],
  ["ccSendDTMF", { ...AGENT, dtmf: "12#" }, TALK, "send-digits"],
  ["ccTransfer", { ...AGENT, destNumber: "913900000000" }, TALK, "dial"],
  ["ccTransfer", { ...AGENT, destAgent: "1002" }, TALK, "dial"],
  ["ccTransfer", { ...AGENT, destExtn: "1002" }, TALK, "dial"],
  ["ccTransfer", { ...AGENT, queue: "sales" }, TALK, "hang-up"],
  ["ccTransfer", { ...AGENT, ivr: "5100" }, TALK, "hang-up"],
  ["ccConsult", { ...AGENT, destExtn: "1002" }, TALK, "dial"],
  ["ccCancelConsult", AGENT, ASKED, "hang-up"],
  ["ccCancelConsult", AGENT, JOINED, "hang-up"],
  ["ccConsultTransfer", AGENT, ASKED, "hang-up"],
  ["ccSwap", AGENT, ASKED, "converse"],
  ["ccThreeWay", AGENT, ASKED, "converse"],
  ["ccEndThreeWay", AGENT, JOINED, "converse"],
  ["ccRecordStart", AGENT, TALK, "record"],
  ["ccRecordStop", AGENT, RECORDED, "stop-recording"],
  ["ccRecordPause", AGENT, RECORDED, "record-sides"],
  ["ccRecordResume", AGENT, [...RECORDED, ["ccRecordPause", AGENT]], "record-sides"],
  ["ccInviteSurvey", AGENT, TALK, "hang-up"],
  ["ccListen", { ...SUPERVISOR, destAgent: "1001" }, TALK, "dial"],
  ["ccListen", { ...SUPERVISOR, callUUID: "c1" }, TALK, "dial"],
  ["ccWhisper", { ...SUPERVISOR, destAgent: "1001" }, HEARD, "converse"],
  ["ccInsert", { ...SUPERVISOR, destAgent: "1001" }, HEARD, "converse"],
  ["ccIntercept", { ...SUPERVISOR, destAgent: "1001" }, HEARD, "hang-up"],
  ["ccStopListen", SUPERVISOR, HEARD, "hang-up"],
  ["ccForceHangup", { ...SUPERVISOR, destAgent: "1001" }, TALK, "hang-up"],
  ["ccMoveWaiting", { ...SUPERVISOR, callUUID: "c1", destAgent: "1002" }, WAITING, "dial"],
  ["ccMoveWaiting", { ...SUPERVISOR, callUUID: "c1", ivr: "5100" }, WAITING],
  ["ccPrioritise", { ...SUPERVISOR, callUUID: "c1", priority: 7 }, WAITING],
  ["ccLogin", { agent: "1002", extn: "1002" }, []],
  ["ccLogout", AGENT, []],
  ["ccExitQueue", { ...AGENT, queue: "support" }, []],
  ["ccGoReady", AGENT, []],
  ["ccGoBreak", { ...AGENT, reason: "lunch" }, []],
  ["ccGoRest", AGENT, []],
  ["ccForceReady", { destAgent: "1001" }, []],
  ["ccForceBusy", { destAgent: "1001" }, TALK],
  ["ccForceLogout", { destAgent: "1001" }, TALK],
  ["ccWrapUp", AGENT, TALK],
  ["ccExtendWrapUp", { ...AGENT, seconds: "30" }, WORKS],
  ["ccSetDisposition", { ...AGENT, code: "sold", notes: "two of them\r\nin spring" }, TALK],
  ["ccSetDisposition", { ...AGENT, callUUID: "c1", code: "sold" }, WORKS],
];

type Refused = [string, object, Before, number, RegExp];

/** Where they do not fit: before, status, and what the reason says. */
const REFUSED: readonly Refused[] = [
  ...FITS.filter(([name, , before]) => before.length > 0 && fitsACall(name)).map(([name, given]): Refused => [
    name,
    given,
    [],
    404,
    /in no call|no call c1|no part/,
  ]),
  ["ccDial", { ...AGENT, destNumber: "1002" }, TALK, 409, /is in a call/],
  ["ccDial", { ...AGENT, destNumber: "888" }, [], 404, /nothing is reached at 888/],
  ["ccDial", { ...AGENT, destNumber: "913900000000", cidNumber: "4002" }, [], 403, /4002 is not one that may be shown/],
  ["ccDial", { ...AGENT, destNumber: "913900000000", queue: "sales" }, [], 403, /not signed in to the queue sales/],
  ["ccAnswer", AGENT, TALK, 409, /nothing rings/],
  ["ccHold", AGENT, RING, 409, /nobody is being talked with/],
  ["ccHold", AGENT, [...TALK, ["ccHold", AGENT]], 409, /hold the call already/],
  ["ccHold", { ...AGENT, callUUID: "c9" }, TALK, 404, /no part in the call c9/],
  ["ccTransfer", { ...AGENT, queue: "nowhere" }, TALK, 404, /no queue nowhere/],
  ["ccTransfer", { ...AGENT, ivr: "5999" }, TALK, 404, /no menu at 5999/],
  ["ccTransfer", { ...AGENT, destExtn: "7777" }, TALK, 404, /no extension 7777/],
  ["ccTransfer", { ...AGENT, destAgent: "7777" }, TALK, 404, /no agent 7777/],
  ["ccConsult", { ...AGENT, destExtn: "9001" }, HEARD, 409, /9001 takes part in this call already/],
  ["ccTransfer", { ...AGENT, destNumber: "9001" }, HEARD, 409, /9001 takes part in this call already/],
  ["ccConsult", { ...AGENT, queue: "sales" }, TALK, 409, /at a phone can be consulted/],
  ["ccSwap", AGENT, TALK, 409, /./],
  ["ccThreeWay", AGENT, TALK, 409, /./],
  ["ccEndThreeWay", AGENT, ASKED, 409, /./],
  ["ccCancelConsult", AGENT, TALK, 409, /./],
  ["ccConsultTransfer", AGENT, TALK, 409, /./],
  ["ccRecordStop", AGENT, TALK, 409, /not being recorded/],
  ["ccRecordResume", AGENT, RECORDED, 409, /resumed already/],
  ["ccStopListen", { extn: "1001" }, TALK, 409, /do not supervise/],
  ["ccListen", { ...SUPERVISOR, destAgent: "7777" }, TALK, 404, /no agent 7777/],
  ["ccListen", { extn: "1001", destAgent: "1001" }, TALK, 409, /talk in that call themselves/],
  ["ccMoveWaiting", { ...SUPERVISOR, callUUID: "c1", queue: "sales" }, TALK, 409, /Nobody waits/],
  ["ccPrioritise", { ...SUPERVISOR, callUUID: "c1" }, TALK, 409, /Nobody waits/],
  ["ccPrioritise", { ...SUPERVISOR, callUUID: "c1" }, WAITING, 409, /first in line already/],
  ["ccPrioritise", { ...SUPERVISOR, callUUID: "c1", priority: 0 }, WAITING, 409, /have that priority already/],
  ["ccWrapUp", AGENT, [], 409, /within 30 s after it/],
  ["ccExtendWrapUp", { ...AGENT, seconds: 30 }, TALK, 409, /not in after-call work/],
  ["ccGoReady", AGENT, WAITS, 409, /cannot be ended before its time/],
  ["ccForceReady", { destAgent: "1001" }, WAITS, 409, /cannot be ended before its time/],
  ["ccSetDisposition", { ...AGENT, code: "sold" }, [], 404, /had no call lately/],
  ["ccSetDisposition", { ...AGENT, code: "bought" }, TALK, 404, /no disposition bought for the queue support/],
  ["ccSetDisposition", { ...AGENT, callUUID: "c9", code: "sold" }, TALK, 404, /no part in the call c9/],
];

function fitsACall(name: string): boolean {
  return ccFunctionNamed(name)?.asks({ destAgent: "1", callUUID: "1", dtmf: "1", destNumber: "1" }).type === "order";
}

describe("the functions and the engine", () => {
  let test: TestApi;
  let engine: EngineCenter;
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    engine = engineIn(test.center, GIVEN);
    engine.register("1001", "1002", "9001");
    await ask("ccLogin", { agent: "1001", extn: "1001", queue: "support" });
    await ask("ccLogin", { agent: "1002", extn: "1002", queue: "sales" });
    await ask("ccGoReady", AGENT);
  });
  afterAll(() => test.stop());

  const call = (name: string, given: object): Promise<Answer> => test.post(`/api/cc/ccc/${name}`, given);

  async function ask(name: string, given: object): Promise<void> {
    expect(await call(name, given), name).toMatchObject({ status: 200 });
  }

  async function make(before: Before): Promise<void> {
    for (const step of before) {
      engine.wait(1_000);
      if (step === "call") engine.callIn("c1", "4000");
      else if (step === "call 4001") engine.callIn("c1", "4001");
      else if (typeof step === "string") engine.pickUp(step.slice(-4));
      else await ask(...step);
    }
    engine.wait(1_000);
  }

  it.each(FITS)("%s %j after %j is done", async (name, given, before, command) => {
    await make(before);
    const sent = engine.commands.length;
    const { status, body } = await call(name, given);
    expect([status, body]).toMatchObject([200, { code: 200 }]);
    if (command !== undefined) {
      expect(engine.commands.slice(sent).map(({ type }) => type)).toContain(command);
    }
    if (fitsACall(name)) expect(body).toHaveProperty("callUUID");
  });

  it("is tried with each function that changes anything", () => {
    const tried = new Set(FITS.map(([name]) => name));
    const others = CC_FUNCTIONS.map(({ name }) => name).filter((name) => !tried.has(name));
    const elsewhere = ["ccAskHelp", "ccCancelHelp", "ccAnswerHelp", "ccSendMessage", "ccReadMessages"];
    expect(others).toEqual([...elsewhere, "ccGetAgentState", "ccGetQueueList", "ccQueueWaitNum"]);
  });

  it.each(REFUSED)("%s %j after %j is refused with %i: %s", async (name, given, before, status, reason) => {
    await make(before);
    const sent = engine.commands.length;
    const answer = await call(name, given);
    expect(answer).toMatchObject({ status, body: { reason: expect.stringMatching(reason) as string } });
    expect(engine.commands.slice(sent)).toEqual([]);
  });

  it("names the call and the leg that is called", async () => {
    const { body } = await call("ccDial", { ...AGENT, destAgent: "1002" });
    const { callUUID, destUUID } = body as Record<string, string>;
    expect([callUUID, destUUID]).toEqual([
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ]);
    engine.pickUp("1001");
    engine.pickUp("1002");
    await ask("ccHold", { ...AGENT, callUUID: destUUID });
    const states = await call("ccGetAgentState", AGENT);
    expect(states).toMatchObject({ body: { data: [{ agent_id: "1001", agent_uuid: destUUID }] } });
  });

  it("says until when what cannot be ended lasts, and shows it with the agent", async () => {
    await make(WAITS);
    const { body } = await call("ccGoReady", AGENT);
    const { data } = (await call("ccGetAgentState", AGENT)).body as { data: { until: number; callstate: string }[] };
    expect(data[0]).toMatchObject({ callstate: "ACW", callUUID: "c1" });
    expect(body).toMatchObject({ code: 409, error: "conflict", until: data[0]?.until });
  });

  it("reads what waits", async () => {
    await make(WAITING);
    expect((await call("ccQueueWaitNum", { queue: "support" })).body).toMatchObject({ count: 1 });
    expect((await call("ccGetQueueList", {})).body).toMatchObject({
      data: [
        { queue: "support", waiting: 1, agents: 1, ready: 0 },
        { queue: "sales", waiting: 0, agents: 1, ready: 0 },
        { queue: "slow", waiting: 0, agents: 0, ready: 0 },
      ],
    });
  });
});
