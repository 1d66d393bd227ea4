import { defineConfig } from "vitest/config";

// Servers that die, databases that go away, phones that misbehave: long waits and little work, so two files at a time.
const SIDE_BY_SIDE = [
  "access",
  "api-durability",
  "database-outage",
  "durability",
  "http",
  "lifecycle",
  "misbehaving",
  "phone-order",
  "postgres",
  "reference-page",
  "seed-postgres",
  "server-life",
  "sip-sockets",
  "webhooks",
].map((name) => `test/interop/${name}.test.ts`);

const ALL = "test/interop/**/*.test.ts";

const common = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  teardownTimeout: 20_000,
  // A busy machine is no reason to fail; a second, the default, is soon gone there.
  expect: { poll: { timeout: 15_000 } },
  globalSetup: "test/store/databases-folder.ts",
  pool: "forks",
} as const;

// Real counterparts on loopback and in real time, each file in a process of its own.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: "side by side",
          include: SIDE_BY_SIDE,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // One file after the other, so that nobody's audio waits for another test's work.
        test: {
          ...common,
          name: "alone",
          include: [ALL],
          exclude: SIDE_BY_SIDE,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
