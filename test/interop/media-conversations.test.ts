// Conversations over three media threads: each of three phones lives in another one.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { tone } from "../../src/media/index.ts";
import { MediaEngineRig } from "./media-engine-rig.ts";
import { MediaPhone } from "./media-phone.ts";
import { leasePorts } from "./ports.ts";
import { median, readChannels, TEST_TONES_HZ, toneShares } from "./tone.ts";

const [C_HZ, A_HZ, S_HZ, MUSIC_HZ] = TEST_TONES_HZ;
const LISTEN_MS = 600;

let folder = "";
let rig: MediaEngineRig;
let phones: Record<"c" | "a" | "s", MediaPhone>;
const ports = { c: 0, a: 0, s: 0 };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "xcc-media-"));
  rig = await MediaEngineRig.start({ workers: 3, ports: await leasePorts(120) });
  phones = { c: await MediaPhone.open(), a: await MediaPhone.open("PCMU"), s: await MediaPhone.open() };
  // The emptiest thread has the next session, so each gets its own.
  for (const who of ["c", "a", "s"] as const) ports[who] = await rig.session(who, phones[who]);
  phones.c.say(ports.c, tone([C_HZ], 8_000));
  phones.a.say(ports.a, tone([A_HZ], 8_000));
  phones.s.say(ports.s, tone([S_HZ], 8_000));
});

afterEach(async () => {
  for (const phone of Object.values(phones)) phone.close();
  await rig.engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The letters of those who are (each about as loud) in it, m for music. */
function voices(samples: Int16Array): string {
  const windows = toneShares(samples, TEST_TONES_HZ);
  if (windows.length < 4) return "";
  return ["c", "a", "s", "m"].filter((_, at) => median(windows.map((shares) => shares[at] ?? 0)) > 0.25).join("");
}

/** Waits until each hears those, and them alone. */
async function expectHeard(wanted: Partial<Record<"c" | "a" | "s", string>>): Promise<void> {
  await expect
    .poll(
      async () => {
        const listening = Object.keys(wanted) as (keyof typeof phones)[];
        for (const who of listening) phones[who].forget();
        await new Promise((resolve) => setTimeout(resolve, LISTEN_MS));
        return Object.fromEntries(listening.map((who) => [who, voices(Int16Array.from(phones[who].samples))]));
      },
      { timeout: 15_000, interval: 50 },
    )
    .toEqual(wanted);
}

test("listen, whisper, three-way and take over, with digits and a recording whose sides change", async () => {
  rig.converse("x", { c: "a", a: "c", s: "c a" });
  await expectHeard({ c: "a", a: "c", s: "ca" });
  phones.s.press("7");
  phones.c.press("4");
  await expect.poll(() => [phones.c.digits, phones.a.digits, phones.s.digits]).toEqual(["", "4", "4"]);

  const path = join(folder, "sides.wav");
  rig.engine.send({ type: "record", id: 1, left: ["c"], right: ["a"], path });
  await rig.event("recording");
  rig.converse("x", { c: "a", a: "c s", s: "c a" });
  await expectHeard({ c: "a", a: "cs", s: "ca" });
  rig.converse("x", { c: "a s", a: "c s", s: "c a" });
  rig.engine.send({ type: "record-sides", id: 1, left: ["c"], right: ["a", "s"] });
  await expectHeard({ c: "as", a: "cs", s: "ca" });
  rig.converse("x", { c: "s", s: "c" });
  rig.engine.send({ type: "record-sides", id: 1, left: ["c"], right: ["s"] });
  await expectHeard({ c: "s", a: "", s: "c" });
  rig.engine.send({ type: "stop-recording", id: 1 });
  const { durationMs } = await rig.event("recorded");
  const [left = new Int16Array(), right = new Int16Array()] = readChannels(path);
  expect(Math.abs(left.length / 8 - durationMs)).toBeLessThan(1);
  expect(voices(left)).toBe("c");
  const last = LISTEN_MS * 8;
  expect([voices(right.subarray(800, last)), voices(right.subarray(right.length - last))]).toEqual(["a", "s"]);
  expect(rig.all("failed")).toEqual([]);
});

test("whoever it was that the conversation lived with leaves, and it goes on for the others", async () => {
  rig.talk("x", "c", "a", "s");
  await expectHeard({ c: "as", a: "cs", s: "ca" });
  rig.engine.send({ type: "close", session: "c" });
  await expectHeard({ a: "s", s: "a" });
  const { c, a, s } = { c: "", a: "a", s: "s" };
  expect([c, a, s].filter((who) => rig.all("closed").some(({ session }) => session === who))).toEqual([]);
  expect(rig.all("failed")).toEqual([]);
});

test("music gives way to a phone of another thread, and goes on", async () => {
  rig.converse("x", { c: "", a: "c" });
  const source = { type: "tone", frequenciesHz: [MUSIC_HZ], onMs: 600_000, offMs: 0, totalMs: 600_000 } as const;
  rig.engine.send({
    ...{ type: "play", session: "a", id: 5, sources: [source] },
    ...{ repeat: true, interruptible: false, unless: "c" },
  });
  await expectHeard({ a: "c" });
  phones.c.hush();
  await expectHeard({ a: "m" });
  phones.c.say(ports.c, tone([C_HZ], 8_000));
  await expectHeard({ a: "c" });
  expect(rig.all("played")).toEqual([]);
  // One that does not give way stops, as there is somebody new to hear.
  rig.converse("x", { c: "", a: "" });
  rig.engine.send({ ...{ type: "play", session: "a", id: 6, sources: [source] }, repeat: true, interruptible: false });
  await expectHeard({ a: "m" });
  rig.converse("x", { c: "", a: "c" });
  await rig.event("played", ({ id }) => id === 6);
  await expectHeard({ a: "c" });
});
