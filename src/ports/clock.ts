/** Time as the host knows it: real, or virtual in tests and simulations. */
export interface Clock {
  /**
   * Milliseconds since 1970 as a clock would show them that nobody ever sets: it never goes back and never jumps. For whatever
   * lasts, is waited for or runs out.
   */
  now(): number;
  /** Calls `wake` once, not before `at`. Returns what takes it back. */
  wakeAt(at: number, wake: () => void): () => void;
  /** What the wall clock shows, milliseconds since 1970: for dates, and for nothing else. */
  date(): number;
}
