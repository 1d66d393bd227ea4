// Phones, callers and people who order this and that at their places, all by chance, on the engine and a tiny switch.
import { Center } from "../../src/core/center.ts";
import { chanceOf, nextBelow, type Chance } from "../../src/core/chance.ts";
import type { EventBody } from "../../src/core/events.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { AgentId, Extn, LegId, QueueName } from "../../src/core/model.ts";
import type { CallTarget, Manner, Order } from "../../src/core/orders.ts";
import type { SwitchEvent } from "../../src/core/switch.ts";
import { carryOut, endOf, newSwitch, tellNext, type TinySwitch } from "../proof/tiny-switch.ts";
import { readScript, START } from "../scenarios/script.ts";

const AGENTS = ["1001", "1002", "1003"];
const EXTNS = ["1000", ...AGENTS, "9001"];
const GIVEN = [
  ...EXTNS.map((extn) => `given extension ${extn}`),
  ...AGENTS.map((agent) => `given agent ${agent}`),
  "given queue support autoRecord=true",
  "given queue sales",
  "given trunk trunk1 priority=1 outbound=9:1:",
  "given trunk trunk2 priority=2 outbound=9:1:",
  "given hotline 4000 queue support",
].join("\n");
const MANNERS: readonly Manner[] = ["listen", "whisper", "barge", "take-over"];

/** What supervisors alone order. */
const SUPERVISORS: ReadonlySet<Order["type"]> = new Set([
  "supervise",
  "stop-supervising",
  "force-hang-up",
  "move-waiting",
  "prioritise",
]);

/**
 * All facts of a day on which so much happens, after which everybody hangs up. `isSupervised`: supervisors come in, end calls and
 * move callers, too.
 */
export function randomConversations(seed: number, happenings: number, isSupervised = true): readonly Fact[] {
  const day = new Day(seed, isSupervised);
  for (let count = 0; count < happenings; count += 1) day.happen();
  day.end();
  return day.facts;
}

class Day {
  readonly facts: Fact[] = [];
  readonly #center = new Center();
  readonly #tiny: TinySwitch = newSwitch(EXTNS as Extn[]);
  readonly #chance: Chance;
  readonly #isSupervised: boolean;
  #now = START;
  #lastLeg = 0;

  constructor(seed: number, isSupervised: boolean) {
    this.#isSupervised = isSupervised;
    this.#chance = chanceOf(seed);
    this.#step({ type: "started", seed, lastFact: 0, configuration: readScript(GIVEN).given, agents: [] });
    this.#step({ type: "up", legs: [], phones: [] });
    for (const extn of EXTNS as Extn[]) this.#step({ type: "phone-registered", extn });
    for (const name of AGENTS) {
      const [agent, extn, queue] = [name as AgentId, name as Extn, "support" as QueueName];
      this.#step({ type: "agent-sign-in", agent, extn, queue });
      this.#step({ type: "agent-ready", agent });
    }
  }

