// Alarms in virtual time: by the rule, on the engine itself.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alarmRuleOf } from "../../../test/scenarios/given-words.ts";
import { agentOf, extensionOf, queueOf } from "../../../test/scenarios/script.ts";
import { Center } from "../center.ts";
import type { EventBody } from "../events.ts";
import type { Fact } from "../facts.ts";
import type { AgentId, ConfigChange, Extn, LegId, QueueName } from "../model.ts";
import { MOST_CLEARED, MOST_FIRED } from "./alarms.ts";

const START = Date.UTC(2026, 10, 2, 2);
const SUPPORT = "support" as QueueName;
type Of<Type extends Fact["type"]> = Extract<Fact, { readonly type: Type }>;

class Floor {
  center = new Center();
  at = START;
  readonly facts: Fact[] = [];

  constructor(configuration: readonly ConfigChange[]) {
    this.step({ type: "started", seed: 1, lastFact: 0, configuration, agents: [] });
    this.step({ type: "up", legs: [], phones: [] });
  }

  step(event: EventBody, afterMs = 0): ReturnType<Center["step"]> {
    this.at += afterMs;
    const result = this.center.step({ at: this.at, ...event });
    this.facts.push(...result.facts);
    // The switch does what it is told at once.
    for (const command of result.commands) {
      if (command.type === "answer" || command.type === "converse") this.step({ type: "done", command: command.id });
    }
    return result;
  }

  comes(leg: string, afterMs = 0): void {
    const origin = { type: "trunk", trunk: "trunk1" } as const;
    const caller = { callerNumber: "13800000000", callerName: "" };
    this.step({ type: "leg-arrived", leg: leg as LegId, origin, dialled: SUPPORT, ...caller }, afterMs);
  }

  goes(leg: string, afterMs = 0): void {
    const how = { cause: "normal", by: "phone", media: undefined } as const;
    this.step({ type: "leg-ended", leg: leg as LegId, ...how }, afterMs);
  }

  tick(afterMs: number): void {
    this.step({ type: "tick" }, afterMs);
  }

  signIn(id: string): void {
    this.step({ type: "agent-sign-in", agent: id as AgentId, extn: id as Extn, queue: SUPPORT });
  }

  of<Type extends Fact["type"]>(type: Type): Of<Type>[] {
    return this.facts.filter((fact): fact is Of<Type> => fact.type === type);
  }

  /** Died without a word, and another process goes on `downMs` later. */
  dies(downMs: number): void {
    this.center = new Center(structuredClone(this.center.state));
    this.step({ type: "resumed", seed: 2 });
    this.step({ type: "up", legs: [], phones: [] }, downMs);
  }
}

const rule = (given: Readonly<Record<string, string>>, id = "r"): ConfigChange => {
  return { type: "put-alarm-rule", rule: alarmRuleOf(id, given) };
};
const queue: ConfigChange = { type: "put-queue", queue: queueOf(SUPPORT, {}) };
const agents = (count: number): ConfigChange[] =>
  Array.from({ length: count }, (_, index) => String(1000 + index)).flatMap((name): ConfigChange[] => [
    { type: "put-extension", extension: extensionOf(name, {}) },
    { type: "put-agent", agent: agentOf(name, {}) },
  ]);

