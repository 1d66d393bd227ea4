// Random work after calls in all its modes: the records' sums of it are those of what agents did, it never outlasts what was
// told, and nobody is offered a call in it.
import { describe, expect, it } from "vitest";
import { Center } from "../../src/core/center.ts";
import type { EventBody } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import { WRAP_UP_MODES, type AgentId, type Extn, type LegId } from "../../src/core/model.ts";
import type { CallRecord } from "../../src/core/report/call-record.ts";
import { rebuilt } from "../../src/report/from-facts.ts";
import { handlingsOf } from "../../src/report/handling.ts";
import { summaryOf } from "../../src/report/call-summary.ts";
import type { SwitchCommand } from "../../src/core/switch.ts";
import { drawOf } from "./random-work.ts";
import { readGiven, START } from "../scenarios/script.ts";

const AGENTS = ["1001", "1002"] as const;
const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1);

class Floor {
  readonly #center = new Center();
  readonly facts: Fact[] = [];
  readonly #ringing = new Set<LegId>();
  readonly #talking = new Set<LegId>();
  #calls = 0;
  #now = START;

  constructor(below: (bound: number) => number) {
    const mode = (): string => WRAP_UP_MODES[below(WRAP_UP_MODES.length)] ?? "timed";
    const queue = (name: string): string =>
      `queue ${name} wrapUpMode=${mode()} wrapUpMs=${below(30) * 1_000} dispositionRequired=${below(2) === 0} dispositionDefault=a`;
    const given = [queue("one"), queue("two"), "disposition a", "disposition b", "trunk line outbound=9:1:"];
    const rows = [
      ...given,
      ...AGENTS.flatMap((agent) => [`extension ${agent}`, `agent ${agent} lagMs=${below(2) * 1_000}`]),
    ];
    const configuration = rows.map((row) => readGiven(row.split(" ")));
    this.step({ type: "started", seed: below(1_000), lastFact: 0, configuration, agents: [] });
    this.step({ type: "up", legs: [], phones: [] });
    for (const agent of AGENTS) {
      const [id, extn] = [agent as AgentId, agent as Extn];
      this.step({ type: "phone-registered", extn });
      for (const name of ["one", "two"]) this.step({ type: "agent-sign-in", agent: id, extn, queue: name as never });
      this.step({ type: "agent-ready", agent: id });
    }
  }

