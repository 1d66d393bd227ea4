// What agents, supervisors and phones ask for in calls: at random instants, in right states and in wrong ones, and two at once.
// By a chance of its own.
import { chanceOf, nextBelow, type Chance } from "../../src/core/chance.ts";
import type { Event } from "../../src/core/events.ts";
import type { AgentId, Extn, LegId, QueueName } from "../../src/core/model.ts";
import type { CallTarget, Manner, Order, Watched } from "../../src/core/orders.ts";
import type { Host } from "../../src/host/host.ts";
import type { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { SimulatedSwitch } from "../../src/switch/simulated/switch.ts";

export interface OrderingWorld {
  readonly seed: number;
  readonly rasterMs: number;
  readonly clock: VirtualClock;
  readonly switch: SimulatedSwitch;
  readonly host: Host;
  readonly agents: readonly string[];
  readonly callers: readonly string[];
  readonly queues: readonly string[];
  readonly menus: readonly string[];
  /** All that has happened. */
  readonly events: readonly Event[];
}

const KINDS = ["hold", "unhold", "mute", "unmute", "cancel-consult", "complete-consult", "swap", "three-way"] as const;
const RARE = ["end-three-way", "answer", "hang-up", "stop-supervising", "invite-to-survey"] as const;
/** Three talk so seldom that it is asked for more often than the rest; what else one may do stands in KINDS. */
const WITH_CONSULTED = ["swap", "three-way", "end-three-way", "complete-consult", "three-way", "three-way"] as const;
const MANNERS: readonly Manner[] = ["listen", "whisper", "barge", "take-over"];
const DOINGS = ["start", "stop", "pause", "resume"] as const;

/** What a switch may be late with, or say twice. */
const REPEATED: ReadonlySet<Event["type"]> = new Set<Event["type"]>([
  ...(["leg-ringing", "leg-answered", "leg-ended", "leg-held", "leg-resumed", "done", "failed"] as const),
  ...(["playing", "played", "recorded", "digit", "transfer-asked"] as const),
]);

export class RandomOrders {
  readonly #world: OrderingWorld;
  readonly #chance: Chance;
  #requests = 0;

  constructor(world: OrderingWorld) {
    this.#world = world;
    this.#chance = chanceOf(world.seed + 2_000_000);
  }

  /** From the first call until some time after the last one. */
  until(from: number, to: number): void {
    const { rasterMs, clock } = this.#world;
    for (let at = from; at < to; at += rasterMs * (1 + this.#below(8))) {
      clock.wakeAt(at, () => {
        for (let left = this.#oneIn(4) ? 2 : 1; left > 0; left -= 1) this.#something();
      });
    }
  }

  #something(): void {
    switch (this.#below(12)) {
      case 0:
        this.#phoneTransfers();
        return;
      case 1:
        this.#phoneReplaces();
        return;
      case 2:
        if (this.#oneIn(3)) this.#legDies();
        return;
      case 3:
        this.#switchRepeats();
        return;
      default:
        this.#order();
    }
  }

  #order(): void {
    const { host, agents, callers } = this.#world;
    const extn = this.#oneOf(this.#oneIn(5) ? callers : agents) as Extn;
    const leg = this.#oneIn(6) ? this.#anyLeg() : undefined;
    const order = this.#anyOrder();
    const outcome = host.ask({ type: "call-order", extn, by: undefined, which: leg, order });
    if (order.type === "consult" && outcome.ok) this.#goesOn(extn);
  }

  /** Who consults somebody mostly does something with them. */
  #goesOn(extn: Extn): void {
    const { clock, rasterMs, host } = this.#world;
    for (let times = this.#below(4); times > 0; times -= 1) {
      const order = { type: this.#oneOf(WITH_CONSULTED) };
      const act = (): void => void host.ask({ type: "call-order", extn, by: undefined, which: undefined, order });
      clock.wakeAt(clock.now() + rasterMs * (5 + this.#below(30)), act);
    }
  }

  #anyOrder(): Order {
    const queues = this.#oneIn(5) ? [this.#oneOf(this.#world.queues) as QueueName] : undefined;
    switch (this.#below(14)) {
      case 0:
      case 1:
        return { type: "transfer", to: this.#target(), shown: undefined };
      case 2:
      case 3:
      case 4:
        return { type: "consult", to: this.#target(), shown: undefined };
      case 5:
      case 6:
        return { type: "supervise", manner: this.#oneOf(MANNERS), whom: this.#watched(), queues };
      case 7:
        if (this.#oneIn(3)) return { type: "force-hang-up", whom: this.#watched(), queues };
        if (this.#oneIn(2)) return { type: "move-waiting", to: this.#target(), queues };
        return { type: "prioritise", priority: this.#oneIn(2) ? undefined : this.#below(4), queues };
      case 8:
        return { type: "record", doing: this.#oneOf(DOINGS) };
      case 9:
        if (this.#oneIn(2)) return { type: "send-digits", digits: "12#" };
        return { type: "dial", to: this.#target(), shown: undefined, queue: undefined };
      case 10:
        return { type: this.#oneOf(RARE) };
      default:
        return { type: this.#oneOf(KINDS) };
    }
  }

  #target(): CallTarget {
    const { agents, callers, queues, menus } = this.#world;
    switch (this.#below(6)) {
      case 0:
        return { type: "queue", queue: (this.#oneIn(8) ? "q9" : this.#oneOf(queues)) as QueueName };
      case 1:
        return { type: "ivr", number: this.#oneOf(menus) };
      case 2:
        return { type: "number", number: this.#oneOf(["4000", "5001", "9123", "9124", "1001", "7777"]) };
      case 3:
        return { type: "extension", extn: this.#oneOf([...callers, ...agents]) as Extn };
      default:
        return { type: "agent", agent: this.#oneOf(agents) as AgentId };
    }
  }

  #watched(): Watched {
    if (!this.#oneIn(3)) return { type: "agent", agent: this.#oneOf(this.#world.agents) as AgentId };
    return { type: "call", id: this.#anyLeg() ?? "nobody" };
  }

  #phoneTransfers(): void {
    const leg = this.#anyLeg();
    if (leg === undefined) return;
    this.#requests += 1;
    const other = this.#oneIn(2) ? this.#otherLegOf(leg) : undefined;
    const number = this.#oneOf([...this.#world.agents, ...this.#world.callers, "4000", "6000", "9123", "7777"]);
    const to = other === undefined ? ({ type: "number", number } as const) : ({ type: "leg", leg: other } as const);
    this.#world.switch.askTransfer(leg, `r${this.#requests}`, to);
  }

  /** Of the same phone, where it has one. */
  #otherLegOf(leg: LegId): LegId | undefined {
    const { extn } = this.#world.switch.leg(leg) ?? {};
    const others = this.#world.switch.legs().filter((one) => one.leg !== leg && one.extn === extn);
    return others.length > 0 ? this.#oneOf(others).leg : this.#anyLeg();
  }

  #phoneReplaces(): void {
    const leg = this.#anyLeg();
    if (leg === undefined || this.#oneIn(2)) return;
    const { agents, callers, clock, rasterMs } = this.#world;
    const extn = this.#oneOf([...agents, ...callers]);
    const own = this.#world.switch.call({ type: "extension", extn: extn as Extn }, "", { number: extn, name: "" }, leg);
    clock.wakeAt(clock.now() + rasterMs * this.#below(100), () => this.#world.switch.hangUp(own));
  }

  #legDies(): void {
    const leg = this.#anyLeg();
    if (leg !== undefined) this.#world.switch.vanish(leg);
  }

  #switchRepeats(): void {
    const { events, host } = this.#world;
    const recent = events.slice(-40).filter(({ type }) => REPEATED.has(type));
    if (recent.length === 0) return;
    const { at: _at, ...event } = this.#oneOf(recent);
    host.handle(event);
  }

  #anyLeg(): LegId | undefined {
    const legs = this.#world.switch.legs();
    return legs.length === 0 ? undefined : this.#oneOf(legs).leg;
  }

  #oneOf<Item>(items: readonly Item[]): Item {
    const item = items[this.#below(items.length)];
    if (item === undefined) throw new Error("there is nothing to choose from");
    return item;
  }

  #below(bound: number): number {
    return nextBelow(this.#chance, bound);
  }

  #oneIn(count: number): boolean {
    return this.#below(count) === 0;
  }
}