  happen(): void {
    if (this.#below(3) === 0) this.#now += this.#below(4_000);
    const leg = this.#pick([...this.#tiny.legs.values()]);
    const dice = this.#below(100);
    if (dice < 35) this.#tellOne();
    else if (dice < 41) this.#arrive();
    else if (dice < 76) this.#order();
    else if (leg === undefined) this.#step({ type: "tick" });
    else if (!leg.answered && dice < 98) this.#pickUp(leg.leg);
    else if (dice < 88) this.#step({ type: dice < 80 ? "leg-held" : "leg-resumed", leg: leg.leg });
    else if (dice < 91) this.#askForTransfer(leg.leg);
    else if (dice < 98) this.#step({ type: "tick" });
    else this.#hangUp(leg.leg);
  }

  end(): void {
    for (let round = 0; round < 50 && (this.#tiny.legs.size > 0 || this.#tiny.owed.length > 0); round += 1) {
      for (const { leg } of this.#tiny.legs.values()) this.#hangUp(leg);
      while (this.#tiny.owed.length > 0) this.#tellOne();
      this.#now += 5_000;
      this.#step({ type: "tick" });
    }
    this.#now += 600_000;
    this.#step({ type: "tick" });
  }

  #pickUp(leg: LegId): void {
    const found = this.#tiny.legs.get(leg);
    // Who has called is answered by the center, whoever is dialled by themselves.
    if (found === undefined || leg.startsWith("in-")) return;
    found.answered = true;
    this.#step({ type: "leg-answered", leg });
  }

  #hangUp(leg: LegId): void {
    const gone = this.#tiny.legs.get(leg);
    if (gone === undefined) return;
    this.#tiny.legs.delete(leg);
    // A line that fails before anybody has answered there: another one is tried.
    const hasFailed = gone.extn === undefined && !gone.answered && !leg.startsWith("in-") && this.#below(2) === 0;
    this.#step(endOf(leg, hasFailed ? "congestion" : "normal", "phone"));
  }

  #arrive(): void {
    this.#lastLeg += 1;
    const leg = `in-${this.#lastLeg}` as LegId;
    const extn = this.#pick(EXTNS) as Extn;
    const isOutside = this.#below(2) === 0;
    this.#tiny.legs.set(leg, { leg, extn: isOutside ? undefined : extn, answered: false });
    const dialled = isOutside ? "4000" : (this.#pick(["4000", ...EXTNS, ...EXTNS.map(() => "913900000000")]) ?? "4000");
    const callerNumber = isOutside ? "13800000000" : extn;
    const replaced = isOutside || this.#below(4) > 0 ? undefined : this.#pick([...this.#tiny.legs.keys()]);
    const event: SwitchEvent = {
      ...{ type: "leg-arrived", leg, dialled, callerNumber, callerName: "" },
      origin: isOutside ? { type: "trunk", trunk: "trunk1" } : { type: "extension", extn },
      ...(replaced === undefined ? {} : { replaces: replaced }),
    };
    this.#step(event);
  }

  #askForTransfer(leg: LegId): void {
    const other = this.#pick([...this.#tiny.legs.keys()]);
    const to =
      this.#below(2) === 0 || other === undefined
        ? ({ type: "number", number: this.#pick(EXTNS) ?? "1000" } as const)
        : ({ type: "leg", leg: other } as const);
    this.#step({ type: "transfer-asked", leg, request: "r1", to });
  }

  #order(): void {
    const talking = [...this.#tiny.legs.values()].flatMap(({ extn, answered }) => (answered && extn ? [extn] : []));
    const extn = (this.#below(3) === 0 ? undefined : this.#pick(talking)) ?? (this.#pick(EXTNS) as Extn);
    this.#step({ type: "call-order", extn, by: undefined, which: undefined, order: this.#anyOrder() });
  }

  #anyOrder(): Order {
    const whom = { type: "agent", agent: this.#pick(AGENTS) as AgentId } as const;
    const [to, shown, queues] = [this.#target(), undefined, undefined];
    const buttons = ["hold", "unhold", "unhold", "mute", "unmute", "unmute", "hang-up", "stop-supervising"] as const;
    const consulting = ["swap", "three-way", "end-three-way", "cancel-consult", "complete-consult"] as const;
    const orders: readonly Order[] = [
      ...[...buttons, ...consulting, ...consulting, "swap" as const].map((type): Order => ({ type })),
    ];
    const more: readonly Order[] = [
      { type: "dial", to, shown, queue: undefined },
      { type: "transfer", to, shown },
      ...[0, 1, 2].map((): Order => ({ type: "consult", to, shown })),
      ...MANNERS.map((manner): Order => ({ type: "supervise", manner, whom, queues })),
      { type: "force-hang-up", whom, queues },
      { type: "move-waiting", to, queues },
      { type: "prioritise", priority: undefined, queues },
      ...(["start", "stop", "pause", "resume"] as const).map((doing): Order => ({ type: "record", doing })),
    ];
    const all = [...orders, ...more].filter(({ type }) => this.#isSupervised || !SUPERVISORS.has(type));
    return this.#pick(all) ?? { type: "hold" };
  }

  #target(): CallTarget {
    const agent = this.#pick(AGENTS) as AgentId;
    return (
      this.#pick<CallTarget>([
        { type: "agent", agent },
        { type: "agent", agent },
        { type: "extension", extn: this.#pick(EXTNS) as Extn },
        { type: "queue", queue: "sales" as QueueName },
        { type: "number", number: "913900000000" },
      ]) ?? { type: "agent", agent }
    );
  }

  #tellOne(): void {
    const event = tellNext(this.#tiny);
    if (event !== undefined) this.#step(event);
  }

  #step(event: EventBody): void {
    const { commands, facts } = this.#center.step({ ...event, at: this.#now });
    this.facts.push(...facts);
    for (const command of commands) {
      const isOutside = command.type === "dial" && command.to.type === "trunk";
      if (isOutside) this.#tiny.legs.set(command.leg, { leg: command.leg, extn: undefined, answered: false });
      else carryOut(this.#tiny, [command]);
    }
  }

  #below(limit: number): number {
    return nextBelow(this.#chance, limit);
  }

  #pick<One>(some: readonly One[]): One | undefined {
    return some.length === 0 ? undefined : some[this.#below(some.length)];
  }
}
