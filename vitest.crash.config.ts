import { defineConfig } from "vitest/config";
import { REAL_TIME } from "./test/real-time.ts";

// A server that is killed under traffic, again and again. With CRASH_ROUNDS a run may be as long as one likes.
const MINUTES_A_ROUND = 2;
const ROUNDS = Number(process.env["CRASH_ROUNDS"] ?? 3);

export default defineConfig({
  test: {
    ...REAL_TIME,
    testTimeout: (10 + MINUTES_A_ROUND * ROUNDS) * 60_000,
    include: ["test/crash/**/*.test.ts"],
    // Each with a server of its own that mostly waits.
    maxWorkers: 2,
  },
});
