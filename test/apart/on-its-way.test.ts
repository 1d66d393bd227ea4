// What is told has happened when it happened, however long a busy machine has left it lying between its two programs.
import { duplexPair } from "node:stream";
import { expect, it } from "vitest";
import { VirtualClock } from "../../src/host/virtual-clock.ts";
import type { Told } from "../../src/ports/switch.ts";
import { FarSwitch } from "../../src/switch/apart/far-switch.ts";
import { writeFrame } from "../../src/switch/apart/frames.ts";

const ignore = (): void => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const NOW = 50_000;

it.each([
  ["was said a while ago", { sentAt: NOW - 85 }, 5 + 85],
  ["was said a part of a millisecond ago", { sentAt: NOW - 0.2 }, 5 + 1],
  ["comes at once", { sentAt: NOW }, 5],
  ["seems to come from later", { sentAt: NOW + 3 }, 5],
  ["does not say when it was said, as by a program of before", {}, 5],
])("a frame that %s", async (_, sent, agoMs) => {
  const [near, far] = duplexPair();
  const clock = new VirtualClock(1_000_000);
  const parts = {
    heard: () => undefined,
    isNew: false,
    clock,
    machineMs: () => NOW,
    log,
    startMs: 60_000,
    goneMs: 5_000,
  };
  const theSwitch = new FarSwitch({ ...parts, connect: () => near });
  const told: Told[] = [];
  const started = theSwitch.start((event, one) => {
    if (event.type === "digit" && one !== undefined) told.push(one);
  });
  near.emit("connect");
  const address = { host: "192.0.2.1", port: 5060 };
  writeFrame(far, { type: "welcome", words: 1, run: "run", upTo: 1, begun: true, address });
  const event = { type: "digit", leg: "leg", digit: "1" };
  writeFrame(far, { type: "told", events: [{ number: 1, agoMs: 5, event }], ...sent });
  await started;
  expect(told).toEqual([{ mark: { run: "run", number: 1 }, at: clock.now() - agoMs }]);
  theSwitch.leave();
});
