import { describe, expect, it } from "vitest";
import { Center } from "./center.ts";
import type { EventBody } from "./events.ts";
import type { AgentId, CallId, Extn, LegId, QueueName } from "./model.ts";
import type { LivingLeg } from "./switch.ts";
import { agentOf, extensionOf, queueOf } from "../../test/scenarios/script.ts";

const extension = (extn: string) => ({ type: "extension", extn: extn as Extn }) as const;

function started(): { center: Center; step: (event: EventBody, at?: number) => ReturnType<Center["step"]> } {
  const center = new Center();
  const step = (event: EventBody, at = 1_000) => center.step({ ...event, at });
  step({
    type: "started",
    seed: 42,
    lastFact: 100,
    configuration: [
      { type: "put-extension", extension: extensionOf("1000") },
      { type: "put-extension", extension: extensionOf("1001") },
      { type: "put-agent", agent: agentOf("1001") },
      { type: "put-queue", queue: queueOf("support") },
    ],
    agents: [
      {
        agent: "1001" as AgentId,
        extn: "1001" as Extn,
        queues: ["support" as QueueName],
        state: "READY",
        since: 500,
        reason: "",
      },
    ],
  });
  return { center, step };
}

const arrival = (leg: string, dialled: string): EventBody => ({
  type: "leg-arrived",
  leg: leg as LegId,
  origin: extension("1000"),
  dialled,
  callerNumber: "1000",
  callerName: "",
});

function livingLeg(leg: LegId, answered: boolean): LivingLeg {
  const shown = { dialled: "support", callerNumber: "1000", callerName: "" };
  const from = { type: "arrived", origin: extension("1000"), ...shown } as const;
  const rest = { rang: false, held: false, play: undefined, seat: undefined, wishes: [] };
  return { leg, from, agedMs: 0, answered, keys: { count: 0, last: "" }, ...rest };
}

const offersOf = ({ facts }: ReturnType<Center["step"]>): string[] =>
  facts.flatMap((fact) => (fact.type === "offer-made" ? [fact.call] : []));

