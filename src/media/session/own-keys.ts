import { eventOfDigit } from "../audio/dtmf.ts";
import { tonesOfDigit } from "../play/digit-tones.ts";
import { Player } from "../play/player.ts";
import type { Part } from "../play/player.ts";
import { DigitSender } from "../wire/telephone-event.ts";

const FRAMES_PER_S = 50;

/** Digits that a session sends: as events, or as tones to a peer that has none. */
export class OwnKeys {
  readonly events = new DigitSender();
  /** Undefined: none sound. */
  tones: Player | undefined;

  get busy(): boolean {
    return this.events.busy || this.tones !== undefined;
  }

  /** Durations count so from now on. */
  count(clockHz: number): void {
    this.events.frameTicks = clockHz / FRAMES_PER_S;
  }

  add(digits: string, asEvents: boolean): void {
    if (asEvents) {
      this.events.add(digits);
      return;
    }
    const tones: Part[] = [];
    for (const digit of digits.slice(0, DigitSender.LIMIT)) {
      if (eventOfDigit(digit) !== undefined) tones.push(...tonesOfDigit(digit));
    }
    if (tones.length === 0) return;
    // A digit more while others still sound is heard after them: those that wait are parts as well.
    if (this.tones === undefined) this.tones = new Player(0, tones, false);
    else this.tones.append(tones);
  }
}
