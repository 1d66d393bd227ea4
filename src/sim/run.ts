// One simulated day: the routing code itself, in virtual time, on phones that do what chance says.
//
//   callers -> simulated switch -> host -> core      the same engine, host and port as in the server
//                     ^                     |
//   agents' hands ----+------- facts -------+-> tally
import { chanceOf, type Chance } from "../core/chance.ts";
import { Center } from "../core/center.ts";
import type { Event } from "../core/events.ts";
import type { Fact } from "../core/facts.ts";
import type { CallId, LegId } from "../core/model.ts";
import { Host } from "../host/host.ts";
import { VirtualClock } from "../host/virtual-clock.ts";
import type { EventLog } from "../ports/event-log.ts";
import type { Log } from "../ports/log.ts";
import { SimulatedSwitch } from "../switch/simulated/switch.ts";
import { callersOf, type Caller } from "./arrivals.ts";
import { Crew } from "./crew.ts";
import type { Scenario } from "./scenario.ts";
import { Tally } from "./tally.ts";

/** Whoever still waits so long after the last agent's hours is taken as given up: nobody will come. */
const AFTER_HOURS_MS = 4 * 3_600_000;
/** After so many happenings the run looks whether it is to stop. */
const HAPPENINGS_PER_LOOK = 2_000;
/** An hour at which nothing is special. */
const START_AT = Date.UTC(2026, 0, 5, 0, 0, 0);

export interface Run {
  readonly seed: number;
  readonly tally: Tally;
  readonly calls: number;
  readonly steps: number;
  readonly wallMs: number;
}

export interface RunWatch {
  /** Ends the run at its next look. */
  readonly signal?: AbortSignal;
  /** How far it is, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Sees every event with the facts that came of it. */
  readonly onStep?: (event: Event, facts: readonly Fact[]) => void;
}

/** Undefined: it was told to stop. The same scenario and seed give the same run, whatever is watched. */
export async function simulate(scenario: Scenario, seed: number, watch: RunWatch = {}): Promise<Run | undefined> {
  return await new Simulation(scenario, seed, watch).run();
}

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const unkept: EventLog = { isWritten: true, append: () => undefined };

class Simulation {
  readonly #scenario: Scenario;
  readonly #seed: number;
  readonly #watch: RunWatch;
  readonly #clock = new VirtualClock(START_AT);
  readonly #center = new Center();
  readonly #switch: SimulatedSwitch;
  readonly #host: Host;
  readonly #crew: Crew;
  readonly #tally: Tally;
  readonly #living = new Map<CallId, { readonly caller: Caller; readonly cancelPatience: () => void }>();
  #calls = 0;
  #steps = 0;