describe("the engine", () => {
  it("counts facts on from the run before", () => {
    const { step } = started();
    expect(step({ type: "up", legs: [], phones: [] }).facts[0]?.seq).toBe(103);
  });

  it("tells the end of calls of which the run before has left nothing but a record", () => {
    const center = new Center();
    const cut = [{ call: "a" as CallId, until: 700 }];
    const { facts } = center.step({
      type: "started",
      at: 900,
      seed: 1,
      lastFact: 7,
      configuration: [],
      agents: [],
      cut,
    });
    expect(facts.at(-1)).toMatchObject({ type: "call-ended", call: "a", cause: "crashed", livedUntil: 700, at: 900 });
  });

  it("puts back who was signed in before, with their idle time", () => {
    const { center } = started();
    expect(center.agents("support" as QueueName)).toMatchObject([{ agent: "1001", state: "READY", callState: "IDLE" }]);
    expect(center.agents("other" as QueueName)).toEqual([]);
    expect(center.agent("1001" as AgentId)).toEqual(center.agents(undefined)[0]);
    expect(center.agentAt("1001" as Extn)).toEqual(center.agents(undefined)[0]);
    expect([center.agent("1002" as AgentId), center.agentAt("1002" as Extn)]).toEqual([undefined, undefined]);
  });

  it("tells what the phones do", () => {
    const { center, step } = started();
    step({ type: "phone-registered", extn: "1001" as Extn });
    step({ type: "phone-registered", extn: "1000" as Extn });
    step(arrival("a", "1001"));
    expect(center.phones()).toMatchObject([
      { extn: "1000", registered: true, reachable: true, calls: 1, agent: undefined },
      { extn: "1001", registered: true, reachable: true, calls: 1, agent: "1001" },
    ]);
  });

  it("starts once only", () => {
    const { center, step } = started();
    const again = step({ type: "started", seed: 1, lastFact: 0, configuration: [], agents: [] });
    expect(again.facts).toEqual([]);
    expect(center.agents(undefined)).toHaveLength(1);
  });

  it("takes time that goes back as not having passed", () => {
    const { step } = started();
    step({ type: "up", legs: [], phones: [] }, 5_000);
    expect(step({ type: "phone-registered", extn: "1001" as Extn }, 2_000).facts[0]?.at).toBe(5_000);
  });

  it("meets deadlines that came before the event, each at its own time", () => {
    const { center, step } = started();
    step({ type: "phone-registered", extn: "1001" as Extn }, 2_000);
    step(arrival("c1", "support"), 2_000);
    expect(center.nextDeadline()).toBe(22_000);
    const late = step({ type: "tick" }, 60_000);
    expect(late.facts.find(({ type }) => type === "offer-ended")?.at).toBe(22_000);
  });

  it("hangs up legs that only the switch knows, and ends those that only it knew", () => {
    const { center, step } = started();
    step(arrival("c1", "support"));
    const stranger = "left-over" as LegId;
    const { commands, facts } = step({
      type: "up",
      legs: [livingLeg(stranger, true)],
      phones: [],
    });
    expect(commands).toMatchObject([{ type: "hang-up", leg: "left-over" }]);
    expect(facts.map(({ type }) => type)).toContain("call-ended");
    expect(center.snapshot().calls).toEqual([]);
  });

  it("says nothing of phones that are registered still after a crash, and that the others are not", () => {
    const { center, step } = started();
    for (const extn of ["1000", "1001"] as Extn[]) step({ type: "phone-registered", extn });
    step({ type: "resumed", seed: 5 });
    const { facts } = step({ type: "up", legs: [], phones: ["1001" as Extn] });
    expect(facts.filter(({ type }) => type.startsWith("phone-"))).toMatchObject([
      { type: "phone-unregistered", extn: "1000", reason: "not renewed" },
    ]);
    expect(center.phones()).toMatchObject([{ registered: false }, { extn: "1001", registered: true, reachable: true }]);
    step({ type: "phone-registered", extn: "1000" as Extn });
    expect(offersOf(step(arrival("c1", "support")))).toEqual(["c1"]);
  });

  it("ends the call in which an assertion fails, tells it, and goes on", () => {
    const { center, step } = started();
    const broken = { ...arrival("c1", "support"), origin: undefined } as unknown as EventBody;
    const { facts } = step(broken);
    expect(facts.at(-1)).toMatchObject({ type: "repaired" });
    step(arrival("c2", "support"));
    // A row that cannot be: it is left out.
    const damaged = {
      ...queueOf("support"),
      get agentTimeoutMs(): number {
        throw new Error("damaged");
      },
    };
    const result = step({ type: "configured", changes: [{ type: "put-queue", queue: damaged }] });
    expect(offersOf(step({ type: "phone-registered", extn: "1001" as Extn }))).toEqual(["c2"]);
    expect(result.facts.some((fact) => fact.type === "repaired" && fact.what.includes("damaged"))).toBe(true);
    step(arrival("c3", "1001"));
    expect(center.snapshot().calls.some(({ call }) => call === "c3")).toBe(true);
  });

  it("drops reports of legs and commands that it never knew", () => {
    const { step } = started();
    const unknown = "never" as LegId;
    const events: EventBody[] = [
      { type: "leg-ringing", leg: unknown },
      { type: "leg-answered", leg: unknown },
      { type: "leg-ended", leg: unknown, cause: "normal", by: "phone", media: undefined },
      { type: "leg-held", leg: unknown },
      { type: "leg-silent", leg: unknown, silentMs: 1 },
      { type: "digit", leg: unknown, digit: "1" },
      { type: "done", command: 99 as never },
      { type: "played", command: 99 as never, ended: "end" },
      { type: "failed", command: 99 as never, cause: "normal", reason: "" },
      { type: "recorded", command: 99 as never, file: "x", durationMs: 1, sizeBytes: 1 },
    ];
    for (const event of events) expect(step(event), event.type).toMatchObject({ commands: [], facts: [] });
  });
});
