/** What suites with real counterparts have in common: sockets, processes, each file in a process of its own. */
export const REAL_TIME = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  teardownTimeout: 20_000,
  // A busy machine is no reason to fail; a second, the default, is soon gone there.
  expect: { poll: { timeout: 15_000 } },
  globalSetup: "test/store/databases-folder.ts",
  pool: "forks",
} as const;
