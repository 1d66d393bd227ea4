// A mistake of ours about one of the calls that a switch has kept alive: that one is ended and named, the others go on.
import { describe, expect, it } from "vitest";
import { Center, type StepResult } from "../../src/core/center.ts";
import type { EventBody } from "../../src/core/events.ts";
import type { CallId, Extn, LegId } from "../../src/core/model.ts";
import type { Arrival, LivingLeg } from "../../src/core/switch.ts";
import { extensionOf, queueOf } from "../scenarios/script.ts";
import { Planted } from "./planted.ts";

const CALLERS = ["c1", "c2", "c3"] as LegId[];
const arrival = (leg: LegId): Arrival => ({
  ...{ origin: { type: "extension", extn: "1000" as Extn }, dialled: "support", callerNumber: leg, callerName: "" },
});

/** Of none the switch has heard what it was ordered. */
const living: readonly LivingLeg[] = CALLERS.map((leg) => ({
  ...{ leg, from: { type: "arrived", ...arrival(leg) }, agedMs: 0, rang: false, answered: false, held: false },
  ...{ play: undefined, seat: undefined, keys: { count: 0, last: "" }, wishes: [] },
}));

function floor() {
  const center = new Center();
  const planted = new Planted();
  const step = (event: EventBody): StepResult => planted.during(() => center.step({ ...event, at: 1_000 }));
  const rows = [
    { type: "put-extension", extension: extensionOf("1000") },
    { type: "put-queue", queue: queueOf("support") },
  ] as const;
  step({ type: "started", seed: 1, lastFact: 0, configuration: rows, agents: [] });
  step({ type: "up", legs: [], phones: [] });
  for (const leg of CALLERS) step({ type: "leg-arrived", leg, ...arrival(leg) });
  step({ type: "resumed", seed: 1 });
  return { center, planted, step };
}

describe("a mistake at what has stayed alive", () => {
  it.each(["stage", "legs", "awaited", "answer"] as const)("in a call's %s: the others are told again", (what) => {
    const { center, planted, step } = floor();
    const call = center.state.calls.get("c2" as CallId);
    if (call === undefined) throw new Error("c2 does not wait");
    planted.spoilOne(call, what);
    const up = { type: "up", legs: living, recordings: [], phones: [] } as const;
    // Asking must not throw either: it is no step.
    planted.during(() => center.missed(up));
    const { facts, commands } = step(up);
    const answered = commands.flatMap((command) => (command.type === "answer" ? [command.leg] : []));
    expect(answered).toEqual(expect.arrayContaining(["c1", "c3"]));
    const ended = facts.flatMap((fact) => (fact.type === "call-ended" ? [fact.call as string] : []));
    const named = facts.flatMap((fact) => (fact.type === "repaired" ? [fact.call as string] : []));
    for (const id of ["c1", "c3"]) {
      expect(center.state.calls.has(id as CallId)).toBe(true);
      expect([...ended, ...named]).not.toContain(id);
    }
  });

  it.each(["standing", "ending", "answered"])("in a leg's %s: the others are told again", (what) => {
    const { center, planted, step } = floor();
    const leg = center.state.legs.get("c2" as LegId);
    if (leg === undefined) throw new Error("c2 does not wait");
    planted.spoilOne(leg, what);
    const up = { type: "up", legs: living, recordings: [], phones: [] } as const;
    planted.during(() => center.missed(up));
    const { commands } = step(up);
    const answered = commands.flatMap((command) => (command.type === "answer" ? [command.leg] : []));
    expect(answered).toEqual(expect.arrayContaining(["c1", "c3"]));
    for (const id of ["c1", "c3"]) expect(center.state.calls.has(id as CallId)).toBe(true);
  });
});
