// Files in one stream, as `tar` reads and writes them (POSIX.1-2001: ustar, with a pax header where a name or size does not
// fit). Only plain files: no links, no rights, no owners.
import { Buffer } from "node:buffer";

const BLOCK = 512;
const LARGEST_OCTAL = 8 ** 11 - 1;
const LONGEST_NAME = 100;
/** A pax header beyond this is none of ours. */
const LONGEST_PAX = 64 * 1024;

export interface ArchivedFile {
  /** Relative, with forward slashes. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Exactly `sizeBytes` of them. */
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** The archive of the files, in their order. Rejects where a file's content is not as long as it said. */
export async function* archiveOf(files: AsyncIterable<ArchivedFile>): AsyncGenerator<Uint8Array> {
  for await (const { name, sizeBytes, content } of files) {
    yield* headersOf(name, sizeBytes);
    let seen = 0;
    for await (const piece of content) {
      seen += piece.length;
      yield piece;
    }
    if (seen !== sizeBytes) throw new Error(`${name} has ${seen} bytes and not ${sizeBytes}: it has changed meanwhile`);
    yield Buffer.alloc(paddingOf(sizeBytes));
  }
  yield Buffer.alloc(2 * BLOCK);
}

function headersOf(name: string, sizeBytes: number): readonly Uint8Array[] {
  const plain = Buffer.byteLength(name) <= LONGEST_NAME && /^[\x20-\x7e]*$/.test(name) && sizeBytes <= LARGEST_OCTAL;
  if (plain) return [headerOf(name, sizeBytes, "0")];
  const records = Buffer.from(paxRecord("path", name) + paxRecord("size", String(sizeBytes)));
  const padded = Buffer.concat([records, Buffer.alloc(paddingOf(records.length))]);
  return [headerOf("pax", records.length, "x"), padded, headerOf("long", Math.min(sizeBytes, LARGEST_OCTAL), "0")];
}

/** Its own length, in decimal, is part of what it counts. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  let length = bytes + 1;
  while (length !== bytes + String(length).length) length = bytes + String(length).length;
  return `${length}${rest}`;
}

function headerOf(name: string, sizeBytes: number, type: "0" | "x"): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, LONGEST_NAME, "utf8");
  for (const [value, at, width] of [
    [0o600, 100, 8],
    [0, 108, 8],
    [0, 116, 8],
    [sizeBytes, 124, 12],
    [0, 136, 12],
  ] as const)
    block.write(`${value.toString(8).padStart(width - 1, "0")}\0`, at, "latin1");
  block.write("        ", 148, "latin1");
  block.write(type, 156, "latin1");
  block.write("ustar\x0000", 257, "latin1");
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return block;
}

function paddingOf(sizeBytes: number): number {
  return (BLOCK - (sizeBytes % BLOCK)) % BLOCK;
}

/** The stream is no archive, or ends before it should. */
export class ArchiveError extends Error {}

/** Hands over each file of an archive in turn; all of a file's content is to be read before the next one. Rejects with ArchiveError. */
export async function* filesIn(archive: AsyncIterable<Uint8Array>): AsyncGenerator<ArchivedFile> {
  const bytes = new Pieces(archive);
  let pax: { path?: string; size?: number } = {};
  for (;;) {
    const block = await bytes.exactly(BLOCK);
    if (block.every((byte) => byte === 0)) return;
    const { name, sizeBytes, type } = readHeader(block);
    if (type === "x") {
      if (sizeBytes > LONGEST_PAX) throw new ArchiveError("a header is too long");
      pax = readPax(await bytes.exactly(sizeBytes));
      await bytes.exactly(paddingOf(sizeBytes));
      continue;
    }
    if (type !== "0" && type !== "\0") throw new ArchiveError(`${name} is no plain file`);
    const size = pax.size ?? sizeBytes;
    const content = bytes.next(size);
    yield { name: pax.path ?? name, sizeBytes: size, content };
    // What nobody has read of it.
    let rest = await content.next();
    while (rest.done !== true) rest = await content.next();
    await bytes.exactly(paddingOf(size));
    pax = {};
  }
}

function readHeader(block: Buffer): { readonly name: string; readonly sizeBytes: number; readonly type: string } {
  const text = (at: number, length: number): string => block.toString("utf8", at, at + length).replace(/\0.*$/s, "");
  const told = Number.parseInt(text(148, 8), 8);
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  const sizeBytes = Number.parseInt(text(124, 12), 8);
  if (told !== sum || !Number.isSafeInteger(sizeBytes)) throw new ArchiveError("it is no archive, or damaged");
  const prefix = text(345, 155);
  const name = text(0, LONGEST_NAME);
  return { name: prefix === "" ? name : `${prefix}/${name}`, sizeBytes, type: block.toString("latin1", 156, 157) };
}

function readPax(records: Buffer): { path?: string; size?: number } {
  const found: { path?: string; size?: number } = {};
  for (let at = 0; at < records.length;) {
    const length = Number.parseInt(records.toString("latin1", at, at + 12), 10);
    if (!(length > 4) || at + length > records.length) throw new ArchiveError("a header is damaged");
    const [, key, value = ""] = /^\d+ ([^=]*)=(.*)\n$/s.exec(records.toString("utf8", at, at + length)) ?? [];
    if (key === "path") found.path = value;
    if (key === "size") found.size = Number(value);
    at += length;
  }
  if (found.size !== undefined && !Number.isSafeInteger(found.size)) throw new ArchiveError("a header is damaged");
  return found;
}

/** A stream read by numbers of bytes. */
class Pieces {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async exactly(length: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const part of this.next(length)) parts.push(part);
    return Buffer.concat(parts);
  }

  /** So many of the next bytes; whoever stops early goes on with the same iterator later. */
  next(length: number): AsyncIterableIterator<Uint8Array> {
    let left = length;
    const read = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
      if (left === 0) return { done: true, value: undefined };
      if (this.#rest.length === 0) {
        const next: IteratorResult<Uint8Array, unknown> = await this.#source.next();
        if (next.done === true) throw new ArchiveError("it ends before it should");
        this.#rest = next.value;
      }
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      return { done: false, value: piece };
    };
    const iterator: AsyncIterableIterator<Uint8Array> = { next: read, [Symbol.asyncIterator]: () => iterator };
    return iterator;
  }
}
