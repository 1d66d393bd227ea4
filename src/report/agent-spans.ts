// What agents were, from when to when: a fold over facts. The spans of an agent lie one after the other without gaps from
// their signing in to their signing out, so that their lengths add up to the time they were signed in.
import type { Fact } from "../core/facts.ts";
import type { AgentCallState, AgentId } from "../core/model.ts";

/** Times are milliseconds since 1970. */
export interface AgentSpan {
  readonly agent: AgentId;
  readonly state: "UNREADY" | "READY";
  readonly callState: AgentCallState;
  /** Of a break: which. */
  readonly reason: string;
  readonly from: number;
  /** Undefined: it goes on. */
  readonly to: number | undefined;
}

export interface FoldedSpans {
  /** Those that go on. */
  readonly open: ReadonlyMap<AgentId, AgentSpan>;
  /** All that began or ended; an agent has one at most that begins at an instant. */
  readonly changed: readonly AgentSpan[];
}

/** `lastAt`: the time of the fact before these. A center that begins anew ends what went on at the last sign of the one before.
 * Where the clock is set a span ends by the old one and goes on as another by the new one: together they are as long as it was. */
export function foldSpans(
  former: ReadonlyMap<AgentId, AgentSpan>,
  facts: readonly Fact[],
  lastAt: number,
): FoldedSpans {
  const open = new Map(former);
  const changed = new Map<string, AgentSpan>();
  const note = (span: AgentSpan): void => {
    changed.set(`${span.from} ${span.agent}`, span);
  };
  const close = (span: AgentSpan, at: number): void => {
    open.delete(span.agent);
    note({ ...span, to: Math.max(span.from, at) });
  };
  const followClock = (spans: readonly AgentSpan[], { at, before }: Extract<Fact, { type: "clock-set" }>): void => {
    for (const span of spans) {
      close(span, before);
      const rest: AgentSpan = { ...span, from: at, to: undefined };
      open.set(span.agent, rest);
      note(rest);
    }
  };
  let last = lastAt;
  for (const fact of facts) {
    if (fact.type === "engine-started") for (const span of [...open.values()]) close(span, last);
    if (fact.type === "clock-set") followClock([...open.values()], fact);
    last = fact.at;
    if (fact.type !== "agent-changed") continue;
    const { agent, state, callState, reason, at } = fact;
    const before = open.get(agent);
    if (before !== undefined && isSame(before, fact)) continue;
    if (before !== undefined) close(before, at);
    if (state === "LOGOUT") continue;
    const span: AgentSpan = { agent, state, callState, reason, from: Math.max(at, before?.from ?? at), to: undefined };
    open.set(agent, span);
    note(span);
  }
  return { open, changed: [...changed.values()] };
}

/** Most of what an agent is told of anew is a leg or what they will do later. */
function isSame(span: AgentSpan, fact: Extract<Fact, { type: "agent-changed" }>): boolean {
  return span.state === fact.state && span.callState === fact.callState && span.reason === fact.reason;
}
