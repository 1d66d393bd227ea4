// Random traffic on a switch that outlives its controllers: who calls, talks, holds, consults and presses keys does so by a seed,
// on a raster of time, whether anybody is there to hear of it or not.
import type { StepResult } from "../../src/core/center.ts";
import { chanceOf, nextBelow, type Chance } from "../../src/core/chance.ts";
import type { Event } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { AgentId, ConfigChange, Extn, LegId, QueueName } from "../../src/core/model.ts";
import type { Order } from "../../src/core/orders.ts";
import type { SwitchCommand } from "../../src/core/switch.ts";
import { extensionOf, agentOf, queueOf, readGiven } from "../scenarios/script.ts";
import { SurvivalRules } from "./survival-rules.ts";
import { SurvivingSwitch } from "./surviving-switch.ts";

export const RASTER_MS = 100;
export const START = Date.UTC(2026, 0, 5, 1, 0, 0);
const CALLERS = ["1000", "1001", "1002"];
const AGENTS = ["2000", "2001", "2002", "2003"];
const SUPERVISOR = "2009";
const NUMBERS = ["4000", "4000", "4001", "5000", "6000", "6000", "*97", "1001", "7777"];
const ORDERS: readonly Order["type"][] = [
  ...(["hold", "unhold", "mute", "unmute", "consult", "swap", "three-way", "end-three-way"] as const),
  ...(["cancel-consult", "complete-consult", "transfer", "record", "supervise", "hang-up", "dial"] as const),
];

/** What is told of a life, without what only another controller tells. */
export interface Told {
  readonly broken: readonly string[];
  readonly facts: readonly Fact[];
  readonly commands: readonly SwitchCommand[];
  /** Of `up`s that were asked for where nothing was missed: what came of them. */
  readonly disagreements: readonly string[];
}

export interface WorldOptions {
  readonly seed: number;
  readonly calls: number;
  /** No event is late where it is 0. */
  readonly mostLatencyRasters: number;
  /** Kills controllers, and brings others. */
  readonly fate: (world: SurvivingWorld, until: number) => void;
}

export class SurvivingWorld {
  readonly life: SurvivingSwitch;
  readonly #chance: Chance;
  readonly #late: Chance;
  readonly #options: WorldOptions;
  readonly #rules = new SurvivalRules();
  readonly #facts: Fact[] = [];
  readonly #commands: SwitchCommand[] = [];
  readonly #disagreements: string[] = [];
  #isAsked = false;
  readonly #coming: Promise<void>[] = [];

