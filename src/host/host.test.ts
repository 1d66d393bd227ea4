import { describe, expect, it } from "vitest";
import { Center } from "../core/center.ts";
import type { Fact } from "../core/facts.ts";
import type { AgentId, ConfigChange, Extn, QueueName } from "../core/model.ts";
import type { SwitchCommand, SwitchEvent } from "../core/switch.ts";
import type { Switch, Told } from "../ports/switch.ts";
import { agentOf, extensionOf, queueOf } from "../../test/scenarios/script.ts";
import { Host } from "./host.ts";
import { MemoryLog } from "./log/memory-log.ts";
import { RunningCenter } from "./running-center.ts";
import { VirtualClock } from "./virtual-clock.ts";

const configuration: ConfigChange[] = [
  { type: "put-extension", extension: extensionOf("1000") },
  { type: "put-extension", extension: extensionOf("1001") },
  { type: "put-agent", agent: agentOf("1001") },
  { type: "put-queue", queue: queueOf("support", { agentTimeoutMs: 5_000 }) },
];

/** A switch that only listens, and what it heard in the order of everything else. */
function rig(events = new MemoryLog()) {
  const clock = new VirtualClock(1_000);
  const order: string[] = [];
  const logged: string[] = [];
  let emit: (event: SwitchEvent, told?: Told) => void = () => undefined;
  const theSwitch: Switch = {
    start: (listener) => {
      emit = listener;
      return Promise.resolve();
    },
    send: (commands: readonly SwitchCommand[]) => order.push(...commands.map(({ type }) => `command ${type}`)),
    provision: (changes) => order.push(...changes.map(({ type }) => type)),
    report: () => order.push("report"),
    stop: () => Promise.resolve(order.push("switch stopped")).then(() => undefined),
  };
  const log = (_fields: object, text: string): void => void logged.push(text);
  const center = new Center();
  const host = new Host({
    center,
    switch: theSwitch,
    clock,
    events,
    log: { debug: log, info: log, warn: log, error: log },
  });
  const running = new RunningCenter({ host, center, switch: theSwitch, clock, domain: "xswitch.cn" });
  return {
    clock,
    order,
    logged,
    host,
    center,
    running,
    events,
    emit: (event: SwitchEvent, told?: Told) => emit(event, told),
  };
}

async function started(parts: ReturnType<typeof rig>): Promise<void> {
  await parts.host.start({ seed: 1, lastFact: 0, configuration, agents: [] });
  parts.emit({ type: "up", legs: [], phones: [] });
  parts.emit({ type: "phone-registered", extn: "1001" as Extn });
  const agent = "1001" as AgentId;
  parts.running.ask({ type: "agent-sign-in", agent, extn: "1001" as Extn, queue: "support" as QueueName });
  parts.running.ask({ type: "agent-ready", agent });
}

const arrival = {
  type: "leg-arrived",
  leg: "c1" as never,
  origin: { type: "extension", extn: "1000" as Extn },
  dialled: "support",
  callerNumber: "1000",
  callerName: "",
} as const;

describe("the host", () => {
  it("writes events before it sends commands, and tells listeners last", async () => {
    const parts = rig();
    const append = parts.events.append.bind(parts.events);
    parts.events.append = (event, facts) => {
      parts.order.push("log");
      append(event, facts);
    };
    await started(parts);
    parts.host.onFacts(() => void parts.order.push("listener"));
    parts.order.length = 0;
    parts.emit(arrival);
    expect(parts.order).toEqual(["log", "command answer", "command dial", "listener"]);
  });

  it("wakes the engine when something is due", async () => {
    const parts = rig();
    await started(parts);
    parts.emit(arrival);
    parts.order.length = 0;
    parts.clock.advance(5_000);
    expect(parts.order).toContain("command hang-up");
  });

  it("answers an agent's wish at once, and refuses to be asked from inside a step", async () => {
    const parts = rig();
    await started(parts);
    expect(parts.running.ask({ type: "agent-ready", agent: "nobody" as AgentId })).toMatchObject({ ok: false });
    parts.host.onFacts(() => void parts.running.ask({ type: "agent-ready", agent: "1001" as AgentId }));
    parts.emit(arrival);
    expect(parts.logged).toContain("a listener to facts failed");
  });

  it("lets events that come in the middle of a step happen after it", async () => {
    const parts = rig();
    await started(parts);
    const seen: Fact[] = [];
    parts.host.onFacts((facts) => {
      if (seen.length === 0) parts.host.handle({ type: "phone-unregistered", extn: "1001" as Extn, reason: "left" });
      seen.push(...facts);
    });
    parts.emit({ type: "phone-registered", extn: "1000" as Extn });
    expect(seen.map(({ type }) => type)).toEqual(["phone-registered", "phone-unregistered"]);
  });

  it("lets what was told happen when it happened, whatever has happened here since", async () => {
    const parts = rig();
    await started(parts);
    const at: number[] = [];
    parts.host.onFacts((facts) => at.push(...facts.map((fact) => fact.at)));
    parts.emit(arrival);
    parts.clock.advance(2_000);
    parts.running.ask({ type: "agent-break", agent: "1001" as AgentId, reason: "" } as never);
    at.length = 0;
    const ended = { type: "leg-ended", leg: "c1" as never, cause: "normal", by: "phone", media: undefined } as const;
    parts.emit(ended, { mark: { run: "run", number: 1 }, at: parts.clock.now() - 1_500 });
    expect(at[0]).toBe(parts.clock.now() - 1_500);
  });

  it("does not promise what is not written", async () => {
    const parts = rig();
    await started(parts);
    await parts.running.stored();
    expect(parts.running.troubles).toEqual([]);
    parts.events.isWritten = false;
    await expect(parts.running.stored()).rejects.toThrow();
    expect(parts.running.troubles).toEqual(["event-log-not-written"]);
  });

  it("hands accounts to the switch and rows to the engine", async () => {
    const parts = rig();
    await started(parts);
    parts.order.length = 0;
    parts.running.configure(
      [{ type: "put-queue", queue: queueOf("sales") }],
      [{ type: "drop-account", extn: "1009", domain: "d" }],
    );
    expect(parts.order).toEqual(["drop-account"]);
    const { queues } = parts.center.snapshot();
    expect(queues.map(({ queue }) => queue)).toContain("sales");
  });

  it("drains, then ends what lives, then stops the switch", async () => {
    const parts = rig();
    await started(parts);
    parts.emit(arrival);
    parts.running.drain();
    expect(parts.running.draining).toBe(true);
    expect(parts.running.liveCalls).toBe(1);
    parts.order.length = 0;
    await parts.host.stop();
    expect(parts.order).toEqual(["command hang-up", "command hang-up", "switch stopped"]);
  });
});
