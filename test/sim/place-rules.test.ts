// The judge of breaks in single queues and of places taken away sees what is done wrong: each fault is planted in what an engine
// that does it right has told.
import { beforeEach, expect, it } from "vitest";
import { Center } from "../../src/core/center.ts";
import type { EventBody } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { AgentId, ConfigChange, Extn, LegId, QueueName } from "../../src/core/model.ts";
import type { Snapshot } from "../../src/core/views/snapshot.ts";
import { agentOf, extensionOf, queueOf } from "../scenarios/script.ts";
import { PlaceRules } from "./place-rules.ts";

const AGENT = "1001" as AgentId;
const EXTN = "1001" as Extn;
const [SALES, SUPPORT] = ["sales", "support"] as const satisfies readonly string[];
const sales = SALES as QueueName;
const support = SUPPORT as QueueName;

type Spoil = (
  facts: readonly Fact[],
  snapshot: Snapshot,
) => { readonly facts?: readonly Fact[]; readonly snapshot?: Snapshot };

let center: Center;
let rules: PlaceRules;
let broken: string[];

function step(event: EventBody, spoil: Spoil = () => ({})): readonly Fact[] {
  const stamped = { ...event, at: 1_000 };
  const { facts } = center.step(stamped);
  const snapshot = center.snapshot();
  const spoilt = spoil(facts, snapshot);
  rules.afterStep(stamped, spoilt.facts ?? facts, spoilt.snapshot ?? snapshot);
  return facts;
}

beforeEach(() => {
  broken = [];
  center = new Center();
  rules = new PlaceRules((rule) => broken.push(rule));
  const configuration: ConfigChange[] = [
    { type: "put-extension", extension: extensionOf("1000") },
    { type: "put-extension", extension: extensionOf("1001") },
    { type: "put-agent", agent: agentOf("1001") },
    ...[sales, support].map((queue): ConfigChange => ({ type: "put-queue", queue: queueOf(queue) })),
    { type: "put-tier", tier: { queue: support, agent: AGENT, level: 3, position: 1 } },
  ];
  step({ type: "started", seed: 1, lastFact: 0, configuration, agents: [] });
  step({ type: "up", legs: [], phones: [EXTN] });
  for (const queue of [sales, support]) step({ type: "agent-sign-in", agent: AGENT, extn: EXTN, queue });
  step({ type: "agent-ready", agent: AGENT });
});

function comes(dialled: string, spoil?: Spoil): readonly Fact[] {
  const origin = { type: "extension", extn: "1000" as Extn } as const;
  const shown = { callerNumber: "1000", callerName: "" };
  return step({ type: "leg-arrived", leg: `to ${dialled}` as LegId, origin, dialled, ...shown }, spoil);
}

/** As if the queue had offered them its caller all the same. */
const offered: Spoil = (facts) => {
  const joined = facts.find(({ type }) => type === "queue-joined");
  if (joined?.type !== "queue-joined") throw new Error("nobody has come");
  const { call, queue, at, seq } = joined;
  const offer = {
    type: "offer-made",
    call,
    queue,
    agent: AGENT,
    extn: EXTN,
    leg: "x" as LegId,
    candidates: [],
  } as const;
  return { facts: [...facts, { ...offer, seq: seq + 1, at, until: at }] };
};

/** As if they were there, or away, all the same. */
function present(queue: string, isPresent: boolean): Spoil {
  return (_, snapshot) => {
    const queues = snapshot.queues.map((one) => {
      return one.queue === queue ? { ...one, present: isPresent ? [AGENT] : [], members: [AGENT] } : one;
    });
    return { snapshot: { ...snapshot, queues } };
  };
}

it("agrees with an engine that does it right", () => {
  step({ type: "agent-break", agent: AGENT, reason: "training", queue: sales });
  expect(comes(sales).some(({ type }) => type === "offer-made")).toBe(false);
  expect(comes(support).some(({ type }) => type === "offer-made")).toBe(true);
  step({ type: "configured", changes: [{ type: "drop-tier", queue: support, agent: AGENT }] });
  step({ type: "agent-ready", agent: AGENT, queue: sales });
  expect(broken).toEqual([]);
  expect([...rules.seen.keys()].sort()).toEqual([
    "agent-break in a queue",
    "agent-ready in a queue",
    "place taken away",
  ]);
});

it("sees an offer in a break of that queue", () => {
  step({ type: "agent-break", agent: AGENT, reason: "training", queue: sales });
  comes(sales, offered);
  expect(broken).toEqual(["1001 was offered a call of sales in a break there"]);
});

it("sees a break or a return that is one in other queues too", () => {
  step({ type: "agent-break", agent: AGENT, reason: "training", queue: sales }, present(support, false));
  expect(broken).toEqual(["1001 is on break in support, and wanted sales"]);
  step({ type: "agent-break", agent: AGENT, reason: "lunch" });
  step({ type: "agent-ready", agent: AGENT, queue: sales }, present(support, true));
  expect(broken.slice(1)).toEqual(["1001 is ready in support, and wanted sales"]);
});

it("sees who stays without the place that was taken away, or is rung on for it", () => {
  comes(support);
  const before = center.snapshot();
  step({ type: "configured", changes: [{ type: "drop-tier", queue: support, agent: AGENT }] }, () => ({
    snapshot: before,
  }));
  expect(broken).toEqual([
    "1001 is in support without the place that was taken away",
    "1001 is rung for support though the place there was taken away",
  ]);
});

it("sees who is promoted: offered a call by a place that they do not have", () => {
  step({ type: "configured", changes: [{ type: "drop-tier", queue: support, agent: AGENT }] });
  comes(support, offered);
  expect(broken).toEqual(["1001 was offered a call of support and has no place there"]);
});

it("sees who talks and is rung on for a queue", () => {
  comes(support);
  const rung = center.snapshot();
  const [phone] = rung.phones.filter(({ extn }) => extn === EXTN);
  const [ringing] = rung.calls;
  if (phone === undefined || ringing === undefined) throw new Error("nobody rings");
  const talks = { ...ringing, offers: [], peer: "other" as LegId };
  const phones = [{ ...phone, legs: [...phone.legs, "other" as LegId] }];
  step({ type: "tick" }, () => ({ snapshot: { ...rung, phones, calls: [ringing, talks] } }));
  expect(broken).toEqual(["1001 talks and is rung for a queue"]);
});
