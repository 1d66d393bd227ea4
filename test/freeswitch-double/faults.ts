// What goes wrong with events, by seed: shares from 0 to 1.

export interface Faults {
  readonly lost: number;
  /** Comes up to `lateMs` after its time, behind others of its leg. */
  readonly disordered: number;
  readonly duplicated: number;
  /** Comes late, and so does all of its leg that follows. */
  readonly late: number;
  readonly lateMs: number;
  /** CHANNEL_HANGUP_COMPLETE alone is left out. */
  readonly endLost: number;
  /** A phone's BYE never comes: its leg lives on, and nobody is there. */
  readonly zombies: number;
}

export const NO_FAULTS: Faults = { lost: 0, disordered: 0, duplicated: 0, late: 0, lateMs: 80, endLost: 0, zombies: 0 };

/** Of every hundred events one is lost and five are out of order. */
export const LOSSY: Faults = { ...NO_FAULTS, lost: 0.01, disordered: 0.05 };
