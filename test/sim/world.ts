// A small world around the engine, driven by a seed: callers, agents and phones who do what they please, often at once.
import { chanceOf, nextBelow, type Chance } from "../../src/core/chance.ts";
import { Center, type StepResult } from "../../src/core/center.ts";
import type { Event } from "../../src/core/events.ts";
import type { AgentId, ConfigChange, Extn, LegId, QueueName, TrunkConfig } from "../../src/core/model.ts";
import type { LegOrigin, SwitchCommand } from "../../src/core/switch.ts";
import { Host } from "../../src/host/host.ts";
import { MemoryLog } from "../../src/host/log/memory-log.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { SimulatedLeg } from "../../src/switch/simulated/leg.ts";
import { SimulatedSwitch } from "../../src/switch/simulated/switch.ts";
import { extensionOf } from "../scenarios/script.ts";
import { ConversationJudge } from "../proof/conversations/judge.ts";
import { Invariants } from "./invariants.ts";
import { randomHolds, type RandomHolds } from "./random-holds.ts";
import { askTwice, pressInTurn, pressKeys, pressLater } from "./random-keys.ts";
import { knownCallers } from "./random-limits.ts";
import { MAILBOX_NUMBERS, meddleWithMessages, RIGHT_KEYS, speakLater, type MailboxWorld } from "./random-mailboxes.ts";
import { MENU_NUMBERS, randomIvr } from "./random-menus.ts";
import { RandomOrders } from "./random-orders.ts";
import { meddleWithPlaces } from "./random-places.ts";
import { randomAgent, randomQueue } from "./random-rows.ts";

/** Everything happens on this raster, so that many things happen at once. */
const RASTER_MS = 100;
const START = Date.UTC(2026, 0, 5, 1, 0, 0);

/** Enough of them that many are not in a call when they are called back. */
const CALLERS = Array.from({ length: 9 }, (_, index) => `100${index}`);
const HOTLINES = ["4000", "4000", "4000", "4001", "4002", "5000", "5001"];
/** Over which agents call outside, and some callers come. */
const OUTSIDE: TrunkConfig = {
  ...{ name: "line", enabled: true, registers: false, priority: 1, maxCalls: 0, callerNumber: "" },
  ...{ reachesExtensions: false, outbound: [{ prefix: "9", strip: 1, prepend: "" }], inbound: [], contexts: [] },
};
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

export interface RunResult {
  readonly invariants: Invariants;
  readonly events: readonly Event[];
  readonly facts: string;
  readonly conversations: ConversationJudge;
}

/** Who stands between the world and its engine. */
export interface Meddler {
  /** Lets the event happen, or something else in its place. */
  step(center: Center, event: Event): StepResult;
  readonly invariants: Invariants;
}

const NOBODY = (): Meddler => ({ step: (center, event) => center.step(event), invariants: new Invariants() });

/** Without a meddler conversations are judged too. */
export async function runWorld(seed: number, calls: number, meddler?: Meddler, orders = true): Promise<RunResult> {
  const world = new World(seed, calls, meddler, orders);
  return await world.run();
}

class World {
  readonly #chance: Chance;
  readonly #holds: RandomHolds;
  readonly #calls: number;
  readonly #clock = new VirtualClock(START);
  readonly #center = new Center();
  readonly #meddler: Meddler;
  readonly #log = new MemoryLog();
  readonly #events: Event[] = [];
  readonly #switch: SimulatedSwitch;
  readonly #host: Host;
  readonly #seed: number;
  readonly #isJudged: boolean;
  readonly #hasOrders: boolean;
  readonly #conversations = new ConversationJudge(false);
  readonly #agents: string[] = [];
  readonly #queues: string[] = [];

  constructor(seed: number, calls: number, meddler: Meddler | undefined, orders: boolean) {
    this.#seed = seed;
    this.#meddler = meddler ?? NOBODY();
    this.#isJudged = meddler === undefined;
    this.#hasOrders = orders;
    this.#chance = chanceOf(seed);
    this.#calls = calls;
    this.#switch = new SimulatedSwitch({
      clock: this.#clock,
      latencyMs: () => (this.#oneIn(3) ? RASTER_MS * this.#below(3) : 0),
      onDial: (leg, dial) => this.#phoneIsCalled(leg, dial),
      reachesOutside: true,
    });
    this.#holds = randomHolds(seed, RASTER_MS, this.#clock, this.#switch);
    const center = {
      step: (event: Event): StepResult => this.#step(event),
      nextDeadline: () => this.#center.nextDeadline(),
      missed: (up: Parameters<Center["missed"]>[0]) => this.#center.missed(up),
      hasCalls: false,
    };
    const parts = { center, switch: this.#switch, clock: this.#clock, events: this.#log, log: silent };
    this.#host = new Host(parts);
  }

