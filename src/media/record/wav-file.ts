import { mkdir, open, unlink } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { WAV_HEADER_BYTES, wavHeader } from "../audio/wav.ts";
import type { RecordingFile, RecordingFormat } from "./recording-file.ts";

/** Some 30 s (in wideband 15) that the disk may lag behind, then the recording is given up rather than the memory. */
const MAX_WAITING_BYTES = 1_000_000;
/** The format's sizes have 32 bits; many readers take them with sign. */
const MAX_DATA_BYTES = 0x7fff_0000;

/**
 * A WAV file that grows. After each piece the header is written anew with the true size, data before header: whoever
 * kills the process leaves a file that plays, and never one whose header promises more than is there.
 *
 *   append -> waiting -> one write at a time: [data at the end][header at 0] -> ...
 */
export class WavFile implements RecordingFile {
  readonly #path: string;
  readonly #format: RecordingFormat;
  readonly #failed: (reason: string) => void;
  #handle: FileHandle | undefined;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #dataBytes = 0;
  /** What of it the header tells, and a player plays. */
  #toldBytes = 0;
  #isWriting = false;
  #isBroken = false;
  #finish: { readonly keepBytes: number; readonly done: (sizeBytes: number) => void } | undefined;

  constructor(path: string, format: RecordingFormat, failed: (reason: string) => void) {
    this.#path = path;
    this.#format = format;
    this.#failed = failed;
  }

  /** Makes the folder and the file; an existing file is never overwritten. `opened` or the constructor's `failed`. */
  open(opened: () => void): void {
    this.#isWriting = true;
    this.#begin().then(
      () => {
        this.#isWriting = false;
        opened();
        this.#next();
      },
      (error: unknown) => this.#break(error),
    );
  }

  append(bytes: Uint8Array): void {
    if (this.#isBroken) return;
    if (this.#waitingBytes + bytes.length > MAX_WAITING_BYTES) {
      this.#break(new Error("the disk is too slow"));
      return;
    }
    if (this.#dataBytes + this.#waitingBytes + bytes.length > MAX_DATA_BYTES) {
      this.#break(new Error("a WAV file holds no more than 2 GB"));
      return;
    }
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    this.#next();
  }

  finish(keepBytes: number, done: (sizeBytes: number) => void): void {
    this.#finish = { keepBytes, done };
    this.#next();
  }

  #header(dataBytes: number): Uint8Array {
    return wavHeader(dataBytes, this.#format.channels, this.#format.rateHz);
  }

  async #begin(): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    this.#handle = await open(this.#path, "wx");
    await writeAll(this.#handle, this.#header(0), 0);
  }

  /** Writes what waits, if nothing is being written; with nothing waiting, closes where that is wanted. */
  #next(): void {
    const handle = this.#handle;
    if (this.#isWriting || this.#isBroken || handle === undefined) return;
    if (this.#waiting.length > 0) {
      this.#isWriting = true;
      this.#write(handle).then(
        () => {
          this.#isWriting = false;
          this.#next();
        },
        (error: unknown) => this.#break(error),
      );
    } else if (this.#finish !== undefined) {
      const { keepBytes, done } = this.#finish;
      this.#isWriting = true;
      this.#close(handle, keepBytes).then(done, (error: unknown) => this.#break(error));
    }
  }

  /** Header before length, for the same reason as data before header. */
  async #close(handle: FileHandle, keepBytes: number): Promise<number> {
    if (keepBytes < this.#dataBytes) {
      await writeAll(handle, this.#header(keepBytes), 0);
      await handle.truncate(WAV_HEADER_BYTES + keepBytes);
      this.#dataBytes = keepBytes;
    }
    this.#handle = undefined;
    await handle.close();
    if (keepBytes > 0) return WAV_HEADER_BYTES + this.#dataBytes;
    await unlink(this.#path);
    return 0;
  }

  async #write(handle: FileHandle): Promise<void> {
    const pieces = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    const bytes = pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
    await writeAll(handle, bytes, WAV_HEADER_BYTES + this.#dataBytes);
    this.#dataBytes += bytes.length;
    await writeAll(handle, this.#header(this.#dataBytes), 0);
    this.#toldBytes = this.#dataBytes;
  }

  /** What is on the disk stays and plays; nothing more is added to it. Of what nothing plays nothing stays. */
  #break(error: unknown): void {
    if (this.#isBroken) return;
    this.#isBroken = true;
    this.#waiting = [];
    const handle = this.#handle;
    this.#handle = undefined;
    // An existing file of that name was never opened, and is not ours.
    handle
      ?.close()
      .catch(() => undefined)
      .then(() => (this.#toldBytes === 0 ? unlink(this.#path) : undefined))
      .catch(() => undefined);
    this.#failed(error instanceof Error ? error.message : String(error));
  }
}

/** A write may take less than it was given, e.g. on a disk that is nearly full: the next one then tells the error. */
async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw new Error("the disk took nothing");
    done += bytesWritten;
  }
}