describe("an alarm", () => {
  it("is neither fired nor cleared again over a restart, and no caller who died with it makes one fire", () => {
    const floor = new Floor([queue, rule({ "at-least": "1", forMs: "5000" })]);
    floor.comes("c1");
    floor.tick(5_000);
    expect(floor.of("alarm-fired")).toHaveLength(1);
    floor.dies(60_000);
    floor.tick(29_999);
    expect(floor.of("alarm-cleared")).toHaveLength(0);
    floor.tick(1);
    expect(floor.of("alarm-cleared")).toMatchObject([{ alarm: floor.of("alarm-fired")[0]?.seq, why: "over" }]);
    floor.comes("c2");
    floor.tick(4_000);
    floor.dies(60_000);
    expect(floor.of("alarm-fired")).toHaveLength(1);
  });

  it("goes by today's figures and the queue's own target, and clears after midnight", () => {
    const target: ConfigChange = { type: "put-queue", queue: queueOf(SUPPORT, { serviceLevelTargetMs: 3_000 }) };
    const share = rule({ metric: "abandoned-share", "at-least": "50", forMs: "0", least: "2" });
    const floor = new Floor([target, share]);
    floor.comes("c1");
    floor.goes("c1", 1_000);
    expect(floor.of("alarm-fired")).toHaveLength(0);
    floor.comes("c2");
    floor.goes("c2", 4_000);
    expect(floor.of("alarm-fired")).toMatchObject([{ figure: 100, queue: "support" }]);
    expect(floor.center.census(floor.at).queues[0]?.today).toMatchObject({ abandoned: 2, abandonedInTime: 1 });
    const midnight = Date.UTC(2026, 10, 3);
    floor.tick(midnight + 29_999 - floor.at);
    expect(floor.of("alarm-cleared")).toHaveLength(0);
    floor.tick(1);
    expect(floor.of("alarm-cleared")).toMatchObject([{ at: midnight + 30_000, figure: undefined }]);
  });

  it("of a service level that is too low fires, and of agents who are too few", () => {
    const level = rule({ metric: "service-level", "at-most": "60", forMs: "0" }, "level");
    const few = rule({ metric: "agents-ready", "at-most": "0", forMs: "60000" }, "few");
    const floor = new Floor([queue, ...agents(2), level, few]);
    floor.tick(60_000);
    expect(floor.of("alarm-fired")).toMatchObject([{ rule: "few", figure: 0 }]);
    floor.signIn("1000");
    floor.step({ type: "agent-ready", agent: "1000" as AgentId });
    floor.tick(30_000);
    expect(floor.of("alarm-cleared")).toMatchObject([{ rule: "few", figure: 1 }]);
    floor.comes("c1");
    floor.goes("c1", 1_000);
    expect(floor.of("alarm-fired").map((fact) => fact.rule)).toEqual(["few", "level"]);
  });

  it("of the center counts calls, and lines that are down", () => {
    const down = rule({ metric: "lines-down", "at-least": "1", forMs: "0", clearMs: "5000" }, "down");
    const busy = rule({ metric: "calls", "at-least": "2", forMs: "0", clearMs: "5000" }, "busy");
    const floor = new Floor([queue, down, busy]);
    const trunk = { name: "line", enabled: true, registers: true, priority: 1, maxCalls: 0, outbound: [], inbound: [] };
    const more = { callerNumber: "", reachesExtensions: false, contexts: [] };
    floor.step({ type: "configured", changes: [{ type: "put-trunk", trunk: { ...trunk, ...more } }] });
    expect(floor.of("alarm-fired")).toMatchObject([{ rule: "down", queues: [] }]);
    floor.step({ type: "configured", changes: [{ type: "drop-trunk", name: "line" }] });
    floor.comes("c1");
    floor.comes("c2");
    floor.tick(5_000);
    expect(floor.of("alarm-fired").map((fact) => fact.rule)).toEqual(["down", "busy"]);
    expect(floor.of("alarm-cleared").map((fact) => fact.rule)).toEqual(["down"]);
  });

  it("of a call to an emergency number fires at once, also where no line takes it, and clears when it is over", () => {
    const need = rule({ metric: "emergency-calls", "at-least": "1", forMs: "0", clearMs: "5000" }, "need");
    const floor = new Floor([queue, need, { type: "put-emergency-numbers", emergencyNumbers: ["110"] }]);
    const at = { type: "leg-arrived", leg: "c1" as LegId, callerNumber: "1001", callerName: "" } as const;
    floor.step({ ...at, origin: { type: "extension", extn: "1001" as Extn }, dialled: "110" });
    expect(floor.of("alarm-fired")).toMatchObject([{ rule: "need", figure: 1, metric: "emergency-calls" }]);
    floor.step({ type: "leg-ended", leg: "c1" as LegId, cause: "normal", by: "phone", media: undefined });
    floor.tick(5_000);
    expect(floor.of("alarm-cleared")).toMatchObject([{ rule: "need", figure: 0 }]);
  });

  it("of a leg that is heard badly for so long fires, and clears when it is well again or gone", () => {
    const bad = rule({ metric: "lowest-mos", "at-most": "3.1", forMs: "20000", clearMs: "5000" }, "bad");
    const floor = new Floor([queue, bad]);
    floor.comes("c1");
    floor.step({ type: "leg-sound", leg: "c1" as LegId, mos: 2.4 }, 1_000);
    floor.tick(19_999);
    expect(floor.of("alarm-fired")).toHaveLength(0);
    floor.tick(1);
    expect(floor.of("alarm-fired")).toMatchObject([{ rule: "bad", figure: 2.4 }]);
    floor.step({ type: "leg-sound", leg: "c1" as LegId, mos: 4.2 });
    floor.tick(5_000);
    expect(floor.of("alarm-cleared")).toMatchObject([{ figure: 4.2 }]);
    floor.step({ type: "leg-sound", leg: "c1" as LegId, mos: 2 });
    floor.tick(20_000);
    floor.goes("c1");
    floor.tick(5_000);
    expect(floor.of("alarm-cleared")).toHaveLength(2);
  });

  it("of an agent who is removed, and of a rule that is, clears and says why", () => {
    const late = rule({ metric: "time-in-state", state: "UNREADY", "at-least": "10", forMs: "0" });
    const floor = new Floor([queue, ...agents(2), late]);
    floor.signIn("1000");
    floor.signIn("1001");
    floor.tick(10_000);
    floor.step({ type: "configured", changes: [{ type: "drop-agent", agent: "1000" as AgentId }] });
    expect(floor.of("alarm-cleared")).toMatchObject([{ agent: "1000", why: "gone", queues: ["support"] }]);
    floor.step({ type: "configured", changes: [{ type: "drop-alarm-rule", id: "r" }] });
    expect(floor.of("alarm-cleared")).toMatchObject([{}, { agent: "1001", why: "rule-removed" }]);
    expect(floor.center.snapshot().armed.filter(({ type }) => type === "alarm-look")).toEqual([]);
  });

  it("is one of a hundred of its rule at most; when one clears the next fires", () => {
    const late = rule({ metric: "time-in-state", state: "UNREADY", "at-least": "10", forMs: "0", clearMs: "5000" });
    const floor = new Floor([queue, ...agents(MOST_FIRED + 2), late]);
    for (let index = 0; index < MOST_FIRED + 2; index += 1) floor.signIn(String(1000 + index));
    floor.tick(10_000);
    expect(floor.of("alarm-fired")).toHaveLength(MOST_FIRED);
    floor.step({ type: "agent-sign-out", agent: "1000" as AgentId, queue: undefined });
    floor.tick(5_000);
    expect(floor.of("alarm-fired").at(-1)).toMatchObject({ agent: "1100", figure: 15 });
    expect(floor.center.alarms()).toHaveLength(MOST_FIRED);
  });

  it("that nobody acknowledges is forgotten by the engine when a thousand others have cleared", () => {
    const floor = new Floor([queue, rule({ "at-least": "1", forMs: "0", clearMs: "0" })]);
    for (let index = 0; index < MOST_CLEARED + 5; index += 1) {
      floor.comes(`c${index}`);
      floor.goes(`c${index}`, 10);
    }
    expect(floor.center.state.alarms?.kept.size).toBe(MOST_CLEARED);
    const first = floor.of("alarm-fired")[0]?.alarm ?? 0;
    const asked = { type: "acknowledge-alarm", user: "boss", notes: "" } as const;
    expect(floor.step({ ...asked, alarm: first }).outcome).toMatchObject({ ok: false, code: "no-such-alarm" });
    const last = floor.of("alarm-fired").at(-1)?.alarm ?? 0;
    expect(floor.step({ ...asked, alarm: last }).outcome).toEqual({ ok: true });
    expect(floor.step({ ...asked, alarm: last }).outcome).toMatchObject({ ok: false, code: "no-such-alarm" });
  });
});

