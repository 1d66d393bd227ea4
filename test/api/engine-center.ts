// A real engine in the API's test center, and a switch at which everything goes well: phones ring until they are picked up.
import { Center } from "../../src/core/center.ts";
import type { EventBody, Outcome } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { Extn, LegId } from "../../src/core/model.ts";
import type { SwitchCommand } from "../../src/core/switch.ts";
import { readGiven, START } from "../scenarios/script.ts";
import type { FakeCenter } from "./test-api.ts";

export interface EngineCenter {
  /** What the engine has asked of the switch. */
  readonly commands: SwitchCommand[];
  /** All that has happened. */
  readonly facts: Fact[];
  step(event: EventBody): Outcome;
  /** Time passes. */
  wait(ms: number): void;
  register(...extns: readonly string[]): void;
  /** From outside. */
  callIn(leg: string, dialled: string): void;
  /** The phone, or who is called outside, answers the leg that was dialled last. */
  pickUp(extn: string): void;
}

/** `given`: as scenarios have it, without the word. The center behind the API is this engine until it is told otherwise. */
export function engineIn(center: FakeCenter, given: readonly string[]): EngineCenter {
  const engine = new Center();
  const commands: SwitchCommand[] = [];
  const facts: Fact[] = [];
  let at = START;
  const step = (event: EventBody): Outcome => {
    const result = engine.step({ ...event, at });
    facts.push(...result.facts);
    for (const command of result.commands) {
      commands.push(command);
      const answer = answerTo(command);
      if (answer !== undefined) step(answer);
    }
    return result.outcome;
  };
  const configuration = given.map((line) => readGiven(line.split(" ")));
  step({ type: "started", seed: 1, lastFact: 0, configuration, agents: [] });
  step({ type: "up", legs: [], phones: [] });
  Object.assign(center, {
    ask: step,
    agentState: engine.agent.bind(engine),
    agentAt: engine.agentAt.bind(engine),
    agentStates: engine.agents.bind(engine),
    census: () => engine.census(at),
    floor: engine.floor.bind(engine),
    helps: engine.helps.bind(engine),
    unread: engine.unread.bind(engine),
    screens: engine.screens.bind(engine),
  });
  return {
    ...{ commands, facts, step },
    wait: (ms) => {
      at += ms;
      step({ type: "tick" });
    },
    register: (...extns) => {
      for (const extn of extns) step({ type: "phone-registered", extn: extn as Extn });
    },
    callIn: (leg, dialled) => {
      const origin = { type: "trunk", trunk: "line" } as const;
      const caller = { callerNumber: "13800000000", callerName: "" };
      step({ type: "leg-arrived", leg: leg as LegId, origin, dialled, ...caller });
    },
    pickUp: (extn) => {
      const leg = commands.findLast((one) => one.type === "dial" && reached(one) === extn);
      if (leg?.type !== "dial") throw new Error(`nothing was dialled at ${extn}`);
      step({ type: "leg-answered", leg: leg.leg });
    },
  };
}

function reached({ to }: Extract<SwitchCommand, { type: "dial" }>): string {
  return to.type === "extension" ? to.extn : to.number;
}

function answerTo(command: SwitchCommand): EventBody | undefined {
  switch (command.type) {
    case "answer":
    case "converse":
    case "record":
      return { type: "done", command: command.id };
    case "hang-up":
      return { type: "leg-ended", leg: command.leg, cause: command.cause, by: "command", media: undefined };
    default:
      return undefined;
  }
}
