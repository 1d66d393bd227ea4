// With programs that behave as ffmpeg does, well and badly.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { soundConverter } from "./ffmpeg.ts";

const folder = mkdtempSync(join(tmpdir(), "xcc-ffmpeg-"));
const seen: string[] = [];
const readWav = (bytes: Uint8Array) => {
  seen.push(Buffer.from(bytes).toString());
  return { type: "good", wav: bytes, durationMs: 1 } as const;
};

function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe("audio that is no WAV", () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("goes through ffmpeg; a WAV does not", async () => {
    const convert = soundConverter(readWav, program("good", 'cat >/dev/null; printf "RIFF0000WAVEout"'));
    expect((await convert(Buffer.from("ID3 music"))).type).toBe("good");
    expect((await convert(Buffer.from("RIFF0000WAVEin"))).type).toBe("good");
    expect(seen).toEqual(["RIFF0000WAVEout", "RIFF0000WAVEin"]);
  });

  it("is refused with ffmpeg's own words, or with what to install", async () => {
    const failing = soundConverter(readWav, program("bad", 'echo "Invalid data found" >&2; exit 1'));
    expect(await failing(Buffer.alloc(1_000_000, 65))).toEqual({
      type: "bad",
      reason: "ffmpeg cannot read this as audio: Invalid data found",
    });
    const missing = await soundConverter(readWav, join(folder, "none"))(Buffer.from("ID3"));
    expect(missing).toMatchObject({ type: "bad", reason: expect.stringContaining("install ffmpeg") as string });
  });
});