  constructor(options: WorldOptions) {
    this.#options = options;
    this.#chance = chanceOf(options.seed);
    this.#late = chanceOf(options.seed + 1_000);
    this.life = new SurvivingSwitch({
      startAt: START,
      wakesLateMs: 1,
      latencyMs: () => RASTER_MS * nextBelow(this.#late, options.mostLatencyRasters + 1),
      onDial: ({ leg }) => this.#phoneIsCalled(leg),
      onStep: (event, result) => {
        this.#rules.after(result.facts);
        this.#facts.push(...result.facts);
        this.#commands.push(...result.commands);
        if (this.#isAsked && event.type === "up") this.#checkAgreement(event, result);
        if (event.type === "up") this.#isAsked = false;
      },
    });
  }

  /** Whoever is asked a second time has nothing to say that is not known. */
  ask(): void {
    this.#isAsked = true;
    this.life.switch.report();
  }

  comeBack(): void {
    this.#coming.push(this.life.comeBack());
  }

  #checkAgreement(event: Event, { facts, commands }: StepResult): void {
    const said = commands.filter(({ type }) => type !== "lamp");
    const news = facts.filter(({ type, at }) => type !== "switch-up" && at === event.at);
    if (said.length + news.length === 0) return;
    const what = [...news.map((one) => JSON.stringify(one)), ...said.map((one) => JSON.stringify(one))];
    this.#disagreements.push(`at ${event.at - START}: ${what.join("; ")}`);
  }

  async run(): Promise<Told> {
    const { clock, switch: theSwitch } = this.life;
    const phones = [...CALLERS, ...AGENTS, SUPERVISOR];
    theSwitch.provision(
      phones.map((extn) => ({ type: "put-account", account: { extn, domain: "", ha1: "", disabled: false } })),
    );
    for (const extn of phones) theSwitch.register(extn as Extn);
    await this.life.start(this.#configuration(), this.#options.seed);
    let at = START + 1_000;
    const later = (act: () => void): void => void clock.wakeAt(at, act);
    later(() => AGENTS.forEach((agent) => this.#comes(agent)));
    for (let call = 0; call < this.#options.calls; call += 1) {
      at += RASTER_MS * this.#below(25);
      later(() => this.#callerComes());
    }
    const until = at;
    for (at = START + 2_000; at < until; at += RASTER_MS * (1 + this.#below(8))) later(() => this.#somebodyWants());
    this.#options.fate(this, until);
    await this.#advance(until - START + 200_000);
    // Who is owed a call is no longer after two hours.
    await this.#advance(7_300_000);
    for (const leg of theSwitch.legs()) theSwitch.hangUp(leg.leg);
    await this.#advance(120_000);
    this.#rules.atEnd(this.life.center.snapshot());
    const told = { facts: this.#facts, commands: this.#commands, disagreements: this.#disagreements };
    return { broken: this.#rules.broken, ...told };
  }

  /** Who comes back has the promises of a start to keep between two instants. */
  async #advance(ms: number): Promise<void> {
    this.life.clock.advance(ms);
    await Promise.all(this.#coming);
  }

  #configuration(): ConfigChange[] {
    const given = (line: string): ConfigChange => readGiven(line.split(" "));
    const queue = (name: string, over: Parameters<typeof queueOf>[1]): ConfigChange => {
      return { type: "put-queue", queue: queueOf(name, over) };
    };
    const [wait, ring] = [RASTER_MS * (100 + this.#below(300)), RASTER_MS * (20 + this.#below(100))];
    return [
      ...[...CALLERS, ...AGENTS, SUPERVISOR].map((extn): ConfigChange => {
        return { type: "put-extension", extension: extensionOf(extn, { mailboxPassword: "1" }) };
      }),
      ...AGENTS.map((agent): ConfigChange => {
        return {
          type: "put-agent",
          agent: agentOf(agent, { wrapUpMs: RASTER_MS * this.#below(50), rejectDelayMs: 2_000 }),
        };
      }),
      queue("q0", {
        ...{ autoRecord: this.#oneIn(2), recordConsultation: true, survey: this.#oneIn(2), agentTimeoutMs: ring },
        ...{ notifyAgentAnswer: this.#oneIn(2), notifyPositionIntervalMs: RASTER_MS * (50 + this.#below(100)) },
        ...(this.#oneIn(2) ? { greeting: { type: "file", name: "hello" } as const } : {}),
        ...{ waitTimeoutMs: wait, callbackKey: "5" },
      }),
      queue("q1", { strategy: "ring-all", agentTimeoutMs: ring, waitTimeoutMs: wait, autoRecord: true }),
      given("hotline 4000 queue q0"),
      given("hotline 4001 queue q1"),
      given("hotline 5000 ringall 2000,2001,1002"),
      given("ivr 6000 prompt=choose"),
      readGiven("node 6000 1 transfer desk queue:q0".split(" "), [given("ivr 6000 prompt=choose")]),
    ];
  }

  #comes(agent: string): void {
    for (const queue of ["q0", "q1"]) {
      const event = { agent: agent as AgentId, extn: agent as Extn, queue: queue as QueueName };
      this.life.ask({ type: "agent-sign-in", ...event });
    }
    this.life.ask({ type: "agent-ready", agent: agent as AgentId });
  }

  #callerComes(): void {
    const extn = this.#oneOf(CALLERS);
    const origin = { type: "extension", extn: extn as Extn } as const;
    const leg = this.life.switch.call(origin, this.#oneOf(NUMBERS), { number: extn, name: "" });
    this.#lives(leg, 400);
    for (let key = this.#below(4); key > 0; key -= 1)
      this.#soon(120, () => this.life.switch.press(leg, this.#oneOf(["1", "5", "#", "*", "0"])));
    if (this.#oneIn(3)) this.#soon(60, () => this.life.switch.speak(leg, RASTER_MS * this.#below(100)));
  }

  #phoneIsCalled(leg: LegId): void {
    const { switch: theSwitch } = this.life;
    this.#soon(5, () => theSwitch.ring(leg));
    const does = this.#below(8);
    if (does === 0) this.#soon(40, () => theSwitch.hangUp(leg, "busy"));
    else if (does > 1) {
      this.#soon(60, () => {
        theSwitch.answer(leg);
        this.#lives(leg, 300);
      });
    }
  }

  /** Hangs up some time, and holds by its own key before, now and then. */
  #lives(leg: LegId, rasters: number): void {
    const { switch: theSwitch } = this.life;
    this.#soon(rasters, () => theSwitch.hangUp(leg));
    if (!this.#oneIn(3)) return;
    this.#soon(rasters, () => theSwitch.hold(leg, true));
    this.#soon(rasters, () => theSwitch.hold(leg, false));
  }

  #somebodyWants(): void {
    const agent = this.#oneOf(AGENTS);
    const type = this.#oneOf(ORDERS);
    if (this.#oneIn(6)) this.#comes(agent);
    const order = this.#orderOf(type, agent);
    const extn = (type === "supervise" ? SUPERVISOR : type === "dial" ? this.#oneOf(CALLERS) : agent) as Extn;
    this.life.ask({ type: "call-order", extn, by: undefined, which: undefined, order });
  }

  #orderOf(type: Order["type"], agent: string): Order {
    const to = { type: "extension", extn: this.#oneOf([...AGENTS, ...CALLERS]) as Extn } as const;
    const manner = this.#oneOf(["listen", "whisper", "barge", "take-over"] as const);
    const doing = this.#oneOf(["start", "stop", "pause", "resume"] as const);
    switch (type) {
      case "consult":
      case "transfer":
        return { type, to, shown: undefined };
      case "dial":
        return { type, to, shown: undefined, queue: undefined };
      case "record":
        return { type, doing };
      case "supervise":
        return { type, whom: { type: "agent", agent: agent as AgentId }, manner, queues: undefined };
      default:
        return { type } as Order;
    }
  }

  #soon(mostRasters: number, act: () => void): void {
    const { clock } = this.life;
    clock.wakeAt(clock.now() + RASTER_MS * this.#below(mostRasters), act);
  }

  #oneOf<One>(these: readonly One[]): One {
    const one = these[this.#below(these.length)];
    if (one === undefined) throw new Error("there is none to choose");
    return one;
  }

  #below(bound: number): number {
    return nextBelow(this.#chance, bound);
  }

  #oneIn(count: number): boolean {
    return this.#below(count) === 0;
  }
}