/** From when to when how many waited: what an observer sees who knows nothing of the engine. */
function heldFor(
  spans: readonly (readonly [at: number, waiting: number])[],
  at: number,
  holds: (n: number) => boolean,
) {
  let since: number | undefined;
  for (const [from, waiting] of spans) {
    if (from > at) break;
    since = holds(waiting) ? (since ?? from) : undefined;
  }
  return since === undefined ? -1 : at - since;
}

describe("by whatever figures come", () => {
  const doing = fc.record({ afterMs: fc.integer({ min: 1, max: 20_000 }), comes: fc.boolean() });
  const given = fc.record({
    threshold: fc.integer({ min: 0, max: 4 }),
    gap: fc.integer({ min: 0, max: 2 }),
    forMs: fc.constantFrom(0, 5_000, 15_000),
    clearMs: fc.constantFrom(0, 5_000, 15_000),
    comparison: fc.constantFrom("at-least", "at-most"),
    doings: fc.array(fc.oneof({ weight: 20, arbitrary: doing }, fc.constant("dies" as const)), { maxLength: 40 }),
  });

  it("firing and clearing take turns, and neither is without its condition having held for its time; none is left out", () => {
    fc.assert(
      fc.property(given, ({ threshold, gap, forMs, clearMs, comparison, doings }) => {
        const isHigh = comparison === "at-least";
        const clear = isHigh ? threshold - gap : threshold + gap;
        const times = { forMs: String(forMs), clearMs: String(clearMs) };
        const floor = new Floor([queue, rule({ [comparison]: String(threshold), clear: String(clear), ...times })]);
        const spans: [number, number][] = [[START, 0]];
        const waiting: string[] = [];
        for (const [index, one] of doings.entries()) {
          if (one === "dies") {
            floor.dies(1);
            waiting.length = 0;
          } else if (one.comes) {
            floor.comes(`c${index}`, one.afterMs);
            waiting.push(`c${index}`);
          } else {
            floor.tick(one.afterMs);
            const leaves = waiting.shift();
            if (leaves !== undefined) floor.goes(leaves);
          }
          spans.push([floor.at, waiting.length]);
        }
        floor.tick(100_000);
        const reached = (n: number): boolean => (isHigh ? n >= threshold : n <= threshold);
        const left = (n: number): boolean => (isHigh ? n < clear : n > clear);
        let isFired = false;
        for (const fact of floor.facts) {
          if (fact.type !== "alarm-fired" && fact.type !== "alarm-cleared") continue;
          expect(fact.type).toBe(isFired ? "alarm-cleared" : "alarm-fired");
          expect(heldFor(spans, fact.at, isFired ? left : reached)).toBe(isFired ? clearMs : forMs);
          isFired = !isFired;
        }
        // What holds now holds since the last of them, or has not held for long enough.
        expect(heldFor(spans, floor.at, isFired ? left : reached)).toBe(-1);
      }),
      { numRuns: 300, seed: 13 },
    );
  });
});
