// A small floor into which faults of ours are planted: three agents at their phones, and two queues.
import { Center, type StepResult } from "../../src/core/center.ts";
import type { EventBody } from "../../src/core/events.ts";
import type { AgentId, CallId, ConfigChange, Extn, LegId, QueueConfig, QueueName } from "../../src/core/model.ts";
import { agentOf, extensionOf, queueOf } from "../scenarios/script.ts";
import { Planted } from "./planted.ts";

export const SUPPORT = "support" as QueueName;
export const AGENTS = ["1001", "1002", "1003"];

export function queue(name: string, over: Partial<QueueConfig> = {}): ConfigChange {
  return { type: "put-queue", queue: queueOf(name, over) };
}

export class Floor {
  readonly planted = new Planted();
  readonly center = new Center();
  #now = 1_000;

  constructor(configuration: readonly ConfigChange[] = []) {
    const extensions = ["1000", ...AGENTS].map((extn): ConfigChange => {
      return { type: "put-extension", extension: extensionOf(extn) };
    });
    const agents = AGENTS.map((agent): ConfigChange => ({ type: "put-agent", agent: agentOf(agent) }));
    const rows = [...extensions, ...agents, queue("support"), queue("sales"), ...configuration];
    this.step({ type: "started", seed: 1, lastFact: 0, configuration: rows, agents: [] });
    this.step({ type: "up", legs: [], phones: [] });
    for (const extn of AGENTS) this.step({ type: "phone-registered", extn: extn as Extn });
  }

  get state() {
    return this.center.state;
  }

  step(event: EventBody, afterMs = 0): StepResult {
    this.#now += afterMs;
    return this.planted.during(() => this.center.step({ ...event, at: this.#now }));
  }

  /** A caller who is answered and waits. */
  comes(leg: string, dialled: string = SUPPORT): void {
    const origin = { type: "extension", extn: "1000" as Extn } as const;
    const arrived = { type: "leg-arrived", leg: leg as LegId, origin, dialled } as const;
    const { commands } = this.step({ ...arrived, callerNumber: "1000", callerName: "" });
    for (const { type, id } of commands) if (type === "answer") this.step({ type: "done", command: id });
  }

  signIn(agent: string, ready = true, queueName: string = SUPPORT): StepResult {
    const id = agent as AgentId;
    const signed = this.step({ type: "agent-sign-in", agent: id, extn: agent as Extn, queue: queueName as QueueName });
    return ready ? this.step({ type: "agent-ready", agent: id }) : signed;
  }

  call(id: string) {
    const call = this.state.calls.get(id as CallId);
    if (call === undefined) throw new Error(`there is no call ${id}`);
    return call;
  }

  agent(id: string) {
    const agent = this.state.agents.get(id as AgentId);
    if (agent === undefined) throw new Error(`there is no agent ${id}`);
    return agent;
  }

  queue(name: string) {
    const found = this.state.queues.get(name as QueueName);
    if (found === undefined) throw new Error(`there is no queue ${name}`);
    return found;
  }

  /** The legs of the phones that ring end, and so do those that are hung up. */
  carryOut({ commands }: StepResult): void {
    for (const command of commands) {
      if (command.type === "hang-up") this.ends(command.leg);
    }
  }

  ends(leg: LegId): StepResult {
    return this.step({ type: "leg-ended", leg, cause: "normal", by: "command", media: undefined });
  }

  /** The agent who is offered this call answers and talks. */
  talks({ commands }: StepResult): LegId {
    const dial = commands.find((command) => command.type === "dial");
    if (dial === undefined) throw new Error("nobody was dialled");
    const bridge = this.step({ type: "leg-answered", leg: dial.leg }).commands.find(({ type }) => type === "converse");
    if (bridge === undefined) throw new Error("nobody was connected");
    this.step({ type: "done", command: bridge.id });
    return dial.leg;
  }
}
