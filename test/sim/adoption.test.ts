// Random traffic on a switch that outlives its controllers. SIM_SEED=n runs one seed alone.
import { describe, expect, it } from "vitest";
import { chanceOf, nextBelow } from "../../src/core/chance.ts";
import type { Fact } from "../../src/core/facts.ts";
import { NOTHING_IS_THERE } from "./surviving-switch.ts";
import { RASTER_MS, START, SurvivingWorld, type Told, type WorldOptions } from "./surviving-world.ts";

const only = process.env["SIM_SEED"];
const seeds =
  only === undefined
    ? Array.from({ length: Number(process.env["ADOPTION_RUNS"] ?? 12) }, (_, index) => index + 1)
    : [Number(only)];
const CALLS = 40;

async function live(seed: number, fate: WorldOptions["fate"], mostLatencyRasters = 0): Promise<Told> {
  return await new SurvivingWorld({ seed, calls: CALLS, mostLatencyRasters, fate }).run();
}

/** On the raster everything happens, and between two instants nothing: who dies there misses nothing. */
const DIES_AFTER_MS = 50;
const COMES_BACK_AFTER_MS = 80;

/** Dies and is followed by another one, every so often. */
function quietly(seed: number): WorldOptions["fate"] {
  return (world, until) => {
    const chance = chanceOf(seed);
    const { clock } = world.life;
    for (let at = START + 1_000; at < until + 60_000; at += RASTER_MS * (1 + nextBelow(chance, 30))) {
      clock.wakeAt(at + DIES_AFTER_MS, () => world.life.die());
      clock.wakeAt(at + COMES_BACK_AFTER_MS, () => world.comeBack());
      clock.wakeAt(at + COMES_BACK_AFTER_MS + 5, () => world.ask());
    }
  };
}

/** Some seconds without anybody; what was ordered just before is lost too, now and then. */
function hard(seed: number): WorldOptions["fate"] {
  return (world, until) => {
    const chance = chanceOf(seed);
    const { clock } = world.life;
    for (let at = START + 2_000; at < until + 20_000;) {
      const isDeaf = nextBelow(chance, 2) === 0;
      if (isDeaf) clock.wakeAt(at, () => world.life.deafen());
      at += isDeaf ? RASTER_MS * nextBelow(chance, 3) : 0;
      clock.wakeAt(at + 1, () => world.life.die());
      at += RASTER_MS * nextBelow(chance, 100);
      clock.wakeAt(at + 2, () => world.comeBack());
      at += RASTER_MS * (50 + nextBelow(chance, 150));
    }
  };
}

const OF_ANOTHER_LIFE: ReadonlySet<Fact["type"]> = new Set(["engine-resumed", "switch-up"]);

/** All that is told, but for what only another controller tells: also of an order to record that had crossed the end of its leg. */
function toldBy({ facts }: Told): string[] {
  return facts
    .filter((fact) => !OF_ANOTHER_LIFE.has(fact.type) && !("reason" in fact && fact.reason === NOTHING_IS_THERE))
    .map(({ seq: _seq, ...fact }) => JSON.stringify(fact));
}

/** Without the numbers of commands, which are another controller's. */
function orderedBy({ commands }: Told): string[] {
  return commands
    .filter(({ type }) => type !== "lamp")
    .map(({ id: _id, ...order }) => JSON.stringify("recording" in order ? { ...order, recording: 0 } : order));
}

describe("random traffic on a switch whose controllers die", () => {
  it.each(seeds)(
    "who has missed nothing changes nothing and says nothing (seed %i)",
    { timeout: 120_000 },
    async (seed) => {
      const whole = await live(seed, () => undefined);
      expect(whole.broken).toEqual([]);
      expect(whole.facts.filter(({ type }) => type === "bridged").length).toBeGreaterThan(3);
      const broken = await live(seed, quietly(seed));
      expect(broken.facts.filter(({ type }) => type === "engine-resumed").length).toBeGreaterThan(20);
      expect(toldBy(broken)).toEqual(toldBy(whole));
      expect(orderedBy(broken)).toEqual(orderedBy(whole));
      expect(broken.disagreements).toEqual([]);
      expect(broken.broken).toEqual([]);
    },
  );

  it("whatever was missed, every call ends, and nobody is left behind", { timeout: 240_000 }, async () => {
    const told = new Map<string, number>();
    for (const seed of seeds) {
      for (const latency of [0, 2]) {
        const { facts, broken } = await live(seed, hard(seed), latency);
        expect(broken, `seed ${seed}, latency ${latency}`).toEqual([]);
        for (const fact of facts) {
          if (fact.type !== "leg-taken-up") continue;
          const what = `${fact.how} ${fact.what}`;
          told.set(what, (told.get(what) ?? 0) + 1);
        }
      }
    }
    if (only !== undefined) return;
    const seen = [...told.keys()].sort();
    for (const what of ["missed digit", "missed leg-answered", "missed leg-held", "missed played", "missed done"]) {
      expect(seen).toContain(what);
    }
    for (const what of ["said-again answer", "said-again converse", "said-again play", "said-again hang-up"]) {
      expect(seen).toContain(what);
    }
    expect(seen).toContain("arrives-now leg-arrived");
    expect(seen).toContain("ended hang-up");
  });
});
