// What is asked of the thread that writes states down, and what it answers.

export interface SnapshotOrder {
  readonly folder: string;
  readonly program: string;
  /** The state before the first event of this file. */
  readonly number: number;
}

export interface SnapshotMade {
  readonly number: number;
  readonly events: number;
  readonly sizeBytes: number;
  /** Events that gave other facts than at the time: a defect. */
  readonly mismatches: number;
}

export type SnapshotAnswer = SnapshotMade | { readonly error: string };
