import type { Extn, LegId } from "../../core/model.ts";
import type { SwitchCommand } from "../../core/switch.ts";

export type CommandOf<Type extends SwitchCommand["type"]> = Extract<SwitchCommand, { type: Type }>;

/** A leg as the simulated switch knows it. */
export interface SimulatedLeg {
  readonly leg: LegId;
  readonly direction: "arrived" | "dialled";
  readonly extn: Extn | undefined;
  state: "early" | "answered" | "ended";
  /** Whether its phone sends audio. */
  sends: boolean;
  /** The keys that its far side was let hear. */
  digits: string;
  /** The `play` that runs on it. */
  playing: { readonly command: CommandOf<"play">; readonly cancel: () => void } | undefined;
  /** Whether it was told that something rings. */
  rung: boolean;
}
