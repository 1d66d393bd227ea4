import { describe, expect, test } from "vitest";
import type { NonInviteClientEffect, NonInviteClientEvent } from "./non-invite-client.ts";
import { nonInviteClientDeadline, startNonInviteClient, stepNonInviteClient } from "./non-invite-client.ts";
import type { NonInviteServerEffect, NonInviteServerEvent } from "./non-invite-server.ts";
import { nonInviteServerDeadline, startNonInviteServer, stepNonInviteServer } from "./non-invite-server.ts";
import { DEFAULT_TIMERS, NEVER } from "./timers.ts";

type ClientRow = [
  at: number,
  event: NonInviteClientEvent,
  effects: readonly NonInviteClientEffect[],
  state: string,
  deadline: number,
];
type ServerRow = [
  at: number,
  event: NonInviteServerEvent,
  effects: readonly NonInviteServerEffect[],
  state: string,
  deadline: number,
];

function playClient(reliable: boolean, rows: readonly ClientRow[]): void {
  let [state, effects] = startNonInviteClient(DEFAULT_TIMERS, reliable, 0);
  expect(effects).toEqual(["send"]);
  for (const [at, event, expected, name, deadline] of rows) {
    [state, effects] = stepNonInviteClient(state, event, at);
    expect([at, effects, state.state, nonInviteClientDeadline(state)]).toEqual([at, expected, name, deadline]);
  }
}

function playServer(reliable: boolean, rows: readonly ServerRow[]): void {
  let state = startNonInviteServer(DEFAULT_TIMERS, reliable);
  for (const [at, event, expected, name, deadline] of rows) {
    const [next, effects] = stepNonInviteServer(state, event, at);
    state = next;
    expect([at, effects, state.state, nonInviteServerDeadline(state)]).toEqual([at, expected, name, deadline]);
  }
}

const time = { type: "time" } as const;
const broken = { type: "transport-error" } as const;

describe("non-INVITE client transaction (RFC 3261 section 17.1.2)", () => {
  const status = (code: number): NonInviteClientEvent => ({ type: "response", status: code });

  test("Timer E doubles up to T2, Timer F ends it after 64*T1", () => {
    playClient(false, [
      [500, time, ["send"], "trying", 1_500],
      [1_500, time, ["send"], "trying", 3_500],
      [3_500, time, ["send"], "trying", 7_500],
      [7_500, time, ["send"], "trying", 11_500],
      [11_500, time, ["send"], "trying", 15_500],
      [31_500, time, ["send"], "trying", 32_000],
      [32_000, time, ["timeout"], "terminated", NEVER],
    ]);
  });

  test("after a provisional response it is repeated every T2 and still given up", () => {
    playClient(false, [
      [100, status(100), ["deliver"], "proceeding", 500],
      [500, time, ["send"], "proceeding", 4_500],
      [4_500, time, ["send"], "proceeding", 8_500],
      [32_000, time, ["timeout"], "terminated", NEVER],
    ]);
  });

  test("a final response is delivered once; Timer K absorbs the rest", () => {
    playClient(false, [
      [100, status(200), ["deliver"], "completed", 5_100],
      [600, status(200), [], "completed", 5_100],
      [700, broken, [], "completed", 5_100],
      [5_100, time, [], "terminated", NEVER],
    ]);
  });

  test("over TCP nothing is repeated and Timer K is zero", () => {
    playClient(true, [
      [500, time, [], "trying", 32_000],
      [600, status(481), ["deliver"], "terminated", NEVER],
    ]);
  });

  test("a transport error is told once", () => {
    playClient(false, [
      [1, broken, ["transport-failure"], "terminated", NEVER],
      [2, broken, [], "terminated", NEVER],
    ]);
  });
});

describe("non-INVITE server transaction (RFC 3261 section 17.2.2)", () => {
  const again: NonInviteServerEvent = { type: "request" };
  const respond = (status: number): NonInviteServerEvent => ({ type: "respond", status });

  test("the request again: nothing while trying, else the last response, until Timer J", () => {
    playServer(false, [
      [0, again, [], "trying", NEVER],
      [1, respond(100), ["send"], "proceeding", NEVER],
      [2, again, ["send"], "proceeding", NEVER],
      [3, respond(200), ["send"], "completed", 32_003],
      [4, again, ["send"], "completed", 32_003],
      [5, respond(500), [], "completed", 32_003],
      [32_003, time, [], "terminated", NEVER],
    ]);
  });

  test("over TCP Timer J is zero", () => {
    playServer(true, [[0, respond(200), ["send"], "terminated", NEVER]]);
  });

  test("a transport error is told", () => {
    playServer(false, [[0, broken, ["transport-failure"], "terminated", NEVER]]);
  });
});
