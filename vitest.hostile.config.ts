import { defineConfig } from "vitest/config";
import { REAL_TIME } from "./test/real-time.ts";

// Whoever knocks: strangers, neighbours and holders of one account, with real packets on loopback.
export default defineConfig({
  test: { ...REAL_TIME, include: ["test/hostile/**/*.test.ts"], fileParallelism: false },
});
