// Something that is sent again and again until the peer acknowledges it: our 2xx to an INVITE until its ACK (RFC 3261
// section 13.3.1.4), a reliable provisional response until its PRACK (RFC 3262 section 3).
//
//   start --> waiting --- acknowledged ---> (dropped)
//              |   ^ \
//        time: +---+  \ 64*T1: given up
//        send           --> (dropped)
import type { Step } from "../transaction/step.ts";
import type { Timers } from "../transaction/timers.ts";
import { lifetimeMs } from "../transaction/timers.ts";

export interface Repetition {
  readonly timers: Timers;
  readonly sendAt: number;
  readonly intervalMs: number;
  /** The interval's ceiling. */
  readonly longestMs: number;
  readonly giveUpAt: number;
}

export type RepetitionEffect = "send" | "give-up";

/** For a 2xx: the interval doubles up to T2, also over TCP, for a proxy on the way may lose it (13.3.1.4). */
export function repeatFinal(timers: Timers, at: number): Repetition {
  return repetition(timers, timers.t2, at);
}

/** For a reliable provisional response: the interval doubles without a ceiling (RFC 3262 section 3). */
export function repeatProvisional(timers: Timers, at: number): Repetition {
  return repetition(timers, lifetimeMs(timers), at);
}

function repetition(timers: Timers, longestMs: number, at: number): Repetition {
  return { timers, longestMs, intervalMs: timers.t1, sendAt: at + timers.t1, giveUpAt: at + lifetimeMs(timers) };
}

export function repetitionDeadline(state: Repetition): number {
  return Math.min(state.sendAt, state.giveUpAt);
}

export function stepRepetition(state: Repetition, at: number): Step<Repetition, RepetitionEffect> {
  if (at >= state.giveUpAt) return [state, ["give-up"]];
  if (at < state.sendAt) return [state, []];
  const intervalMs = Math.min(state.intervalMs * 2, state.longestMs);
  return [{ ...state, intervalMs, sendAt: at + intervalMs }, ["send"]];
}
