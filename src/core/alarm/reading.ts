// What the figures are that rules are about: those of the wallboard and of the snapshots, read where they are kept.
import { phoneActivity } from "../agent/derive.ts";
import type { Agent, SignedIn } from "../agent/agent.ts";
import { isWrappingUp } from "../agent/wrap-up.ts";
import { dayEndOf } from "../day.ts";
import type { AgentId, QueueName } from "../model.ts";
import { todayOf } from "../queue/today.ts";
import { waitingSince, type Queue } from "../queue/queue.ts";
import { serviceLevelOf } from "../report/answered-in-time.ts";
import { phoneOf, type State } from "../state.ts";
import type { Watch } from "./alarms.ts";
import type { Reading } from "./condition.ts";
import { scopeOf, type AlarmRuleConfig, type WatchedState } from "./rule.ts";

/** Whether there is such a queue or agent still, and the rule is about them. */
export function isThere(state: State, rule: AlarmRuleConfig, subject: string): boolean {
  switch (scopeOf(rule.metric)) {
    case "queue":
      return state.queues.has(subject as QueueName) && (rule.queue === undefined || rule.queue === subject);
    case "agent":
      return state.agents.has(subject as AgentId) && (rule.agent === undefined || rule.agent === subject);
    case "center":
      return true;
  }
}

export function readingOf(state: State, rule: AlarmRuleConfig, subject: string, watch: Watch | undefined): Reading {
  switch (rule.metric) {
    case "calls":
      return { value: state.calls.size };
    case "lines-down":
      return { value: [...state.trunks.values()].filter(({ config, up }) => config.enabled && !up).length };
    case "emergency-calls":
      return { value: state.emergencies?.size ?? 0 };
    case "lowest-mos":
      return { value: lowestMos(state) };
    case "time-in-state":
      return timeInState(state, rule, subject as AgentId, watch);
    default: {
      const queue = state.queues.get(subject as QueueName);
      return queue === undefined ? undefined : ofQueue(state, rule, queue);
    }
  }
}

function ofQueue(state: State, rule: AlarmRuleConfig, queue: Queue): Reading {
  switch (rule.metric) {
    case "waiting":
      return { value: queue.waiting.length };
    case "longest-wait": {
      const since = waitingSince(queue);
      return since === undefined ? { value: 0 } : { since };
    }
    case "agents-signed-in":
      return { value: queue.members.size };
    case "agents-ready":
      return { value: queue.present.members.size };
    case "agents-free":
      return { value: queue.eligible.members.size };
    case "service-level": {
      const level = serviceLevelOf(rule.level ?? "answered-in-time-of-handled", todayOf(state, queue));
      return shareOf(state, rule, level.numerator, level.denominator);
    }
    case "abandoned-share": {
      const { abandoned, offered } = todayOf(state, queue);
      return shareOf(state, rule, abandoned, offered);
    }
    default:
      return undefined;
  }
}

/** What a leg has that nobody has said to be worse. */
const BEST_MOS = 4.4;

function lowestMos(state: State): number {
  let lowest = BEST_MOS;
  for (const { mos } of state.legs.values()) if (mos !== undefined && mos < lowest) lowest = mos;
  return lowest;
}

/** In percent, until midnight. */
function shareOf(state: State, { leastCallers }: AlarmRuleConfig, part: number, whole: number): Reading {
  if (whole === 0 || whole < leastCallers) return undefined;
  return { value: (100 * part) / whole, until: dayEndOf(state) };
}

function timeInState(state: State, rule: AlarmRuleConfig, id: AgentId, watch: Watch | undefined): Reading {
  const agent = state.agents.get(id);
  const session = agent?.session;
  if (agent === undefined || session === undefined) return undefined;
  if (rule.queue !== undefined && !session.queues.has(rule.queue as QueueName)) return undefined;
  if (!isIn(rule.state, agent, session, state)) return undefined;
  return { since: watch?.began ?? agent.since };
}

function isIn(wanted: WatchedState | undefined, agent: Agent, session: SignedIn, state: State): boolean {
  const { callState } = phoneActivity(state, phoneOf(state, session.extn));
  switch (wanted) {
    case "TALKING":
      return callState === "TALKING" || callState === "HELD";
    case "ACW":
      return callState === "IDLE" && isWrappingUp(state, agent);
    case "READY":
    case "UNREADY":
      return callState === "IDLE" && !isWrappingUp(state, agent) && session.state === wanted;
    default:
      return callState === wanted;
  }
}
