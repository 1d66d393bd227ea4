// Callers and colleagues who keep the demo's floor alive, with phones of their own over real SIP and RTP.
import { join } from "node:path";
import type { Clock } from "../src/ports/clock.ts";
import type { Account } from "./demo-center.ts";
import type { Phone } from "./phone.ts";
import type { PhoneStep } from "./phone-steps.ts";

const MINUTE_MS = 60_000;
/** How long colleagues let it ring and talk, and callers wait: from the first to the second, evenly. */
const RINGING_MS = [1_500, 5_000] as const;
const TALKING_MS = [15_000, 50_000] as const;
const PATIENCE_MS = [60_000, 120_000] as const;
const CALLER_SOUND = "welcome.wav";
const COLLEAGUE_SOUND = "at-your-service.wav";

export interface TrafficParts {
  readonly clock: Clock;
  readonly sounds: string;
  /** A phone that is registered. */
  readonly phoneOf: (account: Account) => Promise<Phone>;
  readonly hotlines: readonly string[];
  readonly callsPerMinute: number;
}

export class DemoTraffic {
  readonly #parts: TrafficParts;
  readonly #phones: Phone[] = [];
  readonly #idle: Phone[] = [];
  #cancel: (() => void) | undefined;
  #calls = 0;

  constructor(parts: TrafficParts) {
    this.#parts = parts;
  }

  async start(colleagues: readonly Account[], callers: readonly Account[]): Promise<void> {
    for (const account of colleagues) this.#answers(await this.#phone(account));
    for (const account of callers) this.#calling(await this.#phone(account));
    this.#next();
  }

  async stop(): Promise<void> {
    this.#cancel?.();
    await Promise.all(this.#phones.map((phone) => phone.stop()));
  }

  async #phone(account: Account): Promise<Phone> {
    const phone = await this.#parts.phoneOf(account);
    this.#phones.push(phone);
    return phone;
  }

  #answers(phone: Phone): void {
    phone.answerAutomatically(between(RINGING_MS));
    this.#whenTalking(phone, COLLEAGUE_SOUND, TALKING_MS);
  }

  #calling(phone: Phone): void {
    this.#idle.push(phone);
    // A caller is connected as soon as they wait: what ends their call is their patience, or whoever has answered.
    this.#whenTalking(phone, CALLER_SOUND, PATIENCE_MS);
    phone.onStep((step) => {
      if (step.type === "ended") this.#idle.push(phone);
    });
  }

  #whenTalking(phone: Phone, sound: string, forMs: readonly [number, number]): void {
    const { clock, sounds } = this.#parts;
    let cancel: (() => void) | undefined;
    phone.onStep((step: PhoneStep) => {
      if (step.type === "ended") cancel?.();
      if (step.type !== "talking") return;
      phone.playWav(join(sounds, sound), true).catch(() => phone.hangUp());
      cancel = clock.wakeAt(clock.now() + between(forMs), () => phone.hangUp());
    });
  }

  #next(): void {
    const { clock, callsPerMinute } = this.#parts;
    if (callsPerMinute <= 0) return;
    // Not to the second, as nobody calls.
    const pauseMs = (MINUTE_MS / callsPerMinute) * (0.5 + Math.random());
    this.#cancel = clock.wakeAt(clock.now() + pauseMs, () => {
      this.#call();
      this.#next();
    });
  }

  /** Where everybody calls already, nobody more does. */
  #call(): void {
    const phone = this.#idle.shift();
    if (phone === undefined) return;
    const { hotlines } = this.#parts;
    const hotline = hotlines[this.#calls % hotlines.length] ?? "";
    this.#calls += 1;
    phone.call(hotline).catch(() => this.#idle.push(phone));
  }
}

function between([from, to]: readonly [number, number]): number {
  return Math.round(from + Math.random() * (to - from));
}
