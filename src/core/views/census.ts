// How many of everything live at one instant: cheap enough to be asked for every few seconds.
import { viewOf } from "../agent/derive.ts";
import type { AgentCallState, QueueName } from "../model.ts";
import { waitingSince } from "../queue/queue.ts";
import { targetOf, todayOf } from "../queue/today.ts";
import type { QueueCounts } from "../report/queue-counts.ts";
import type { State } from "../state.ts";
import type { Stage } from "../call/call.ts";

export interface QueueCensus {
  readonly queue: QueueName;
  readonly waiting: number;
  /** Of the one who has waited longest; 0: nobody waits. */
  readonly longestWaitMs: number;
  /** Since when that one does, milliseconds since 1970; undefined: nobody waits. */
  readonly waitingSince: number | undefined;
  /** What became of those who left it today. */
  readonly today: QueueCounts;
  /** Within which an answer is in time. */
  readonly targetMs: number;
  /** Agents signed in to it; those of them who are not on break; those who can be offered a call now. */
  readonly members: number;
  readonly present: number;
  readonly eligible: number;
}

export interface Census {
  readonly callsByStage: ReadonlyMap<Stage["type"], number>;
  readonly legs: number;
  readonly queues: readonly QueueCensus[];
  /** Signed-in agents. */
  readonly agents: readonly {
    readonly state: "UNREADY" | "READY";
    readonly callState: AgentCallState;
    readonly count: number;
  }[];
  readonly phonesRegistered: number;
  /** Of these: those that answered nothing when they were called, and are asked until they do. */
  readonly phonesSilent: number;
}

/** The engine hears of time only when something happens: `now` says how late it is. */
export function censusOf(state: State, now: number): Census {
  const { offsetMs } = state.clock;
  const callsByStage = new Map<Stage["type"], number>();
  for (const { stage } of state.calls.values()) callsByStage.set(stage.type, (callsByStage.get(stage.type) ?? 0) + 1);
  const registered = [...state.phones.values()].filter((phone) => phone.registered);
  return {
    callsByStage,
    legs: state.legs.size,
    queues: [...state.queues.values()].map((queue) => {
      const first = waitingSince(queue);
      return {
        queue: queue.config.name,
        waiting: queue.waiting.length,
        longestWaitMs: first === undefined ? 0 : Math.max(0, now - first),
        waitingSince: first === undefined ? undefined : first + offsetMs,
        today: todayOf(state, queue, Math.max(now, state.now)),
        targetMs: targetOf(queue),
        members: queue.members.size,
        present: queue.present.members.size,
        eligible: queue.eligible.members.size,
      };
    }),
    agents: agentCounts(state),
    phonesRegistered: registered.length,
    phonesSilent: registered.filter(({ silent }) => silent).length,
  };
}

function agentCounts(state: State): Census["agents"] {
  const counts = new Map<string, { state: "UNREADY" | "READY"; callState: AgentCallState; count: number }>();
  for (const agent of state.agents.values()) {
    if (agent.session === undefined) continue;
    const { callState } = viewOf(state, agent, agent.session);
    const key = `${agent.session.state} ${callState}`;
    const former = counts.get(key);
    if (former === undefined) counts.set(key, { state: agent.session.state, callState, count: 1 });
    else former.count += 1;
  }
  return [...counts.values()];
}
