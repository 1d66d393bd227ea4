import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "src/**/*.test.ts",
      "test/**/*.test.ts",
      "demo/**/*.test.ts",
      "bench/**/*.test.ts",
      "sounds/**/*.test.ts",
    ],
    exclude: [
      ...["interop", "hostile", "crash", "browser"].map((folder) => `test/${folder}/**/*.test.ts`),
      "node_modules/**",
    ],
    testTimeout: 30_000,
    globalSetup: "test/store/databases-folder.ts",
    pool: "threads",
    // What test files import is loaded once for each thread, not once for each file; none of them leaves anything behind.
    isolate: false,
  },
});
