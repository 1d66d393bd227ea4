import { expect, it } from "vitest";
import { agentOf, extensionOf, queueOf, START } from "../../../test/scenarios/script.ts";
import { Center } from "../center.ts";
import type { EventBody } from "../events.ts";
import type { AgentId, ConfigChange, Extn, LegId, QueueName, WrapUpMode } from "../model.ts";

const AGENT = "1001" as AgentId;
const CALLER = "c1" as LegId;

class Floor {
  center = new Center();
  now = START;

  constructor(mode: WrapUpMode | undefined) {
    const configuration: ConfigChange[] = [
      { type: "put-extension", extension: extensionOf("1000") },
      { type: "put-extension", extension: extensionOf("1001") },
      { type: "put-agent", agent: agentOf("1001", { wrapUpMs: 20_000 }) },
      { type: "put-queue", queue: queueOf("support", mode === undefined ? {} : { wrapUpMode: mode }) },
    ];
    this.step({ type: "started", seed: 1, lastFact: 0, configuration, agents: [] });
    this.step({ type: "up", legs: [], phones: [] });
    this.step({ type: "phone-registered", extn: "1001" as Extn });
    this.step({ type: "agent-sign-in", agent: AGENT, extn: "1001" as Extn, queue: "support" as QueueName });
    this.step({ type: "agent-ready", agent: AGENT });
  }

  step(event: EventBody, afterMs = 0) {
    this.now += afterMs;
    return this.center.step({ ...event, at: this.now });
  }

  /** A call of the queue, from its arrival to its end. */
  call(): void {
    const from = { origin: { type: "extension", extn: "1000" as Extn }, callerNumber: "1000", callerName: "" } as const;
    const arrived = this.step({ type: "leg-arrived", leg: CALLER, ...from, dialled: "support" });
    const commandOf = (result: typeof arrived, type: string) => {
      const found = result.commands.find((command) => command.type === type);
      if (found === undefined) throw new Error(`no ${type}`);
      return found;
    };
    this.step({ type: "done", command: commandOf(arrived, "answer").id });
    const dial = commandOf(arrived, "dial");
    if (dial.type !== "dial") throw new Error("no phone is rung");
    const answered = this.step({ type: "leg-answered", leg: dial.leg }, 1_000);
    this.step({ type: "done", command: commandOf(answered, "converse").id });
    this.step({ type: "leg-ended", leg: dial.leg, cause: "normal", by: "phone", media: undefined }, 1_000);
    this.step({ type: "leg-ended", leg: CALLER, cause: "normal", by: "command", media: undefined });
  }

  /** The process ends and another one goes on with the state that it has written down. */
  restart(change: (center: Center) => void = () => undefined): void {
    const next = new Center(structuredClone(this.center.state));
    change(next);
    this.center = next;
    this.step({ type: "resumed", seed: 2 });
    this.step({ type: "up", legs: [], phones: ["1001" as Extn] });
  }

  view() {
    const view = this.center.agent(AGENT);
    return view && { callState: view.callState, call: view.call, leftMs: view.until && view.until - this.now };
  }
}

it("after-call work goes on over a restart, and ends in its time", () => {
  const floor = new Floor("timed");
  floor.call();
  expect(floor.view()).toEqual({ callState: "ACW", call: CALLER, leftMs: 20_000 });
  floor.now += 5_000;
  floor.restart();
  expect(floor.view()).toEqual({ callState: "ACW", call: CALLER, leftMs: 15_000 });
  const { facts } = floor.step({ type: "tick" }, 15_000);
  expect(facts).toMatchObject([{ type: "agent-changed", callState: "IDLE" }]);
});

it("work that has no end of its own waits for the agent, before and after a restart", () => {
  const floor = new Floor("manual");
  floor.call();
  floor.restart();
  floor.step({ type: "tick" }, 3_600_000);
  expect(floor.view()).toEqual({ callState: "ACW", call: CALLER, leftMs: undefined });
  expect(floor.step({ type: "agent-ready", agent: AGENT }).outcome).toEqual({ ok: true });
  expect(floor.view()).toMatchObject({ callState: "IDLE" });
});

it("what cannot be ended before its time cannot after a restart either, and says until when", () => {
  const floor = new Floor("forced");
  floor.call();
  floor.now += 5_000;
  floor.restart();
  const { outcome } = floor.step({ type: "agent-ready", agent: AGENT });
  expect(outcome).toMatchObject({ ok: false, code: "wrong-state", until: floor.now + 15_000 });
});

it("work that a program began which knew of no modes has its time, and can be ended", () => {
  const floor = new Floor(undefined);
  floor.call();
  floor.restart(({ state }) => {
    for (const agent of state.agents.values()) {
      delete agent.wrapUp;
      delete agent.handlings;
    }
  });
  expect(floor.view()).toEqual({ callState: "ACW", call: undefined, leftMs: 20_000 });
  floor.step({ type: "agent-ready", agent: AGENT }, 1_000);
  expect(floor.view()).toMatchObject({ callState: "IDLE" });
});

it("the wall clock moves what is told, not the time that is left", () => {
  const floor = new Floor("timed");
  floor.step({ type: "clock-set", offsetMs: 3_600_000 });
  floor.call();
  expect(floor.view()).toMatchObject({ leftMs: 20_000 });
  const { facts } = floor.step({ type: "agent-wrap-up", agent: AGENT, ms: 1_000 }, 1_000);
  expect(facts).toMatchObject([{ type: "agent-changed", until: floor.now + 3_600_000 + 20_000 }]);
});
