/** Time as the host knows it: real, or virtual in tests and simulations. */
export interface Clock {
  /** Milliseconds since 1970; never goes back. */
  now(): number;
  /** Calls `wake` once, not before `at`. Returns what takes it back. */
  wakeAt(at: number, wake: () => void): () => void;
}
