import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { wavHeader } from "../audio/wav.ts";
import { wavDurationMs } from "./wav-duration.ts";

const folder = mkdtempSync(join(tmpdir(), "xcc-duration-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function durationOf(channels: number, rateHz: number, dataBytes: number): number | undefined {
  const path = join(folder, "r.wav");
  writeFileSync(path, Buffer.concat([wavHeader(dataBytes, channels, rateHz), Buffer.alloc(dataBytes)]));
  return wavDurationMs(path);
}

test.each([
  [1, 8_000, 16_000],
  [2, 8_000, 32_000],
  [2, 16_000, 64_000],
])("a second of %i channels at %i Hz", (channels, rateHz, dataBytes) => {
  expect(durationOf(channels, rateHz, dataBytes)).toBe(1_000);
});

test("what has no rate, no channel or no sample lasts for no time that could be told", () => {
  expect(durationOf(1, 0, 16_000)).toBeUndefined();
  expect(durationOf(0, 8_000, 16_000)).toBeUndefined();
  expect(durationOf(1, 8_000, 0)).toBeUndefined();
});
