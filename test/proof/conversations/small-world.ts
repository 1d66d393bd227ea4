// A small center with conversations, and all that may happen in it next: callers, two agents, a supervisor, a colleague, and
// whoever is called outside. Plain data: written down and taken up again wherever it branches.
import { Center, type CenterState } from "../../../src/core/center.ts";
import type { EventBody } from "../../../src/core/events.ts";
import type { ConfigChange, Extn, QueueConfig, QueueName, TrunkConfig } from "../../../src/core/model.ts";
import type { SwitchEvent } from "../../../src/core/switch.ts";
import { agentOf, extensionOf, queueOf } from "../../scenarios/script.ts";
import { agentAt, carryOut, newSwitch, type TinySwitch } from "../tiny-switch.ts";
import { newConversationLedger, type ConversationLedger } from "./ledger.ts";
import { judgeStep } from "./judge.ts";

export const START = Date.UTC(2026, 0, 5, 1, 0, 0);
export const QUEUE = "q" as QueueName;
export const AGENTS = ["a0", "a1"] as const;
export const EXTENSIONS = ["a0", "a1", "s0", "e0"] as const;

export interface SmallWorld {
  readonly tiny: TinySwitch;
  readonly ledger: ConversationLedger;
  readonly phonesHold: boolean;
  /** What the switch has reported of late: it may say it again. */
  recent: SwitchEvent[];
  now: number;
  arrived: number;
  requests: number;
  center: CenterState;
}

export interface Happened {
  readonly broken: readonly string[];
  readonly isRefused: boolean;
  readonly facts: readonly string[];
}

const TRUNK: TrunkConfig = {
  ...{ name: "t", enabled: true, registers: false, priority: 1, maxCalls: 0, callerNumber: "" },
  ...{ reachesExtensions: false, outbound: [{ prefix: "9", strip: 1, prepend: "" }], inbound: [], contexts: [] },
};

export interface SmallWorldOptions {
  readonly queue?: Partial<QueueConfig>;
  readonly simo?: number;
  /** Default: they do. */
  readonly phonesHold?: boolean;
}

export function newSmallWorld({ queue = {}, simo = 1, phonesHold = true }: SmallWorldOptions = {}): SmallWorld {
  const world: SmallWorld = {
    ...{ tiny: newSwitch(EXTENSIONS as readonly string[] as Extn[], true), ledger: newConversationLedger() },
    ...{ phonesHold, recent: [], now: START, arrived: 0, requests: 0, center: new Center().state },
  };
  const center = new Center(world.center);
  const recorded = { autoRecord: true, recordConsultation: true };
  const configuration: ConfigChange[] = [
    { type: "put-queue", queue: queueOf(QUEUE, { agentTimeoutMs: 10_000, ...recorded, ...queue }) },
    { type: "put-trunk", trunk: TRUNK },
    ...EXTENSIONS.map((extn): ConfigChange => ({ type: "put-extension", extension: extensionOf(extn) })),
    ...AGENTS.map((agent): ConfigChange => ({ type: "put-agent", agent: agentOf(agent, { wrapUpMs: 5_000, simo }) })),
  ];
  const begin = (event: EventBody): Happened => happen(world, center, event);
  begin({ type: "started", seed: 1, lastFact: 0, configuration, agents: [] });
  begin({ type: "up", legs: [], phones: EXTENSIONS as readonly string[] as Extn[] });
  for (const extn of AGENTS) {
    const agent = agentAt(extn as Extn);
    begin({ type: "agent-sign-in", agent, extn: extn as Extn, queue: QUEUE });
    begin({ type: "agent-ready", agent });
  }
  return world;
}

/** What was due before is a step of its own, so that each state in between is judged. */
export function happen(world: SmallWorld, center: Center, body: EventBody): Happened {
  const due = center.nextDeadline();
  const first =
    body.type !== "tick" && due !== undefined && due <= world.now ? one(world, center, { type: "tick" }) : undefined;
  const then = one(world, center, body);
  return {
    ...then,
    broken: [...(first?.broken ?? []), ...then.broken],
    facts: [...(first?.facts ?? []), ...then.facts],
  };
}

function one(world: SmallWorld, center: Center, body: EventBody): Happened {
  const { ledger, phonesHold, now } = world;
  const event = { ...body, at: now };
  const step = () => center.step(event);
  const { result, broken, isRefused } = judgeStep(ledger, center, event, { step, phonesHold });
  carryOut(world.tiny, result.commands);
  return { broken, isRefused, facts: result.facts.map(({ type }) => type) };
}

/** Everybody hangs up, all is reported, and time passes until nothing is due: then nothing is left. */
export function leftWhenAllAreGone(world: SmallWorld): readonly string[] {
  const center = new Center(world.center);
  const { tiny } = world;
  const broken: string[] = [];
  const run = (event: EventBody): void => void broken.push(...happen(world, center, event).broken);
  for (let turns = 0; turns < 500; turns += 1) {
    const [leg] = tiny.legs.values();
    const owed = tiny.owed.shift();
    if (owed !== undefined) {
      const isOver = owed.type === "leg-ended" && owed.by === "command" && !tiny.legs.delete(owed.leg);
      if (!isOver) run(owed);
    } else if (leg !== undefined) {
      tiny.legs.delete(leg.leg);
      run({ type: "leg-ended", leg: leg.leg, cause: "normal", by: "phone", media: undefined });
    } else {
      const due = center.nextDeadline();
      if (due === undefined) break;
      world.now = Math.max(world.now, due);
      run({ type: "tick" });
    }
  }
  return [...broken, ...leftIn(center, world)];
}

function leftIn(center: Center, { ledger, tiny }: SmallWorld): string[] {
  const { state } = center;
  const snapshot = center.snapshot();
  const left: readonly (readonly [string, number])[] = [
    ["calls", snapshot.calls.length],
    ["deadlines", snapshot.armed.length],
    ["outcomes", snapshot.awaited],
    ["recordings", snapshot.recordings],
    ["legs", state.legs.size + tiny.legs.size],
    ["callers who come back", state.returning.size + state.backToMenu.size + state.sentOn.size],
    ["talks", ledger.book.talks.size],
    ["legs in conversations", ledger.told.hears.size],
    ["recordings that were not stopped", ledger.told.recordings.size],
    ["busy agents", snapshot.agents.filter(({ callState }) => callState !== "IDLE").length],
    ["phones with legs", snapshot.phones.filter(({ legs }) => legs.length > 0).length],
  ];
  return left
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `3: of those who are gone ${count} ${name} are left`);
}
