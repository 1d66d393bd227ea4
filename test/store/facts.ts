// Facts for tests: a whole queue call, as the engine would tell it.
import type { Fact, FactBody } from "../../src/core/facts.ts";
import type { AgentId, CallId, Extn, LegId, QueueName } from "../../src/core/model.ts";
import type { MediaReport } from "../../src/core/switch.ts";

/** 2026-03-02 10:00:00 in Shanghai. */
export const MONDAY_TEN = Date.UTC(2026, 2, 2, 2, 0, 0);

export const agent = "1001" as AgentId;
export const extn = "1001" as Extn;
export const queue = "support" as QueueName;

/** Numbers bodies from `from` on; each comes with the milliseconds after `start` at which it happened. */
export function factsFrom(from: number, start: number, bodies: readonly (readonly [number, FactBody])[]): Fact[] {
  return bodies.map(([afterMs, body], index) => ({ seq: from + index, at: start + afterMs, ...body }));
}

export const media: MediaReport = {
  codec: "PCMA",
  packetsSent: 500,
  packetsReceived: 498,
  packetsLost: 2,
  jitterMs: 1.5,
  remotePacketsLost: 1,
  remoteJitterMs: undefined,
};

/** A caller dials a hotline, waits 5 s, a first agent misses them, 1001 answers, holds them for 2 s, and they hang up. */
export function queueCall(name: string): (readonly [number, FactBody])[] {
  const call = name as CallId;
  const [caller, missed, peer] = [`${name}-a`, `${name}-b`, `${name}-c`] as [LegId, LegId, LegId];
  const [other, otherPhone] = ["1002" as AgentId, "1002" as Extn];
  const origin = { type: "trunk", trunk: "line" } as const;
  const to = (which: Extn) => ({ type: "extension", extn: which }) as const;
  return [
    [
      0,
      {
        type: "call-started",
        call,
        leg: caller,
        origin,
        dialled: "4000",
        callerNumber: "13800138000",
        callerName: "Li",
      },
    ],
    [0, { type: "call-routed", call, step: { type: "hotline", id: "7", number: "4000", period: "work" } }],
    [0, { type: "call-routed", call, step: { type: "queue", queue } }],
    [10, { type: "call-answered", call }],
    [10, { type: "queue-joined", call, queue, position: 1 }],
    [10, { type: "leg-dialled", call, leg: missed, to: to(otherPhone), agent: other }],
    [10, { type: "offer-made", call, queue, agent: other, extn: otherPhone, leg: missed, candidates: [] }],
    [100, { type: "leg-ringing", call, leg: missed }],
    [3000, { type: "offer-ended", call, queue, agent: other, leg: missed, end: "rejected", ringMs: 2900 }],
    [3000, { type: "leg-ended", call, leg: missed, cause: "rejected", by: "phone", media: undefined }],
    [3000, { type: "leg-dialled", call, leg: peer, to: to(extn), agent }],
    [3000, { type: "offer-made", call, queue, agent, extn, leg: peer, candidates: [] }],
    [3200, { type: "leg-ringing", call, leg: peer }],
    [5000, { type: "leg-answered", call, leg: peer }],
    [5000, { type: "offer-ended", call, queue, agent, leg: peer, end: "answered", ringMs: 1800 }],
    [5010, { type: "bridged", call, legs: [caller, peer], agent }],
    [5010, { type: "queue-left", call, queue, outcome: "answered", waitMs: 5000, agent }],
    [5010, { type: "recording-started", call, name: `${name}-1` }],
    [8000, { type: "leg-held", call, leg: peer }],
    [10_000, { type: "leg-resumed", call, leg: peer }],
    [20_010, { type: "leg-ended", call, leg: caller, cause: "normal", by: "phone", media }],
    [20_020, { type: "leg-ended", call, leg: peer, cause: "normal", by: "command", media }],
    [20_020, { type: "call-ended", call, by: "caller", cause: "normal" }],
    [
      20_050,
      {
        ...{ type: "recording-ended", call, name: `${name}-1`, file: `2026/${name}-1.wav` },
        ...{ durationMs: 15_000, sizeBytes: 480_044 },
      },
    ],
  ];
}

export function agentChanged(
  state: "LOGOUT" | "UNREADY" | "READY",
  callState: "IDLE" | "RINGING" | "TALKING" | "ACW",
  reason = "",
): FactBody {
  return {
    type: "agent-changed",
    agent,
    extn,
    state,
    callState,
    reason,
    pending: undefined,
    call: undefined,
    leg: undefined,
  };
}
