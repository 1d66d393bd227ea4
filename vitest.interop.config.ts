import { defineConfig } from "vitest/config";
import { REAL_TIME } from "./test/real-time.ts";

// Servers that die, databases that go away, phones that misbehave: long waits and little work, so two files at a time.
const SIDE_BY_SIDE = [
  "access",
  "alarms",
  "api-durability",
  "backup",
  "clock-set",
  "command",
  "crash",
  "database-outage",
  "disk-full",
  "examples",
  "durability",
  "early-start",
  "first-call-center",
  "http",
  "lamp",
  "lifecycle",
  "live-events",
  "media-refused",
  "one-center",
  "outside-lines",
  "people",
  "phone-order",
  "ports",
  "postgres",
  "processes-end",
  "processes-registrations",
  "redirections",
  "reference-page",
  "registrations",
  "projection-troubles",
  "seed-postgres",
  "server-life",
  "starting",
  "tcp-reconnect",
  "silent-phone",
  "sip-tls",
  "sip-sockets",
  "toolbar",
  "unknown-outcome",
  "webhooks",
  "websocket",
  "who-calls",
].map((name) => `test/interop/${name}.test.ts`);

const ALL = "test/interop/**/*.test.ts";

// Real counterparts on loopback and in real time, each file in a process of its own.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...REAL_TIME,
          name: "side by side",
          include: SIDE_BY_SIDE,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // One file after the other, so that nobody's audio waits for another test's work.
        test: {
          ...REAL_TIME,
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
