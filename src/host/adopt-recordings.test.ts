import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { CommandId } from "../core/model.ts";
import { adoptRecordings } from "./adopt-recordings.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "adopt-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function adopted(name: string, bytes: number | undefined, durationMs: number | undefined) {
  if (bytes !== undefined) writeFileSync(join(folder, `${name}.wav`), Buffer.alloc(bytes));
  const fileOf = (which: string): string => `${which}.wav`;
  const cut = [{ command: 7 as CommandId, name, since: 1_000 }];
  return adoptRecordings(cut, 2_000, { folder, fileOf, durationMsOf: () => durationMs });
}

it("what can be heard of a recording is told as the switch would have", () => {
  const told = { type: "recorded", command: 7, file: "a.wav", durationMs: 1_000, sizeBytes: 16_044 };
  expect(adopted("a", 16_044, 1_000)).toEqual([told]);
  expect(existsSync(join(folder, "a.wav"))).toBe(true);
});

it("one of which nothing was written has failed, and leaves no file", () => {
  expect(adopted("b", undefined, undefined)).toMatchObject([{ type: "failed", command: 7, cause: "crashed" }]);
  expect(adopted("c", 44, undefined)).toMatchObject([{ type: "failed", command: 7 }]);
  expect(adopted("d", 0, undefined)).toMatchObject([{ type: "failed", command: 7 }]);
  // Five samples.
  expect(adopted("f", 64, undefined)).toMatchObject([{ type: "failed", command: 7 }]);
  expect(["c.wav", "d.wav", "f.wav"].filter((file) => existsSync(join(folder, file)))).toEqual([]);
});

it("a file that cannot be read is left to whoever can", () => {
  expect(adopted("e", 16_044, undefined)).toMatchObject([{ type: "failed", command: 7 }]);
  expect(existsSync(join(folder, "e.wav"))).toBe(true);
});
