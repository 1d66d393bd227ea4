/** Why a recording is no longer kept: it was too old, all of them took too much room, or somebody removed it. */
export type RemovedWhy = "age" | "room" | "user";

export interface Keeping {
  /** Milliseconds since 1970: what is older goes; undefined: however old. */
  readonly before: number | undefined;
  /** What all of them together may take; undefined: any. */
  readonly mostBytes: number | undefined;
}

/**
 * What remembers which recordings there are. The implementer owes: a recording that is marked is given to nobody any more,
 * and its file is told of until it is said to be gone.
 */
export interface KeptRecordings {
  /** Marks some of those that are not to be kept, the oldest first. How many; 0: there are none. */
  expire(keeping: Keeping, most: number): Promise<number>;
  /** Those of marked ones, after this id. */
  filesToRemove(
    afterId: number,
    most: number,
  ): Promise<readonly { readonly id: number; readonly file: string; readonly why: RemovedWhy }[]>;
  filesGone(ids: readonly number[]): Promise<void>;
  /** Which of these files belong to a recording that is kept. */
  filesKept(files: readonly string[]): Promise<ReadonlySet<string>>;
}