  step(event: EventBody): void {
    const { commands, facts } = this.#center.step({ ...event, at: this.#now });
    this.facts.push(...facts);
    for (const fact of facts) {
      if (fact.type === "leg-dialled") this.#ringing.add(fact.leg);
      if (fact.type === "call-started") this.#talking.add(fact.leg);
      if (fact.type === "leg-ended") for (const legs of [this.#ringing, this.#talking]) legs.delete(fact.leg);
    }
    for (const command of commands) this.#carryOut(command);
  }

  #carryOut(command: SwitchCommand): void {
    if (command.type === "answer" || command.type === "converse") this.step({ type: "done", command: command.id });
    if (command.type !== "hang-up") return;
    this.step({ type: "leg-ended", leg: command.leg, cause: command.cause, by: "command", media: undefined });
  }

  happen(below: (bound: number) => number): void {
    this.#now += below(8) * 1_000;
    const agent = (AGENTS[below(2)] ?? "1001") as AgentId;
    const one = <Item>(items: ReadonlySet<Item>): Item | undefined => [...items][below(Math.max(1, items.size))];
    const [ringing, talking] = [one(this.#ringing), one(this.#talking)];
    const shown = { callerNumber: "13800000000", callerName: "" };
    this.#calls += 1;
    const leg = `c${this.#calls}` as LegId;
    const call = (dialled: string, from: "line" | AgentId): EventBody => {
      const origin =
        from === "line" ? { type: "trunk", trunk: "line" } : { type: "extension", extn: from as string as Extn };
      return { type: "leg-arrived", leg, origin: origin as never, dialled, ...shown };
    };
    const ended = (which: LegId): EventBody => {
      return { type: "leg-ended", leg: which, cause: "normal", by: "phone", media: undefined };
    };
    const work = { which: undefined, notes: "n", by: "agent", user: agent } as const;
    const choices: (EventBody | undefined)[] = [
      ...[call("one", "line"), call("two", "line"), call("913900000000", agent), call("1002", "1001" as AgentId)],
      ...[0, 1, 2].map(() => (ringing === undefined ? undefined : { type: "leg-answered" as const, leg: ringing })),
      ...[0, 1].flatMap(() => [talking === undefined ? undefined : ended(talking), { type: "tick" as const }]),
      ringing === undefined ? undefined : ended(ringing),
      { type: "agent-ready", agent },
      { type: "agent-ready", agent },
      { type: "agent-break", agent, reason: "lunch" },
      { type: "agent-wrap-up", agent, ms: undefined },
      { type: "agent-wrap-up", agent, ms: 5_000 },
      { type: "set-disposition", agent, code: "b", ...work },
    ];
    this.step(choices[below(choices.length)] ?? { type: "tick" });
  }

  /** Everybody hangs up, all work is done. */
  end(): void {
    for (const leg of [...this.#ringing, ...this.#talking]) {
      this.step({ type: "leg-ended", leg, cause: "normal", by: "phone", media: undefined });
    }
    this.#now += 2_000_000;
    this.step({ type: "tick" });
    for (const agent of AGENTS) this.step({ type: "agent-sign-out", agent: agent as AgentId, queue: undefined });
  }
}

/** The time of after-call work of each agent in each call, and what contradicts what was told. */
function workIn(facts: readonly Fact[]): {
  readonly ms: ReadonlyMap<string, number>;
  readonly wrong: readonly string[];
} {
  const since = new Map<AgentId, Extract<Fact, { type: "agent-changed" }>>();
  const wrong: string[] = [];
  const ms = new Map<string, number>();
  for (const fact of facts) {
    if (fact.type === "offer-made" && since.has(fact.agent)) wrong.push(`an offer in after-call work: ${fact.seq}`);
    if (fact.type !== "agent-changed") continue;
    const former = since.get(fact.agent);
    const part = `${former?.call ?? ""} ${fact.agent}`;
    if (former?.call !== undefined) ms.set(part, (ms.get(part) ?? 0) + fact.at - former.at);
    if (former?.until !== undefined && fact.at > former.until) wrong.push(`it lasted too long: ${fact.seq}`);
    if (fact.callState === "ACW") since.set(fact.agent, fact);
    else since.delete(fact.agent);
  }
  return { ms, wrong };
}

/** As the records have it. */
function workOf(records: readonly CallRecord[]): ReadonlyMap<string, number> {
  const ms = new Map<string, number>();
  for (const record of records) {
    for (const { agent, wrapUpMs } of handlingsOf(record, record.lastAt)) {
      if (wrapUpMs > 0) ms.set(`${record.call} ${agent}`, wrapUpMs);
    }
  }
  return ms;
}

function sumOf(ms: ReadonlyMap<string, number>): number {
  return [...ms.values()].reduce((sum, one) => sum + one, 0);
}

describe("random work after calls", () => {
  it("adds up in the records, keeps to what was told, and is never disturbed by an offer", () => {
    let [works, opposite, defaults] = [0, 0, 0];
    for (const seed of SEEDS) {
      const below = drawOf(seed);
      const floor = new Floor(below);
      for (let count = 0; count < 250; count += 1) floor.happen(below);
      floor.end();
      const { records } = rebuilt(floor.facts);
      const { ms, wrong } = workIn(floor.facts);
      expect(wrong, `seed ${seed}`).toEqual([]);
      const done = new Map([...ms].filter(([, one]) => one > 0));
      expect(workOf(records), `seed ${seed}`).toEqual(done);
      const sums = records.reduce((sum, record) => sum + summaryOf(record, record.lastAt).wrapUpMs, 0);
      expect(sums, `seed ${seed}`).toBe(sumOf(ms));
      const talks = records.flatMap(({ talks: ones }) => ones);
      opposite += sumOf(ms) - talks.reduce((sum, { wrapUpMs = 0 }) => sum + wrapUpMs, 0);
      expect(
        floor.facts.filter(({ type }) => type === "repaired"),
        `seed ${seed}`,
      ).toEqual([]);
      works += sumOf(ms);
      defaults += floor.facts.filter((fact) => fact.type === "disposition-set" && fact.by === "center").length;
    }
    // Else it shows nothing.
    expect(works).toBeGreaterThan(1_000_000);
    expect(opposite).toBeGreaterThan(10_000);
    expect(defaults).toBeGreaterThan(20);
  });
});
