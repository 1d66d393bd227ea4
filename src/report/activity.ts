// What agents do with their time, and how much of it is work: one definition for the reports and for the simulator.
import type { AgentCallState } from "../core/model.ts";

/** Ringing, talking and wrap-up are an agent's occupation. */
export const ACTIVITIES = ["idle", "ringing", "talking", "wrap-up", "break"] as const;
export type Activity = (typeof ACTIVITIES)[number];
/** Milliseconds. */
export type Times = Record<Activity, number>;

/** On hold, and while a call of their own is dialled, they are in a conversation; idle and not ready is a break. */
export function activityOf({
  state,
  callState,
}: {
  readonly state: "UNREADY" | "READY";
  readonly callState: AgentCallState;
}): Activity {
  switch (callState) {
    case "RINGING":
      return "ringing";
    case "TALKING":
    case "HELD":
    case "DIALING":
      return "talking";
    case "ACW":
      return "wrap-up";
    case "IDLE":
      return state === "READY" ? "idle" : "break";
  }
}

export function noTimes(): Times {
  return { idle: 0, ringing: 0, talking: 0, "wrap-up": 0, break: 0 };
}

export function sumTimes(all: readonly Times[]): Times {
  const sum = noTimes();
  for (const times of all) for (const activity of ACTIVITIES) sum[activity] += times[activity];
  return sum;
}

/** The share of the time in which calls were handled, of that in which they could have been; NaN: nobody was there. */
export function occupancyOf(times: Times): number {
  const busy = times.ringing + times.talking + times["wrap-up"];
  return busy / (busy + times.idle);
}
