import { describe, expect, test } from "vitest";
import type { InviteClientEffect, InviteClientEvent } from "./invite-client.ts";
import { inviteClientDeadline, startInviteClient, stepInviteClient } from "./invite-client.ts";
import { DEFAULT_TIMERS, NEVER } from "./timers.ts";

type Row = [
  at: number,
  event: InviteClientEvent,
  effects: readonly InviteClientEffect[],
  state: string,
  deadline: number,
];

const time: InviteClientEvent = { type: "time" };
const broken: InviteClientEvent = { type: "transport-error" };
const status = (code: number): InviteClientEvent => ({ type: "response", status: code });

function play(reliable: boolean, rows: readonly Row[]): void {
  let [state, effects] = startInviteClient(DEFAULT_TIMERS, reliable, 0);
  expect(effects).toEqual(["send"]);
  for (const [at, event, expected, name, deadline] of rows) {
    [state, effects] = stepInviteClient(state, event, at);
    expect([at, effects, state.state, inviteClientDeadline(state)]).toEqual([at, expected, name, deadline]);
  }
}

describe("INVITE client transaction over UDP (RFC 3261 section 17.1.1)", () => {
  test("Timer A doubles without a ceiling, Timer B ends it after 64*T1", () => {
    play(false, [
      [499, time, [], "calling", 500],
      [500, time, ["send"], "calling", 1_500],
      [1_500, time, ["send"], "calling", 3_500],
      [3_500, time, ["send"], "calling", 7_500],
      [7_500, time, ["send"], "calling", 15_500],
      [15_500, time, ["send"], "calling", 31_500],
      [31_500, time, ["send"], "calling", 32_000],
      [32_000, time, ["timeout"], "terminated", NEVER],
      [33_000, status(200), [], "terminated", NEVER],
    ]);
  });

  test("a provisional response stops the retransmissions; there is no deadline while it rings", () => {
    play(false, [
      [10, status(100), ["deliver"], "proceeding", NEVER],
      [20, status(180), ["deliver"], "proceeding", NEVER],
      [90_000, time, [], "proceeding", NEVER],
      [90_001, status(180), ["deliver"], "proceeding", NEVER],
    ]);
  });

  test("a refusal is acknowledged here, again for each retransmission, until Timer D", () => {
    play(false, [
      [10, status(180), ["deliver"], "proceeding", NEVER],
      [20, status(486), ["ack", "deliver"], "completed", 32_020],
      [520, status(486), ["ack"], "completed", 32_020],
      [600, status(180), [], "completed", 32_020],
      [700, status(200), [], "completed", 32_020],
      [32_020, time, [], "terminated", NEVER],
      [32_021, status(486), [], "terminated", NEVER],
    ]);
  });

  test("a refusal without any provisional response", () => {
    play(false, [[20, status(407), ["ack", "deliver"], "completed", 32_020]]);
  });

  test("2xx: every one is delivered until Timer M, none is acknowledged here (RFC 6026)", () => {
    play(false, [
      [10, status(200), ["deliver"], "accepted", 32_010],
      [510, status(200), ["deliver"], "accepted", 32_010],
      [520, status(180), [], "accepted", 32_010],
      [530, status(486), [], "accepted", 32_010],
      [540, broken, [], "accepted", 32_010],
      [32_010, time, [], "terminated", NEVER],
    ]);
  });

  test("a transport error is told once", () => {
    play(false, [
      [10, broken, ["transport-failure"], "terminated", NEVER],
      [11, broken, [], "terminated", NEVER],
    ]);
  });

  test("abandoned after a CANCEL that nobody answered", () => {
    play(false, [
      [10, status(180), ["deliver"], "proceeding", NEVER],
      [33_000, { type: "abandon" }, [], "terminated", NEVER],
    ]);
  });
});

describe("INVITE client transaction over TCP", () => {
  test("nothing is retransmitted, Timer B still runs", () => {
    play(true, [
      [500, time, [], "calling", 32_000],
      [32_000, time, ["timeout"], "terminated", NEVER],
    ]);
  });

  test("Timer D is zero, Timer M is not", () => {
    play(true, [[10, status(603), ["ack", "deliver"], "terminated", NEVER]]);
    play(true, [[10, status(200), ["deliver"], "accepted", 32_010]]);
  });
});
