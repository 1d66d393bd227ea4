// What is registered, in a file, so that phones ring after a restart. A line is appended before a phone is told that it is
// registered: written, not synced, so it survives the process however it dies, and not the machine.
//
//   keep --> appended --much more than what counts--> written anew beside it, and moved into its place
//       \-> the disk refuses --once a second--> what has changed meanwhile is appended
import { DISK, LineFile, type Disk } from "../../lines/line-file.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import { HEAD, lineOf, readLines, type Kept } from "./registration-lines.ts";

/** Keeps registrations beyond the life of the process. */
export interface RegistrationStore {
  /** What the process before this one has kept, by user. From now on is kept what is said. Never throws. */
  open(): ReadonlyMap<string, Kept>;
  /** All that a user has from now on; undefined: nothing. Never throws. */
  keep(user: string, kept: Kept | undefined): void;
  close(): void;
}

export interface RegistrationFileParts {
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Up to here it is not written anew, however little of it counts; default 1 MiB. */
  readonly leastBytes?: number;
  /** Between this and the file: for disks that are full. */
  readonly write?: Disk["write"];
}

const LEAST_BYTES = 2 ** 20;
/** It is written anew when so much of it as this, for each byte that counts, does not. */
const GROWS_TIMES = 4;
/** After the disk has refused, it is asked again after so long. */
const TRY_AGAIN_MS = 1_000;

export class RegistrationFile implements RegistrationStore {
  readonly #parts: RegistrationFileParts;
  readonly #file: LineFile;
  /** What counts: the last line of each user. */
  readonly #lines = new Map<string, string>();
  #lineBytes = 0;
  /** Users of whom the file does not have the last word. */
  readonly #unwritten = new Set<string>();
  #writeAnewAt = 0;
  #cancelRetry: (() => void) | undefined;

  constructor(parts: RegistrationFileParts) {
    const { file, write = DISK.write } = parts;
    this.#parts = parts;
    this.#file = new LineFile(file, { ...DISK, write });
  }

  open(): ReadonlyMap<string, Kept> {
    const { clock, log } = this.#parts;
    const { kept, damaged, isOurs } = readLines(this.#read());
    if (!isOurs) log.warn({}, "the file of registrations is of another version; phones are waited for to register");
    if (damaged > 0) log.warn({ lines: damaged }, "damaged lines in the file of registrations are left out");
    const living = new Map<string, Kept>();
    for (const [user, one] of kept) {
      if (!one.registrations.some(({ expiresAt }) => expiresAt > clock.now())) continue;
      living.set(user, one);
      this.#set(user, lineOf(user, one));
    }
    try {
      this.#writeAnew();
    } catch (error) {
      this.#refused(error);
    }
    return living;
  }

  keep(user: string, kept: Kept | undefined): void {
    if (kept === undefined && !this.#lines.has(user)) return;
    const line = lineOf(user, kept);
    this.#set(user, kept === undefined ? undefined : line);
    if (this.#cancelRetry !== undefined) {
      this.#unwritten.add(user);
      return;
    }
    try {
      this.#file.append(line);
    } catch (error) {
      this.#unwritten.add(user);
      this.#refused(error);
      return;
    }
    if (this.#file.sizeBytes >= this.#writeAnewAt) this.#tidy();
  }

  close(): void {
    if (this.#cancelRetry !== undefined) {
      this.#cancelRetry();
      if (!this.#isWrittenNow()) this.#parts.log.error({ users: this.#unwritten.size }, "registrations are lost");
    }
    this.#file.close();
  }

  #read(): string {
    try {
      return this.#file.read() ?? "";
    } catch (error) {
      this.#parts.log.error({ err: error }, "the file of registrations cannot be read");
      return "";
    }
  }

  #set(user: string, line: string | undefined): void {
    this.#lineBytes += (line?.length ?? 0) - (this.#lines.get(user)?.length ?? 0);
    if (line === undefined) this.#lines.delete(user);
    else this.#lines.set(user, line);
  }

  #writeAnew(): void {
    this.#file.writeAnew(HEAD + [...this.#lines.values()].join(""));
    const { leastBytes } = this.#parts;
    this.#writeAnewAt = Math.max(leastBytes ?? LEAST_BYTES, this.#lineBytes * GROWS_TIMES);
  }

  #tidy(): void {
    try {
      this.#writeAnew();
    } catch (error) {
      // What it has is right; it grows.
      this.#writeAnewAt = this.#file.sizeBytes * 2;
      this.#parts.log.warn({ err: error }, "the file of registrations cannot be written anew; it grows");
    }
  }

  #refused(error: unknown): void {
    this.#parts.log.error(
      { err: error },
      "registrations cannot be written down; phones are registered all the same, but not after a restart",
    );
    this.#retryLater();
  }

  #retryLater(): void {
    const { clock } = this.#parts;
    this.#cancelRetry = clock.wakeAt(clock.now() + TRY_AGAIN_MS, () => this.#writeUnwritten());
  }

  #writeUnwritten(): void {
    if (this.#isWrittenNow()) this.#parts.log.info({}, "registrations are written down again");
    // It was said when it began.
    else this.#retryLater();
  }

  /** Writes what waits; false: the disk refuses still. */
  #isWrittenNow(): boolean {
    this.#cancelRetry = undefined;
    try {
      if (!this.#file.isOpen) this.#writeAnew();
      else
        this.#file.append(
          [...this.#unwritten].map((user) => this.#lines.get(user) ?? lineOf(user, undefined)).join(""),
        );
    } catch {
      return false;
    }
    this.#unwritten.clear();
    return true;
  }
}