  constructor(scenario: Scenario, seed: number, watch: RunWatch) {
    this.#scenario = scenario;
    this.#seed = seed;
    this.#watch = watch;
    this.#tally = new Tally(scenario, START_AT);
    this.#switch = new SimulatedSwitch({
      clock: this.#clock,
      latencyMs: () => 0,
      onDial: (leg) => this.#crew.phoneRings(leg),
    });
    const center = {
      step: (event: Event) => {
        this.#steps += 1;
        const result = this.#center.step(event);
        this.#watch.onStep?.(event, result.facts);
        return result;
      },
      nextDeadline: () => this.#center.nextDeadline(),
      missed: (up: Parameters<Center["missed"]>[0]) => this.#center.missed(up),
      hasCalls: false,
    };
    this.#host = new Host({ center, switch: this.#switch, clock: this.#clock, events: unkept, log: silent });
    const floor = { clock: this.#clock, switch: this.#switch, host: this.#host, startAt: START_AT };
    this.#crew = new Crew(scenario, floor, this.#chanceFor(0));
  }

  /** Everybody has chance of their own: what one draws does not change another's. */
  #chanceFor(who: number): Chance {
    return chanceOf(Math.imul(this.#seed, 0x9e3779b1) ^ Math.imul(who + 1, 0x85ebca6b));
  }

  async run(): Promise<Run | undefined> {
    const began = performance.now();
    const { queues, streams, durationMs, intervalMs } = this.#scenario;
    const configuration = [
      ...queues.map((queue) => ({ type: "put-queue", queue }) as const),
      ...this.#crew.configuration(),
    ];
    this.#switch.provision(this.#crew.accounts());
    await this.#host.start({ seed: this.#seed, lastFact: 0, configuration, agents: [] });
    this.#host.onFacts((facts) => this.#onFacts(facts));
    this.#crew.begin();
    for (const [index, stream] of streams.entries()) {
      this.#nextCaller(callersOf(stream, intervalMs, durationMs, this.#chanceFor(index + 1)));
    }
    if (!(await this.#letPass(durationMs))) return undefined;
    const end = START_AT + durationMs + AFTER_HOURS_MS;
    while (this.#living.size > 0 && this.#clock.next(end));
    for (const { leg } of this.#switch.legs()) this.#switch.hangUp(leg);
    this.#clock.advance(1_000);
    this.#tally.finish(this.#clock.now());
    this.#checkLittle();
    this.#watch.onProgress?.(1);
    const wallMs = performance.now() - began;
    return { seed: this.#seed, tally: this.#tally, calls: this.#calls, steps: this.#steps, wallMs };
  }

  /** Little's law over a whole day that begins and ends empty is exact: else callers were lost, or counted twice. */
  #checkLittle(): void {
    const { lineMs, waitsMs } = this.#tally;
    if (lineMs !== waitsMs) throw new Error(`Little's law does not hold: line ${lineMs} ms, waits ${waitsMs} ms`);
  }

  /** False: told to stop. Lets the process breathe in between. */
  async #letPass(durationMs: number): Promise<boolean> {
    const until = START_AT + durationMs;
    for (;;) {
      for (let count = 0; count < HAPPENINGS_PER_LOOK; count += 1) {
        if (!this.#clock.next(until)) {
          this.#clock.advance(until - this.#clock.now());
          return true;
        }
      }
      this.#watch.onProgress?.((this.#clock.now() - START_AT) / durationMs);
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#watch.signal?.aborted === true) return false;
    }
  }

  #nextCaller(callers: Generator<Caller>): void {
    const next = callers.next();
    if (next.done === true) return;
    const caller = next.value;
    this.#clock.wakeAt(START_AT + Math.round(caller.atMs), () => {
      this.#calls += 1;
      this.#calling(caller);
      this.#nextCaller(callers);
    });
  }

  #calling(caller: Caller): void {
    const origin = { type: "trunk", trunk: "simulated" } as const;
    const leg = this.#switch.call(origin, caller.stream.queue, { number: `caller-${this.#calls}`, name: "" });
    const cancelPatience =
      caller.patienceMs === undefined
        ? () => undefined
        : this.#clock.wakeAt(this.#clock.now() + caller.patienceMs, () => this.#switch.hangUp(leg));
    this.#living.set(callOf(leg), { caller, cancelPatience });
  }

  #onFacts(facts: readonly Fact[]): void {
    this.#tally.take(facts);
    for (const fact of facts) {
      if (fact.type === "bridged") this.#talks(fact.call, fact.legs[0]);
      else if (fact.type === "call-ended") {
        this.#living.get(fact.call)?.cancelPatience();
        this.#living.delete(fact.call);
      } else if (fact.type === "agent-changed") this.#crew.agentChanged(fact);
    }
  }

  #talks(call: CallId, leg: LegId): void {
    const living = this.#living.get(call);
    if (living === undefined) return;
    living.cancelPatience();
    this.#clock.wakeAt(this.#clock.now() + living.caller.talkMs, () => this.#switch.hangUp(leg));
  }
}

/** A call goes by its caller's leg. */
function callOf(leg: LegId): CallId {
  return leg as string as CallId;
}
