// A switch that goes on while its controller dies, and the next controller that takes it up: the real host and engine, and the
// simulated switch, in virtual time.
import { Center, type StepResult } from "../../src/core/center.ts";
import type { AskedEvent, Event, EventBody, Outcome } from "../../src/core/events.ts";
import type { ConfigChange } from "../../src/core/model.ts";
import { Host } from "../../src/host/host.ts";
import { MemoryLog } from "../../src/host/log/memory-log.ts";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Switch } from "../../src/ports/switch.ts";
import { SimulatedSwitch, type SimulatedOptions } from "../../src/switch/simulated/switch.ts";

/** Why a recording has failed of which there is no file. */
export const NOTHING_IS_THERE = "nothing is there";

const HEARTBEAT_MS = 1_000;
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

export interface SurvivorOptions extends Pick<SimulatedOptions, "onDial"> {
  readonly startAt: number;
  readonly latencyMs?: () => number;
  /**
   * How late the engine is woken. Else one who has asked anew would be woken after what happens in the same instant, and one who
   * has lived all the time before it.
   */
  readonly wakesLateMs?: number;
  readonly onStep: (event: Event, result: StepResult, center: Center) => void;
}

interface Life {
  readonly center: Center;
  readonly host: Host;
  isOver: boolean;
}

export class SurvivingSwitch {
  readonly clock: VirtualClock;
  readonly switch: SimulatedSwitch;
  readonly #options: SurvivorOptions;
  readonly #files = new Set<string>();
  #life: Life | undefined;
  #left: Center["state"] | undefined;
  /** Commands do not reach the switch any more. */
  #isDeaf = false;

  constructor(options: SurvivorOptions) {
    this.#options = options;
    this.clock = new VirtualClock(options.startAt);
    this.switch = new SimulatedSwitch({
      clock: this.clock,
      latencyMs: options.latencyMs ?? (() => 0),
      onRecorded: (file) => this.#files.add(file),
      ...(options.onDial === undefined ? {} : { onDial: options.onDial }),
    });
  }

  async start(configuration: readonly ConfigChange[], seed: number): Promise<void> {
    const { host } = this.#begin(new Center());
    await host.start({ seed, lastFact: 0, configuration, agents: [] });
  }

  /** What is ordered from now on is lost on its way. */
  deafen(): void {
    this.#isDeaf = true;
  }

  /** What happens from now on is lost with it: it was not written before it died. */
  stopWriting(): void {
    this.#left = structuredClone(this.center.state);
  }

  /** The controller is gone without a word; what it has logged is all that is left of it. */
  die(): void {
    const { center } = this.#living();
    this.#left ??= structuredClone(center.state);
    this.#living().isOver = true;
    this.#life = undefined;
    this.switch.detach();
  }

  async comeBack(): Promise<void> {
    const state = this.#left;
    if (state === undefined) throw new Error("who has not died does not come back");
    this.#left = undefined;
    this.#isDeaf = false;
    const { host, center } = this.#begin(new Center(state));
    const recorded = (running: ReadonlySet<number>): readonly EventBody[] =>
      center
        .recordingsUnderWay()
        .filter(({ command }) => !running.has(command))
        .map(({ command, name }): EventBody => {
          if (!this.#files.has(`${name}.wav`))
            return { type: "failed", command, cause: "crashed", reason: NOTHING_IS_THERE };
          return { type: "recorded", command, file: `${name}.wav`, durationMs: 1_000, sizeBytes: 32_044 };
        });
    // The same chance, so that a life without a break can be compared.
    await host.resume({ at: state.now, changes: [], recorded }, state.chance.state);
  }

  get isAlive(): boolean {
    return this.#life !== undefined;
  }

  get center(): Center {
    return this.#living().center;
  }

  /** Undefined: nobody is there who could be asked. */
  ask(event: AskedEvent): Outcome | undefined {
    return this.#life?.host.ask(event);
  }

  handle(event: EventBody): void {
    this.#life?.host.handle(event);
  }

  #living(): Life {
    if (this.#life === undefined) throw new Error("the controller is dead");
    return this.#life;
  }

  #begin(center: Center): Life {
    const { clock } = this;
    // Of who is dead nothing is heard.
    const own: Clock = {
      now: () => clock.now(),
      date: () => clock.date(),
      wakeAt: (at, wake) =>
        clock.wakeAt(at + (this.#options.wakesLateMs ?? 0), () => (life.isOver ? undefined : wake())),
    };
    const port: Switch = {
      start: (emit) => this.switch.start(emit),
      report: () => this.switch.report(),
      send: (commands) => (this.#isDeaf ? undefined : this.switch.send(commands)),
      provision: (changes) => this.switch.provision(changes),
      stop: () => this.switch.stop(),
    };
    const engine = {
      step: (event: Event) => this.#observed(center, event),
      nextDeadline: () => center.nextDeadline(),
      missed: (up: Parameters<Center["missed"]>[0]) => center.missed(up),
      get hasCalls() {
        return center.liveCalls > 0;
      },
    };
    const parts = { center: engine, switch: port, clock: own, events: new MemoryLog(), log: silent };
    // As a server has it: when it died is known to within so much.
    const host = new Host({ ...parts, heartbeatMs: HEARTBEAT_MS });
    const life: Life = { center, host, isOver: false };
    this.#life = life;
    return life;
  }

  #observed(center: Center, event: Event): StepResult {
    const result = center.step(event);
    this.#options.onStep(event, result, center);
    return result;
  }
}
