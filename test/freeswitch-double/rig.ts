// The double under the conformance suite of the switch port: its parties as the suite's phones, in virtual time.
import { createHash } from "node:crypto";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Switch } from "../../src/ports/switch.ts";
import type { ConformancePhone, ConformanceRig } from "../switch/rig.ts";
import { isAlive, type Leg } from "./leg.ts";
import { FreeswitchDouble, type DoubleOptions } from "./node.ts";
import type { Party } from "./parties.ts";

export const DOMAIN = "xcc.test";
const STEP_MS = 5;
const PATIENCE_MS = 30_000;

export class DoublePhone implements ConformancePhone {
  readonly extn: string;
  readonly #node: FreeswitchDouble;
  readonly #party: Party;

  constructor(node: FreeswitchDouble, extn: string) {
    this.extn = extn;
    this.#node = node;
    this.#party = node.party(extn);
  }

  get #leg(): Leg | undefined {
    const { leg } = this.#party;
    return leg !== undefined && isAlive(leg) ? leg : undefined;
  }

  register(): void {
    this.#node.registered(this.extn);
  }

  unregister(): void {
    this.#node.registrar.unregister(this.extn);
  }

  cutOff(isCutOff: boolean): void {
    this.#party.isCutOff = isCutOff;
  }

  call(number: string): void {
    this.#node.arrive(this.extn, number);
  }

  answer(): void {
    this.#party.answer();
  }

  reject(cause: "busy" | "rejected"): void {
    this.#party.reject(cause === "busy" ? "USER_BUSY" : "CALL_REJECTED");
  }

  hangUp(): void {
    this.#party.hangUp();
  }

  press(digit: string): void {
    this.#party.press(digit);
  }

  speak(durationMs: number): void {
    this.#party.speak(durationMs);
  }

  sends(isSending: boolean): void {
    this.#party.sendsAudio = isSending;
  }

  hold(): void {
    this.#party.hold(true);
  }

  resume(): void {
    this.#party.hold(false);
  }

  get state(): ConformancePhone["state"] {
    const leg = this.#leg;
    if (leg === undefined) return "idle";
    if (leg.phase === "answered") return "talking";
    return leg.direction === "inbound" ? "dialling" : "ringing";
  }

  get toldRinging(): boolean {
    return this.#leg?.isToldRinging === true;
  }

  get shownCaller(): ConformancePhone["shownCaller"] {
    const { leg } = this.#party;
    return leg?.direction === "outbound" ? { number: leg.callerNumber, name: leg.callerName } : undefined;
  }

  get lamp(): ConformancePhone["lamp"] {
    return this.#party.lamp;
  }

  get missedCalls(): number {
    return this.#party.missedCalls;
  }

  get heardDigits(): string {
    return this.#party.leg?.sentDigits ?? "";
  }

  hears(): readonly string[] {
    const leg = this.#leg;
    return leg === undefined ? [] : this.#node.hears(leg);
  }
}

export interface DoubleRig extends ConformanceRig {
  readonly node: FreeswitchDouble;
}

export type MakeSwitch = (node: FreeswitchDouble, clock: Clock) => Switch;

export function doubleRig(makeSwitch: MakeSwitch, options: Partial<DoubleOptions> = {}): Promise<DoubleRig> {
  const clock = new VirtualClock(1_700_000_000_000);
  const node = new FreeswitchDouble({ domain: DOMAIN, ...options, clock });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const pass = async (durationMs: number): Promise<void> => {
    for (let passed = 0; passed < durationMs; passed += STEP_MS) {
      clock.advance(Math.min(STEP_MS, durationMs - passed));
      await settle();
    }
  };
  return Promise.resolve({
    node,
    isVirtual: true,
    switch: makeSwitch(node, clock),
    account: (extn) => {
      const ha1 = createHash("md5").update(`${extn}:${DOMAIN}:${extn}`).digest("hex");
      return { extn, domain: DOMAIN, ha1, disabled: false };
    },
    phone: (extn) => new DoublePhone(node, extn),
    until: async (condition, what) => {
      for (let passed = 0; !condition(); passed += STEP_MS) {
        if (passed > PATIENCE_MS) {
          throw new Error(`not within ${PATIENCE_MS} ms: ${typeof what === "string" ? what : what()}`);
        }
        await pass(STEP_MS);
      }
    },
    pass,
    recorded: (file) => {
      const path = [...node.world.recorded.keys()].find((each) => each.endsWith(`/${file}`)) ?? file;
      return Promise.resolve(node.world.recorded.get(path) ?? { left: [], right: [] });
    },
    stop: async () => {
      await pass(1_000);
      const { violations } = node;
      if (violations.length > 0) throw new Error(`the node was sent what no client may send: ${violations.join("; ")}`);
    },
  });
}
