// With programs that behave as ffmpeg does, well and badly; and with ffmpeg itself where the machine has it.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { recordingConverter, type ConvertedRecording } from "./recording-converter.ts";

const folder = mkdtempSync(join(tmpdir(), "xcc-converter-"));
const file = join(folder, "a.wav");
writeFileSync(file, "RIFF0000WAVE");

function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const here = (): AbortSignal => new AbortController().signal;

async function read(made: ConvertedRecording): Promise<string> {
  if (made.type !== "converting") throw new Error(made.type);
  const pieces: Buffer[] = [];
  for await (const piece of made.audio) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

function until(holds: () => boolean): Promise<void> {
  return vi.waitFor(() => expect(holds()).toBe(true), { timeout: 10_000, interval: 10 });
}

function isAlive(pidFile: string): boolean {
  try {
    return process.kill(Number(readFileSync(pidFile, "utf8")), 0);
  } catch {
    return false;
  }
}

describe("a recording in another format", () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is what the program makes of the file, which it is given and does not look for", async () => {
    const convert = recordingConverter({ program: program("echo", 'echo "$@" >&2; printf "made of "; cat') });
    expect(await read(await convert(file, "mp3", here()))).toBe("made of RIFF0000WAVE");
    const named = recordingConverter({ program: program("named", 'echo "$@"') });
    const [mp3, ogg] = [await read(await named(file, "mp3", here())), await read(await named(file, "ogg", here()))];
    expect(mp3).toMatch(/-protocol_whitelist pipe -i pipe:0 .*-f mp3 pipe:1/);
    expect(ogg).toMatch(/-f ogg pipe:1/);
    expect(mp3 + ogg).not.toContain(folder);
  });

  it("is not to be had where the program is not there, or fails before anything has come", async () => {
    const missing = recordingConverter({ program: join(folder, "none"), mostAtOnce: 1 });
    expect(await missing(file, "mp3", here())).toEqual({ type: "not-installed" });
    await vi.waitFor(async () => expect(await missing(file, "mp3", here())).toEqual({ type: "not-installed" }));
    const failing = recordingConverter({ program: program("bad", "echo no >&2; exit 1"), mostAtOnce: 1 });
    expect(await failing(file, "ogg", here())).toEqual({ type: "failed", reason: "no" });
    expect(await failing(file, "ogg", here())).toEqual({ type: "failed", reason: "no" });
    expect((await failing(join(folder, "gone.wav"), "ogg", here())).type).toBe("failed");
    const silent = recordingConverter({ program: program("silent", "exit 0") });
    expect((await silent(file, "ogg", here())).type).toBe("failed");
  });

  it("breaks off where the program does", async () => {
    const convert = recordingConverter({ program: program("half", "printf half; sleep 0.1; exit 1") });
    const made = await convert(file, "mp3", here());
    await expect(read(made)).rejects.toThrow();
  });

  it("is made for some at a time, and no longer than its time", async () => {
    const slow = program("slow", `echo $$ > ${join(folder, "pid")}; printf x; exec sleep 60`);
    const convert = recordingConverter({ program: slow, mostAtOnce: 1, longestRunMs: 500 });
    const made = await convert(file, "mp3", here());
    expect(await convert(file, "mp3", here())).toEqual({ type: "busy" });
    await expect(read(made)).rejects.toThrow();
    await until(() => !isAlive(join(folder, "pid")));
    expect((await convert(file, "mp3", here())).type).toBe("converting");
  });

  it("ends when nobody wants it any more, whether something has come or not", async () => {
    const begun = recordingConverter({
      program: program("begun", `echo $$ > ${join(folder, "begun-pid")}; printf x; exec sleep 60`),
    });
    const made = await begun(file, "mp3", here());
    if (made.type === "converting") made.audio.destroy();
    await until(() => !isAlive(join(folder, "begun-pid")));
    const mute = recordingConverter({
      program: program("mute", `echo $$ > ${join(folder, "mute-pid")}; exec sleep 60`),
    });
    const gone = new AbortController();
    const waited = mute(file, "mp3", gone.signal);
    await until(() => existsSync(join(folder, "mute-pid")) && isAlive(join(folder, "mute-pid")));
    gone.abort();
    expect((await waited).type).toBe("failed");
    await until(() => !isAlive(join(folder, "mute-pid")));
  });
});
