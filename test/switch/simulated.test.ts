import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { Extn, LegId, Sound } from "../../src/core/model.ts";
import type { SwitchCommand } from "../../src/core/switch.ts";
import type { SimulatedLeg } from "../../src/switch/simulated/leg.ts";
import { SimulatedSwitch } from "../../src/switch/simulated/switch.ts";
import { switchConformance } from "./conformance.ts";
import type { ConformancePhone, ConformanceRig, Room } from "./rig.ts";

const STEP_MS = 20;
const PATIENCE_MS = 30_000;

class SimulatedPhone implements ConformancePhone {
  readonly extn: string;
  readonly #switch: SimulatedSwitch;
  readonly #legOf: (extn: string) => SimulatedLeg | undefined;
  shownCaller: { readonly number: string; readonly name: string } | undefined;
  readonly missedCalls = undefined;

  constructor(extn: string, theSwitch: SimulatedSwitch) {
    this.extn = extn;
    this.#switch = theSwitch;
    this.#legOf = (number) => theSwitch.legs().find((leg) => leg.extn === number);
  }

  get #leg(): SimulatedLeg | undefined {
    return this.#legOf(this.extn);
  }

  register(): void {
    this.#switch.register(this.extn as Extn);
  }

  unregister(): void {
    this.#switch.unregister(this.extn as Extn);
  }

  cutOff(isCutOff: boolean): void {
    this.#switch.cutOff(this.extn as Extn, isCutOff);
  }

  call(number: string): void {
    this.#switch.call({ type: "extension", extn: this.extn as Extn }, number, { number: this.extn, name: this.extn });
  }

  #act(act: (leg: LegId) => void): void {
    const leg = this.#leg?.leg;
    if (leg !== undefined) act(leg);
  }

  answer(): void {
    this.#act((leg) => this.#switch.answer(leg));
  }

  reject(cause: "busy" | "rejected"): void {
    this.#act((leg) => this.#switch.hangUp(leg, cause));
  }

  hangUp(): void {
    const leg = this.#leg;
    const givesUp = leg?.direction === "arrived" && leg.state === "early";
    this.#act((id) => this.#switch.hangUp(id, givesUp ? "cancelled" : "normal"));
  }

  press(digit: string): void {
    this.#act((leg) => this.#switch.press(leg, digit));
  }

  speak(durationMs: number): void {
    this.#act((leg) => this.#switch.speak(leg, durationMs));
  }

  hold(): void {
    this.#act((leg) => this.#switch.hold(leg, true));
  }

  resume(): void {
    this.#act((leg) => this.#switch.hold(leg, false));
  }

  get state(): ConformancePhone["state"] {
    const leg = this.#leg;
    if (leg === undefined) return "idle";
    if (leg.state === "answered") return "talking";
    return leg.direction === "arrived" ? "dialling" : "ringing";
  }

  get toldRinging(): boolean {
    return this.#leg?.rung === true;
  }

  get lamp() {
    return this.#switch.lamp(this.extn as Extn);
  }

  hears(): readonly string[] {
    const leg = this.#leg?.leg;
    if (leg === undefined) return [];
    const { voices, sounds } = this.#switch.heard(leg);
    const others = voices.map((voice) => this.#switch.leg(voice)?.extn).filter((extn) => extn !== undefined);
    return [...others, ...(sounds.some(isAudible) ? ["sound"] : [])];
  }
}

function isAudible(sound: Sound): boolean {
  return sound.type !== "silence";
}

function simulatedRig(room: Room = {}): Promise<ConformanceRig> {
  const clock = new VirtualClock(1_000_000);
  const phones = new Map<string, SimulatedPhone>();
  const onDial = (leg: SimulatedLeg, dial: Extract<SwitchCommand, { type: "dial" }>): void => {
    const phone = phones.get(leg.extn ?? "");
    if (phone !== undefined) phone.shownCaller = { number: dial.callerNumber, name: dial.callerName };
    theSwitch.ring(leg.leg);
  };
  const theSwitch = new SimulatedSwitch({ clock, latencyMs: () => 10, onDial, ...room });
  /** Lets what was promised happen too: a switch's `start` and `stop` are awaited by whoever called them. */
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return Promise.resolve({
    switch: theSwitch,
    account: (extn) => ({ extn, domain: "xcc.test", ha1: extn.padStart(32, "0"), disabled: false }),
    phone: (extn) => {
      const phone = new SimulatedPhone(extn, theSwitch);
      phones.set(extn, phone);
      return phone;
    },
    until: async (condition, what) => {
      for (let passed = 0; !condition(); passed += STEP_MS) {
        if (passed > PATIENCE_MS) throw new Error(`not within ${PATIENCE_MS} ms: ${what}`);
        clock.advance(STEP_MS);
        await settle();
      }
    },
    pass: async (durationMs) => {
      clock.advance(durationMs);
      await settle();
    },
    stop: async () => {
      clock.advance(1_000);
      await settle();
    },
  });
}

switchConformance("the simulated switch", simulatedRig);
