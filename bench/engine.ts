// The engine alone: a large floor in steady traffic, every event of every call, as fast as it will go.
import { Center } from "../src/core/center.ts";
import type { EventBody } from "../src/core/events.ts";
import type { AgentId, ConfigChange, Extn, LegId, QueueName } from "../src/core/model.ts";
import type { SwitchCommand } from "../src/core/switch.ts";
import { agentOf, extensionOf, queueOf } from "../test/scenarios/script.ts";

export interface EngineFigures {
  readonly agents: number;
  readonly waiting: number;
  readonly steps: number;
  readonly stepsPerSecond: number;
  readonly callsServed: number;
}

const QUEUES = 10;
const START = Date.UTC(2026, 0, 5, 1, 0, 0);

/** A floor with everybody on a call and so many callers waiting. */
export class Floor {
  readonly center = new Center();
  readonly #engine: Pick<Center, "step">;
  #now = START;
  #calls = 0;
  steps = 0;
  served = 0;
  offers = 0;
  /** Agents' legs that talk, oldest first, with their callers'. */
  readonly #talking: { readonly peer: LegId; readonly caller: LegId }[] = [];

  /** `engine`: what stands around the center, where something is measured that does. */
  constructor(agents: number, engine: (center: Center) => Pick<Center, "step"> = (center) => center) {
    this.#engine = engine(this.center);
    const configuration: ConfigChange[] = [{ type: "put-extension", extension: extensionOf("1000") }];
    for (let index = 0; index < QUEUES; index += 1) {
      const strategy = index % 2 === 0 ? "longest-idle-agent" : "ring-all";
      configuration.push({ type: "put-queue", queue: queueOf(`q${index}`, { strategy }) });
    }
    for (let index = 0; index < agents; index += 1) {
      configuration.push({ type: "put-extension", extension: extensionOf(`a${index}`) });
      configuration.push({ type: "put-agent", agent: agentOf(`a${index}`, { wrapUpMs: 1 }) });
    }
    this.step({ type: "started", seed: 1, lastFact: 0, configuration, agents: [] });
    for (let index = 0; index < agents; index += 1) {
      const agent = `a${index}` as AgentId;
      const extn = `a${index}` as Extn;
      this.step({ type: "phone-registered", extn });
      this.step({ type: "agent-sign-in", agent, extn, queue: `q${index % QUEUES}` as QueueName });
      this.step({ type: "agent-ready", agent });
    }
  }

  step(event: EventBody): void {
    this.steps += 1;
    const { commands } = this.#engine.step({ ...event, at: this.#now });
    for (const command of commands) this.#switchDoes(command);
  }

  /** A switch that does at once whatever it is told. */
  #switchDoes(command: SwitchCommand): void {
    switch (command.type) {
      case "answer":
        this.step({ type: "done", command: command.id });
        return;
      case "dial":
        this.offers += 1;
        this.step({ type: "leg-ringing", leg: command.leg });
        this.step({ type: "leg-answered", leg: command.leg });
        return;
      case "converse": {
        const [customer, agent] = command.parties;
        if (customer === undefined || agent === undefined) return;
        this.#talking.push({ caller: customer.leg, peer: agent.leg });
        this.served += 1;
        this.step({ type: "done", command: command.id });
        return;
      }
      case "hang-up":
        this.step({ type: "leg-ended", leg: command.leg, cause: command.cause, by: "command", media: undefined });
        return;
      case "play":
      case "ring":
      case "stop":
      case "record":
      case "record-message":
      case "lamp":
      case "stop-recording":
      case "record-sides":
      case "send-digits":
      case "pick-up":
      case "tell-transfer":
        return;
    }
  }

  callerComes(): void {
    this.#calls += 1;
    const leg = `c${this.#calls}` as LegId;
    const dialled = `q${this.#calls % QUEUES}`;
    const origin = { type: "extension", extn: "1000" as Extn } as const;
    this.step({ type: "leg-arrived", leg, origin, dialled, callerNumber: "1000", callerName: "" });
  }

  /** The longest call ends; a moment later its agent takes the next caller, and another one comes. */
  turn(): void {
    this.#now += 1;
    const oldest = this.#talking.shift();
    if (oldest === undefined) return;
    this.step({ type: "leg-ended", leg: oldest.peer, cause: "normal", by: "phone", media: undefined });
    this.#now += 1;
    this.step({ type: "tick" });
    this.callerComes();
  }
}

export function measureEngine(agents: number, waiting: number, forMs: number): EngineFigures {
  const floor = new Floor(agents);
  for (let call = 0; call < agents + waiting; call += 1) floor.callerComes();
  for (let warm = 0; warm < 2_000; warm += 1) floor.turn();
  const stepsBefore = floor.steps;
  const servedBefore = floor.served;
  const began = performance.now();
  while (performance.now() - began < forMs) for (let turn = 0; turn < 100; turn += 1) floor.turn();
  const seconds = (performance.now() - began) / 1_000;
  const steps = floor.steps - stepsBefore;
  return {
    agents,
    waiting,
    steps,
    stepsPerSecond: Math.round(steps / seconds),
    callsServed: floor.served - servedBefore,
  };
}

if (import.meta.main) console.table([measureEngine(1_000, 500, 3_000)]);
