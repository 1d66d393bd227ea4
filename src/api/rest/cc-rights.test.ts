// Who may call which function, for whom, and at which extension they act.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestApi, type Answer, type TestApi } from "../../../test/api/test-api.ts";
import type { AgentView } from "../../core/agent/agent.ts";
import { CC_FUNCTIONS } from "../contract/cc.ts";

const CCC = "/api/cc/ccc";

function signedIn(agent: string, extn: string, queue: string): AgentView {
  return {
    ...{ agent, extn, queues: [queue], state: "READY", callState: "IDLE", reason: "" },
    ...{ pending: undefined, call: undefined, leg: undefined, since: 1 },
  } as unknown as AgentView;
}

interface Given {
  readonly login: string;
  readonly is_supervisor?: boolean;
  readonly queues?: readonly string[];
}

const PEOPLE: readonly Given[] = [
  { login: "1001" },
  { login: "1002" },
  { login: "1003" },
  { login: "9001", is_supervisor: true },
  { login: "9002", is_supervisor: true, queues: ["support"] },
];

describe("rights to the functions", () => {
  let test: TestApi;
  const tokens = new Map<string, string>();
  beforeAll(async () => {
    test = await startTestApi();
  }, 120_000);
  beforeEach(async () => {
    await test.reset();
    for (const { login, ...more } of PEOPLE) {
      const { body } = await test.post("/api/users", {
        ...{ name: login, login, extn: login, password: "Secret-12", extn_password: "", ...more },
      });
      const userId = (body as { id: number }).id;
      tokens.set(login, await test.store.keys.issueToken({ kind: "user", userId, lifeMs: 60_000 }));
    }
    // Agent 1001 sits at another phone than their own.
    test.center.views = [signedIn("1001", "8001", "support"), signedIn("1002", "1002", "sales")];
  });
  afterAll(() => test.stop());

  const as = (login: string, func: string, given: object): Promise<Answer> =>
    test.post(`${CCC}/${func}`, given, { token: tokens.get(login) ?? "" });

  /** Who asks for what, and at which extension it is done, by which agent. */
  it.each([
    ["1001", "ccHold", {}, "8001", "1001"],
    ["1001", "ccHold", { agent: "default.1001", extn: "8001" }, "8001", "1001"],
    ["9001", "ccHold", { agent: "1001" }, "8001", "1001"],
    ["9001", "ccHold", { extn: "8001" }, "8001", "1001"],
    ["9001", "ccListen", { destAgent: "1001" }, "9001", undefined],
    ["9001", "ccListen", { destAgent: "1001", extn: "7000" }, "7000", undefined],
    ["9001", "ccListen", { agent: "9002", destAgent: "1001" }, "9002", undefined],
    ["9002", "ccHold", { agent: "1001" }, "8001", "1001"],
    ["9002", "ccListen", { agent: "9002", destAgent: "1001" }, "9002", undefined],
    ["9002", "ccDial", { agent: "9002", destNumber: "1001", queue: "support" }, "9002", undefined],
    ["9001", "ccDial", { agent: "9001", destNumber: "1001", queue: "sales" }, "9001", undefined],
  ] as const)("%s may %s %j: at %s", async (login, func, given, extn, by) => {
    expect(await as(login, func, given)).toMatchObject({ status: 200 });
    expect(test.center.asked).toMatchObject([{ type: "call-order", extn, by }]);
  });

  it.each([
    ["1001", "ccHold", { agent: "1002" }, 403, /only the agent themself/],
    ["1001", "ccHold", { extn: "1002" }, 409, /signed in at 8001, not at 1002/],
    ["1003", "ccHold", {}, 409, /1003 is not signed in/],
    ["1001", "ccGoReady", { agent: "1002" }, 403, /only the agent themself/],
    ["9001", "ccHold", { agent: "1003" }, 409, /1003 is not signed in/],
    ["9001", "ccHold", { agent: "7777" }, 404, /no agent 7777/],
    ["9002", "ccHold", { agent: "1002" }, 403, /in none of the queues/],
    ["9002", "ccHold", { extn: "1002" }, 403, /in none of the queues/],
    ["9002", "ccListen", { destAgent: "1001", extn: "7000" }, 403, /neither yours/],
    ["9002", "ccForceBusy", { destAgent: "1002" }, 403, /in none of the queues/],
    ["9002", "ccDial", { agent: "9002", destNumber: "1001", queue: "sales" }, 403, /do not look after the queue sales/],
    ["9002", "ccForceLogout", { destAgent: "1001", queue: "sales" }, 403, /do not look after the queue sales/],
    ["9002", "ccLogin", { agent: "1001", extn: "8001", queue: "sales" }, 403, /do not look after/],
  ] as const)("%s may not %s %j: %i", async (login, func, given, status, reason) => {
    const answer = await as(login, func, given);
    expect(answer).toMatchObject({ status, body: { reason: expect.stringMatching(reason) as string } });
    expect(test.center.asked).toEqual([]);
  });

  it("tell the engine whose calls a supervisor looks after", async () => {
    const functions: readonly (readonly [string, object])[] = [
      ["ccListen", { destAgent: "1001" }],
      ["ccForceHangup", { callUUID: "c1" }],
      ["ccMoveWaiting", { callUUID: "c1", queue: "support" }],
      ["ccPrioritise", { callUUID: "c1" }],
    ];
    for (const [func, given] of functions) {
      for (const login of ["9002", "9001"]) await as(login, func, given);
    }
    const queues = test.center.asked.map((event) =>
      event.type === "call-order" && "queues" in event.order ? event.order.queues : "none",
    );
    expect(queues).toEqual([
      ["support"],
      undefined,
      ["support"],
      undefined,
      ["support"],
      undefined,
      ["support"],
      undefined,
    ]);
  });

  it("keep agents from what is supervisors'", async () => {
    const supervisors = CC_FUNCTIONS.filter(({ role }) => role === "supervisor").map(({ name }) => name);
    expect(supervisors).toHaveLength(12);
    for (const name of supervisors) {
      expect(
        await as("1001", name, { destAgent: "1002", callUUID: "c1", help: "h1", text: "hello" }),
        name,
      ).toMatchObject({ status: 403 });
    }
    expect(test.center.asked).toEqual([]);
  });

  it("end at the extension that a token is for", async () => {
    const { body } = await test.post("/api/xcc/sessions/getExtnToken", { extn: "1002" });
    const { token } = body as { token: string };
    expect(await test.post(`${CCC}/ccHold`, {}, { token })).toMatchObject({ status: 200 });
    test.center.views = [signedIn("1002", "8002", "sales")];
    expect(await test.post(`${CCC}/ccHold`, {}, { token })).toMatchObject({
      ...{ status: 403, body: { reason: "this token is for the extension 1002" } },
    });
    expect(await test.post(`${CCC}/ccListen`, { destAgent: "1001" }, { token })).toMatchObject({ status: 403 });
  });
});
