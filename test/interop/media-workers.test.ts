// Two media threads: who lives in different ones meets all the same.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { tone } from "../../src/media/index.ts";
import { MediaEngineRig } from "./media-engine-rig.ts";
import { MediaPhone } from "./media-phone.ts";
import { heardMs, median, readChannels, toneShares } from "./tone.ts";

const A_HZ = 620;
const B_HZ = 1_050;
const C_HZ = 1_730;

let folder = "";
let rig: MediaEngineRig;
let phones: readonly MediaPhone[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-media-"));
  rig = await MediaEngineRig.start({ workers: 2 });
});

afterEach(async () => {
  for (const phone of phones) phone.close();
  await rig.engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

function toneMs(samples: readonly number[] | Int16Array, hz: number): number {
  return heardMs(Int16Array.from(samples)).get(hz) ?? 0;
}

test("sessions of different ones hear each other, are recorded, and their digits go through", async () => {
  const [a, b, c] = [await MediaPhone.open(), await MediaPhone.open("PCMU"), await MediaPhone.open()];
  phones = [a, b, c];
  const [toA, toB] = [await rig.session("a", a), await rig.session("b", b)];
  rig.talk("x", "a", "b");
  a.say(toA, tone([A_HZ], 8_000));
  b.say(toB, tone([B_HZ], 8_000));
  await expect.poll(() => toneMs(a.samples, B_HZ)).toBeGreaterThan(500);
  await expect.poll(() => toneMs(b.samples, A_HZ)).toBeGreaterThan(500);
  const path = join(folder, "across.wav");
  rig.engine.send({ type: "record", id: 1, left: ["a"], right: ["b"], path });
  await rig.event("recording");
  b.forget();
  await b.heard(1_500);
  rig.engine.send({ type: "stop-recording", id: 1 });
  await rig.event("recorded");
  const [left, right] = readChannels(path);
  expect(toneMs(left ?? [], A_HZ)).toBeGreaterThan(800);
  expect(toneMs(right ?? [], B_HZ)).toBeGreaterThan(800);

  a.press("4");
  await expect.poll(() => b.digits).toBe("4");
  expect(rig.all("digit").map(({ session, digit }) => `${session} ${digit}`)).toEqual(["a 4"]);

  // A third one, who hears the sum of the two others.
  c.say(await rig.session("c", c), tone([C_HZ], 8_000));
  rig.talk("x", "a", "b", "c");
  await c.heard(500);
  c.forget();
  await c.heard(1_500);
  const windows = toneShares(Int16Array.from(c.samples), [A_HZ, B_HZ]);
  for (const at of [0, 1]) expect(median(windows.map((shares) => shares[at] ?? 0))).toBeGreaterThan(0.35);

  rig.talk("x", "a", "c");
  b.forget();
  await b.heard(1_000);
  expect(toneMs(b.samples, A_HZ)).toBeLessThan(500);
  for (const session of ["a", "b", "c"]) rig.engine.send({ type: "close", session });
  expect(rig.all("failed")).toEqual([]);
  await rig.engine.stop();
  expect(rig.all("closed").map(({ session }) => session)).toEqual(["a", "b", "c"]);
});
