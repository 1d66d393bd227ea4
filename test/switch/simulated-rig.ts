import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { Extn, LegId, Sound } from "../../src/core/model.ts";
import type { SwitchCommand } from "../../src/core/switch.ts";
import type { SimulatedLeg } from "../../src/switch/simulated/leg.ts";
import type { RecordedSpan } from "../../src/switch/simulated/recordings.ts";
import type { Switch } from "../../src/ports/switch.ts";
import { SimulatedSwitch } from "../../src/switch/simulated/switch.ts";
import type { ConformancePhone, ConformanceRig, Room } from "./rig.ts";

const STEP_MS = 20;
const PATIENCE_MS = 30_000;

class SimulatedPhone implements ConformancePhone {
  readonly extn: string;
  readonly #switch: SimulatedSwitch;
  readonly #legOf: (extn: string) => SimulatedLeg | undefined;
  shownCaller: { readonly number: string; readonly name: string } | undefined;
  readonly missedCalls = undefined;

  readonly #called: (leg: LegId) => void;

  constructor(extn: string, theSwitch: SimulatedSwitch, called: (leg: LegId) => void) {
    this.#called = called;
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
    const origin = { type: "extension", extn: this.extn as Extn } as const;
    this.#called(this.#switch.call(origin, number, { number: this.extn, name: this.extn }));
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

  sends(isSending: boolean): void {
    this.#act((leg) => this.#switch.sends(leg, isSending));
  }

  get heardDigits(): string {
    return this.#leg?.digits ?? "";
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

function withoutRepeats(all: readonly string[]): readonly string[] {
  return all.filter((each, at) => each !== all[at - 1]);
}

function isAudible(sound: Sound): boolean {
  return sound.type !== "silence";
}

export interface RigOptions extends Room {
  readonly clock?: VirtualClock;
  /** What stands between the switch and who sends it commands. */
  readonly behind?: (theSwitch: SimulatedSwitch) => Switch;
  /** Lets happen what was promised and what is on its way. */
  readonly settle?: () => Promise<void>;
}

export function simulatedRig(options: RigOptions = {}): Promise<ConformanceRig> {
  const { behind, clock = new VirtualClock(1_000_000), ...room } = options;
  const phones = new Map<string, SimulatedPhone>();
  const onDial = (leg: SimulatedLeg, dial: Extract<SwitchCommand, { type: "dial" }>): void => {
    const phone = phones.get(leg.extn ?? "");
    if (leg.extn !== undefined) extensions.set(leg.leg, leg.extn);
    if (phone !== undefined) phone.shownCaller = { number: dial.callerNumber, name: dial.callerName };
    theSwitch.ring(leg.leg);
  };
  const files = new Map<string, readonly RecordedSpan[]>();
  const extensions = new Map<LegId, string>();
  const onRecorded = (file: string, spans: readonly RecordedSpan[]): void => void files.set(file, spans);
  const theSwitch = new SimulatedSwitch({ clock, latencyMs: () => 10, onDial, onRecorded, ...room });
  const voices = (legs: readonly LegId[]): string =>
    legs
      .map((leg) => extensions.get(leg))
      .toSorted()
      .join("+");
  /** Lets what was promised happen too: a switch's `start` and `stop` are awaited by whoever called them. */
  const settle =
    options.settle ??
    (async (): Promise<void> => {
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    });
  return Promise.resolve({
    switch: behind?.(theSwitch) ?? theSwitch,
    account: (extn) => ({ extn, domain: "xcc.test", ha1: extn.padStart(32, "0"), disabled: false }),
    phone: (extn) => {
      const phone = new SimulatedPhone(extn, theSwitch, (leg) => extensions.set(leg, extn));
      phones.set(extn, phone);
      return phone;
    },
    isVirtual: true,
    until: async (condition, what) => {
      for (let passed = 0; !condition(); passed += STEP_MS) {
        const text = (): string => (typeof what === "string" ? what : what());
        if (passed > PATIENCE_MS) throw new Error(`not within ${PATIENCE_MS} ms: ${text()}`);
        clock.advance(STEP_MS);
        await settle();
      }
    },
    pass: async (durationMs) => {
      clock.advance(durationMs);
      await settle();
    },
    recorded: (file) => {
      const spans = files.get(file) ?? [];
      const left = withoutRepeats(spans.map((span) => voices(span.left)));
      return Promise.resolve({ left, right: withoutRepeats(spans.map((span) => voices(span.right))) });
    },
    stop: async () => {
      clock.advance(1_000);
      await settle();
    },
  });
}
