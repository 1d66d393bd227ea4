import { defineConfig } from "vitest/config";

// Real counterparts on loopback and in real time: one file after the other, each in a process of its own, so that
// nobody's audio waits for another test's work.
export default defineConfig({
  test: {
    include: ["test/interop/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    // A busy machine is no reason to fail; a second, the default, is soon gone there.
    expect: { poll: { timeout: 15_000 } },
    globalSetup: "test/store/databases-folder.ts",
    pool: "forks",
    fileParallelism: false,
  },
});