  #step(event: Event): StepResult {
    // What was due before is a step of its own, so that each state in between is looked at.
    const due = this.#center.nextDeadline();
    const before = event.type !== "tick" && due !== undefined && due <= event.at;
    const first = before ? this.#observed({ type: "tick", at: event.at }) : undefined;
    const { commands, facts, outcome } = this.#observed(event);
    return { commands: [...(first?.commands ?? []), ...commands], facts: [...(first?.facts ?? []), ...facts], outcome };
  }

  #observed(event: Event): StepResult {
    this.#events.push(event);
    const happens = (): StepResult => this.#meddler.step(this.#center, event);
    const judge = this.#isJudged ? this.#conversations : undefined;
    const { result, snapshot } = judge?.step(this.#center, event, happens) ?? {
      result: happens(),
      snapshot: this.#center.snapshot(),
    };
    this.#meddler.invariants.afterStep(event, result.facts, snapshot);
    return result;
  }

  async run(): Promise<RunResult> {
    const configuration = this.#configuration();
    this.#switch.provision(
      [...this.#agents, ...CALLERS].map((extn) => ({
        type: "put-account",
        account: { extn, domain: "", ha1: "", disabled: false },
      })),
    );
    // A third of them cannot be called back.
    for (const extn of CALLERS.slice(0, 6)) this.#switch.register(extn as Extn);
    await this.#host.start({ seed: this.#below(1_000_000), lastFact: 0, configuration, agents: [] });
    for (const agent of this.#agents) this.#agentComes(agent);
    let at = START + 1_000;
    for (let call = 0; call < this.#calls; call += 1) {
      at += RASTER_MS * this.#below(12);
      this.#clock.wakeAt(at, () => this.#callerComes());
    }
    const lastCallAt = at;
    this.#meddle(lastCallAt);
    const places = { host: this.#host, agents: this.#agents, queues: this.#queues };
    meddleWithPlaces({ seed: this.#seed, rasterMs: RASTER_MS, clock: this.#clock, ...places }, START, lastCallAt);
    if (this.#hasOrders) this.#orders().until(START + 1_000, lastCallAt + 20_000);
    this.#clock.advance(lastCallAt - START);
    // Whoever is left goes home; nothing may take longer than the longest patience, ring and wrap-up.
    this.#clock.advance(120_000);
    // Who is owed a call is no longer after two hours.
    this.#clock.advance(7_200_000);
    for (const leg of this.#switch.legs()) this.#switch.hangUp(leg.leg);
    this.#clock.advance(120_000);
    this.#meddler.invariants.atEnd(this.#center.snapshot());
    const phones = [...this.#agents, ...CALLERS];
    this.#meddler.invariants.lamps(
      this.#center.messages(undefined),
      phones.map((extn) => [extn, this.#switch.lamp(extn as Extn)]),
    );
    return {
      ...{ invariants: this.#meddler.invariants, conversations: this.#conversations },
      ...{ events: this.#events, facts: JSON.stringify(this.#log.facts) },
    };
  }

  #orders(): RandomOrders {
    const parts = { clock: this.#clock, switch: this.#switch, host: this.#host, events: this.#events };
    const names = { agents: this.#agents, callers: CALLERS, queues: this.#queues, menus: MENU_NUMBERS };
    return new RandomOrders({ seed: this.#seed, rasterMs: RASTER_MS, ...parts, ...names });
  }

  #configuration(): ConfigChange[] {
    const changes: ConfigChange[] = [];
    for (const [index, extn] of CALLERS.entries()) {
      // One of them is without a mailbox.
      const mailboxPassword = index === 0 ? undefined : String(index);
      changes.push({ type: "put-extension", extension: extensionOf(extn, { mailboxPassword }) });
    }
    const queues = 1 + this.#below(3);
    for (let index = 0; index < queues; index += 1) {
      this.#queues.push(`q${index}`);
      changes.push({ type: "put-queue", queue: randomQueue((bound) => this.#below(bound), RASTER_MS, `q${index}`) });
      changes.push({
        type: "put-hotline",
        hotline: {
          id: String(index),
          number: `400${index}`,
          period: undefined,
          destination: { type: "queue", queue: `q${index}` as QueueName },
        },
      });
    }
    changes.push(...knownCallers((bound) => this.#below(bound)), { type: "put-trunk", trunk: OUTSIDE });
    for (const number of MENU_NUMBERS) changes.push(this.#randomIvr(number));
    const agents = 1 + this.#below(6);
    for (let index = 0; index < agents; index += 1) {
      const extn = `200${index}`;
      this.#agents.push(extn);
      const mailboxPassword = this.#oneIn(3) ? undefined : "1";
      changes.push({ type: "put-extension", extension: extensionOf(extn, { mailboxPassword }) });
      changes.push({ type: "put-agent", agent: randomAgent((bound) => this.#below(bound), RASTER_MS, extn) });
    }
    const numbers = this.#agents.slice(0, 3);
    changes.push(
      {
        type: "put-hotline",
        hotline: { id: "a", number: "5000", period: undefined, destination: { type: "only", numbers } },
      },
      {
        type: "put-hotline",
        hotline: { id: "b", number: "5001", period: undefined, destination: { type: "ringall", numbers } },
      },
    );
    return changes;
  }

  #otherMenu(): ConfigChange {
    const number = MENU_NUMBERS[this.#below(MENU_NUMBERS.length)] ?? "6000";
    return this.#oneIn(8) ? { type: "drop-ivr", id: number } : this.#randomIvr(number);
  }

  #randomIvr(number: string): ConfigChange {
    return randomIvr((bound) => this.#below(bound), RASTER_MS, number);
  }

  // Agents.

  #agentComes(agent: string): void {
    this.#switch.cutOff(agent as Extn, false);
    if (!this.#oneIn(8)) this.#switch.register(agent as Extn);
    for (const queue of this.#queues) {
      if (this.#oneIn(3) && this.#queues.length > 1) continue;
      this.#host.ask({
        type: "agent-sign-in",
        agent: agent as AgentId,
        extn: agent as Extn,
        queue: queue as QueueName,
      });
    }
    this.#host.ask({ type: "agent-ready", agent: agent as AgentId });
  }

  /** Breaks, sign-outs, lost registrations, phones cut off, changed rows: at random instants while callers come. */
  #meddle(until: number): void {
    for (let at = START + 500; at < until; at += RASTER_MS * (1 + this.#below(20))) {
      const agent = this.#agents[this.#below(this.#agents.length)] ?? "";
      this.#clock.wakeAt(at, () => this.#meddleWith(agent));
    }
    // Nobody stays away for good: else a run could be without agents from its first minute on.
    for (let at = START + 5_000; at < until; at += 5_000) {
      this.#clock.wakeAt(at, () => {
        for (const agent of this.#agents) if (this.#oneIn(2)) this.#agentComes(agent);
      });
    }
  }

  #meddleWith(agent: string): void {
    const id = agent as AgentId;
    if (this.#oneIn(8)) meddleWithMessages(this.#mailboxWorld);
    switch (this.#below(10)) {
      case 0:
        this.#host.ask({ type: "agent-break", agent: id, reason: "lunch" });
        return;
      case 1:
        this.#host.ask({ type: "agent-sign-out", agent: id, queue: undefined });
        return;
      case 2:
        this.#host.ask({ type: "agent-sign-out", agent: id, queue: this.#randomQueueName() });
        return;
      case 3:
        if (this.#oneIn(3)) this.#switch.cutOff(agent as Extn, true);
        else this.#switch.unregister(agent as Extn, "expired");
        return;
      case 4:
        this.#switch.cutOff(agent as Extn, false);
        this.#switch.register(agent as Extn);
        return;
      case 5:
        this.#host.handle({
          type: "configured",
          changes: [
            {
              type: "put-queue",
              queue: randomQueue((bound) => this.#below(bound), RASTER_MS, this.#randomQueueName()),
            },
          ],
        });
        return;
      case 6:
        this.#host.handle({
          type: "configured",
          changes: [{ type: "put-agent", agent: randomAgent((bound) => this.#below(bound), RASTER_MS, agent) }],
        });
        return;
      case 7:
        // The agent themselves call somebody.
        this.#callFrom(agent, this.#oneIn(2) ? "1001" : "4000");
        return;
      case 8:
        // A menu changes while callers are inside, or is gone.
        this.#host.handle({ type: "configured", changes: [this.#otherMenu()] });
        return;
      default:
        this.#host.ask({ type: "agent-ready", agent: id });
    }
  }

  #randomQueueName(): QueueName {
    return (this.#queues[this.#below(this.#queues.length)] ?? "q0") as QueueName;
  }

  // Callers and phones.

  #callerComes(): void {
    const numbers = [...HOTLINES, "7777", ...MENU_NUMBERS, ...MAILBOX_NUMBERS];
    this.#callFrom(CALLERS[this.#below(CALLERS.length)] ?? "1000", numbers[this.#below(numbers.length)] ?? "4000");
  }

  #callFrom(extn: string, dialled: string): void {
    const isOutside = CALLERS.includes(extn) && this.#oneIn(3);
    const origin = isOutside ? { type: "trunk", trunk: "line" } : { type: "extension", extn: extn as Extn };
    const call = () => this.#switch.call(origin as LegOrigin, dialled, { number: extn, name: "" });
    const leg = call();
    const asks = CALLERS.includes(extn) && HOTLINES.includes(dialled) && this.#oneIn(6);
    if (asks) {
      askTwice(this.#mailboxWorld, leg, call);
      return;
    }
    this.#soon(leg, 150);
    this.#holds(leg, 150);
    pressLater(this.#mailboxWorld, leg);
    if (MENU_NUMBERS.includes(dialled)) {
      if (this.#oneIn(8)) pressInTurn(this.#mailboxWorld, leg, this.#oneIn(2) ? "2000" : "1001");
      else pressKeys(this.#mailboxWorld, leg);
    }
    const right = RIGHT_KEYS[dialled];
    if (right !== undefined) this.#openMailbox(leg, right);
    else if (MAILBOX_NUMBERS.includes(dialled)) speakLater(this.#mailboxWorld, leg);
  }

  #openMailbox(leg: LegId, right: readonly string[]): void {
    const at = pressInTurn(this.#mailboxWorld, leg, right[this.#below(right.length)] ?? "");
    this.#clock.wakeAt(at, () => pressKeys(this.#mailboxWorld, leg));
  }

  /** Whoever is on the leg hangs up at some time, whatever state it is in by then. */
  #soon(leg: LegId, mostRasters: number): void {
    const at = this.#clock.now() + RASTER_MS * this.#below(mostRasters);
    this.#clock.wakeAt(at, () => this.#switch.hangUp(leg));
  }

  #phoneIsCalled(called: SimulatedLeg, _dial: SwitchCommand): void {
    const leg = called.leg;
    const later = (act: () => void): void => {
      this.#clock.wakeAt(this.#clock.now() + RASTER_MS * this.#below(15), act);
    };
    if (!this.#oneIn(4)) later(() => this.#switch.ring(leg));
    switch (this.#below(8)) {
      case 0:
        later(() => this.#switch.hangUp(leg, "rejected"));
        return;
      case 1:
        later(() => this.#switch.hangUp(leg, "busy"));
        return;
      case 2:
        // Rings and rings.
        return;
      case 3:
        later(() => {
          this.#switch.answer(leg);
          this.#switch.hangUp(leg);
        });
        return;
      default:
        later(() => {
          this.#switch.answer(leg);
          this.#soon(leg, 80);
          this.#holds(leg, 80);
        });
    }
  }

  get #mailboxWorld(): MailboxWorld {
    const below = (bound: number): number => this.#below(bound);
    return {
      below,
      rasterMs: RASTER_MS,
      clock: this.#clock,
      switch: this.#switch,
      center: this.#center,
      host: this.#host,
    };
  }

  #below(bound: number): number {
    return nextBelow(this.#chance, bound);
  }

  #oneIn(count: number): boolean {
    return this.#below(count) === 0;
  }
}
