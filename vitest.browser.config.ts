import { defineConfig } from "vitest/config";
import { REAL_TIME } from "./test/real-time.ts";

// The console in Debian's Chromium, against a server of its own with phones that ring.
export default defineConfig({
  test: {
    ...REAL_TIME,
    include: ["test/browser/**/*.test.ts"],
    globalSetup: ["test/store/databases-folder.ts", "test/browser/build-console.ts"],
    fileParallelism: false,
  },
});
