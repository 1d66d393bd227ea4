// Removes recordings that are not to be kept: from time to time those that are too old or take too much room, and, when
// somebody removes one, its file. Calls notice nothing: a recording that still runs is not known yet, and who is just being
// given a file goes on getting it after its name is gone.
//
//   sweep:  mark what is not to be kept -> remove the files of what is marked, those that failed before too
//           -> remove files that belong to nothing: of calls that a crash has cut
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Measure, Measured } from "../ports/measures.ts";
import type { KeptRecordings, RemovedWhy } from "../ports/recordings.ts";
import { gauge } from "./measures.ts";
import { removeFile } from "./remove-file.ts";

const SWEEP_EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MOST_AT_ONCE = 500;
/** Messages of callers lie in the same folders, and have their own rules. */
const MESSAGE = "message-";

export interface RecordingFilesParts {
  readonly folder: string;
  readonly kept: KeptRecordings;
  /** 0: for ever. */
  readonly keptDays: number;
  /** 0: whatever room they take. */
  readonly mostBytes: number;
  readonly clock: Clock;
  readonly log: Log;
}

type Why = RemovedWhy | "stray";

export class RecordingFiles implements Measured {
  readonly #parts: RecordingFilesParts;
  readonly #removed: Record<Why, number> = { age: 0, room: 0, user: 0, stray: 0 };
  /** Files that could not be removed in the last sweep. */
  #left = 0;
  #cancelSweep: (() => void) | undefined;
  #sweeping: Promise<void> | undefined;
  #isAsked = false;
  #isStopped = false;

  constructor(parts: RecordingFilesParts) {
    this.#parts = parts;
  }

  /** Now, and every hour from now on. */
  sweep(): void {
    this.#isAsked = true;
    if (this.#isStopped) return;
    this.#sweeping ??= this.#sweepAll().finally(() => {
      this.#sweeping = undefined;
      if (this.#isAsked) this.sweep();
    });
  }

  /** Resolves when nothing is being removed any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#sweeping;
    this.#cancelSweep?.();
  }

  measures(): readonly Measure[] {
    const samples = Object.entries(this.#removed).map(([why, value]) => ({ labels: { why }, value }));
    return [
      { name: "xcc_recordings_removed_total", help: "Recordings' files removed.", type: "counter", samples },
      gauge("xcc_recordings_to_remove", "Files that could not be removed yet.", [{ value: this.#left }]),
    ];
  }

  async #sweepAll(): Promise<void> {
    const { clock, log } = this.#parts;
    this.#isAsked = false;
    this.#cancelSweep?.();
    const before = { ...this.#removed };
    try {
      await this.#expire();
      await this.#removeMarked();
      await this.#removeStray();
    } catch (error) {
      log.warn({ err: error }, "recordings that are not to be kept could not be removed; trying again later");
    }
    const whys = Object.keys(before) as Why[];
    const counts = whys.map((why) => [why, this.#removed[why] - before[why]] as const).filter(([, count]) => count > 0);
    if (counts.length > 0) log.info(Object.fromEntries(counts), "recordings were removed");
    if (this.#left > 0) log.warn({ files: this.#left }, "files of recordings could not be removed; trying again later");
    this.#cancelSweep = clock.wakeAt(clock.now() + SWEEP_EVERY_MS, () => this.sweep());
  }

  /** Undefined: they are kept for ever. */
  get #keptSince(): number | undefined {
    const { keptDays, clock } = this.#parts;
    return keptDays === 0 ? undefined : clock.date() - keptDays * DAY_MS;
  }

  async #expire(): Promise<void> {
    const { kept, mostBytes } = this.#parts;
    const keeping = { before: this.#keptSince, mostBytes: mostBytes === 0 ? undefined : mostBytes };
    if (keeping.before === undefined && keeping.mostBytes === undefined) return;
    while (!this.#isStopped && (await kept.expire(keeping, MOST_AT_ONCE)) > 0);
  }

  async #removeMarked(): Promise<void> {
    const { kept } = this.#parts;
    this.#left = 0;
    for (let last = 0; !this.#isStopped;) {
      const rows = await kept.filesToRemove(last, MOST_AT_ONCE);
      const gone: number[] = [];
      for (const { id, file, why } of rows) {
        last = id;
        if (await this.#remove(file, why)) gone.push(id);
      }
      await kept.filesGone(gone);
      if (rows.length < MOST_AT_ONCE) return;
    }
  }

  /** Only where recordings are kept for some days: a file without a row must not be kept for longer either. */
  async #removeStray(): Promise<void> {
    const since = this.#keptSince;
    if (since === undefined) return;
    // A day more: folders are named after local days, and a call may have begun on the day before.
    const firstKept = new Date(since - 2 * DAY_MS).toISOString().slice(0, 10).replaceAll("-", "/");
    for await (const day of this.#dayFolders()) {
      if (this.#isStopped || day >= firstKept) continue;
      const names = await readdir(join(this.#parts.folder, day));
      const files = names
        .filter((name) => name.endsWith(".wav") && !name.startsWith(MESSAGE))
        .map((name) => `${day}/${name}`);
      for (let first = 0; first < files.length; first += MOST_AT_ONCE) {
        const some = files.slice(first, first + MOST_AT_ONCE);
        const known = await this.#parts.kept.filesKept(some);
        for (const file of some) if (!known.has(file)) await this.#remove(file, "stray");
      }
    }
  }

  /** As `2026/03/02`. */
  async *#dayFolders(): AsyncGenerator<string> {
    const below = async (path: string, form: RegExp): Promise<readonly string[]> => {
      const names = await readdir(join(this.#parts.folder, path)).catch(() => []);
      return names.filter((name) => form.test(name)).sort();
    };
    for (const year of await below("", /^\d{4}$/)) {
      for (const month of await below(year, /^\d{2}$/)) {
        for (const day of await below(`${year}/${month}`, /^\d{2}$/)) yield `${year}/${month}/${day}`;
      }
    }
  }

  /** True: it is not there any more. */
  async #remove(file: string, why: Why): Promise<boolean> {
    const { type } = await removeFile(this.#parts.folder, file);
    if (type === "failed") this.#left += 1;
    else if (type === "removed") this.#removed[why] += 1;
    return type !== "failed";
  }
}
