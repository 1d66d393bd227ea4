// What each agent did in one call: their handling is their own, though the customer's call is one.
import type { AgentId } from "../core/model.ts";
import { agentAt, type CallRecord } from "../core/report/call-record.ts";
import { consultTimesOf } from "../core/report/conversation.ts";
import { timesOf, type TalkRecord } from "../core/report/talk-record.ts";
import { callingAgent, handlerOf } from "./wrap-up.ts";

/** Milliseconds. */
export interface AgentHandling {
  readonly agent: AgentId;
  /** Conversations with the customer, or, in a call of their own, with whom they had called. */
  readonly talks: number;
  /** Without hold. */
  readonly talkMs: number;
  readonly holdMs: number;
  /** Of after-call work that is over. */
  readonly wrapUpMs: number;
  /** They were asked by another agent: with that one alone, and in talks of three. Of no conversation of theirs. */
  readonly consultedMs: number;
}

/** In the order in which they came to it. `now`: until when what goes on has gone on. */
export function handlingsOf(record: CallRecord, now: number): readonly AgentHandling[] {
  const all = new Map<AgentId, AgentHandling>();
  const add = (agent: AgentId | undefined, more: Partial<Omit<AgentHandling, "agent">>): void => {
    if (agent === undefined) return;
    const sum = all.get(agent) ?? { agent, talks: 0, talkMs: 0, holdMs: 0, wrapUpMs: 0, consultedMs: 0 };
    all.set(agent, {
      agent,
      talks: sum.talks + (more.talks ?? 0),
      talkMs: sum.talkMs + (more.talkMs ?? 0),
      holdMs: sum.holdMs + (more.holdMs ?? 0),
      wrapUpMs: sum.wrapUpMs + (more.wrapUpMs ?? 0),
      consultedMs: sum.consultedMs + (more.consultedMs ?? 0),
    });
  };
  for (const talk of record.talks) {
    const times = { talks: 1, ...timesOf(talk, now) };
    add(talk.agent ?? talk.by, times);
    add(handlerOf(record, talk), { wrapUpMs: talk.wrapUpMs ?? 0 });
    add(agentOpposite(record, talk), times);
  }
  for (const { agent, wrapUpMs = 0 } of record.otherWork ?? []) add(agent, { wrapUpMs });
  for (const consult of record.conversation?.consults ?? []) {
    if (consult.answeredAt === undefined) continue;
    const { consulted, both } = consultTimesOf(consult, now);
    const rungMs = consult.answeredAt - consult.begunAt;
    add(consult.consulted ?? agentAt(record, consult.leg), { consultedMs: Math.max(0, consulted + both - rungMs) });
  }
  return [...all.values()];
}

/** Of two agents who talk each one's handling is their own. */
function agentOpposite(record: CallRecord, talk: TalkRecord): AgentId | undefined {
  return talk.customer === undefined ? callingAgent(record, talk) : agentAt(record, talk.customer);
}
