import type { RateHz } from "../audio/frame.ts";

/** Of 16 bits a sample. */
export interface RecordingFormat {
  readonly channels: number;
  readonly rateHz: RateHz;
}

/** Where a recording's bytes go. Never throws; what went wrong is told by `failed`, once. */
export interface RecordingFile {
  /** 16 bit little endian frames. The bytes are not kept by the caller, and no longer changed. */
  append(bytes: Uint8Array): void;
  /**
   * Writes what is outstanding and the last header, then tells how long the file is. Of what was appended the first
   * `keepBytes` stay; with none of them the file is removed, and is 0 bytes long.
   */
  finish(keepBytes: number, done: (sizeBytes: number) => void): void;
}

/** What is being recorded, whatever it is made of. */
export interface Recorded {
  /** Final once it is finished. */
  readonly durationMs: number;
  /** To be called every `WRITE_EVERY_MS`. True: it is over, and waits to be finished. */
  write(nowMs: number): boolean;
  /** Writes the rest, up to now, and closes the file. */
  finish(nowMs: number, done: (sizeBytes: number) => void): void;
}
