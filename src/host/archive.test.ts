import { Buffer } from "node:buffer";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ArchiveError, archiveOf, filesIn, type ArchivedFile } from "./archive.ts";

const LONG = `recordings/${"ä".repeat(80)}/${"x".repeat(90)}.wav`;
const FILES: Readonly<Record<string, string>> = {
  "manifest.json": "{}",
  "data/empty": "",
  "data/block": "b".repeat(512),
  "data/more": "c".repeat(1_000),
  [LONG]: "long",
};

async function* given(files = FILES): AsyncGenerator<ArchivedFile> {
  for (const [name, text] of Object.entries(files)) {
    yield await Promise.resolve({ name, sizeBytes: Buffer.byteLength(text), content: [Buffer.from(text)] });
  }
}

async function bytesOf(files: AsyncIterable<ArchivedFile>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of archiveOf(files)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** In pieces of an odd size: no border of a piece is one of a block. */
async function* inPieces(bytes: Buffer, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function readBack(bytes: Buffer): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for await (const { name, content } of filesIn(inPieces(bytes))) {
    const pieces: Uint8Array[] = [];
    for await (const piece of content) pieces.push(piece);
    found[name] = Buffer.concat(pieces).toString();
  }
  return found;
}

it("reads what it has written", async () => {
  expect(await readBack(await bytesOf(given()))).toEqual(FILES);
});

it("passes over what nobody reads of a file", async () => {
  const names: string[] = [];
  for await (const { name } of filesIn(inPieces(await bytesOf(given())))) names.push(name);
  expect(names).toEqual(Object.keys(FILES));
});

it("is an archive to tar, and tar's is one to it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "xcc-archive-"));
  try {
    writeFileSync(join(folder, "a.tar"), await bytesOf(given()));
    execFileSync("tar", ["xf", "a.tar"], { cwd: folder });
    for (const [name, text] of Object.entries(FILES)) expect(readFileSync(join(folder, name), "utf8")).toBe(text);
    execFileSync("tar", ["cf", "b.tar", "--format=posix", ...Object.keys(FILES)], { cwd: folder });
    expect(await readBack(readFileSync(join(folder, "b.tar")))).toEqual(FILES);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it("says so where it ends too early, is damaged, or is no archive", async () => {
  const whole = await bytesOf(given());
  const end = whole.length - 1_024;
  for (const cut of [0, 1, 511, 512, 600, 1_024, end - 1, end])
    await expect(readBack(whole.subarray(0, cut)), String(cut)).rejects.toThrow(ArchiveError);
  const damaged = Buffer.from(whole);
  damaged[130] = 0x39;
  await expect(readBack(damaged)).rejects.toThrow(ArchiveError);
  await expect(readBack(Buffer.alloc(2_000, "x"))).rejects.toThrow(ArchiveError);
});

it("is not made of a file that has changed its size", async () => {
  async function* lying(): AsyncGenerator<ArchivedFile> {
    yield await Promise.resolve({ name: "a", sizeBytes: 3, content: [Buffer.from("four")] });
  }
  await expect(bytesOf(lying())).rejects.toThrow("has changed");
});
