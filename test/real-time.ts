/**
 * How long is waited for what must come, milliseconds. Nothing waits so long where all is well; it says only when to give up, and
 * a machine with other work makes one wait ten times as long as a quiet one.
 */
export const PATIENCE_MS = 45_000;

/** And for a program to start, which may first have to make a database. */
export const START_MS = 180_000;

/** What suites with real counterparts have in common: sockets, processes, each file in a process of its own. */
export const REAL_TIME = {
  // Longer than several waits: a wait says what did not come, this one does not.
  testTimeout: 600_000,
  hookTimeout: 600_000,
  teardownTimeout: 20_000,
  expect: { poll: { timeout: PATIENCE_MS } },
  globalSetup: "test/store/databases-folder.ts",
  pool: "forks",
} as const;
