// A file of lines that outlives its process however that dies: appended to, and written anew when too little of it counts any more.
// Written, not synced, so it survives the process and not the machine.
//
//   append      all of it or nothing: where the disk takes half, the half is cut off again
//   writeAnew   beside it, then moved into its place: whoever dies meanwhile leaves it as it was
//
// Whoever dies while appending leaves half a line at its end: nobody was told of that yet. What a line says, when it is time to
// write anew, and what becomes of a disk that refuses is the business of whoever keeps the file.
import {
  closeSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";

/** What stands in it is nobody's but its owner's. */
const OWNER_ONLY = 0o600;

/** Where it is kept; for disks that are full, or die in the middle. */
export interface Disk {
  /** A new file, to be appended to. */
  readonly create: (file: string) => number;
  readonly write: (handle: number, bytes: Uint8Array) => void;
  readonly truncate: (handle: number, sizeBytes: number) => void;
  readonly rename: (from: string, to: string) => void;
  /** No error where there is none. */
  readonly remove: (file: string) => void;
}

export const DISK: Disk = {
  // Appended to: where a full disk took half a line, the next one follows where the file then ends.
  create: (file) => openSync(file, "ax", OWNER_ONLY),
  write: (handle, bytes) => writeFileSync(handle, bytes),
  truncate: (handle, sizeBytes) => ftruncateSync(handle, sizeBytes),
  rename: (from, to) => renameSync(from, to),
  remove: (file) => rmSync(file, { force: true }),
};

export class LineFile {
  readonly #file: string;
  readonly #disk: Disk;
  #handle: number | undefined;
  #sizeBytes = 0;

  constructor(file: string, disk = DISK) {
    this.#file = file;
    this.#disk = disk;
  }

  /** It was written by this process, and can be appended to. */
  get isOpen(): boolean {
    return this.#handle !== undefined;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** What the process before has left; undefined: there is none. Throws where it cannot be read. */
  read(): string | undefined {
    try {
      return readFileSync(this.#file, "utf8");
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Throws where the disk refuses: then it is what it was before. */
  append(lines: string): void {
    const handle = this.#handle;
    if (handle === undefined) throw new Error(`${this.#file} is not open`);
    const bytes = Buffer.from(lines);
    try {
      this.#disk.write(handle, bytes);
    } catch (error) {
      this.#cutOff(handle);
      throw error;
    }
    this.#sizeBytes += bytes.length;
  }

  /** Throws where the disk refuses: then it is what it was before. */
  writeAnew(lines: string): void {
    const draft = `${this.#file}.new`;
    const bytes = Buffer.from(lines);
    // Of one that died while it wrote.
    this.#disk.remove(draft);
    const handle = this.#disk.create(draft);
    try {
      this.#disk.write(handle, bytes);
      this.#disk.rename(draft, this.#file);
    } catch (error) {
      closeSync(handle);
      // The room is wanted.
      this.#disk.remove(draft);
      throw error;
    }
    this.close();
    this.#handle = handle;
    this.#sizeBytes = bytes.length;
  }

  /** Onto the disk itself, for a machine that goes down now. Throws where it refuses. */
  sync(): void {
    if (this.#handle !== undefined) fsyncSync(this.#handle);
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }

  /** A file that lacks something may be worse than none. */
  remove(): void {
    this.close();
    this.#disk.remove(this.#file);
  }

  /** Half a line would spoil the one after it. Where it stays, nothing comes after it before all is written anew. */
  #cutOff(handle: number): void {
    try {
      this.#disk.truncate(handle, this.#sizeBytes);
    } catch {
      this.close();
    }
  }
}
