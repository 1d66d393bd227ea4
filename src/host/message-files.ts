// Removes the recordings of messages that are gone: at once when the engine says so, and at the start and from time to time
// those that were missed because the process ended or the disk refused.
import type { Fact } from "../core/facts.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import { removeFile } from "./remove-file.ts";

/** What remembers which files are to go. */
export interface RemovedMessages {
  removedFiles(most: number): Promise<readonly { readonly id: string; readonly file: string }[]>;
  /** Their files are gone. */
  forget(ids: readonly string[]): Promise<void>;
}

export interface MessageFilesParts {
  /** What the files' names are relative to. */
  readonly folder: string;
  readonly removed: RemovedMessages;
  readonly clock: Clock;
  readonly log: Log;
}

const SWEEP_EVERY_MS = 3_600_000;
const MOST_AT_ONCE = 1_000;

export class MessageFiles {
  readonly #parts: MessageFilesParts;
  #cancelSweep: (() => void) | undefined;
  #stopped = false;

  constructor(parts: MessageFilesParts) {
    this.#parts = parts;
  }

  start(): void {
    void this.#sweep();
  }

  take(facts: readonly Fact[]): void {
    for (const fact of facts) {
      switch (fact.type) {
        case "message-dropped":
        case "message-deleted":
        case "message-removed":
          // Where this fails the file is swept up later.
          void this.#remove(fact.file);
          break;
        default:
          break;
      }
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelSweep?.();
  }

  async #sweep(): Promise<void> {
    const { removed, clock, log } = this.#parts;
    try {
      for (let isMore = true; isMore && !this.#stopped;) {
        const rows = await removed.removedFiles(MOST_AT_ONCE);
        const gone: string[] = [];
        for (const { id, file } of rows) if (await this.#remove(file)) gone.push(id);
        await removed.forget(gone);
        isMore = rows.length === MOST_AT_ONCE && gone.length > 0;
      }
    } catch (error) {
      log.warn({ err: error }, "the files of removed messages could not be swept up; trying again later");
    }
    if (this.#stopped) return;
    this.#cancelSweep = clock.wakeAt(clock.now() + SWEEP_EVERY_MS, () => void this.#sweep());
  }

  /** True: it is not there any more. */
  async #remove(file: string): Promise<boolean> {
    const { folder, log } = this.#parts;
    const removal = await removeFile(folder, file);
    if (removal.type !== "failed") return true;
    log.warn({ err: removal.error }, "the file of a removed message could not be removed; trying again later");
    return false;
  }
}
