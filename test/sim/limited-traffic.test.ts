// The random traffic under tight limits, with callers who are told that they are recorded, and lines that give busy tones: laid over
// the events of the usual one, so that nothing else of it changes.
import { describe, expect, it } from "vitest";
import { chanceOf, nextBelow } from "../../src/core/chance.ts";
import type { Center, StepResult } from "../../src/core/center.ts";
import type { Event } from "../../src/core/events.ts";
import type { LimitsConfig } from "../../src/core/limits-config.ts";
import type { ConfigChange, LegId } from "../../src/core/model.ts";
import { Invariants } from "./invariants.ts";
import { LimitRules } from "./limit-rules.ts";
import { runWorld, type Meddler } from "./world.ts";

const LIMITS: LimitsConfig = { callMs: 12_000, holdMs: 3_000, queueMs: 6_000, menuMs: 8_000, wrapUpMs: 5_000 };
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

/** Those that ring phones; that of a queue without an announcement of its own. */
const HOTLINES = ["5000", "5001", "4001"];

/** Half of the queues tell their callers. */
const announces = (queue: string): boolean => queue !== "q1";

function withAnnouncement(change: ConfigChange): ConfigChange {
  if (change.type === "put-hotline" && HOTLINES.includes(change.hotline.number)) {
    return { ...change, hotline: { ...change.hotline, recordAnnouncement: { type: "silence", durationMs: 300 } } };
  }
  if (change.type !== "put-queue" || !announces(change.queue.name)) return change;
  return { ...change, queue: { ...change.queue, recordAnnouncement: { type: "silence", durationMs: 300 } } };
}

/** `spoil`: what a planted fault takes away from what the engine is told. */
class Limiter implements Meddler {
  readonly invariants = new Invariants();
  readonly rules: LimitRules;
  readonly #chance;
  readonly #callers = new Set<LegId>();

  constructor(seed: number, judged = LIMITS) {
    this.rules = new LimitRules(judged, new Set(["q0", "q2", ...HOTLINES]));
    this.#chance = chanceOf(seed + 5_000_000);
  }

  step(center: Center, event: Event): StepResult {
    const result = center.step(this.#changed(event));
    const tones = this.#tones(center, event);
    const facts = [...result.facts, ...tones.flatMap((each) => each.facts)];
    for (const fact of facts) this.rules.take(fact);
    return { ...result, commands: [...result.commands, ...tones.flatMap((each) => each.commands)], facts };
  }

  #changed(event: Event): Event {
    if (event.type === "started") {
      const configuration = [
        ...event.configuration.map(withAnnouncement),
        { type: "put-limits", limits: LIMITS } as const,
      ];
      return { ...event, configuration };
    }
    return event.type === "configured" ? { ...event, changes: event.changes.map(withAnnouncement) } : event;
  }

  /** Now and then the line of a caller gives a tone, whatever they do by then. */
  #tones(center: Center, event: Event): StepResult[] {
    if (event.type === "leg-arrived") this.#callers.add(event.leg);
    if (event.type === "leg-ended") this.#callers.delete(event.leg);
    if (nextBelow(this.#chance, 150) > 0) return [];
    const leg = [...this.#callers][nextBelow(this.#chance, Math.max(1, this.#callers.size))];
    if (leg === undefined) return [];
    const tone = nextBelow(this.#chance, 2) === 0 ? "busy" : "steady";
    return [center.step({ type: "tone-heard", at: event.at, leg, tone })];
  }
}

describe("traffic under limits", () => {
  it(
    "keeps every one of them, tells before it records, and ends where the line gives a tone",
    { timeout: 240_000 },
    async () => {
      const seen = new Map<string, number>();
      for (const seed of SEEDS) {
        const limiter = new Limiter(seed);
        await runWorld(seed, 80, limiter);
        const broken = [...limiter.invariants.broken, ...limiter.rules.broken];
        expect(broken, `seed ${seed}`).toEqual([]);
        for (const [what, count] of limiter.rules.seen) seen.set(what, (seen.get(what) ?? 0) + count);
      }
      for (const what of [
        "limit call",
        "limit hold",
        "limit menu",
        "limit queue",
        "tone-heard",
        "recording-announced",
        "recorded from an announcing hotline",
      ]) {
        expect(seen.get(what) ?? 0, what).toBeGreaterThan(2);
      }
    },
  );

  it("is judged by rules that see where one is broken", async () => {
    // Judged by limits that the engine was not told of.
    const strict = new Limiter(3, { ...LIMITS, callMs: 1_000 });
    await runWorld(3, 80, strict);
    expect(strict.rules.broken.join("\n")).toMatch(/lived \d+ ms/);
    const lax = new Limiter(3, { ...LIMITS, menuMs: 60_000, holdMs: 60_000 });
    await runWorld(3, 80, lax);
    expect(lax.rules.broken.join("\n")).toMatch(/before its limit/);
  });
});
