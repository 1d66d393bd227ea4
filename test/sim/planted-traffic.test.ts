// Random traffic in which faults of ours are planted into calls, agents and rows: nothing of the culprits is left, and for
// everybody else every rule holds after each event. SIM_SEED=n runs one seed alone.
import { describe, expect, it } from "vitest";
import type { Center, StepResult } from "../../src/core/center.ts";
import { chanceOf, nextBelow, type Chance } from "../../src/core/chance.ts";
import type { Event } from "../../src/core/events.ts";
import { agentOf, extensionOf, queueOf } from "../scenarios/script.ts";
import { Invariants } from "./invariants.ts";
import { Planted } from "./planted.ts";
import { traces } from "./traces.ts";
import { runWorld, type Meddler } from "./world.ts";

const CALLS_PER_RUN = 60;
const RUNS = 60;

const only = process.env["SIM_SEED"];
const seeds = only === undefined ? Array.from({ length: RUNS }, (_, index) => index + 1) : [Number(only)];

/** Before some events somebody or something is spoiled; after each it is looked at what has become of those named. */
class Saboteur implements Meddler {
  readonly invariants = new Invariants(true);
  readonly broken: string[] = [];
  readonly named = { calls: new Set<string>(), agents: 0, rows: 0 };
  readonly #planted = new Planted();
  /** Those of them who have not come to light. */
  readonly #spoiledAgents = new Set<string>();
  readonly #chance: Chance;

  constructor(seed: number) {
    this.#chance = chanceOf(seed);
  }

  step(center: Center, event: Event): StepResult {
    if (this.#below(12) === 0) this.#spoil(center);
    const happens = event.type === "configured" ? { ...event, changes: [...event.changes, this.#badRow()] } : event;
    const result = this.#planted.during(() => center.step(happens));
    for (const fact of result.facts) {
      if (fact.type !== "repaired") continue;
      if (fact.call !== undefined) this.named.calls.add(fact.call);
      else if (fact.agent !== undefined) this.#check(traces(center.state, fact.agent), `agent ${fact.agent}`);
      else this.named.rows += 1;
      if (fact.agent === undefined) continue;
      this.named.agents += 1;
      this.#spoiledAgents.delete(fact.agent);
    }
    for (const call of this.named.calls) this.#checkEnding(center, call);
    return result;
  }

  #spoil({ state }: Center): void {
    const calls = [...state.calls.values()];
    const agents = [...state.agents.values()].filter(({ session }) => session !== undefined);
    const call = calls[this.#below(Math.max(1, calls.length))];
    const agent = agents[this.#below(Math.max(1, agents.length))];
    const targets = [call, call?.stage, call?.connecting, agent, agent?.session];
    const target = targets[this.#below(targets.length)];
    // Where all of a floor fail at once, it is the queue that is to blame.
    if (agent !== undefined && (target === agent || target === agent.session)) {
      if (this.#spoiledAgents.size >= 2) return;
      this.#spoiledAgents.add(agent.id);
    }
    if (target !== undefined) this.#planted.spoil(target, this.#below(8));
  }

  #badRow() {
    const rows = [
      { type: "put-agent", agent: agentOf("bad") },
      { type: "put-queue", queue: queueOf("bad") },
      { type: "put-extension", extension: extensionOf("9999") },
    ] as const;
    const row = rows[this.#below(rows.length)] ?? rows[0];
    for (const each of Object.values<unknown>(row))
      if (typeof each === "object" && each !== null) this.#planted.spoil(each, this.#below(3));
    return row;
  }

  /** Until the ends of its legs are reported it may be there, in no line and waiting for nothing. */
  #checkEnding(center: Center, call: string): void {
    const stage = center.state.calls.get(call as never)?.stage.type;
    const allowed = stage === "ending" ? ["calls", "legs"] : [];
    this.#check(
      traces(center.state, call).filter((where) => !allowed.includes(where)),
      `call ${call}`,
    );
  }

  #check(left: readonly string[], of: string): void {
    if (left.length > 0) this.broken.push(`of ${of} is left: ${left.join(", ")}`);
  }

  #below(bound: number): number {
    return nextBelow(this.#chance, bound);
  }
}

describe("random traffic with planted faults", () => {
  it(
    `keeps every rule for everybody else over ${seeds.length * CALLS_PER_RUN} calls`,
    { timeout: 240_000 },
    async () => {
      const named = { calls: 0, agents: 0, rows: 0 };
      let bridged = 0;
      for (const seed of seeds) {
        const saboteur = new Saboteur(seed);
        await runWorld(seed, CALLS_PER_RUN, saboteur);
        const { broken, invariants } = saboteur;
        expect(
          [...broken.slice(0, 5), ...invariants.broken],
          `seed ${seed}; run it alone with SIM_SEED=${seed}`,
        ).toEqual([]);
        named.calls += saboteur.named.calls.size;
        named.agents += saboteur.named.agents;
        named.rows += saboteur.named.rows;
        bridged += invariants.bridged;
      }
      // A world without faults, or one that they bring to a standstill, would show nothing.
      expect(named.calls).toBeGreaterThan(seeds.length);
      expect(named.agents).toBeGreaterThan(seeds.length);
      expect(named.rows).toBeGreaterThan(seeds.length);
      expect(bridged).toBeGreaterThan((seeds.length * CALLS_PER_RUN) / 20);
    },
  );
});
