// What a disk that is full leaves behind.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type * as Files from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { WAV_HEADER_BYTES } from "../audio/wav.ts";
import { WavFile } from "./wav-file.ts";

type Handle = Awaited<ReturnType<typeof Files.open>>;

const disk = vi.hoisted(() => ({ freeBytes: Number.POSITIVE_INFINITY }));
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof Files>();
  const limited = async (...given: Parameters<typeof real.open>): Promise<Handle> => {
    const handle = await real.open(...given);
    const write = handle.write.bind(handle) as (...args: unknown[]) => Promise<{ bytesWritten: number }>;
    handle.write = (async (bytes: Uint8Array, from: number, length: number, position: number) => {
      // What is there already is overwritten without any room.
      const { size } = await handle.stat();
      const wanted = Math.max(0, position + length - size);
      if (wanted > disk.freeBytes)
        throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
      disk.freeBytes -= wanted;
      return write(bytes, from, length, position);
    }) as unknown as Handle["write"];
    return handle;
  };
  return { ...real, open: limited };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xcc-wav-"));
});
afterEach(() => {
  disk.freeBytes = Number.POSITIVE_INFINITY;
  rmSync(folder, { recursive: true, force: true });
});

function recorded(pieces: readonly number[]): Promise<string> {
  const path = join(folder, "2026", "r.wav");
  return new Promise((resolve) => {
    const file = new WavFile(path, { channels: 1, rateHz: 8_000 }, () => resolve(path));
    file.open(() => undefined);
    for (const bytes of pieces) file.append(new Uint8Array(bytes));
    file.finish(Number.POSITIVE_INFINITY, () => resolve(path));
  });
}

it.each([
  { room: "none at all", freeBytes: 0 },
  { room: "for half a header", freeBytes: 20 },
  { room: "for a header", freeBytes: WAV_HEADER_BYTES },
  { room: "for a header and some audio", freeBytes: WAV_HEADER_BYTES + 100 },
])("leaves no file of which nothing plays: $room", async ({ freeBytes }) => {
  disk.freeBytes = freeBytes;
  const path = await recorded([16_000]);
  await vi.waitFor(() => expect(existsSync(path)).toBe(false));
});

it("keeps what plays", async () => {
  disk.freeBytes = WAV_HEADER_BYTES + 16_000;
  const path = join(folder, "r.wav");
  let failures = 0;
  const file = new WavFile(path, { channels: 1, rateHz: 8_000 }, () => (failures += 1));
  file.open(() => undefined);
  file.append(new Uint8Array(16_000));
  await vi.waitFor(() => expect(readFileSync(path).readUInt32LE(40)).toBe(16_000));
  file.append(new Uint8Array(16_000));
  await vi.waitFor(() => expect(failures).toBe(1));
  expect(readFileSync(path).readUInt32LE(40)).toBe(16_000);
});

it("touches no file that was there before", async () => {
  writeFileSync(join(folder, "r.wav"), "somebody's");
  let failures = 0;
  new WavFile(join(folder, "r.wav"), { channels: 1, rateHz: 8_000 }, () => (failures += 1)).open(() => undefined);
  await vi.waitFor(() => expect(failures).toBe(1));
  expect(readFileSync(join(folder, "r.wav"), "latin1")).toBe("somebody's");
});
