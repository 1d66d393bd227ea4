// Sound files as a media thread has them: read once, looked at again, and nobody kept for reading who has nothing to read.
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { wavHeader } from "../audio/wav.ts";
import type { SoundResult } from "../play/sound.ts";
import { SoundLibrary } from "./sound-library.ts";

const LONG_MS = 3_600_000;

let folder: string;
let nowMs: number;
let library: SoundLibrary;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xcc-sounds-"));
  nowMs = 0;
});
afterEach(async () => {
  await library.stop();
  rmSync(folder, { recursive: true });
});

/** Silence of one channel. */
function writeWav(name: string, samples: number): string {
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat([wavHeader(samples * 2, 1), Buffer.alloc(samples * 2)]));
  return path;
}

const played = (path: string): Promise<SoundResult> => new Promise((resolve) => library.sound(path, resolve));

async function lengthOf(path: string): Promise<number | string> {
  const result = await played(path);
  return result.type === "sound" ? result.sound.samples.length : result.reason;
}

it("reads a file once, and once more after it has changed, while who plays it meanwhile hears the former one", async () => {
  library = new SoundLibrary(() => nowMs, LONG_MS);
  const path = writeWav("a.wav", 800);
  const [first, second] = await Promise.all([played(path), played(path)]);
  expect(first).toMatchObject({ type: "sound", sound: { samples: { length: 800 } } });
  expect(second).toEqual(first);
  writeWav("a.wav", 1_600);
  utimesSync(path, new Date(), new Date(Date.now() + 5_000));
  expect(await lengthOf(path)).toBe(800);
  nowMs = 60_000;
  expect(await lengthOf(path)).toBe(800);
  await vi.waitFor(async () => expect(await lengthOf(path)).toBe(1_600));
});

it("says of a file that went, and of one that is no sound, why it is not played", async () => {
  library = new SoundLibrary(() => nowMs, LONG_MS);
  expect(await lengthOf(join(folder, "nobody.wav"))).toMatch(/ENOENT/);
  expect(await lengthOf(folder)).toBe("this is no file");
  const path = writeWav("a.wav", 80);
  expect(await lengthOf(path)).toBe(80);
  rmSync(path);
  nowMs = 60_000;
  expect(await lengthOf(path)).toBe(80);
  await vi.waitFor(async () => expect(await lengthOf(path)).toMatch(/ENOENT/));
});

it("keeps nobody for reading when nothing is to be read, and reads all the same afterwards", async () => {
  library = new SoundLibrary(() => nowMs, 1);
  for (const name of ["a.wav", "b.wav", "c.wav"]) {
    expect(await lengthOf(writeWav(name, 80))).toBe(80);
    await vi.waitFor(() => expect(library.isReading).toBe(false));
  }
});

it("loses nobody who asks while a reader is told to end", async () => {
  library = new SoundLibrary(() => nowMs, 0);
  for (let round = 0; round < 20; round += 1) {
    const lengths = [0, 1, 2].map((index) => lengthOf(writeWav(`${round}-${index}.wav`, 80 + index)));
    expect(await Promise.all(lengths)).toEqual([80, 81, 82]);
  }
});

it("ends after what it was asked for", async () => {
  library = new SoundLibrary(() => nowMs, LONG_MS);
  const asked = lengthOf(writeWav("a.wav", 80));
  await library.stop();
  expect(library.isReading).toBe(false);
  expect(await asked).toBe(80);
});
