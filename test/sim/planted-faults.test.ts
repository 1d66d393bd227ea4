// A fault of ours in any place of a step: whom it was about is ended or signed out and named, everybody else goes on in the
// same step.
import { beforeEach, describe, expect, it } from "vitest";
import { Center } from "../../src/core/center.ts";
import type { EventBody } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { AgentId, ConfigChange, Extn, LegId } from "../../src/core/model.ts";
import type { SwitchCommand } from "../../src/core/switch.ts";
import { nodeOf } from "../scenarios/given-menus.ts";
import { agentOf, extensionOf, queueOf } from "../scenarios/script.ts";
import { traces } from "./traces.ts";
import { Planted } from "./planted.ts";
import { AGENTS, Floor, queue, SUPPORT } from "./planted-floor.ts";

function named({ facts }: { readonly facts: readonly Fact[] }): string[] {
  return facts.flatMap((fact) =>
    fact.type === "repaired" ? [fact.call ?? fact.agent ?? fact.leg ?? fact.what.replace(/^[^(]*/, "")] : [],
  );
}

function offered({ facts }: { readonly facts: readonly Fact[] }): string[] {
  return facts.flatMap((fact) => (fact.type === "offer-made" ? [`${fact.call} ${fact.agent}`] : []));
}

function told({ facts }: { readonly facts: readonly Fact[] }, type: Fact["type"]): Fact[] {
  return facts.filter((fact) => fact.type === type);
}

function hungUp(commands: readonly SwitchCommand[]): string[] {
  return commands.flatMap((command) => (command.type === "hang-up" ? [command.leg] : []));
}

describe("a planted fault", () => {
  let floor: Floor;
  beforeEach(() => (floor = new Floor()));

  it("in a call that waits: the next one is offered instead, in the same step", () => {
    for (const leg of ["c1", "c2", "c3"]) floor.comes(leg);
    floor.planted.spoilOne(floor.call("c1").stage, "offers");
    const result = floor.signIn("1001");
    expect(named(result)).toEqual(["c1"]);
    expect(offered(result)).toEqual(["c2 1001"]);
    expect(told(result, "queue-left")).toMatchObject([{ call: "c1", outcome: "error" }]);
    floor.carryOut(result);
    expect(traces(floor.state, "c1")).toEqual([]);
  });

  it("where a caller comes back to who has handed them over: the others come back", () => {
    for (const [caller, agent] of [
      ["c1", "1001"],
      ["c2", "1002"],
    ] as const) {
      floor.comes(caller);
      floor.talks(floor.signIn(agent));
      const order = { type: "transfer", to: { type: "extension", extn: "1003" as Extn }, shown: undefined } as const;
      const which = floor.call(caller).id;
      const result = floor.step({ type: "call-order", extn: agent as Extn, by: undefined, which, order });
      floor.carryOut(result);
    }
    floor.step({ type: "tick" }, 15_000);
    floor.planted.spoilOne(floor.agent("1001"), "config");
    const result = floor.step({ type: "tick" }, 60_000);
    expect(named(result)).toContain("c1");
    expect(result.commands).toContainEqual(
      expect.objectContaining({ type: "dial", near: "c2", to: { type: "extension", extn: "1002" } }),
    );
  });

  it("in a talk that a supervisor is to listen to: the call ends, and the supervisor's phone does not ring on", () => {
    floor.comes("c1");
    floor.talks(floor.signIn("1001"));
    const { stage } = floor.call("c1");
    if (stage.type !== "talking") throw new Error("nobody talks");
    floor.planted.spoilOne(stage.parties, "set");
    const whom = { type: "call", id: "c1" } as const;
    const order = { type: "supervise", manner: "listen", whom, queues: undefined } as const;
    const result = floor.step({ type: "call-order", extn: "1002" as Extn, by: undefined, which: undefined, order });
    expect(named(result)).toEqual(["c1"]);
    const rung = result.commands.flatMap((command) => (command.type === "dial" ? [command.leg] : []));
    expect(hungUp(result.commands)).toEqual(expect.arrayContaining(rung));
    expect(floor.center.snapshot().armed.filter(({ type }) => type === "ring-over")).toEqual([]);
  });

  it("in a call that can be asked nothing: nothing keeps it, and its legs are hung up", () => {
    floor.comes("c1");
    floor.comes("c2");
    const stage = floor.call("c1").stage;
    floor.planted.spoil(stage);
    floor.planted.spoil(floor.call("c1"));
    const result = floor.signIn("1001");
    expect(named(result)).toEqual(["c1"]);
    expect(told(result, "call-ended")).toMatchObject([{ call: "c1", by: "center", cause: "crashed" }]);
    expect(told(result, "queue-left")).toMatchObject([{ call: "c1", outcome: "error" }]);
    expect(hungUp(result.commands)).toEqual(["c1"]);
    expect(offered(result)).toEqual(["c2 1001"]);
    expect(traces(floor.state, "c1")).toEqual([]);
  });

  it("in a call that rings an agent: the offer ends and the agent is offered to the next", () => {
    floor.comes("c1");
    const ringing = floor.signIn("1001").commands.find(({ type }) => type === "dial");
    floor.comes("c2");
    floor.planted.spoil(floor.call("c1").stage);
    floor.planted.spoil(floor.call("c1"));
    const result = floor.step({ type: "tick" }, 20_000);
    expect(named(result)).toEqual(["c1"]);
    expect(told(result, "offer-ended")).toMatchObject([{ call: "c1", agent: "1001", end: "withdrawn" }]);
    expect(hungUp(result.commands)).toContain(ringing?.type === "dial" ? ringing.leg : "");
    expect(offered(result)).toEqual(["c2 1001"]);
    expect(traces(floor.state, "c1")).toEqual([]);
  });

  it("in an agent who could be offered: the caller goes to another one, in the same step", () => {
    for (const agent of AGENTS) floor.signIn(agent);
    floor.planted.spoil(floor.agent("1001"));
    const result = floor.step({
      ...{ type: "leg-arrived", leg: "c1" as LegId, origin: { type: "extension", extn: "1000" as Extn } },
      ...{ dialled: SUPPORT, callerNumber: "1000", callerName: "" },
    });
    expect(named(result)).toEqual(["1001"]);
    expect(offered(result)).toEqual(["c1 1002"]);
    expect(traces(floor.state, "1001")).toEqual([]);
    expect(told(result, "agent-signed-out")).toMatchObject([{ agent: "1001" }]);
  });

  it("in an agent who is settled: they are signed out, the others are settled", () => {
    for (const agent of AGENTS) floor.signIn(agent);
    floor.planted.spoilOne(floor.agent("1001"), "told");
    const changes = AGENTS.map((agent): ConfigChange => ({ type: "put-agent", agent: agentOf(agent, { level: 2 }) }));
    const result = floor.step({ type: "configured", changes });
    expect(named(result)).toEqual(["1001"]);
    expect(floor.queue("support").members.get("1002" as AgentId)?.place.level).toBe(2);
    expect(traces(floor.state, "1001")).toEqual([]);
    const again = floor.signIn("1001");
    expect(again.outcome).toEqual({ ok: true });
    expect(floor.center.agents(SUPPORT).map(({ agent }) => agent)).toContain("1001");
  });

  it("in an agent's place in one queue: they are signed out, callers and other agents meet", () => {
    floor.signIn("1001");
    floor.comes("c1");
    const place = { level: 1, position: 1 };
    floor.queue("support").tiers.set("1002" as AgentId, place);
    floor.planted.spoil(place);
    const result = floor.signIn("1002");
    expect(result.outcome).toMatchObject({ ok: false });
    expect(traces(floor.state, "1002")).toEqual([]);
    expect(floor.center.snapshot().calls).toMatchObject([{ call: "c1", stage: "queued" }]);
  });

  it("in an agent who talks: their call is ended, and nobody else's", () => {
    floor.comes("c1");
    const leg = floor.talks(floor.signIn("1001"));
    floor.comes("c2");
    floor.planted.spoil(floor.agent("1001"));
    const result = floor.step({ type: "leg-held", leg });
    expect(named(result)).toEqual(["1001"]);
    expect(hungUp(result.commands)).toEqual([leg, "c1"]);
    floor.carryOut(result);
    expect(floor.center.snapshot().calls).toMatchObject([{ call: "c2", stage: "queued" }]);
    expect(traces(floor.state, "1001")).toEqual([]);
  });

  it("in an agent of whom a call tells something: the call goes its way", () => {
    floor.signIn("1002", false);
    floor.comes("c1");
    const [offer] = floor.signIn("1001").commands.filter((command) => command.type === "dial");
    floor.planted.spoilOne(floor.agent("1001"), "missedInRow");
    floor.step({ type: "agent-ready", agent: "1002" as AgentId });
    const result = floor.ends(offer?.leg ?? ("" as LegId));
    expect(named(result)).toEqual(["1001"]);
    expect(offered(result)).toEqual(["c1 1002"]);
  });

  it("in a queue itself: its callers wait on, the other queues are served, and it is told once a step", () => {
    floor = new Floor([queue("support", { priority: 1 })]);
    for (const leg of ["c1", "c2", "c3"]) floor.comes(leg);
    floor.comes("c4", "sales");
    floor.signIn("1002", false);
    floor.signIn("1001", false);
    floor.signIn("1001", false, "sales");
    floor.planted.spoilOne(floor.queue("support").config, "strategy");
    const result = floor.step({ type: "agent-ready", agent: "1001" as AgentId });
    expect(named(result)).toEqual(["(queue support)"]);
    expect(offered(result)).toEqual(["c4 1001"]);
    expect(floor.center.liveCalls).toBe(4);
    expect(floor.center.agents(SUPPORT)).toHaveLength(2);
  });

  it("in one of those in line, where an agent changes something for all of them", () => {
    floor = new Floor([queue("support", { waitTimeoutWithoutAgentMs: 60_000, levelWaitMs: 1_000 })]);
    for (const leg of ["c1", "c2"]) floor.comes(leg);
    floor.planted.spoilOne(floor.call("c1").stage, "desertedOver");
    const result = floor.signIn("1001");
    expect(named(result)).toEqual(["c1"]);
    expect(offered(result)).toEqual(["c2 1001"]);
  });

  it("in one of those in line, where somebody joins them", () => {
    floor.comes("c1");
    floor.planted.spoilOne(floor.call("c1").stage, "priority");
    floor.comes("c2");
    expect(floor.queue("support").waiting.map(({ call }) => call.id)).toEqual(["c2"]);
    expect(floor.center.snapshot().calls.find(({ call }) => call === "c2")?.stage).toBe("queued");
  });

  it("in one whose deadline has come: the others' deadlines of the same instant are met", () => {
    floor = new Floor([queue("support", { waitTimeoutMs: 30_000 })]);
    for (const leg of ["c1", "c2", "c3"]) floor.comes(leg);
    floor.planted.spoilOne(floor.call("c2").stage, "waitOver");
    const result = floor.step({ type: "tick" }, 60_000);
    expect(named(result)).toEqual(["c2"]);
    expect(told(result, "queue-left").map((fact) => "call" in fact && fact.call)).toEqual(["c1", "c2", "c3"]);
  });

  it("in one who is sent on", () => {
    const onto = { type: "transfer", to: "queue", target: "sales" } as const;
    floor = new Floor([queue("support", { waitTimeoutMs: 30_000, waitTimeoutAction: onto })]);
    for (const leg of ["c1", "c2"]) floor.comes(leg);
    floor.planted.spoilOne(floor.call("c1"), "timesSentOn");
    const result = floor.step({ type: "tick" }, 30_000);
    expect(named(result)).toEqual(["c1"]);
    expect(told(result, "queue-joined")).toMatchObject([{ call: "c2", queue: "sales" }]);
  });

  it("in one who is taken back to their menu", () => {
    const children = [
      nodeOf("1", { digits: "1", type: "transfer", business: { type: "ringall", numbers: ["1001"] }, ringMs: 5_000 }),
    ];
    const root = nodeOf("0", { children });
    floor = new Floor([{ type: "put-ivr", ivr: { id: "1", number: "6000", recall: "close", root } }]);
    for (const leg of ["c1", "c2"]) {
      floor.comes(leg, "6000");
      floor.step({ type: "digit", leg: leg as LegId, digit: "1" });
    }
    const { stage } = floor.call("c1");
    if (stage.type !== "hunting" || typeof stage.otherwise === "string") throw new Error("nobody is rung");
    floor.planted.spoilOne(stage.otherwise, "path");
    const result = floor.step({ type: "tick" }, 5_000);
    expect(named(result)).toEqual(["c1"]);
    expect(told(result, "menu-entered")).toMatchObject([{ call: "c2" }]);
  });

  it.each(["down", "up"] as const)("when the switch goes and comes (%s): nobody's leg is left", (type) => {
    for (const leg of ["c1", "c2", "c3"]) floor.comes(leg);
    floor.talks(floor.signIn("1001"));
    floor.planted.spoil(floor.call("c2").stage);
    floor.planted.spoil(floor.call("c2"));
    const result = floor.step(type === "down" ? { type, reason: "" } : { type, legs: [], phones: [] });
    expect(named(result)).toEqual(["c2"]);
    expect(told(result, "call-ended")).toHaveLength(3);
    expect(floor.center.snapshot()).toMatchObject({ calls: [] });
    expect(floor.center.snapshot().armed.filter(({ type }) => type !== "wrap-up-over")).toEqual([]);
    expect(floor.state.legs.size).toBe(0);
  });

  it("when the center stops: everybody else is released", () => {
    for (const leg of ["c1", "c2", "c3"]) floor.comes(leg);
    floor.planted.spoil(floor.call("c1").stage);
    floor.planted.spoil(floor.call("c1"));
    const result = floor.step({ type: "stopping" });
    expect(named(result)).toEqual(["c1"]);
    expect(hungUp(result.commands).sort()).toEqual(["c1", "c2", "c3"]);
  });

  it("in a row of the configuration: it is left out, what was there before stays, the others are taken up", () => {
    floor.comes("c1");
    const bad = queueOf("support", { agentTimeoutMs: 1 });
    const other = queueOf("other");
    floor.planted.spoilOne(bad, "levelWaitMs");
    floor.planted.spoilOne(other, "levelWaitMs");
    const changes = [bad, other, queueOf("third")].map((row): ConfigChange => ({ type: "put-queue", queue: row }));
    const result = floor.step({ type: "configured", changes });
    expect(named(result)).toHaveLength(2);
    expect(floor.queue("support").config.agentTimeoutMs).toBe(20_000);
    expect([...floor.state.queues.keys()]).toEqual(["support", "sales", "third"]);
    expect(floor.center.liveCalls).toBe(1);
  });

  it("in a queue's row that is dropped with those who wait", () => {
    for (const leg of ["c1", "c2"]) floor.comes(leg);
    floor.signIn("1001", false);
    floor.signIn("1002", false);
    floor.planted.spoilOne(floor.call("c1").stage, "offers");
    floor.planted.spoilOne(floor.agent("1001"), "session");
    const result = floor.step({ type: "configured", changes: [{ type: "drop-queue", name: SUPPORT }] });
    expect(named(result)).toEqual(["c1", "1001"]);
    expect(floor.state.queues.has(SUPPORT)).toBe(false);
    expect(floor.call("c2").stage.type).toBe("parting");
    expect(floor.agent("1002").session?.queues.size).toBe(0);
  });

  it("in what a run begins with: each row for itself", () => {
    const center = new Center();
    const planted = new Planted();
    const spoiled = (one: object): never => {
      const target = { ...one, type: "x", call: "owed", agent: "1001", extn: "1001", at: 1, queue: "support" };
      planted.spoil(target);
      return target as never;
    };
    const good = { agent: "1002" as AgentId, extn: "1002" as Extn, queues: [SUPPORT], since: 0, reason: "" };
    const result = planted.during(() =>
      center.step({
        ...{ type: "started", at: 1_000, seed: 1, lastFact: 0 },
        configuration: [
          { type: "put-extension", extension: spoiled(extensionOf("1")) },
          { type: "put-extension", extension: extensionOf("1002") },
          { type: "put-agent", agent: agentOf("1002") },
          queue("support"),
        ],
        agents: [spoiled({}), { ...good, state: "READY" }],
        past: [spoiled({})],
        owed: [spoiled({})],
      }),
    );
    expect(named(result)).toHaveLength(4);
    expect(center.agents(SUPPORT)).toMatchObject([{ agent: "1002" }]);
  });

  it("in what an agent asks for: they are told that it was not done", () => {
    floor.signIn("1001");
    floor.planted.spoil(floor.agent("1001"));
    const result = floor.step({ type: "agent-break", agent: "1001" as AgentId, reason: "" });
    expect(result.outcome).toMatchObject({ ok: false, code: "not-signed-in" });
    expect(named(result)).toEqual(["1001"]);
    expect(traces(floor.state, "1001")).toEqual([]);
  });

  it("in an arrival that no call came of: its leg is hung up", () => {
    const broken = { type: "leg-arrived", leg: "c1", dialled: "support" } as unknown as EventBody;
    const result = floor.step(broken);
    expect(named(result)).toEqual(["c1"]);
    expect(hungUp(result.commands)).toEqual(["c1"]);
  });

  it("that repeats itself for everybody comes to an end", () => {
    for (const leg of ["c1", "c2", "c3"]) floor.comes(leg);
    for (const leg of ["c1", "c2", "c3"]) floor.planted.spoil(floor.call(leg).stage);
    for (const agent of AGENTS) floor.signIn(agent, false);
    for (const agent of AGENTS) floor.planted.spoil(floor.agent(agent));
    for (const agent of AGENTS) floor.step({ type: "agent-ready", agent: agent as AgentId });
    expect(floor.center.agents(undefined)).toEqual([]);
    floor.step({ type: "configured", changes: [{ type: "put-agent", agent: agentOf("1001") }] });
    floor.signIn("1001");
    expect(floor.queue("support").waiting).toEqual([]);
  });
});
