// Whatever is taken away while a call is in whatever state (its agents, queues, phones, lines, menus; deleted or switched off): no
// mistake of ours comes to light, the call ends within the limits that it had, and nobody is kept by it.
import { describe, expect, it } from "vitest";
import { leftAlone, STATES } from "./states-of-calls.ts";

/** What the switch owes and never reports in these states is told as such, and is no mistake of ours. */
const OWED = /was never reported$/;

const AWAY: readonly (readonly [what: string, happening: string])[] = [
  ["the agent", "drop-agent 1001"],
  ["the agent and their user", "forget 1001"],
  ["the other agent", "drop-agent 1002"],
  ["the queue", "drop-queue support"],
  ["the queue where they wait", "drop-queue waiting"],
  ["the queue that says who comes", "drop-queue saying"],
  ["the agent's phone", "drop-extension 1001"],
  ["the other agent's phone", "drop-extension 1002"],
  ["the mailbox", "drop-extension 1003"],
  ["the phone that calls", "drop-extension 1000"],
  ["the line", "drop-trunk trunk1"],
  ["the menu", "drop-ivr 6000"],
  ["the agent's phone, switched off", "configure extension 1001 disabled=true"],
  ["the phone that calls, switched off", "configure extension 1000 disabled=true"],
  ["the line, switched off", "configure trunk trunk1 enabled=false"],
  ["the agent's place", "drop-tier support 1001"],
];

describe.each(AWAY)("%s", (_what, happening) => {
  it.each(STATES)("%s", (_name, { script, isSo, withinMs }) => {
    const { center, facts, before } = leftAlone({ script, withinMs }, `+5 ${happening}\n`);
    expect(before.some(isSo)).toBe(true);
    const mistakes = facts.flatMap((fact) => (fact.type === "repaired" && !OWED.test(fact.what) ? [fact.what] : []));
    expect(mistakes).toEqual([]);
    expect([...(center?.state.calls.keys() ?? ["no engine"])]).toEqual([]);
    expect([...(center?.state.legs.keys() ?? [])]).toEqual([]);
    const ended = facts.flatMap((fact) => (fact.type === "call-ended" ? [fact.call] : []));
    expect(ended.toSorted()).toEqual(
      [...new Set(facts.flatMap((fact) => (fact.type === "call-started" ? [fact.call] : [])))].toSorted(),
    );
    const views = center?.agents(undefined) ?? [];
    expect(views.filter(({ callState }) => callState !== "IDLE")).toEqual([]);
    if (happening.endsWith(" 1001") && /^(drop-agent|forget)/.test(happening)) {
      expect(views.map(({ agent }) => agent as string)).not.toContain("1001");
    }
    expect(center?.snapshot().armed.filter((due) => "call" in due)).toEqual([]);
  });
});
