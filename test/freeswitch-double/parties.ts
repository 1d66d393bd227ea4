// Who is at the far ends: phones of extensions and numbers outside, scripted or moved by hand.
import { isAlive, type FarEnd, type Leg } from "./leg.ts";
import { hangUp } from "./life.ts";
import { eavesdropKey } from "./eavesdropping.ts";
import { pressed } from "./running.ts";
import type { World } from "./world.ts";

/** What one does when they are called, by themselves; what is absent never happens. Milliseconds. */
export interface Script {
  /** After the call has come. */
  readonly ringsAfterMs?: number;
  readonly answersAfterMs?: number;
  /** Instead of an answer. */
  readonly refuses?: { readonly afterMs: number; readonly cause: string };
  /** After they have answered. */
  readonly hangsUpMs?: number;
  readonly keys?: readonly { readonly atMs: number; readonly digit: string }[];
  readonly holds?: readonly { readonly atMs: number; readonly on: boolean }[];
}

export const RINGS: Script = { ringsAfterMs: 5 };

export class Party implements FarEnd {
  readonly name: string;
  readonly #world: World;
  script: Script = RINGS;
  sendsAudio = true;
  isCutOff = false;
  #speaksUntil = Number.POSITIVE_INFINITY;
  leg: Leg | undefined;
  lamp: { readonly newMessages: number; readonly oldMessages: number } | undefined;
  missedCalls = 0;

  constructor(world: World, name: string) {
    this.#world = world;
    this.name = name;
  }

  get speaks(): boolean {
    return this.#world.now() < this.#speaksUntil;
  }

  get sends(): boolean {
    return this.sendsAudio && !this.isCutOff && this.leg?.isHeld !== true;
  }

  speak(durationMs: number): void {
    this.#speaksUntil = this.#world.now() + durationMs;
  }

  /** The node calls: what is scripted takes its course. */
  called(leg: Leg): void {
    this.leg = leg;
    const { ringsAfterMs, answersAfterMs, refuses } = this.script;
    if (this.isCutOff) return;
    if (ringsAfterMs !== undefined) this.#later(leg, ringsAfterMs, () => this.ring(leg));
    if (answersAfterMs !== undefined) this.#later(leg, answersAfterMs, () => this.answer(leg));
    if (refuses !== undefined)
      this.#later(leg, refuses.afterMs, () => hangUp(this.#world, leg, refuses.cause, "recv_refuse"));
  }

  ring(leg: Leg): void {
    if (leg.phase !== "new") return;
    leg.phase = "ringing";
    this.#world.tell(leg, "CHANNEL_PROGRESS");
  }

  /** Says 200; 12 ms later the node has it, and another 7 until it is told. */
  answer(leg = this.leg): void {
    if (leg === undefined || !isAlive(leg) || leg.phase === "answered") return;
    const at = this.#world.now();
    this.#world.afterBetween(10, 14, () => {
      if (!isAlive(leg) || leg.phase === "answered") return;
      leg.phase = "answered";
      leg.answeredAt = this.#world.now();
      this.#world.tell(leg, "CHANNEL_ANSWER");
      leg.onAnswer?.();
      leg.onAnswer = undefined;
    });
    const { hangsUpMs, keys = [], holds = [] } = this.script;
    if (hangsUpMs !== undefined) this.#world.after(at + hangsUpMs - this.#world.now(), () => this.hangUp(leg));
    for (const { atMs, digit } of keys) this.#later(leg, atMs, () => this.press(digit, leg));
    for (const { atMs, on } of holds) this.#later(leg, atMs, () => this.hold(on, leg));
  }

  reject(cause: string, leg = this.leg): void {
    this.#arrives(leg, (there) => hangUp(this.#world, there, cause, "recv_refuse"));
  }

  /** Says BYE, or CANCEL where it calls; the node has it some milliseconds later. */
  hangUp(leg = this.leg): void {
    if (leg?.phase === "answered" && this.#world.fails(this.#world.faults.zombies)) {
      this.leg = undefined;
      return;
    }
    const isTakenBack = leg?.direction === "inbound" && leg.phase !== "answered";
    this.#arrives(leg, (there) =>
      hangUp(
        this.#world,
        there,
        isTakenBack ? "ORIGINATOR_CANCEL" : "NORMAL_CLEARING",
        isTakenBack ? "recv_cancel" : "recv_bye",
      ),
    );
  }

  press(digit: string, leg = this.leg): void {
    this.#arrives(leg, (there) => {
      eavesdropKey(this.#world, there, digit);
      pressed(this.#world, there, digit);
    });
  }

  hold(isOn: boolean, leg = this.leg): void {
    this.#arrives(leg, (there) => {
      if (there.isHeld === isOn) return;
      there.isHeld = isOn;
      this.#world.tell(there, "CUSTOM", {}, "sofia::reinvite");
      this.#world.tell(there, isOn ? "CHANNEL_HOLD" : "CHANNEL_UNHOLD");
    });
  }

  #arrives(leg: Leg | undefined, act: (leg: Leg) => void): void {
    if (leg === undefined || this.isCutOff) return;
    this.#world.afterBetween(2, 8, () => {
      if (isAlive(leg)) act(leg);
    });
  }

  #later(leg: Leg, afterMs: number, act: () => void): void {
    this.#world.after(afterMs, () => {
      if (isAlive(leg) && !this.isCutOff) act();
    });
  }
}
