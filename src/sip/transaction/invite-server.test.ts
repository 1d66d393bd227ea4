import { describe, expect, test } from "vitest";
import type { InviteServerEffect, InviteServerEvent } from "./invite-server.ts";
import { inviteServerDeadline, startInviteServer, stepInviteServer } from "./invite-server.ts";
import { DEFAULT_TIMERS, NEVER } from "./timers.ts";

type Row = [
  at: number,
  event: InviteServerEvent,
  effects: readonly InviteServerEffect[],
  state: string,
  deadline: number,
];

const time: InviteServerEvent = { type: "time" };
const again: InviteServerEvent = { type: "request" };
const ack: InviteServerEvent = { type: "ack" };
const broken: InviteServerEvent = { type: "transport-error" };
const respond = (status: number): InviteServerEvent => ({ type: "respond", status });

function play(reliable: boolean, rows: readonly Row[]): void {
  let state = startInviteServer(DEFAULT_TIMERS, reliable);
  for (const [at, event, expected, name, deadline] of rows) {
    const [next, effects] = stepInviteServer(state, event, at);
    state = next;
    expect([at, effects, state.state, inviteServerDeadline(state)]).toEqual([at, expected, name, deadline]);
  }
}

describe("INVITE server transaction over UDP (RFC 3261 section 17.2.1)", () => {
  test("a retransmitted INVITE gets the last provisional response again", () => {
    play(false, [
      [0, respond(100), ["send"], "proceeding", NEVER],
      [500, again, ["send"], "proceeding", NEVER],
      [600, respond(180), ["send"], "proceeding", NEVER],
      [1_500, again, ["send"], "proceeding", NEVER],
      [99_000, time, [], "proceeding", NEVER],
    ]);
  });

  test("Timer G repeats a refusal up to every T2, Timer H ends it without ACK", () => {
    play(false, [
      [0, respond(486), ["send"], "completed", 500],
      [500, time, ["send"], "completed", 1_500],
      [1_500, time, ["send"], "completed", 3_500],
      [3_500, time, ["send"], "completed", 7_500],
      [7_500, time, ["send"], "completed", 11_500],
      [8_000, again, ["send"], "completed", 11_500],
      [31_500, time, ["send"], "completed", 32_000],
      [32_000, time, ["timeout"], "terminated", NEVER],
    ]);
  });

  test("ACK stops them; Timer I absorbs further ACKs and INVITEs", () => {
    play(false, [
      [0, respond(486), ["send"], "completed", 500],
      [100, ack, [], "confirmed", 5_100],
      [110, ack, [], "confirmed", 5_100],
      [120, again, [], "confirmed", 5_100],
      [130, respond(200), [], "confirmed", 5_100],
      [5_100, time, [], "terminated", NEVER],
    ]);
  });

  test("after a 2xx INVITEs are absorbed, the TU may repeat the 2xx, until Timer L (RFC 6026)", () => {
    play(false, [
      [0, respond(200), ["send"], "accepted", 32_000],
      [500, again, [], "accepted", 32_000],
      [501, respond(200), ["send"], "accepted", 32_000],
      [502, respond(486), [], "accepted", 32_000],
      [503, ack, ["deliver-ack"], "accepted", 32_000],
      [504, broken, [], "accepted", 32_000],
      [32_000, time, [], "terminated", NEVER],
    ]);
  });

  test("an ACK before any final response is nothing; a transport error is told", () => {
    play(false, [
      [0, ack, [], "proceeding", NEVER],
      [1, broken, ["transport-failure"], "terminated", NEVER],
    ]);
  });
});

describe("INVITE server transaction over TCP", () => {
  test("no Timer G, Timer H stays, Timer I is zero", () => {
    play(true, [[0, respond(404), ["send"], "completed", 32_000]]);
    play(true, [
      [0, respond(404), ["send"], "completed", 32_000],
      [10, ack, [], "terminated", NEVER],
    ]);
    play(true, [
      [0, respond(404), ["send"], "completed", 32_000],
      [32_000, time, ["timeout"], "terminated", NEVER],
    ]);
  });
});
