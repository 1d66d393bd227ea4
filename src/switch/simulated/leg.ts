import type { Extn, LegId } from "../../core/model.ts";
import type { LivingLeg, SwitchCommand, TransferWish } from "../../core/switch.ts";

export type CommandOf<Type extends SwitchCommand["type"]> = Extract<SwitchCommand, { type: Type }>;

/** A leg as the simulated switch knows it. */
export interface SimulatedLeg {
  readonly leg: LegId;
  readonly direction: "arrived" | "dialled";
  readonly from: LivingLeg["from"];
  readonly since: number;
  readonly extn: Extn | undefined;
  state: "early" | "answered" | "ended";
  held: boolean;
  /** Whether its phone sends audio. */
  sends: boolean;
  /** The keys that its far side was let hear. */
  digits: string;
  /** The `play` that runs on it. */
  playing: { readonly command: CommandOf<"play">; readonly cancel: () => void } | undefined;
  /** The last one that it was given. */
  play: LivingLeg["play"];
  /** Whether it was told that something rings; of a dialled one: whether its phone has rung. */
  rung: boolean;
  /** That its phone has sent. */
  pressed: string;
  /** Its phone is owed the last word about these. */
  wishes: readonly TransferWish[];
}

/** So many keys are remembered. */
const KEYS = 64;

export function livingLeg(one: SimulatedLeg, seat: LivingLeg["seat"], now: number): LivingLeg {
  const { leg, from, since, state, held, play, rung: rang, pressed, wishes } = one;
  const keys = { count: pressed.length, last: pressed.slice(-KEYS) };
  return { leg, from, agedMs: now - since, rang, answered: state === "answered", held, play, seat, keys, wishes };
}

/** One that has just arrived or was just dialled. */
export function newLeg(leg: LegId, from: SimulatedLeg["from"], extn: Extn | undefined, since: number): SimulatedLeg {
  return {
    ...{ leg, direction: from.type, from, since, extn },
    ...{ state: "early", held: false, sends: true, digits: "", pressed: "", wishes: [] },
    ...{ playing: undefined, play: undefined, rung: false },
  };
}
