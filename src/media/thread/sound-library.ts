import { once } from "node:events";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { Sound } from "../play/sound.ts";
import type { SoundResult, SoundSource } from "../play/sound.ts";
import type { LoadReply, LoadRequest, ToLoader } from "./sound-loader.ts";
import { stampOf } from "./sound-stamp.ts";

interface Shelved {
  readonly sound: Sound;
  readonly stamp: string;
  checkedAtMs: number;
}

/** A sound that was looked at this long ago is played as it is; an older one too, but its file is looked at again. */
const FRESH_MS = 10_000;
const MAX_SAMPLES = 32_000_000;
const MAX_FILES_IN_FOLDER = 1_000;
/** A reader with nothing to read for this long is ended: it takes 10 MB, and a file is read once. */
const LINGER_MS = 5_000;
/** What it reads lies outside of V8's heap. */
const LOADER_LIMITS = { maxYoungGenerationSizeMb: 4 };

/**
 * The sounds of a media worker: each file is read and converted once, by a thread of its own, so that a long piece of
 * music holds up nobody's audio. The least recently played go when all together are more than 64 MB
 * (and as much again for the laws they were played in).
 */
export class SoundLibrary implements SoundSource {
  readonly #now: () => number;
  readonly #shelf = new Map<string, Shelved>();
  readonly #waiting = new Map<string, ((result: SoundResult) => void)[]>();
  #samples = 0;
  #loader: Worker | undefined;
  #lingering: NodeJS.Timeout | undefined;
  /** Readers that were told to end. */
  readonly #leaving = new Set<Promise<unknown>>();

  readonly #lingerMs: number;

  constructor(now: () => number, lingerMs = LINGER_MS) {
    this.#now = now;
    this.#lingerMs = lingerMs;
  }

  /** Whether a thread for reading is there. */
  get isReading(): boolean {
    return this.#loader !== undefined || this.#leaving.size > 0;
  }

  sound(path: string, done: (result: SoundResult) => void): void {
    const shelved = this.#shelf.get(path);
    if (shelved === undefined) {
      this.#request(path, done);
      return;
    }
    // To the end of the order in which they go.
    this.#shelf.delete(path);
    this.#shelf.set(path, shelved);
    if (this.#now() - shelved.checkedAtMs > FRESH_MS) this.#request(path, () => undefined);
    done({ type: "sound", sound: shelved.sound });
  }

  list(folder: string, done: (result: readonly string[] | { readonly reason: string }) => void): void {
    readdir(folder).then(
      (names) => {
        const wavs = names.filter((name) => name.toLowerCase().endsWith(".wav")).sort();
        done(wavs.slice(0, MAX_FILES_IN_FOLDER).map((name) => join(folder, name)));
      },
      (error: unknown) => done({ reason: error instanceof Error ? error.message : String(error) }),
    );
  }

  async stop(): Promise<void> {
    this.#endLoader();
    await Promise.all(this.#leaving);
  }

  #request(path: string, done: (result: SoundResult) => void): void {
    const waiting = this.#waiting.get(path);
    if (waiting !== undefined) {
      waiting.push(done);
      return;
    }
    this.#waiting.set(path, [done]);
    const known = this.#shelf.get(path);
    if (known === undefined) this.#load(path);
    else void this.#lookAgain(path, known);
  }

  async #lookAgain(path: string, known: Shelved): Promise<void> {
    try {
      if (stampOf(await stat(path)) !== known.stamp) {
        this.#load(path);
        return;
      }
      known.checkedAtMs = this.#now();
      this.#answer(path, { type: "sound", sound: known.sound });
    } catch (error) {
      this.#take({ path, type: "unreadable", reason: error instanceof Error ? error.message : String(error) });
    }
  }

  #load(path: string): void {
    clearTimeout(this.#lingering);
    this.#loader ??= this.#startLoader();
    this.#loader.postMessage({ path } satisfies LoadRequest);
  }

  #startLoader(): Worker {
    const loader = new Worker(new URL("./sound-loader.ts", import.meta.url), {
      name: "sounds",
      resourceLimits: LOADER_LIMITS,
    });
    loader.on("message", (reply: LoadReply) => {
      this.#take(reply);
      if (this.#waiting.size === 0) this.#linger();
    });
    loader.on("error", () => undefined);
    // A file that kills its reader fails for those who wait; the next request begins with a new thread.
    loader.on("exit", () => {
      if (this.#loader !== loader) return;
      this.#loader = undefined;
      for (const path of [...this.#waiting.keys()]) this.#take({ path, type: "unreadable", reason: "the reader died" });
    });
    return loader;
  }

  #linger(): void {
    clearTimeout(this.#lingering);
    this.#lingering = setTimeout(() => this.#endLoader(), this.#lingerMs).unref();
  }

  /** In order, after what it was asked for: a thread that is torn down while it reads has been seen to take the process along. */
  #endLoader(): void {
    clearTimeout(this.#lingering);
    const loader = this.#loader;
    if (loader === undefined) return;
    this.#loader = undefined;
    const gone: Promise<unknown> = once(loader, "exit")
      .catch(() => undefined)
      .finally(() => this.#leaving.delete(gone));
    this.#leaving.add(gone);
    loader.postMessage("end" satisfies ToLoader);
  }

  #take(reply: LoadReply): void {
    this.#answer(reply.path, this.#shelve(reply));
  }

  #answer(path: string, result: SoundResult): void {
    const waiting = this.#waiting.get(path) ?? [];
    this.#waiting.delete(path);
    for (const done of waiting) done(result);
  }

  #shelve(reply: LoadReply): SoundResult {
    const shelved = this.#shelf.get(reply.path);
    if (shelved !== undefined) this.#samples -= shelved.sound.samples.length;
    this.#shelf.delete(reply.path);
    if (reply.type === "unreadable") return reply;
    const sound = new Sound(reply.samples);
    this.#samples += reply.samples.length;
    this.#shelf.set(reply.path, { sound, stamp: reply.stamp, checkedAtMs: this.#now() });
    this.#makeRoom();
    return { type: "sound", sound };
  }

  #makeRoom(): void {
    for (const [path, { sound }] of this.#shelf) {
      if (this.#samples <= MAX_SAMPLES || this.#shelf.size === 1) return;
      this.#shelf.delete(path);
      this.#samples -= sound.samples.length;
    }
  }
}
